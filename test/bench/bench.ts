/**
 * `npm run bench`: what the widgets weigh and how fast they are there, beside an empty Lit element and beside elements of
 * other libraries, all measured in this run. A breach of a budget, or of a ratio, ends it with code 1. `--json <file>`
 * writes down the same.
 */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {brotliCompressSync} from 'node:zlib';
import {chromium, type Browser} from 'playwright-core';
import {buildSite, type Site} from '../../packages/demo-site/site.mjs';
import {args, executablePath} from '../browser.mjs';
import {MONDAY_MORNING, startDemoGateway} from '../demo-gateway.ts';
import {startFront} from '../front-server.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {serveFolder} from '../static-server.ts';
import {BUDGET} from './budget.ts';
import {floorFile} from './floor.ts';
import {SLOW, timeBooking, timeFrontDoor, timeText, type Visit} from './measure.ts';
import {pageOf, widgetTags, writeBenchPages} from './pages.ts';
import {findPatients} from './patient.ts';
import {kilobytes, print, seconds} from './report.ts';
import {RIVALS, type Rival} from './rival.ts';
import {compressed, sumOf, twice, weighFlow, weighFrontDoor, type Compressed, type Weight} from './weigh.ts';

const ROUNDS = 5;
/** How many times as long as the empty element <gp-booking> may take. */
const LIMIT = {content: 2.5, times: 3.5};

const {json: jsonFile} = parseArgs({options: {json: {type: 'string'}}}).values;
const breaches: string[] = [];
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

interface FetchedRival extends Rival {
  weight?: Compressed;
}

/** Those that could be fetched are put in the folder as a page each; for the others the reason is printed. */
async function fetchRivals(folder: string): Promise<FetchedRival[]> {
  mkdirSync(folder);
  const put = (name: string, content: Buffer) => {
    writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
  };
  const fetched: FetchedRival[] = [];
  for (const [index, rival] of RIVALS.entries()) {
    try {
      const {script, style} = await rival.files();
      put(`${index}.js`, script);
      if (style !== undefined) put(`${index}.css`, style);
      const head =
        (style === undefined ? '' : `<link rel="stylesheet" href="/${index}.css">`) +
        `<script type="module" src="/${index}.js"></script>`;
      writeFileSync(join(folder, `${index}.html`), pageOf(head, rival.body));
      const weight = sumOf([script, ...(style === undefined ? [] : [style])].map(compressed));
      fetched.push({...rival, weight});
    } catch (error) {
      const why = error instanceof Error ? error.message.trim().split('\n').at(-1) : 'unknown';
      console.error(`${rival.name} could not be fetched, and is left out: ${why}`);
      fetched.push(rival);
    }
  }
  return fetched;
}

type Tags = 'moving' | 'exact';
interface Weights {
  cold: Weight;
  warm: Record<Tags, Weight>;
}

/** Each widget's page twice, with either kind of tag; with a gateway of its own, for each patient books once. */
async function weighWith(browser: Browser, site: Site, tags: Tags) {
  const gateway = await startDemoGateway({
    statics: {pages: site.pages, elements: site.elements, isImmutable: true},
  });
  // As a day later: only what never changes is taken from what was kept, the rest is asked for again.
  const front = await startFront(gateway.origin, {
    headersOf: ({path}, headers) =>
      path.startsWith('/gp-elements/') && !String(headers['cache-control']).includes('immutable')
        ? {...headers, 'cache-control': 'no-cache'}
        : headers,
  });
  try {
    const patients = await findPatients(gateway.origin);
    const page = (name: string) => `${front.origin}/bench/${name}${tags === 'exact' ? '-exact' : ''}`;
    const flow = (name: string, withCalendar: boolean) =>
      twice(browser, patients, (context, patient) => weighFlow(context, page(name), patient, {withCalendar}));
    const booking = await flow('booking', false);
    const calendar = await flow('booking', true);
    const all = await flow('all', true);
    const [reader] = await findPatients(gateway.origin).catch(() => [{token: '', kind: ''}]);
    const door = await twice(browser, [reader!, reader!], (context, patient) =>
      weighFrontDoor(context, page('front-door'), patient),
    );
    const each = (key: 'untilTimes' | 'whole', of: typeof booking) => ({
      cold: of.cold[key],
      warm: of.warm[key],
    });
    return {
      untilTimes: each('untilTimes', booking),
      wholeFlow: each('whole', booking),
      withCalendar: each('whole', calendar),
      frontDoor: door,
      allUntilTimes: each('untilTimes', all),
      allWithCalendar: each('whole', all),
    };
  } finally {
    await front.close();
    await gateway.close();
  }
}

