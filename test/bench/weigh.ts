/** What a browser fetches for the widgets: at a first visit, and at a second one with what it kept of the first. */
import {setTimeout as pause} from 'node:timers/promises';
import {basename} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import type {Browser, BrowserContext, Page, Request} from 'playwright-core';
import {goToTimes, newContext, newPage, notUrgent, service, times} from './measure.ts';
import {widgetTags} from './pages.ts';
import type {Patient} from './patient.ts';

export interface Compressed {
  /** As it is. */
  min: number;
  /** At level 9. */
  gzip: number;
  /** Brotli at its highest level. */
  bytes: number;
}
export interface Weight extends Compressed {
  files: ({name: string} & Compressed)[];
  /** What went over the wire for these, headers of the answers included. */
  wire: {requests: number; bytes: number};
}

export const compressed = (content: Buffer): Compressed => ({
  min: content.length,
  gzip: gzipSync(content, {level: 9}).length,
  bytes: brotliCompressSync(content, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length,
});

export const sumOf = (parts: readonly Compressed[]): Compressed => {
  const sum = (key: keyof Compressed) => parts.reduce((total, part) => total + part[key], 0);
  return {min: sum('min'), gzip: sum('gzip'), bytes: sum('bytes')};
};

/** Nothing was asked for during so long: nothing more follows from what came. ms. */
const SILENCE_MS = 500;

const isOurs = (address: string) => new URL(address).pathname.startsWith('/gp-elements/');

/** Keeps every script and style under /gp-elements/ that is asked for from now on, and notes when times had arrived. */
class Scales {
  readonly #asked: Request[] = [];
  /** Bytes that came over the wire, by address; none of what the browser had kept. */
  readonly #wire = new Map<string, number>();
  #noted = 0;

  private constructor(page: Page) {
    page.on('request', (request) => {
      if (isOurs(request.url())) this.#asked.push(request);
    });
    page.on('requestfinished', (request) => {
      if (new URL(request.url()).pathname === '/v1/time-slots') this.note();
    });
  }

  static async under(page: Page): Promise<Scales> {
    const scales = new Scales(page);
    const session = await page.context().newCDPSession(page);
    const addresses = new Map<string, string>();
    session.on('Network.requestWillBeSent', ({requestId, request}) => {
      if (isOurs(request.url)) addresses.set(requestId, request.url);
    });
    session.on('Network.responseReceived', ({requestId, response}) => {
      if (response.fromDiskCache === true) addresses.delete(requestId);
    });
    session.on('Network.requestServedFromCache', ({requestId}) => addresses.delete(requestId));
    session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
      const address = addresses.get(requestId);
      if (address !== undefined) scales.#wire.set(address, encodedDataLength);
    });
    await session.send('Network.enable');
    return scales;
  }

  /** Until now counts as before the times: they cannot show earlier than this. */
  note(): void {
    this.#noted = this.#asked.length;
  }

  /** Of what was asked for until the note; what came after it came too late to be needed. */
  noted(): Promise<Weight> {
    return this.#weigh(this.#asked.slice(0, this.#noted));
  }

  /** Once nothing of ours is on its way any more. The network need not be silent: live updates keep a connection. */
  async settled(): Promise<void> {
    let known = -1;
    while (known !== this.#asked.length) {
      known = this.#asked.length;
      await Promise.all(this.#asked.map(async (request) => (await request.response())?.finished()));
      await pause(SILENCE_MS);
    }
  }

  all(): Promise<Weight> {
    return this.#weigh(this.#asked);
  }

  async #weigh(requests: readonly Request[]): Promise<Weight> {
    const files = await Promise.all(
      requests.map(async (request) => {
        const response = await request.response();
        const body = response === null ? Buffer.alloc(0) : await response.body();
        return {name: basename(new URL(request.url()).pathname), ...compressed(body)};
      }),
    );
    const sent = requests.flatMap((request) => this.#wire.get(request.url()) ?? []);
    const wire = {requests: sent.length, bytes: sent.reduce((sum, bytes) => sum + bytes, 0)};
    return {files, ...sumOf(files), wire};
  }
}

