import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {people} from '../demo-gateway.ts';
import {axeViolations, dress, sidewaysScroll} from './accessibility.ts';
import {BookingPage, say} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

const THEMES = ['kaal', 'voorbeeld', 'kastanje'];
const MODES = ['licht', 'donker'];
const WIDTHS = [320, 1280];

describe('every step, in each theme, light and dark, wide and narrow', () => {
  let site: Site;
  let browser: Browser;

  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  it('has no finding of axe-core and no sideways scroll at 320 px', async () => {
    const visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    const {page} = visited;
    const booking = new BookingPage(page);
    const findings: string[] = [];
    let steps = 0;

    /** Looks at the step that is on screen in every dress. */
    const look = async (step: string) => {
      steps += 1;
      for (const width of WIDTHS) {
        await page.setViewportSize({width, height: 900});
        const wide = await sidewaysScroll(page);
        if (wide > 0) findings.push(`${step} at ${width} px is ${wide} px too wide`);
        for (const theme of THEMES) {
          for (const mode of MODES) {
            await dress(page, theme, mode);
            for (const violation of await axeViolations(page)) {
              findings.push(`${step}, ${theme}, ${mode}, ${width} px: ${violation}`);
            }
          }
        }
      }
      await page.setViewportSize({width: 1280, height: 900});
    };

    await booking.open(people.sanne);
    await booking.at('urgent.heading');
    await look('urgent');
    await booking.answer('yes');
    await booking.at('call.heading');
    await look('whom to call');
    await booking.button('call.back').click();
    await booking.answer('no');
    await booking.at('person.heading');
    await look('for whom');
    await booking.person(/^Sanne/);
    await booking.root.getByRole('button', {name: /^Spreekuur/}).waitFor();
    await look('what for');
    await booking.kind(/^Spreekuur/);
    await booking.at('complaints.heading');
    await look('how many complaints');
    await booking.complaints('one');
    await look('when');
    await booking.anotherDay();
    await booking.root.getByRole('gridcell', {name: /^donderdag 3 december, \d+ vrije/}).click();
    await booking.root
      .getByRole('list', {name: 'donderdag 3 december'})
      .getByRole('button')
      .first()
      .waitFor();
    await look('another day');
    await booking.root.getByRole('list', {name: 'donderdag 3 december'}).getByRole('button').first().click();
    await booking.at('details.heading');
    await booking.root.getByRole('checkbox', {name: say('details.interpreter')}).check();
    await booking.button('details.next').click();
    await booking.root.getByRole('link', {name: say('fault.reason-missing')}).waitFor();
    await look('details with faults');
    await booking.reason().fill('Moe');
    await booking.root.getByRole('textbox', {name: say('details.language')}).fill('Turks');
    await booking.toCheck();
    await look('check');
    await booking.confirm();
    await booking.at('done.booked');
    await look('done');
    await booking.button('done.list').click();
    await booking.root
      .getByRole('button', {name: /^Afzeggen/})
      .first()
      .click();
    await booking.root.getByRole('dialog').waitFor();
    await look('the question before cancelling');
    await booking.root
      .getByRole('dialog')
      .getByRole('button', {name: say('cancel.no')})
      .click();
    await look('list');
    await booking.open(undefined);
    await page.evaluate(() => sessionStorage.clear());
    await booking.open(undefined);
    await booking.answer('no');
    await booking.at('sign-in.heading');
    await look('sign in');

    assert.equal(steps, 13);
    assert.deepEqual([...new Set(findings)], []);
    await visited.close();
  });

  it('finds what it looks for', async () => {
    const visited = await visit(browser, {origin: site.origin, at: site.clock.now(), width: 320});
    await new BookingPage(visited.page).open(undefined);
    await visited.page.evaluate(() => {
      const wide = document.createElement('button');
      wide.style.setProperty('width', '400px');
      document.body.append(wide);
    });
    assert.ok((await axeViolations(visited.page)).some((violation) => violation.startsWith('button-name')));
    assert.ok((await sidewaysScroll(visited.page)) > 0);
    await visited.close();
  });

  it('stays usable with forced colours, and with text twice as large', async () => {
    const visited = await visit(browser, {
      origin: site.origin,
      at: site.clock.now(),
      width: 320,
      forcedColors: 'active',
    });
    const {page} = visited;
    const booking = new BookingPage(page);
    await booking.open(people.wilhelmina);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await booking.answer('no');
    await booking.kind(/^Bloeddruk/);
    await booking.anotherDay();
    assert.equal(await sidewaysScroll(page), 0, 'the times are too wide');
    // In forced colours the chosen day is still another than its neighbours.
    const cell = booking.root.getByRole('gridcell', {name: /^donderdag 3 december/});
    const look = () =>
      cell.evaluate((element) => {
        const {backgroundColor, color, outlineStyle, borderStyle, borderWidth, fontWeight} =
          getComputedStyle(element);
        return [backgroundColor, color, outlineStyle, borderStyle, borderWidth, fontWeight].join();
      });
    const before = await look();
    await cell.click();
    await booking.root.getByRole('list', {name: 'donderdag 3 december'}).getByRole('button').first().click();
    await booking.at('details.heading');
    assert.equal(await sidewaysScroll(page), 0, 'the details are too wide');
    await booking.button('back').click();
    await booking.at('time.heading');
    await cell.waitFor();
    assert.notEqual(await look(), before, 'the chosen day looks like any other');
    await visited.close();
  });
});
