/**
 * `npm run bench`: what <gp-booking> weighs and how fast it is there, beside an empty Lit element and beside another
 * booking element, all measured in this run. A breach of a budget, or of a ratio to the floor, ends it with code 1.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type Browser} from 'playwright-core';
import {buildSite} from '../../packages/demo-site/site.mjs';
import {args, executablePath} from '../browser.mjs';
import {GatewayProcess} from '../gateway-process.ts';
import {floorFile} from './floor.ts';
import {writeBenchPages} from './pages.ts';
import {SLOW, brotli, timeBooking, timeText, weighBooking} from './measure.ts';
import {findPatient, type Patient} from './patient.ts';
import {BUDGET} from './budget.ts';
import {rivalFile, rivalName} from './rival.ts';

const ROUNDS = 5;
/** How many times as long as the empty element it may take. */
const LIMIT = {content: 2.5, times: 3.5};
// A Monday morning in office hours, so that there are times and nothing depends on the day this runs.
const NOW = '2026-11-23T08:05:00+01:00';

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const breaches: string[] = [];

function print(heading: string, rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)),
    [],
  );
  console.log(`\n${heading}\n`);
  for (const row of rows) {
    console.log(
      `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart((widths[at] ?? 0) + 2))).join('')}`,
    );
  }
}

async function rivalBytes(): Promise<number | undefined> {
  try {
    return brotli(await rivalFile());
  } catch (error) {
    console.error(`${rivalName} could not be fetched: ${error instanceof Error ? error.message : 'unknown'}`);
    return undefined;
  }
}

async function weights(browser: Browser, origin: string, patient: Patient, floor: Buffer): Promise<void> {
  const {untilTimes, wholeFlow, withCalendar} = await weighBooking(
    browser,
    `${origin}/bench/booking`,
    patient,
  );
  const rival = await rivalBytes();
  print('Scripts and styles, brotli 11', [
    ['', 'weight', 'requests', 'at most'],
    [
      '<gp-booking> until times show, signed in',
      kilobytes(untilTimes.bytes),
      String(untilTimes.files.length),
      `${kilobytes(BUDGET.untilTimes)}, ${BUDGET.requests}`,
    ],
    [
      '<gp-booking> whole Dutch flow',
      kilobytes(wholeFlow.bytes),
      String(wholeFlow.files.length),
      kilobytes(BUDGET.wholeFlow),
    ],
    [
      'the same with the calendar',
      kilobytes(withCalendar.bytes),
      String(withCalendar.files.length),
      kilobytes(BUDGET.withCalendar),
    ],
    ['floor: an empty Lit element', kilobytes(brotli(floor)), '1', ''],
    [`${rivalName} scheduling`, rival === undefined ? 'not fetched' : kilobytes(rival), '1', ''],
  ]);
  if (rival !== undefined)
    console.log(`\n  ${(rival / untilTimes.bytes).toFixed(1)} times lighter until times show.`);
  if (untilTimes.bytes > BUDGET.untilTimes) breaches.push(`until times show: ${untilTimes.bytes} bytes`);
  if (untilTimes.files.length > BUDGET.requests)
    breaches.push(`until times show: ${untilTimes.files.length} requests`);
  if (withCalendar.bytes > BUDGET.withCalendar)
    breaches.push(`with the calendar: ${withCalendar.bytes} bytes`);
  if (wholeFlow.bytes > BUDGET.wholeFlow) breaches.push(`whole flow: ${wholeFlow.bytes} bytes`);
}

interface Medians {
  floor: number;
  content: number;
  /** The same on a page that names the files beforehand. */
  preloaded: number;
  times: number;
}

/** They are measured in turns, so that a busy moment of this machine hits all of them. */
async function medians(browser: Browser, origin: string, patient: Patient): Promise<Medians> {
  const floor: number[] = [];
  const content: number[] = [];
  const preloaded: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push(await timeText(browser, `${origin}/bench/floor`, patient, 'content'));
    const {contentMs, timesMs} = await timeBooking(browser, `${origin}/bench/booking`, patient);
    content.push(contentMs);
    times.push(timesMs);
    preloaded.push((await timeBooking(browser, `${origin}/bench/preloaded`, patient)).contentMs);
  }
  return {
    floor: median(floor),
    content: median(content),
    preloaded: median(preloaded),
    times: median(times),
  };
}

const isWithin = ({floor, content, times}: Medians) =>
  content / floor <= LIMIT.content && times / floor <= LIMIT.times;

/** A machine that was busy gets one more try. */
async function speed(browser: Browser, origin: string, patient: Patient): Promise<Medians> {
  const first = await medians(browser, origin, patient);
  return isWithin(first) ? first : medians(browser, origin, patient);
}

function printSpeed(found: Medians): void {
  const ratio = (ms: number) => `${(ms / found.floor).toFixed(2)} x floor`;
  print(
    `Slow phone: ${SLOW.rttMs} ms, ${SLOW.downBps / 1e6} Mbit/s, ${SLOW.cpu} times slower processor; median of ${ROUNDS}`,
    [
      ['', 'after', 'ratio', 'at most'],
      ['floor: an empty Lit element shows', seconds(found.floor), '', ''],
      [
        '<gp-booking> shows the urgent question',
        seconds(found.content),
        ratio(found.content),
        `${LIMIT.content} x floor`,
      ],
      ['the same, with preload tags in the page', seconds(found.preloaded), ratio(found.preloaded), ''],
      [
        '<gp-booking> shows times, three presses later',
        seconds(found.times),
        ratio(found.times),
        `${LIMIT.times} x floor`,
      ],
    ],
  );
  if (!isWithin(found)) breaches.push(`content ${ratio(found.content)}, times ${ratio(found.times)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'gp-bench-'));
const site = await buildSite({
  onBuild: () => console.log('Building the page files …'),
  folder: join(folder, 'pages'),
});
await writeBenchPages(site);
const floor = await floorFile();

const gateway = await GatewayProcess.start({
  dataDir: join(folder, 'data'),
  now: NOW,
  env: {GP_STATIC: site.pages, GP_ELEMENTS: site.elements},
});
const browser = await chromium.launch({executablePath, args});
try {
  const patient = await findPatient(gateway.origin);
  // Weighing books an appointment, and then that kind is no longer open to this person.
  const found = await speed(browser, gateway.origin, patient);
  await weights(browser, gateway.origin, patient, floor);
  printSpeed(found);
} finally {
  await browser.close();
  await gateway.stop();
  rmSync(folder, {recursive: true, force: true});
}

console.log(
  breaches.length === 0 ? '\nWithin every limit.' : `\nOver the limit:\n  ${breaches.join('\n  ')}`,
);
process.exitCode = breaches.length === 0 ? 0 : 1;
