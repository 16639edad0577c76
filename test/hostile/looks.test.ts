// Pages whose style sheets reach for everything: text of a readable size, enough contrast, targets for a thumb, nothing to
// scroll sideways, and an appointment that can be booked.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Locator} from 'playwright-core';
import {axeViolations, sidewaysScroll} from '../journeys/accessibility.ts';
import {strings as doorTexts} from '../../packages/front-door/src/strings/nl.ts';
import {say, toTimes} from '../journeys/booking.page.ts';
import {Hostile, TAGS, UTILITIES, WIDGET, type HostPage} from './pages.ts';

const RULES = {
  everything: `* { color: red; background: yellow; font: italic bold 9px/1 serif; text-align: right; white-space: nowrap;
      text-transform: uppercase; text-indent: -2em; margin: 7px; padding: 3px; border: 2px dashed lime; max-height: 60px;
      box-sizing: content-box; }`,
  controls: `button, input, select, textarea, a { all: unset; display: none; height: 4px; font-size: 5px; }
      table { display: none; } p, ul, li { color: white; font-size: 4px; } h1, h2, [role="heading"] { display: none; }`,
  small: ':root { font-size: 8px; } body { font-size: 8px; line-height: 1; }',
  large: ':root { font-size: 32px; }',
  unset:
    'body { color: #eee; background: #fff; text-align: center; } gp-booking, gp-provider { all: unset; }',
  dark: ':root { color-scheme: dark; } body { background: #111; color: #888; } gp-booking { color: #444; }',
};
const styled = (css: string, more: HostPage = {}): HostPage => ({
  head: `${TAGS}<style>${css}</style>`,
  ...more,
});

const PAGES: Record<string, HostPage> = {
  'a page that styles *': styled(RULES.everything),
  'a page that styles every control': styled(RULES.controls),
  'a page of 8 px': styled(RULES.small),
  'a page of 32 px': styled(RULES.large),
  'all: unset on the host': styled(RULES.unset),
  'a dark page': styled(RULES.dark),
  'a document from right to left': {html: 'lang="nl" dir="rtl"'},
  'a page with Bootstrap': {
    head: `${TAGS}<link rel="stylesheet" href="/bootstrap.css">`,
    body: `<div class="container"><div class="row"><div class="col">${WIDGET}</div></div></div>`,
  },
  'a page with Tailwind': {
    head: `${TAGS}<link rel="stylesheet" href="/tailwind.css">`,
    body: `<main class="${UTILITIES}">${WIDGET.replace('<gp-booking>', `<gp-booking class="${UTILITIES}">`)}</main>`,
  },
};

const PHONE_WIDTH = 390;
const OTHER_WIDTHS = [320, 1280];

/** The first text, control and number that a rule of the page made unfit, as the browser computed it. */
const unfit = (widget: Locator) =>
  widget.evaluate((element) => {
    const found: string[] = [];
    const root = element.shadowRoot!;
    for (const each of root.querySelectorAll<HTMLElement>('*')) {
      const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!own || !each.checkVisibility() || each.closest('.hidden')) continue;
      const {fontSize, textTransform, whiteSpace} = getComputedStyle(each);
      const words = each.textContent?.trim().slice(0, 30);
      if (Number.parseFloat(fontSize) < 12) found.push(`${words}: ${fontSize}`);
      if (textTransform !== 'none' || whiteSpace === 'nowrap')
        found.push(`${words}: ${textTransform} ${whiteSpace}`);
    }
    for (const each of root.querySelectorAll('button, select, input, textarea, a.call')) {
      const {width, height} = each.getBoundingClientRect();
      if (width < 24 || height < 44) found.push(`${each.textContent?.trim()}: ${width} by ${height}`);
    }
    return found;
  });

describe('on a page that is hostile to look at', () => {
  const hostile = new Hostile();
  before(() => hostile.start());
  after(() => hostile.close());

  for (const [name, page] of Object.entries(PAGES)) {
    it(`a patient can read, reach and book: ${name}`, async () => {
      const open = await hostile.open(page);
      const {booking} = open;
      /** At each of these widths, and last at a phone's; contrast does not change with the width. */
      const check = async (step: string, ...widths: number[]) => {
        for (const width of [...widths, PHONE_WIDTH]) {
          await open.page.setViewportSize({width, height: 900});
          assert.deepEqual(await unfit(open.booking.root), [], `${step} at ${width}`);
          assert.equal(await sidewaysScroll(open.page), 0, `${step} at ${width}: to be scrolled sideways`);
        }
        const contrast = (await axeViolations(open.page, ['color-contrast', 'target-size'])).filter((line) =>
          line.includes('gp-booking'),
        );
        assert.deepEqual(contrast, [], step);
      };
      await booking.at('urgent.heading');
      await check('urgent');
      await toTimes(booking, {kind: /^Spreekuur/, complaints: 'one'});
      await booking.times().first().waitFor();
      await check('times', ...OTHER_WIDTHS);
      await booking.firstTime();
      await booking.at('details.heading');
      await booking.reason().fill('Ik hoest al drie weken.');
      await booking.toCheck();
      await check('check');
      await booking.confirm();
      await booking.at('done.booked');
      await check('done', ...OTHER_WIDTHS);
      assert.equal(await hostile.takeBack(), 1);
      assert.deepEqual(open.trace.console, []);
      await open.close();
    });
  }

  for (const [name, page] of Object.entries(PAGES)) {
    it(`a patient can read the front door, reach all in it and begin: ${name}`, async () => {
      const {head = TAGS, body = WIDGET} = page;
      const ofDoor = (text: string): string => text.replaceAll('gp-booking', 'gp-front-door');
      const open = await hostile.open({...page, head: ofDoor(head), body: ofDoor(body)});
      const door = open.page.locator('gp-front-door');
      const action = door.getByText(doorTexts['service.booking'], {exact: true});
      await action.waitFor();
      for (const width of [...OTHER_WIDTHS, PHONE_WIDTH]) {
        await open.page.setViewportSize({width, height: 900});
        assert.deepEqual(await unfit(door), [], `at ${width}`);
        assert.equal(await sidewaysScroll(open.page), 0, `at ${width}: to be scrolled sideways`);
      }
      const contrast = (await axeViolations(open.page, ['color-contrast', 'target-size'])).filter((line) =>
        line.includes('gp-front-door'),
      );
      assert.deepEqual(contrast, []);
      await action.click();
      await open.booking.at('urgent.heading');
      assert.deepEqual(open.trace.console, []);
      await open.close();
    });
  }

  it('the page’s language is followed when it changes', async () => {
    const open = await hostile.open({html: 'lang="en"'});
    await open.booking.root.getByRole('heading', {name: 'Is it urgent?'}).waitFor();
    await open.page.evaluate(() => {
      document.documentElement.lang = 'nl';
    });
    await open.booking.at('urgent.heading');
    assert.ok(await open.booking.root.getByText(say('urgent.question')).isVisible());
    assert.deepEqual(open.trace.console, []);
    await open.close();
  });
});