type Row = keyof Awaited<ReturnType<typeof weighWith>>;

async function weigh(browser: Browser, site: Site): Promise<Record<Row, Weights>> {
  const moving = await weighWith(browser, site, 'moving');
  const exact = await weighWith(browser, site, 'exact');
  const entries = Object.entries(moving).map(([row, {cold, warm}]) => [
    row,
    {cold, warm: {moving: warm, exact: exact[row as Row].warm}},
  ]);
  return Object.fromEntries(entries) as Record<Row, Weights>;
}

const ALL = `All widgets on one page: ${widgetTags()
  .map((tag) => `<${tag}>`)
  .join(' and ')}`;
const NAMES: Record<Row, string> = {
  untilTimes: '<gp-booking> until times show, signed in',
  wholeFlow: '<gp-booking> until an appointment stands, in Dutch',
  withCalendar: 'the same with the calendar',
  frontDoor: '<gp-front-door> until its services show',
  allUntilTimes: 'until times show',
  allWithCalendar: 'until an appointment stands, with the calendar',
};

function printWeights(
  weights: Record<Row, Weights>,
  floor: Compressed,
  rivals: readonly FetchedRival[],
): void {
  const cells = ({min, gzip, bytes}: Compressed) => [min, gzip, bytes].map(kilobytes);
  const row = (key: Row, limit = '') => {
    const {cold} = weights[key];
    return [NAMES[key], String(cold.files.length), ...cells(cold), limit];
  };
  const {untilTimes, wholeFlow, withCalendar, frontDoor} = weights;
  print('Scripts and styles', [
    ['', 'requests', 'minified', 'gzip 9', 'brotli 11', 'at most'],
    ['One widget'],
    row('untilTimes', `${kilobytes(BUDGET.untilTimes)}, ${BUDGET.requests}`),
    row('wholeFlow', kilobytes(BUDGET.wholeFlow)),
    row('withCalendar', kilobytes(BUDGET.withCalendar)),
    row('frontDoor', kilobytes(BUDGET.frontDoorPage)),
    [ALL],
    row('allUntilTimes'),
    row('allWithCalendar'),
    ['For comparison'],
    ['floor: an empty Lit element', '1', ...cells(floor), ''],
    ...rivals.map(({name, what, weight}) => [
      `${name}, ${what}`,
      '',
      ...(weight === undefined ? ['', '', 'not fetched'] : cells(weight)),
      '',
    ]),
  ]);
  for (const {name, weight} of rivals) {
    if (weight === undefined) continue;
    const times = (weight.bytes / untilTimes.cold.bytes).toFixed(1);
    console.log(
      `${name === rivals[0]?.name ? '\n' : ''}  ${name} is ${times} times as heavy as <gp-booking> until times show.`,
    );
  }
  const over = (what: string, {bytes}: Weight, limit: number) => {
    if (bytes > limit) breaches.push(`${what}: ${bytes} bytes, at most ${limit}`);
  };
  over(NAMES.untilTimes, untilTimes.cold, BUDGET.untilTimes);
  over(NAMES.wholeFlow, wholeFlow.cold, BUDGET.wholeFlow);
  over(`${NAMES.wholeFlow}, with the calendar`, withCalendar.cold, BUDGET.withCalendar);
  over(NAMES.frontDoor, frontDoor.cold, BUDGET.frontDoorPage);
  if (untilTimes.cold.files.length > BUDGET.requests)
    breaches.push(`${NAMES.untilTimes}: ${untilTimes.cold.files.length} requests`);

  const wire = ({wire: {requests, bytes}}: Weight) => `${requests}, ${kilobytes(bytes)}`;
  const wireRow = (key: Row) => {
    const {cold, warm} = weights[key];
    return [NAMES[key], wire(cold), wire(warm.moving), wire(warm.exact)];
  };
  print(
    'Requests and bytes over the wire for these, with the headers of the answers',
    [
      ['', 'first visit', 'second, moving tags', 'second, exact tags'],
      ['One widget'],
      ...(['untilTimes', 'wholeFlow', 'withCalendar', 'frontDoor'] as const).map(wireRow),
      [ALL],
      ...(['allUntilTimes', 'allWithCalendar'] as const).map(wireRow),
    ],
    ['At a second visit the browser has kept what never changes; what may change is asked for again.'],
  );
  for (const [key, {warm}] of Object.entries(weights)) {
    if (warm.exact.wire.requests > 0)
      breaches.push(`${NAMES[key as Row]}: a second visit with exact tags fetches again`);
  }
}

