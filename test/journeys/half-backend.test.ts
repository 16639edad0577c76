import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {people} from '../demo-gateway.ts';
import {startHalfBackend, type HalfBackend} from '../half-backend.ts';
import {BookingPage, like, say, toDetails} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit} from './browser.ts';
import {Recording} from './record.ts';
import {startSite, type Site} from './site.ts';

describe('a backend with times, but without holds, moving and cancelling', () => {
  let site: Site;
  let half: HalfBackend;
  let browser: Browser;

  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    half = closing.add(await startHalfBackend(site.origin));
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  it('books, draws nothing that cannot be done, and asks for nothing that is not there', async () => {
    const visited = await visit(browser, {origin: half.origin, at: site.clock.now()});
    const booking = new BookingPage(visited.page);
    const recording = new Recording(booking.root, visited.trace.announcements);
    await booking.open(people.ayse);
    await toDetails(booking, {kind: /^Spreekuur/, complaints: 'one'});
    assert.equal(await booking.root.getByText(like('hold.left')).count(), 0);
    await booking.root.getByText(say('hold.not-held')).waitFor();
    await recording.step('details');
    await booking.reason().fill('Moe');
    await booking.toCheck();
    await booking.root.getByText(say('hold.not-held')).waitFor();
    await recording.step('check');
    await booking.confirm();
    await booking.at('done.booked');
    await recording.step('done');
    await booking.button('done.list').click();
    await booking.root.getByRole('article').first().waitFor();
    await recording.step('list');
    assert.equal(await booking.root.getByRole('button', {name: /Verzetten|Afzeggen/}).count(), 0);
    assert.ok(
      await booking.root
        .getByText(/Afzeggen\? Bel de praktijk/)
        .first()
        .isVisible(),
    );
    recording.compare('half-backend');
    assert.deepEqual(half.askedInVain, []);
    assert.deepEqual(visited.trace.console, []);
  });

  it('tells who was too late, keeps what was typed and offers other times', async () => {
    const visited = await visit(browser, {origin: half.origin, at: site.clock.now()});
    const booking = new BookingPage(visited.page);
    await booking.open(people.maximiliaan);
    await toDetails(booking, {kind: /^Injectie/});
    await booking.reason().fill('Moe');
    const wanted = await booking.root.ariaSnapshot();
    assert.ok(wanted.includes('Moe'));
    await booking.toCheck();
    // Nothing is held, so another person can have it.
    const api = await site.as(people.sanne);
    const {body} = await api.get<{items: {id: string; name: string}[]}>('/appointment-types');
    const kind = body.items.find(({name}) => name.startsWith('Injectie'));
    const query = new URLSearchParams({
      ...{appointmentType: kind?.id ?? '', from: '2026-11-23', to: '2027-01-03'},
      ...{limitPerDay: '3', limit: '9'},
    });
    const times = await api.get<{items: {id: string}[]}>(`/time-slots?${query.toString()}`);
    const taken = await api.post('/appointments', {
      timeSlotId: times.body.items[0]?.id,
      appointmentTypeId: kind?.id,
    });
    assert.equal(taken.status, 201);
    await booking.confirm();
    await booking.root.getByRole('heading', {name: say('lost.heading')}).waitFor();
    await booking.times().first().click();
    await booking.button('check.book').click();
    await booking.at('done.booked');
    const rows = await site.gateway.db
      .selectFrom('appointment')
      .selectAll()
      .where('subject_id', '=', people.maximiliaan)
      .execute();
    assert.equal(rows.filter(({reason}) => reason === 'Moe').length, 1);
  });
});