export interface Visit {
  untilTimes: Weight;
  /** Until the appointment stands. */
  whole: Weight;
}

/** A page with <gp-booking> among its widgets, from the first question to an appointment in one of the first times. */
export async function weighFlow(
  context: BrowserContext,
  address: string,
  patient: Patient,
  {withCalendar = false} = {},
): Promise<Visit> {
  const {page, scales} = await open(context, address, patient);
  for (const tag of widgetTags())
    for (const widget of await page.locator(tag).all()) await widget.getByRole('heading').first().waitFor();
  await notUrgent(page).click();
  await goToTimes(page, patient, () => scales.note());
  const untilTimes = await scales.noted();
  if (withCalendar) {
    await page.getByRole('button', {name: 'Een andere dag kiezen'}).click();
    const free = page.getByRole('gridcell', {name: /vrije tijd/}).first();
    await free.click();
  }
  await times(page).first().click();
  // Is kept as a draft.
  await page.getByRole('textbox', {name: 'Waar gaat het over?'}).fill('Ik hoest al drie weken.');
  await page.getByText('Concept bewaard').waitFor();
  await page.getByRole('button', {name: 'Verder naar controleren'}).click();
  await page.getByRole('button', {name: 'Afspraak bevestigen'}).click();
  await page.getByRole('heading', {name: 'Uw afspraak staat vast'}).waitFor();
  return {untilTimes, whole: await endOf(page, scales)};
}

/** A page with <gp-front-door>, until it shows its services. */
export async function weighFrontDoor(
  context: BrowserContext,
  address: string,
  patient: Patient,
): Promise<Weight> {
  const {page, scales} = await open(context, address, patient);
  await service(page).waitFor();
  return endOf(page, scales);
}

async function open(context: BrowserContext, address: string, patient: Patient) {
  const page = await newPage(context, patient);
  const scales = await Scales.under(page);
  await page.goto(address);
  return {page, scales};
}

/** Everything that was asked for, once nothing more is on its way; the visit is over. */
async function endOf(page: Page, scales: Scales): Promise<Weight> {
  await scales.settled();
  const seen = await scales.all();
  await page.close();
  return seen;
}

export interface Twice<T> {
  /** Nothing was kept. */
  cold: T;
  /** The same again by the same browser. */
  warm: T;
}

/** Two visits, each by a patient of its own. @throws When there are no more patients. */
export async function twice<T>(
  browser: Browser,
  patients: Patient[],
  visit: (context: BrowserContext, patient: Patient) => Promise<T>,
): Promise<Twice<T>> {
  const context = await newContext(browser);
  const cold = await visit(context, nextOf(patients));
  const warm = await visit(context, nextOf(patients));
  await context.close();
  return {cold, warm};
}

function nextOf(patients: Patient[]): Patient {
  const patient = patients.shift();
  if (patient === undefined) throw new Error('The demo has too few people for what is to be weighed.');
  return patient;
}

export interface BookingWeights {
  untilTimes: Weight;
  wholeFlow: Weight;
  withCalendar: Weight;
}

/** First visits to a page with <gp-booking>. Two of the patients have an appointment afterwards. */
export async function weighBooking(
  browser: Browser,
  address: string,
  patients: Patient[],
): Promise<BookingWeights> {
  const visit = async (withCalendar: boolean) => {
    const context = await newContext(browser);
    const found = await weighFlow(context, address, nextOf(patients), {withCalendar});
    await context.close();
    return found;
  };
  const {untilTimes, whole: wholeFlow} = await visit(false);
  const {whole: withCalendar} = await visit(true);
  return {untilTimes, wholeFlow, withCalendar};
}