interface Timed {
  floor: number;
  booking: Visit;
  preloaded: Visit;
  frontDoor: Visit;
  all: Visit;
  /** Milliseconds until each shows something; of those that could be fetched. */
  rivals: (Pick<Rival, 'name' | 'what' | 'atMost'> & {contentMs: number})[];
}

const middle = (visits: readonly Visit[]): Visit => ({
  contentMs: median(visits.map(({contentMs}) => contentMs)),
  reactsMs: median(visits.map(({reactsMs}) => reactsMs)),
  ...(visits[0]?.timesMs === undefined
    ? {}
    : {timesMs: median(visits.map(({timesMs = Number.NaN}) => timesMs))}),
  shifts: visits.flatMap(({shifts}) => shifts),
});

/** They are measured in turns, so that a busy moment of this machine hits all of them. */
async function timeAll(
  browser: Browser,
  origin: string,
  rivalOrigin: string,
  rivals: readonly FetchedRival[],
): Promise<Timed> {
  const [patient] = await findPatients(origin);
  if (patient === undefined) throw new Error('There is no patient.');
  const page = (name: string) => `${origin}/bench/${name}`;
  const floor: number[] = [];
  const visits = {
    booking: [] as Visit[],
    preloaded: [] as Visit[],
    frontDoor: [] as Visit[],
    all: [] as Visit[],
  };
  const shown = rivals.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push(await timeText(browser, page('floor'), patient, 'content'));
    visits.booking.push(await timeBooking(browser, page('booking'), patient));
    visits.preloaded.push(await timeBooking(browser, page('preloaded'), patient));
    visits.frontDoor.push(await timeFrontDoor(browser, page('front-door'), patient));
    visits.all.push(await timeBooking(browser, page('all'), patient));
    for (const [index, {weight, content}] of rivals.entries())
      if (weight !== undefined)
        shown[index]?.push(await timeText(browser, `${rivalOrigin}/${index}.html`, patient, content));
  }
  return {
    floor: median(floor),
    booking: middle(visits.booking),
    preloaded: middle(visits.preloaded),
    frontDoor: middle(visits.frontDoor),
    all: middle(visits.all),
    rivals: rivals.flatMap(({name, what, atMost, weight}, index) =>
      weight === undefined ? [] : [{name, what, atMost, contentMs: median(shown[index] ?? [])}],
    ),
  };
}

