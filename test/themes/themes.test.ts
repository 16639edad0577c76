// Every theme that we know of, on the widgets of Storybook: contrast, and whether each state can be seen.
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {args, executablePath} from '../browser.mjs';
import {axeViolations} from '../journeys/accessibility.ts';
import {serveStorybook, type Storybook} from '../storybook.ts';
import {checkTheme, differences, dress, looksOf, type Look} from './look.ts';
import {themes, type Theme} from './published.ts';
import {CARDS, DAYS, TIMES} from './states.ts';

/** Screens whose texts are measured as they stand, one on the other. */
const SCREENS = [
  'booking-flow--times-of-a-day',
  'booking-flow--details-with-faults',
  'booking-flow--whom-to-call',
  'front-door--week',
  'medication-overview--changed',
  'repeat-prescription--choose',
];

let browser: Browser;
let storybook: Storybook;
const pages = new Map<string, Page>();

/** A story that stays open: only the theme around it changes. */
async function open(id: string): Promise<Page> {
  const page = pages.get(id) ?? (await browser.newPage({viewport: {width: 390, height: 1200}}));
  if (!pages.has(id)) {
    await page.addInitScript('globalThis.__name = (named) => named');
    // Fonts and pictures of a theme do not matter here, and may be far away.
    await page.route(
      (url) => url.origin !== storybook.origin,
      (route) => route.abort(),
    );
    await storybook.show(page, id);
    pages.set(id, page);
  }
  return page;
}
async function dressed(id: string, theme: Theme): Promise<Page> {
  const page = await open(id);
  await dress(page, theme);
  return page;
}

before(async () => {
  storybook = await serveStorybook();
  browser = await chromium.launch({executablePath, args});
});
after(async () => {
  await browser.close();
  await storybook.close();
});

/** Two states that have to be told apart by more than one thing. */
function assertApart(looks: Record<string, Look>, one: string, other: string): void {
  const apart = differences(looks[one]!, looks[other]!);
  assert.ok(
    apart.length >= 2,
    `${one} and ${other} differ by ${apart.join() || 'nothing'}: ${JSON.stringify(looks)}`,
  );
}

for (const theme of themes) {
  describe(theme.name, () => {
    it(
      theme.faults
        ? `gives too little contrast for ${theme.faults.join()}, and nothing else`
        : 'gives enough contrast',
      async (t) => {
        const pairs = await checkTheme(await dressed('ui-tokens--names', theme));
        const tooLittle = pairs.filter(({isEnough}) => !isEnough);
        for (const {pair, colors, ratio, needed} of tooLittle)
          t.diagnostic(`${theme.name}: ${pair} has ${ratio}, not ${needed} (${colors.join(' on ')})`);
        assert.deepEqual(
          tooLittle.map(({pair}) => pair),
          theme.faults ?? [],
        );
      },
    );

    if (!theme.faults) {
      for (const id of SCREENS) {
        it(`${id} can be read`, async () => {
          assert.deepEqual(await axeViolations(await dressed(id, theme), ['color-contrast']), []);
        });
      }
    }

    it('shows every state of a day', async () => {
      const looks = await looksOf(await dressed('ui-calendar--chosen', theme), DAYS);
      assertApart(looks, 'chosen', 'free');
      for (const other of ['none', 'closed', 'past']) {
        assertApart(looks, 'chosen', other);
        assertApart(looks, 'free', other);
      }
    });

    it('shows every state of a time and of a choice', async () => {
      const times = await looksOf(await dressed('ui-actions--times', theme), TIMES);
      assertApart(times, 'chosen', 'free');
      assertApart(times, 'chosen', 'disabled');
      assertApart(times, 'free', 'disabled');
      const cards = await looksOf(await dressed('ui-actions--choice-cards', theme), CARDS);
      assertApart(cards, 'chosen', 'free');
      assertApart(cards, 'chosen', 'off');
      assertApart(cards, 'free', 'off');
    });

    it('shows which field is wrong', async () => {
      const {plain} = await looksOf(await dressed('ui-fields--text', theme), {plain: 'textarea'});
      const {wrong, words} = await looksOf(await dressed('ui-fields--text-with-error', theme), {
        wrong: 'textarea',
        words: '.error',
      });
      const {hint} = await looksOf(await open('ui-fields--text-with-error'), {hint: '.hint'});
      assert.ok(differences(plain!, wrong!).includes('border'), JSON.stringify({plain, wrong}));
      assert.ok(differences(words!, hint!).length >= 2, JSON.stringify({words, hint}));
    });

    it('shows where the keyboard is', async () => {
      const page = await dressed('ui-actions--buttons', theme);
      await page.bringToFront();
      await page.locator('.button').first().focus();
      await page.keyboard.press('Tab');
      const {here} = await looksOf(page, {here: '.button:focus-visible'});
      assert.match(here!.outline, /^(solid|auto) ([3-9]|\d\d)px$/);
    });
  });
}

describe('no state rests on one token alone', () => {
  const SEEDS = ['accent', 'on-accent', 'text', 'muted', 'border'].map((name) => `--gp-color-${name}`);
  const SURFACE = '#ffffff';
  for (const seed of [...SEEDS, '--gp-link-color']) {
    it(`a chosen day and a chosen time are seen also where ${seed} is the color of the surface`, async () => {
      const theme = {
        name: seed,
        className: 'blind',
        scheme: 'light' as const,
        css: `.blind {--gp-color-surface: ${SURFACE}; ${seed}: ${SURFACE}}`,
      };
      const days = await looksOf(await dressed('ui-calendar--chosen', theme), DAYS);
      assert.notDeepEqual(differences(days['chosen']!, days['free']!), []);
      const times = await looksOf(await dressed('ui-actions--times', theme), TIMES);
      assert.notDeepEqual(differences(times['chosen']!, times['free']!), []);
    });
  }
});

describe('themes that only tests may read', () => {
  it('are in no story and in no file for a web page', () => {
    const names = [
      '--utrecht-color-blue-',
      '--rhc-color-',
      '--denhaag-color-',
      '--ma-color-',
      'utrecht-theme',
      'rhc-theme',
    ];
    for (const folder of ['storybook-static', 'packages/elements/dist/cdn'].filter((one) =>
      existsSync(one),
    )) {
      const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) =>
        /\.(css|js|html|json)$/.test(file),
      );
      assert.ok(files.length > 0, folder);
      for (const file of files) {
        const text = readFileSync(join(folder, file), 'utf8');
        assert.deepEqual(
          names.filter((name) => text.includes(name)),
          [],
          `${folder}/${file}`,
        );
      }
    }
  });
});
