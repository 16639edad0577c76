/** What a browser fetches and how long it takes, on a page with nothing but the element. */
import type {Browser, Locator, Page, Request} from 'playwright-core';
import {basename} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import type {Patient} from './patient.ts';

/** A phone on a slow connection; milliseconds there and back, bits per second. */
export const SLOW = {rttMs: 150, downBps: 1_600_000, upBps: 750_000, cpu: 4};

export const brotli = (content: Buffer): number =>
  brotliCompressSync(content, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

export interface Weight {
  /** Bytes of each, compressed with brotli at its highest level, whatever the server sent. */
  files: {name: string; bytes: number}[];
  /** Of all together. */
  bytes: number;
}

const weightFrom = (files: Weight['files']): Weight => ({
  files,
  bytes: files.reduce((sum, {bytes}) => sum + bytes, 0),
});

async function weightOf(requests: readonly Request[]): Promise<Weight> {
  const files = await Promise.all(
    requests.map(async (request) => {
      const response = await request.response();
      const body = response === null ? Buffer.alloc(0) : await response.body();
      return {name: basename(new URL(request.url()).pathname), bytes: brotli(body)};
    }),
  );
  return weightFrom(files);
}

/** Keeps every script and style under /gp-elements/ that is asked for from now on, and notes when times had arrived. */
class Scales {
  readonly #asked: Request[] = [];
  #untilTimes = 0;

  constructor(page: Page) {
    const pathOf = (request: Request) => new URL(request.url()).pathname;
    page.on('request', (request) => {
      if (pathOf(request).startsWith('/gp-elements/')) this.#asked.push(request);
    });
    page.on('requestfinished', (request) => {
      if (pathOf(request) === '/v1/time-slots') this.note();
    });
  }

  /** Until now counts as before the times: they cannot show earlier than this. */
  note(): void {
    this.#untilTimes = this.#asked.length;
  }

  /** Call when times show: what is asked for from then on came too late to show them. */
  untilTimes(): Promise<Weight> {
    return weightOf(this.#asked.slice(0, this.#untilTimes));
  }

  all(): Promise<Weight> {
    return weightOf(this.#asked);
  }
}

/** Milliseconds since navigation at which something showed. */
async function shownAt(page: Page, what: Locator): Promise<number> {
  await what.waitFor({state: 'visible'});
  return page.evaluate(() => performance.now());
}

async function open(browser: Browser, address: string, {token}: Patient, isSlow: boolean): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 390, height: 844}, locale: 'nl-NL'});
  await context.addInitScript((given) => Object.assign(globalThis, {benchToken: given}), token);
  const page = await context.newPage();
  if (isSlow) {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: SLOW.rttMs,
      downloadThroughput: SLOW.downBps / 8,
      uploadThroughput: SLOW.upBps / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', {rate: SLOW.cpu});
  }
  await page.goto(address, {waitUntil: 'commit'});
  return page;
}

const notUrgent = (page: Page) => page.getByRole('button', {name: 'Nee, geen van deze'});
const times = (page: Page) => page.getByRole('button', {name: /^\d\d:\d\d/});

async function goToTimes(page: Page, {kind}: Patient, beforeLastPress?: () => void): Promise<void> {
  await notUrgent(page).click();
  await page.getByRole('button', {name: kind}).first().click();
  const one = page.getByRole('button', {name: 'Eén klacht'});
  await one.waitFor();
  beforeLastPress?.();
  await one.click();
  await times(page).first().waitFor();
}

/** Everything that was asked for, once nothing more is on its way; the visit is over. */
async function endOf(page: Page, scales: Scales): Promise<Weight> {
  await page.waitForLoadState('networkidle');
  const seen = await scales.all();
  await page.context().close();
  return seen;
}

/**
 * Bytes and requests until times show; for the whole flow, in which one of the first times is chosen, a reason given and
 * kept as a draft, checked and booked; and for who looks at the calendar as well.
 */
export async function weighBooking(
  browser: Browser,
  address: string,
  patient: Patient,
): Promise<{untilTimes: Weight; wholeFlow: Weight; withCalendar: Weight}> {
  // First, for after the booking this kind is no longer open to this person.
  const other = await open(browser, 'about:blank', patient, false);
  const otherScales = new Scales(other);
  await other.goto(address);
  await goToTimes(other, patient);
  await other.getByRole('button', {name: 'Een andere dag kiezen'}).click();
  await other
    .getByRole('gridcell', {name: /vrije tijd/})
    .first()
    .waitFor();
  const calendar = await endOf(other, otherScales);

  const page = await open(browser, 'about:blank', patient, false);
  const scales = new Scales(page);
  await page.goto(address);
  await goToTimes(page, patient, () => scales.note());
  const untilTimes = await scales.untilTimes();
  await times(page).first().click();
  await page.getByRole('textbox', {name: 'Waar gaat het over?'}).fill('Ik hoest al drie weken.');
  await page.getByText('Concept bewaard').waitFor();
  await page.getByRole('button', {name: 'Verder naar controleren'}).click();
  await page.getByRole('button', {name: 'Afspraak bevestigen'}).click();
  await page.getByRole('heading', {name: 'Uw afspraak staat vast'}).waitFor();
  const wholeFlow = await endOf(page, scales);
  const isNew = ({name}: {name: string}) => !wholeFlow.files.some((file) => file.name === name);
  const withCalendar = weightFrom([...wholeFlow.files, ...calendar.files.filter(isNew)]);
  return {untilTimes, wholeFlow, withCalendar};
}

export interface BookingTimes {
  contentMs: number;
  timesMs: number;
}

/** Milliseconds until the urgent question shows, and until times do for someone who presses at once. */
export async function timeBooking(
  browser: Browser,
  address: string,
  patient: Patient,
): Promise<BookingTimes> {
  const page = await open(browser, address, patient, true);
  const contentMs = await shownAt(page, notUrgent(page));
  await goToTimes(page, patient);
  const timesMs = await shownAt(page, times(page).first());
  await page.context().close();
  return {contentMs, timesMs};
}

/** Milliseconds until this text shows. */
export async function timeText(
  browser: Browser,
  address: string,
  patient: Patient,
  text: string,
): Promise<number> {
  const page = await open(browser, address, patient, true);
  const ms = await shownAt(page, page.getByText(text, {exact: true}));
  await page.context().close();
  return ms;
}
