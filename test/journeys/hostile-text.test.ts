import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {people} from '../demo-gateway.ts';
import {BookingPage, say, toDetails} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

const MARK = 'gpExecuted';
const TEXTS = {
  html: `<b>vet</b> & <img src=x onerror="window.${MARK}=1"> "quoted" 'single'`,
  script: `<script>window.${MARK}=1;alert(1)</script><svg onload="window.${MARK}=1"></svg>`,
  template: '#{7*7} {{7*7}} {name} <!-- --> ]]> %00 \\u0041',
  emoji: '👩🏽‍⚕️ 🤒 keelpijn 🇳🇱 e\u0301',
  'right to left': 'كسر في الذراع \u202egnirts\u202c שלום',
};
/** Of the contract. */
const REASON_MAX = 500;
const LANGUAGE_MAX = 60;

describe('hostile text', () => {
  let site: Site;
  let browser: Browser;

  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  async function assertNothingRan({page, trace}: Visit): Promise<void> {
    assert.equal(await page.evaluate((mark) => mark in window, MARK), false, 'a script of a text ran');
    assert.deepEqual([trace.dialogs, trace.violations, trace.console], [[], [], []]);
  }

  for (const [name, text] of Object.entries(TEXTS)) {
    it(`from a patient is shown as text and kept as it was typed: ${name}`, async () => {
      const visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
      const booking = new BookingPage(visited.page);
      await booking.open(people.maximiliaan);
      await toDetails(booking, {kind: /^Vaccinatie/});
      const language = text.slice(0, LANGUAGE_MAX);
      await booking.reason().fill(text);
      await booking.root.getByRole('checkbox', {name: say('details.interpreter')}).check();
      await booking.root.getByRole('textbox', {name: say('details.language')}).fill(language);
      await booking.toCheck();
      await booking.root.getByText(text, {exact: true}).first().waitFor();
      await booking.confirm();
      await booking.at('done.booked');
      await booking.button('done.list').click();
      await booking.root.getByText(text, {exact: true}).first().waitFor();
      const rows = await site.gateway.db
        .selectFrom('appointment')
        .selectAll()
        .where('reason', '=', text)
        .execute();
      assert.equal(rows.length, 1);
      assert.deepEqual(JSON.parse(rows[0]?.needs ?? '{}'), {interpreterLanguage: language});
      await assertNothingRan(visited);
      await visited.close();
    });
  }

  it('of 10,000 characters is refused with the limit, by the widget and by the gateway', async () => {
    const visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    const booking = new BookingPage(visited.page);
    const long = 'é'.repeat(10_000);
    await booking.open(people.ayse);
    await toDetails(booking, {kind: /^Vaccinatie/});
    const language = booking.root.getByRole('textbox', {name: say('details.language')});
    await booking.root.getByRole('checkbox', {name: say('details.interpreter')}).check();
    await booking.reason().fill(long);
    await language.fill(long);
    await booking.button('details.next').click();
    await booking.root.getByRole('link', {name: say('fault.long', {max: String(REASON_MAX)})}).waitFor();
    await booking.root.getByRole('link', {name: say('fault.long', {max: String(LANGUAGE_MAX)})}).waitFor();
    assert.equal(await booking.reason().inputValue(), long, 'what was typed was cut off');
    assert.ok(await booking.root.getByText(/9\.?500 tekens te veel/).isVisible());
    const sent = visited.trace.bodies.filter(({body}) => body.includes('éé'));
    assert.deepEqual(sent, []);

    // Exactly the limit is fine.
    await booking.reason().fill(long.slice(0, REASON_MAX));
    await language.fill(long.slice(0, LANGUAGE_MAX));
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    await assertNothingRan(visited);
    await visited.close();

    const api = await site.as(people.ayse);
    const refused = await api.post<{code: string; errors: {pointer: string}[]}>('/appointments', {
      timeSlotId: 'x',
      appointmentTypeId: 'y',
      reason: long,
    });
    assert.equal(refused.status, 400);
    assert.deepEqual([refused.body.code, refused.body.errors[0]?.pointer], ['validation-failed', '/reason']);
    assert.ok(!JSON.stringify(refused.body).includes('éé'), 'the refused text comes back');
  });

  it('from the practice and its record system is shown as text, too', async () => {
    const evil = TEXTS.html;
    await site.changeSettings((settings) => {
      const texts = Object.fromEntries(
        Object.entries(settings.texts ?? {}).map(([language, of]) => [
          language,
          {...of, cannotPhone: evil, whatHappensNext: evil, lateCancellation: evil},
        ]),
      );
      const alarmSigns = Object.fromEntries(
        Object.entries(settings.alarmSigns).map(([language, list]) => [
          language,
          {
            ...list,
            groups: list.groups.map((group) => ({...group, title: evil, signs: [evil, ...group.signs]})),
          },
        ]),
      );
      return {...settings, name: evil, texts, alarmSigns};
    });
    await site.gateway.db.updateTable('practitioner').set({name: evil}).execute();
    await site.gateway.db.updateTable('location').set({name: evil}).execute();
    await site.gateway.db
      .updateTable('person')
      .set({name: evil})
      .where('id', '=', people.wilhelmina)
      .execute();
    await site.gateway.db.updateTable('appointment_type').set({description: evil}).execute();

    const visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    const booking = new BookingPage(visited.page);
    await booking.open(people.wilhelmina);
    await booking.answer('yes');
    await booking.at('call.heading');
    await booking.root.getByText(evil).first().waitFor();
    await booking.button('call.back').click();
    await toDetails(booking, {kind: /^Spreekuur/, complaints: 'one'});
    await booking.reason().fill('x');
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    await booking.root.getByText(evil).first().waitFor();
    await booking.button('done.list').click();
    await booking.root.getByRole('article').first().waitFor();
    assert.equal(await booking.root.locator('img').count(), 0);
    await assertNothingRan(visited);
    await visited.close();
  });
});
