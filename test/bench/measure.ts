/** How long it takes on a page with nothing but the element, for a slow phone, and whether anything moves meanwhile. */
import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import {layoutShifts, watchLayout} from '../journeys/layout-shift.ts';
import type {Patient} from './patient.ts';

/** A phone on a slow connection; milliseconds there and back, bits per second. */
export const SLOW = {rttMs: 150, downBps: 1_600_000, upBps: 750_000, cpu: 4};

export const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({viewport: {width: 390, height: 844}, locale: 'nl-NL'});

/** An empty page of a visitor whose token is that of the patient. */
export async function newPage(context: BrowserContext, {token}: Patient): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript((given) => Object.assign(globalThis, {benchToken: given}), token);
  return page;
}

/** The widgets as a person meets them. */
export const notUrgent = (page: Page) => page.getByRole('button', {name: 'Nee, geen van deze'});
export const times = (page: Page) => page.getByRole('button', {name: /^\d\d:\d\d/});
export const kindOf = (page: Page, {kind}: Patient) => page.getByRole('button', {name: kind}).first();
/** What the front door offers. */
export const service = (page: Page) => page.getByRole('button', {name: 'Afspraak maken'});

export async function goToTimes(page: Page, patient: Patient, beforeLastPress?: () => void): Promise<void> {
  await kindOf(page, patient).click();
  const one = page.getByRole('button', {name: 'Eén klacht'});
  await one.waitFor();
  beforeLastPress?.();
  await one.click();
  await times(page).first().waitFor();
}

/** Milliseconds since navigation at which something showed. */
async function shownAt(page: Page, what: Locator): Promise<number> {
  await what.waitFor({state: 'visible'});
  return page.evaluate(() => performance.now());
}

async function openSlowly(browser: Browser, address: string, patient: Patient): Promise<Page> {
  const context = await newContext(browser);
  const page = await newPage(context, patient);
  // On a busy machine the slowest page of the comparison takes more than the usual half a minute.
  page.setDefaultTimeout(120_000);
  await watchLayout(page);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.rttMs,
    downloadThroughput: SLOW.downBps / 8,
    uploadThroughput: SLOW.upBps / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', {rate: SLOW.cpu});
  await page.goto(address, {waitUntil: 'commit'});
  return page;
}

export interface Visit {
  /** Milliseconds until the first screen shows. */
  contentMs: number;
  /** Milliseconds until the next screen shows, for who presses the first control as soon as it is there. */
  reactsMs: number;
  /** Milliseconds until times show, for who presses at once, where the page has them. */
  timesMs?: number;
  /** What moved until then without anybody having asked for it. */
  shifts: string[];
}

/** <gp-booking> until times show. */
export async function timeBooking(browser: Browser, address: string, patient: Patient): Promise<Visit> {
  const page = await openSlowly(browser, address, patient);
  const contentMs = await shownAt(page, notUrgent(page));
  await notUrgent(page).click();
  const reactsMs = await shownAt(page, kindOf(page, patient));
  await goToTimes(page, patient);
  const timesMs = await shownAt(page, times(page).first());
  const shifts = await layoutShifts(page);
  await page.context().close();
  return {contentMs, reactsMs, timesMs, shifts};
}

/** <gp-front-door> until the service that was chosen asks its first question. */
export async function timeFrontDoor(browser: Browser, address: string, patient: Patient): Promise<Visit> {
  const page = await openSlowly(browser, address, patient);
  const contentMs = await shownAt(page, service(page));
  await service(page).click();
  const reactsMs = await shownAt(page, notUrgent(page));
  const shifts = await layoutShifts(page);
  await page.context().close();
  return {contentMs, reactsMs, shifts};
}

/** Milliseconds until this text shows. */
export async function timeText(
  browser: Browser,
  address: string,
  patient: Patient,
  text: string,
): Promise<number> {
  const page = await openSlowly(browser, address, patient);
  const ms = await shownAt(page, page.getByText(text, {exact: true}).first());
  await page.context().close();
  return ms;
}
