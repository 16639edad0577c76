/** Medication asked for again in the demo: a real gateway and browser, by keyboard, and what a nervous thumb or a lost answer does. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Locator, Page} from 'playwright-core';
import {MONDAY_MORNING, people, type Schemas} from '../demo-gateway.ts';
import {axeViolations} from './accessibility.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {assertHeadingFocused, focused, tabTo} from './keyboard.ts';
import {Recording} from './record.ts';
import {startSite, type Site} from './site.ts';

const MEDICINE = 'Lisinopril tablet 10 mg';

describe('a repeat prescription', () => {
  let site: Site;
  let browser: Browser;
  let visited: Visit;
  let page: Page;
  let widget: Locator;

  before(async () => {
    browser = await launchBrowser();
    site = await startSite({now: MONDAY_MORNING});
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const open = async (width = 1280): Promise<void> => {
    visited = await visit(browser, {origin: site.origin, at: Date.parse(MONDAY_MORNING), width});
    ({page} = visited);
    widget = page.locator('gp-repeat-prescription');
  };
  const arrive = async (who: string): Promise<void> => {
    await page.goto(`/herhaalrecept?als=${who}`);
    await widget.getByRole('heading', {name: 'U kunt nu bestellen'}).waitFor();
    // What cannot be ordered comes after it, a few at a time.
    await widget.getByRole('heading', {name: /^Zalf met salicylzuur/}).waitFor();
  };
  const press = (name: string | RegExp) => widget.getByRole('button', {name}).click();
  const orders = async (who: string): Promise<Schemas['RepeatRequest'][]> => {
    const api = await site.as(who);
    return (await api.get<Schemas['RepeatRequestList']>('/repeat-requests')).body.items;
  };
  const isSent = () => widget.getByRole('heading', {name: 'Uw bestelling is verstuurd'}).waitFor();
  const isClean = async (): Promise<void> => assert.deepEqual(await axeViolations(page), []);

  it('takes five presses from signing in, and reads well step by step', async () => {
    await open(360);
    await page.goto('/herhaalrecept');
    await press('Inloggen');
    // The page that stands in for signing in: whoever it is, is chosen there.
    await page.waitForURL(/inloggen/);
    await page.goBack();
    await arrive(people.wilhelmina);
    const recording = new Recording(widget, visited.trace.announcements);
    visited.trace.presses.length = 0;
    await recording.step('choose');
    await isClean();
    await widget.getByRole('checkbox', {name: MEDICINE}).click();
    await recording.step('chosen');
    await press('Verder');
    await widget.getByRole('heading', {name: 'Klopt dit?'}).waitFor();
    await recording.step('check');
    await isClean();
    await press('Bestelling versturen');
    await isSent();
    await recording.step('sent');
    await isClean();
    // Beside these, signing in: five in all.
    assert.equal(visited.trace.presses.length, 3, visited.trace.presses.join());
    await press('Mijn bestellingen');
    await widget.getByText('Nog niet bekeken').waitFor();
    await recording.step('orders');
    await isClean();
    assert.equal((await orders(people.wilhelmina)).length, 1);

    await press(/^Intrekken/);
    await widget.getByRole('dialog').waitFor();
    await recording.step('withdraw?');
    await press('Ja, intrekken');
    await widget.getByText('Uw bestelling is ingetrokken.').waitFor();
    await recording.step('withdrawn');
    const [withdrawn] = await orders(people.wilhelmina);
    assert.deepEqual(
      withdrawn?.lines.map(({state}) => state),
      ['withdrawn'],
    );

    // Again: two presses.
    visited.trace.presses.length = 0;
    await press(/^Opnieuw bestellen/);
    await press('Bestelling versturen');
    await isSent();
    assert.equal(visited.trace.presses.length, 2);
    await press('Mijn bestellingen');
    await press(/^Intrekken/);
    await press('Ja, intrekken');
    await widget.getByText('Uw bestelling is ingetrokken.').waitFor();
    recording.compare('repeat');

    // Nothing of a medicine in an address, an event or on the console.
    const {requests, events, console, chatter, violations} = visited.trace;
    assert.ok(requests.every(({url}) => !/lisinopril/i.test(url)));
    assert.doesNotMatch(JSON.stringify([events, console, chatter]), /lisinopril/i);
    assert.deepEqual([console, violations], [[], []]);
    assert.ok(events.some((event) => event.includes('gp-repeat-requested')));
    await visited.close();
  });

  it('goes by keyboard alone', async () => {
    await open();
    await arrive(people.wilhelmina);
    const before = (await orders(people.wilhelmina)).length;
    await tabTo(page, new RegExp(`^${MEDICINE}`), 'input');
    await page.keyboard.press('Space');
    await tabTo(page, /^Verder/);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, /Klopt dit\?/);
    await tabTo(page, /^Bestelling versturen/);
    await page.keyboard.press('Enter');
    await isSent();
    await assertHeadingFocused(page, /Uw bestelling is verstuurd/);
    assert.equal((await orders(people.wilhelmina)).length, before + 1);
    await tabTo(page, /^Mijn bestellingen/);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, /Mijn bestellingen/);
    await tabTo(page, /^Intrekken/);
    await page.keyboard.press('Enter');
    await widget.getByRole('dialog').waitFor();
    // Escape keeps it, and the keyboard is where it was.
    await page.keyboard.press('Escape');
    assert.match((await focused(page)).name, /^Intrekken/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Ja, intrekken/);
    await page.keyboard.press('Enter');
    await widget.getByText('Uw bestelling is ingetrokken.').waitFor();
    await visited.close();
  });

  it('is one order for a nervous thumb, and after an answer that was lost', async () => {
    await open();
    await arrive(people.wilhelmina);
    const before = (await orders(people.wilhelmina)).length;
    await widget.getByRole('checkbox', {name: MEDICINE}).click();
    await press('Verder');
    // The gateway takes it, and the answer gets lost on its way.
    await page.route('**/v1/repeat-requests', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await widget.getByRole('button', {name: 'Bestelling versturen'}).click({clickCount: 3});
    await isSent();
    assert.equal((await orders(people.wilhelmina)).length, before + 1);
    await visited.close();

    // On another page, a moment later: what was asked for says so and leads there.
    await open();
    await arrive(people.wilhelmina);
    await widget.getByText('U hebt dit al besteld.').waitFor();
    await press(/^Bekijk de bestelling/);
    await widget.getByText('Nog niet bekeken').waitFor();
    await press(/^Intrekken/);
    await press('Ja, intrekken');
    await widget.getByText('Uw bestelling is ingetrokken.').waitFor();
    await visited.close();
  });

  it('says what cannot be ordered, and shows nothing of who is too young', async () => {
    await open();
    await arrive(people.wilhelmina);
    await widget.getByText('Vraag herhaling bij Cardioloog.').waitFor();
    await widget.getByText('Uw apotheek regelt dit.').waitFor();
    // A mother and her child of six.
    await page.goto(`/herhaalrecept?als=${people.sanne}`);
    await press(/^Mees/);
    await widget.getByText('Dit kan niet online.').waitFor();
    assert.doesNotMatch(await widget.innerText(), /ouder/i);
    await isClean();
    await visited.close();
  });
});
