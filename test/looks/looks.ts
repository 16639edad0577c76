// `npm run test:looks`: pictures of what matters most, held against those that were accepted. `-- --accept` accepts what is
// there now; `-- times done` looks at those stories alone. Ends with "N passed, N failed".
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import pixelmatch from 'pixelmatch';
import {chromium, type Browser, type Page} from 'playwright-core';
import {args, executablePath} from '../browser.mjs';
import {serveStorybook, type Storybook} from '../storybook.ts';
import {decode, encode, reduce, type Picture} from './png.ts';

const STORIES = [
  'booking-flow--urgent-question',
  'booking-flow--whom-to-call',
  'booking-flow--kinds',
  'booking-flow--times',
  'booking-flow--times-of-a-day',
  'booking-flow--details-with-faults',
  'booking-flow--check',
  'booking-flow--done',
  'booking-appointments--list',
  'booking-states--sign-in',
  'front-door--open',
  'front-door--week',
  'front-door--night',
  'front-door--by-phone',
  'medication-overview--weekly',
  'medication-overview--tapering',
  'medication-overview--parallel',
  'practice-desk--forty-items',
  'practice-desk--open',
  'practice-desk--changed',
  'practice-desk--chosen-of-several-kinds',
  'practice-desk--planned',
  'practice-desk--some-could-not',
  'practice-day--per-practitioner',
  'practice-day--booking',
  'repeat-prescription--choose',
  'repeat-prescription--list',
  'repeats-at-the-practice--one-request',
  'repeats-at-the-practice--to-prescribe',
  'practice-settings--closures',
  'practice-settings--refused',
  'adoption-report--ready',
  'ui-messages--notices',
  'ui-actions--choice-cards',
];
/** Classes of the page, as Storybook sets them. */
const THEMES = {bare: '', voorbeeld: 'voorbeeld-theme', kastanje: 'kastanje'};
const SCHEMES = ['light', 'dark'];
const WIDTHS = {phone: 390, desktop: 1280};

/** From here on a pixel counts as another: a share of the way from black to white. */
const THRESHOLD = 0.1;
/** As many pixels of a picture may be another: an edge of a letter that falls differently, and no line or corner. */
const TOLERANCE = 16;

/** Monday morning, when the practice of the stories opens. */
const NOW = '2026-11-23T08:05:00+01:00';
/** The page's own font is one that is in the repository; letters are drawn without the system's taste. */
const FONT = `html {--lettertype: 'Noto Sans', sans-serif}`;
const DRAWING = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];
/** Longer than a widget waits before it does something by itself. */
const QUIET_MS = 1500;
/** What is looked at, of which a page of a story has one. */
const WIDGETS =
  'gp-front-door, gp-booking, gp-medication-overview, gp-repeat-prescription, gp-practice-desk, gp-practice-settings, gp-adoption-report, gp-story-sheet';
const SYSTEM = 'linux-x64';
const AT_ONCE = 2;

const root = fileURLToPath(new URL('../../', import.meta.url));
const isAccepting = process.argv.includes('--accept');
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const stories = STORIES.filter((id) => asked.length === 0 || asked.some((part) => id.endsWith(part)));
const total = {passed: 0, failed: 0, accepted: 0};

function finish(...leftOut: string[]): void {
  if (leftOut.length > 0) console.log(`\nLeft out:\n${leftOut.map((line) => `  ${line}`).join('\n')}`);
  if (isAccepting) console.log(`\n${total.accepted} accepted`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** Builds the stories; why it failed, where it did. */
function build(): string | undefined {
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/storybook/dist/bin/dispatcher.js'),
      ...['build', '--quiet', '--disable-telemetry', '--output-dir=storybook-static'],
    ],
    {cwd: root, encoding: 'utf8', env: {...process.env, NO_COLOR: '1'}},
  );
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

/** Waits until nothing changes any more, such as the line that a draft was kept. */
const isQuiet = (page: Page): Promise<void> =>
  page.evaluate(
    ([widgets, quiet]) =>
      new Promise<void>((resolve) => {
        const settled = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(settled, quiet);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(settled, quiet);
        });
        const widget = document.querySelector(widgets);
        observer.observe(widget?.shadowRoot ?? document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      }),
    [WIDGETS, QUIET_MS] as const,
  );

/** Also what is below the window, which the browser otherwise draws when it gets to it. */
const drawAll = (page: Page): Promise<void> =>
  page.evaluate((widgets) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* {content-visibility: visible !important}');
    document.querySelector(widgets)?.shadowRoot?.adoptedStyleSheets.push(sheet);
  }, WIDGETS);