function ratiosOver({floor, booking, rivals}: Timed): string[] {
  const over = (what: string, ratio: number, limit: number) =>
    ratio <= limit ? [] : [`${what}: ${ratio.toFixed(2)}, at most ${limit}`];
  return [
    ...over('<gp-booking> shows content, to the floor', booking.contentMs / floor, LIMIT.content),
    ...over('<gp-booking> shows times, to the floor', (booking.timesMs ?? Infinity) / floor, LIMIT.times),
    ...rivals.flatMap(({name, contentMs, atMost}) =>
      over(`<gp-booking> shows content, to ${name}`, booking.contentMs / contentMs, atMost),
    ),
  ];
}

function printSpeed(timed: Timed): void {
  const {floor, booking, preloaded, frontDoor, all, rivals} = timed;
  const cell = (ms?: number) => (ms === undefined ? '' : `${seconds(ms)}, ${(ms / floor).toFixed(2)} x`);
  const row = (name: string, {contentMs, reactsMs, timesMs, shifts}: Visit) => [
    name,
    cell(contentMs),
    cell(reactsMs),
    cell(timesMs),
    shifts.length === 0 ? '0' : `${shifts.length} times`,
  ];
  print(
    `Slow phone: ${SLOW.rttMs} ms, ${SLOW.downBps / 1e6} Mbit/s, ${SLOW.cpu} times slower processor; median of ${ROUNDS}, and times the floor`,
    [
      ['', 'first content', 'control reacts', 'times', 'layout shift'],
      ['floor: an empty Lit element', cell(floor)],
      row('<gp-booking>', booking),
      row('the same, with preload tags in the page', preloaded),
      row('<gp-front-door>, then its booking', frontDoor),
      row('all widgets on one page', all),
      ...rivals.map(({name, what, contentMs}) => [`${name}, ${what}`, cell(contentMs)]),
    ],
    [
      `<gp-booking> at most: content ${LIMIT.content} x and times ${LIMIT.times} x the floor` +
        rivals.map(({name, atMost}) => `, content ${atMost} x ${name}`).join(''),
    ],
  );
  breaches.push(...ratiosOver(timed));
  for (const [name, {shifts}] of Object.entries({booking, preloaded, frontDoor, all}))
    breaches.push(...shifts.map((shift) => `layout shift, ${name}: ${shift}`));
}

const folder = mkdtempSync(join(tmpdir(), 'gp-bench-'));
const site = await buildSite({
  onBuild: () => console.log('Building the page files …'),
  folder: join(folder, 'pages'),
});
await writeBenchPages(site);
const floor = compressed(await floorFile());
const rivals = await fetchRivals(join(folder, 'rivals'));
const rivalPages = await serveFolder(() => join(folder, 'rivals'));
const gateway = await GatewayProcess.start({
  dataDir: join(folder, 'data'),
  now: MONDAY_MORNING,
  env: {GP_STATIC: site.pages, GP_ELEMENTS: site.elements},
});
// What a rival asks of its makers goes nowhere.
const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
const browser = await chromium.launch({executablePath, args: [...args, offline]});
try {
  const weights = await weigh(browser, site);
  printWeights(weights, floor, rivals);
  const time = () => timeAll(browser, gateway.origin, rivalPages.origin, rivals);
  const first = await time();
  // A machine that was busy gets one more try.
  const timed = ratiosOver(first).length === 0 ? first : await time();
  printSpeed(timed);
  if (jsonFile !== undefined) {
    const found = {budget: BUDGET, limit: LIMIT, weights, floor, rivals, slow: SLOW, timed, breaches};
    writeFileSync(jsonFile, `${JSON.stringify(found, null, 2)}\n`);
  }
} finally {
  await browser.close();
  await gateway.stop();
  await rivalPages.close();
  rmSync(folder, {recursive: true, force: true});
}

console.log(
  breaches.length === 0 ? '\nWithin every limit.' : `\nOver the limit:\n  ${breaches.join('\n  ')}`,
);
process.exitCode = breaches.length === 0 ? 0 : 1;
