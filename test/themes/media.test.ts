// What the system asks for: forced colors, less motion, paper.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core';
import {args, executablePath} from '../browser.mjs';
import {serveStorybook, type Storybook} from '../storybook.ts';
import {differences, dress, looksOf} from './look.ts';
import {CARDS, DAYS, TIMES} from './states.ts';

/** With a bit of everything that a widget draws. */
const STORIES = ['booking-flow--times-of-a-day', 'booking-flow--details-with-faults', 'ui-messages--loading'];

let browser: Browser;
let storybook: Storybook;
before(async () => {
  storybook = await serveStorybook();
  browser = await chromium.launch({executablePath, args});
});
after(async () => {
  await browser.close();
  await storybook.close();
});

async function show(id: string, options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage({viewport: {width: 800, height: 1200}, ...options});
  await page.addInitScript('globalThis.__name = (named) => named');
  await storybook.show(page, id);
  return page;
}

/** All that a widget draws. */
const WIDGET = 'gp-booking, gp-story-sheet';
const textOf = (page: Page) =>
  page
    .locator(WIDGET)
    .evaluate(({shadowRoot}) =>
      [...shadowRoot!.children].map((one) => (one as HTMLElement).innerText).join(' '),
    );

describe('forced colors', () => {
  const see = (id: string) => show(id, {forcedColors: 'active', reducedMotion: 'reduce'});

  it('the chosen day and the chosen time have a ring, and nothing else has', async () => {
    for (const [id, states] of [
      ['ui-calendar--chosen', DAYS],
      ['ui-actions--times', TIMES],
      ['ui-actions--choice-cards', CARDS],
    ] as const) {
      const page = await see(id);
      for (const [name, {outline}] of Object.entries(await looksOf(page, states)))
        assert.equal(outline, name === 'chosen' ? 'solid 3px' : '', `${id} ${name}`);
      await page.close();
    }
  });

  it('a free day has an edge, any other day has none', async () => {
    const page = await see('ui-calendar--free-days');
    const {free, none} = await looksOf(page, {free: '.free', none: '.none'});
    assert.notEqual(free!.border, free!.background);
    assert.equal(none!.border, none!.background);
    await page.close();
  });

  it('what cannot be chosen is not what can', async () => {
    const page = await see('ui-actions--times');
    const {free, disabled} = await looksOf(page, TIMES);
    assert.notDeepEqual(differences(free!, disabled!), []);
    await page.close();
  });

  it('buttons, fields, notices and what has the keyboard have an edge', async () => {
    for (const [id, selector] of [
      ['ui-actions--buttons', '.button.primary'],
      ['ui-fields--text', 'textarea'],
      ['ui-messages--notices', '.notice'],
    ] as const) {
      const page = await see(id);
      const {one} = await looksOf(page, {one: selector});
      assert.notEqual(one!.border, one!.background, id);
      await page.close();
    }
    const page = await see('ui-actions--buttons');
    await page.locator('.button').first().focus();
    await page.keyboard.press('Tab');
    const {here} = await looksOf(page, {here: '.button:focus-visible'});
    assert.match(here!.outline, /^solid 3px$/);
    await page.close();
  });

  it('nothing keeps its own colors', async () => {
    for (const id of STORIES) {
      const page = await see(id);
      const {all, keeps} = await page.locator(WIDGET).evaluate(({shadowRoot}) => {
        const drawn = [...shadowRoot!.querySelectorAll('*')];
        const own = drawn.filter(
          (one) => getComputedStyle(one).getPropertyValue('forced-color-adjust') === 'none',
        );
        return {all: drawn.length, keeps: own.map((one) => one.outerHTML.slice(0, 80))};
      });
      assert.ok(all > 0, id);
      assert.deepEqual(keeps, [], id);
      await page.close();
    }
  });
});

/** Milliseconds that the longest movement of the widget takes, in any element. */
const longestMotion = (page: Page) =>
  page.locator(WIDGET).evaluate(({shadowRoot}) => {
    const times = [...shadowRoot!.querySelectorAll('*')].flatMap((one) => {
      const {transitionDuration, animationDuration, animationName} = getComputedStyle(one);
      return [transitionDuration, animationName === 'none' ? '0s' : animationDuration];
    });
    return Math.max(...times.flatMap((list) => list.split(', ').map((time) => parseFloat(time) * 1000)));
  });

describe('motion', () => {
  it('takes at most 200 ms, and there is none where less is asked for', async () => {
    for (const id of STORIES) {
      const page = await show(id, {reducedMotion: 'no-preference'});
      assert.ok((await longestMotion(page)) <= 200, id);
      await page.emulateMedia({reducedMotion: 'reduce'});
      assert.equal(await longestMotion(page), 0, id);
      await page.close();
    }
  });
});

describe('paper', () => {
  const seen = (page: Page, selector: string) =>
    page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

  it('a confirmed appointment is one page with its facts and without buttons', async () => {
    const page = await show('booking-flow--done', {});
    await page.emulateMedia({media: 'print'});
    assert.equal(await seen(page, 'gp-booking button'), 0);
    assert.ok((await seen(page, 'gp-booking dl')) > 0);
    assert.match(await textOf(page), /woensdag|maandag/);
    assert.equal(pages(await page.pdf({format: 'A4'})), 1);
    await page.close();
  });

  it('a list of appointments has no buttons', async () => {
    const page = await show('booking-appointments--list', {});
    await page.emulateMedia({media: 'print'});
    assert.equal(await seen(page, 'gp-booking button'), 0);
    assert.match(await textOf(page), /Controle bloeddruk/);
    assert.equal(pages(await page.pdf({format: 'A4'})), 1);
    await page.close();
  });

  it('a dark page is printed in dark letters, as the paper is white', async () => {
    for (const theme of [
      {name: 'bare', scheme: 'dark'},
      {name: 'kastanje', className: 'kastanje', scheme: 'dark'},
    ] as const) {
      const page = await show('booking-flow--done', {colorScheme: 'dark'});
      await dress(page, theme);
      await page.emulateMedia({media: 'print', colorScheme: 'dark'});
      const {title} = await looksOf(page, {title: 'gp-booking .title'});
      const [red = 255, green = 255, blue = 255] = title!.color.split(',').map(Number);
      assert.ok(red + green + blue < 3 * 96, `${theme.name}: ${title!.color}`);
      await page.close();
    }
  });
});