async function open(browser: Browser, storybook: Storybook, story: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: {width: WIDTHS.phone, height: 800},
    reducedMotion: 'reduce',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  });
  // tsx wraps named functions in a helper of its own, which functions that are sent to the page then call.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.clock.setFixedTime(NOW);
  await storybook.show(page, story);
  await page.addStyleTag({content: FONT});
  await drawAll(page);
  await isQuiet(page);
  return page;
}

async function picture(page: Page, className: string, scheme: string): Promise<Picture> {
  await page.evaluate(
    async ([name, mode]) => {
      const {documentElement: html, fonts} = document;
      html.className = name!;
      html.style.colorScheme = mode!;
      // Asks for the fonts of the theme before it waits for them.
      html.getBoundingClientRect();
      await fonts.ready;
    },
    [className, scheme],
  );
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return decode(
    await page.screenshot({
      animations: 'disabled',
      clip: {x: 0, y: 0, width: page.viewportSize()!.width, height},
      fullPage: true,
    }),
  );
}

interface Comparison {
  readonly isSame: boolean;
  readonly what: string;
  readonly difference?: Picture;
}
function compare(is: Picture, file: string): Comparison {
  if (!existsSync(file)) return {isSame: false, what: 'nothing was accepted yet'};
  const was = decode(readFileSync(file));
  if (was.width !== is.width || was.height !== is.height)
    return {isSame: false, what: `${was.width}x${was.height} became ${is.width}x${is.height}`};
  const {width, height} = is;
  const data = new Uint8Array(width * height * 4);
  const pixels = pixelmatch(was.data, reduce(is).data, data, width, height, {
    threshold: THRESHOLD,
    includeAA: true,
  });
  return {
    isSame: pixels <= TOLERANCE,
    what: `${pixels} pixels are another (${TOLERANCE} may be)`,
    difference: {width, height, data},
  };
}

async function main(): Promise<void> {
  const system = `${process.platform}-${process.arch}`;
  if (system !== SYSTEM)
    return finish(`looks: accepted on ${SYSTEM}; letters are drawn otherwise on ${system}`);
  const browser = await chromium.launch({executablePath, args: [...args, ...DRAWING]});
  const major = browser.version().split('.')[0]!;
  const accepted = join(root, 'test/looks/baseline', `chromium-${major}`);
  if (!isAccepting && !existsSync(accepted)) {
    await browser.close();
    return finish(`looks: nothing was accepted for Chromium ${major} (npm run test:looks -- --accept)`);
  }
  const trouble = build();
  if (trouble !== undefined) {
    console.error(trouble);
    await browser.close();
    total.failed += 1;
    return finish();
  }
  const troubles = join(root, '.cache/looks');
  rmSync(troubles, {recursive: true, force: true});
  mkdirSync(troubles, {recursive: true});
  mkdirSync(accepted, {recursive: true});
  const storybook = await serveStorybook();
  const known = new Set<string>();

  function judge(name: string, is: Picture): void {
    const file = join(accepted, `${name}.png`);
    known.add(`${name}.png`);
    const {isSame, what, difference} = compare(is, file);
    if (isSame) {
      total.passed += 1;
    } else if (isAccepting) {
      writeFileSync(file, encode(is));
      total.accepted += 1;
    } else {
      total.failed += 1;
      writeFileSync(join(troubles, `${name}.png`), encode(is));
      if (difference) writeFileSync(join(troubles, `${name}.difference.png`), encode(difference));
      console.log(`FAIL  ${name}: ${what}`);
    }
  }

  const waiting = [...stories];
  async function work(): Promise<void> {
    for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
      const page = await open(browser, storybook, story);
      for (const [device, width] of Object.entries(WIDTHS)) {
        await page.setViewportSize({width, height: 800});
        for (const [theme, className] of Object.entries(THEMES))
          for (const scheme of SCHEMES)
            judge(`${story}.${theme}-${scheme}-${device}`, await picture(page, className, scheme));
      }
      await page.close();
    }
  }
  try {
    await Promise.all(Array.from({length: AT_ONCE}, work));
  } finally {
    await browser.close();
    await storybook.close();
  }
  const isOfStory = (file: string) => stories.some((id) => file.startsWith(`${id}.`));
  const isGone = (file: string) => !known.has(file) && (asked.length === 0 || isOfStory(file));
  for (const file of readdirSync(accepted).filter(isGone)) {
    if (isAccepting) rmSync(join(accepted, file));
    else {
      total.failed += 1;
      console.log(`FAIL  ${file}: no longer drawn`);
    }
  }
  if (total.failed > 0)
    console.log(
      `\nLook in ${relative(process.cwd(), troubles)}; what is wanted: npm run test:looks -- --accept`,
    );
  finish();
}
await main();
