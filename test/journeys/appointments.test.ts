import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {people, type Schemas} from '../demo-gateway.ts';
import {BookingPage, like, say} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {assertHeadingFocused, focused, tabTo} from './keyboard.ts';
import {Recording} from './record.ts';
import {startSite, type Site} from './site.ts';

describe('appointments that exist', () => {
  let site: Site;
  let browser: Browser;
  let visited: Visit;
  let booking: BookingPage;

  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());
  beforeEach(async () => {
    visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    booking = new BookingPage(visited.page);
  });
  afterEach(async () => {
    await visited.close();
  });

  /** Books through the contract, so that a journey can begin at the list. */
  async function book(personId: string, kindName: string, day: string): Promise<Schemas['Appointment']> {
    const api = await site.as(personId);
    const {body: types} = await api.get<Schemas['AppointmentTypeList']>('/appointment-types');
    const kind = types.items.find(({name}) => name.startsWith(kindName));
    assert.ok(kind !== undefined, `${kindName} is not there`);
    const query = new URLSearchParams({appointmentType: kind.id, from: day, to: day}).toString();
    const {body: times} = await api.get<Schemas['TimeSlotList']>(`/time-slots?${query}`);
    const made = await api.post<Schemas['Appointment']>('/appointments', {
      timeSlotId: times.items[0]?.id,
      appointmentTypeId: kind.id,
      reasonWithheld: true,
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  }
  const row = (id: string) =>
    site.gateway.db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const claimsOf = async (id: string) =>
    (
      await site.gateway.db
        .selectFrom('slot_claim')
        .select('slot_id')
        .where('appointment_id', '=', id)
        .execute()
    ).map(({slot_id: slot}) => slot);

  async function openList(personId: string): Promise<void> {
    await booking.open(personId);
    await booking.button('urgent.list').click();
    await booking.at('list.heading');
  }

  it('are moved: the old time is given back, the file counts on, and the old time is shown beside the new', async () => {
    const made = await book(people.ayse, 'Bloeddruk', '2026-11-26');
    const [oldSlot] = await claimsOf(made.id);
    const recording = new Recording(booking.root, visited.trace.announcements);
    await openList(people.ayse);
    await booking.root.getByRole('button', {name: /^Verzetten: donderdag 26 november/}).waitFor();
    await recording.step('list');
    await booking.root.getByRole('button', {name: /^Verzetten: donderdag 26 november/}).click();
    await booking.at('time.heading-move');
    await booking.anotherDay();
    await booking.root.getByRole('gridcell', {name: /^maandag 7 december, \d+ vrije/}).click();
    const day = booking.root.getByRole('list', {name: 'maandag 7 december'});
    await day.getByRole('button').first().waitFor();
    await recording.step('when');
    await day.getByRole('button').first().click();
    await booking.at('check.heading');
    await recording.step('check');
    await booking.button('check.move').click();
    await booking.at('done.moved');
    await recording.step('done');
    recording.compare('move');

    const moved = await row(made.id);
    assert.equal(moved.revision, 2);
    assert.equal(new Date(moved.start_at).toISOString().slice(0, 10), '2026-12-07');
    const claims = await claimsOf(made.id);
    assert.equal(claims.length, 1);
    assert.notEqual(claims[0], oldSlot);
    const api = await site.as(people.ayse);
    const query = new URLSearchParams({
      appointmentType: made.appointmentType?.id ?? '',
      from: '2026-11-26',
      to: '2026-11-26',
      appointmentId: made.id,
    }).toString();
    const {body} = await api.get<Schemas['TimeSlotList']>(`/time-slots?${query}`);
    assert.ok(
      body.items.some(({start}) => start === made.start),
      'the old time is free again',
    );
    assert.deepEqual(
      visited.trace.events.map((text) => (JSON.parse(text) as {type: string}).type),
      ['gp-booking-request', 'gp-appointment-rescheduled'],
    );
  });

  it('are cancelled after a question that can be answered with no', async () => {
    const made = await book(people.maximiliaan, 'Wond', '2026-12-03');
    const {page} = visited;
    const recording = new Recording(booking.root, visited.trace.announcements);
    await openList(people.maximiliaan);
    const cancel = booking.root.getByRole('button', {name: /^Afzeggen: donderdag 3 december/});
    await cancel.click();
    const dialog = booking.root.getByRole('dialog');
    await dialog.waitFor();
    await recording.step('the question');
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'hidden'});
    assert.match((await focused(page)).name, /^Afzeggen/, 'the keyboard is back at the button');
    assert.equal((await row(made.id)).status, 'booked');

    await cancel.click();
    await dialog.getByRole('button', {name: say('cancel.yes')}).click();
    await booking.root.getByText(say('cancel.done')).waitFor();
    await cancel.waitFor({state: 'detached'});
    await recording.step('cancelled');
    recording.compare('cancel');
    const cancelled = await row(made.id);
    assert.deepEqual([cancelled.status, cancelled.cancelled_late], ['cancelled', 0]);
    assert.deepEqual(await claimsOf(made.id), []);
  });

  it('can be cancelled late, with the text of the practice, and no longer be moved', async () => {
    const made = await book(people.wilhelmina, 'Bloeddruk', '2026-11-23');
    await openList(people.wilhelmina);
    const item = booking.root.getByRole('article').filter({hasText: 'maandag 23 november'});
    await item.waitFor();
    assert.equal(await item.getByRole('button', {name: /^Verzetten/}).count(), 0);
    assert.ok(await item.getByText(/te laat om deze afspraak online te verzetten.*24 uur/).isVisible());
    await item.getByRole('button', {name: /^Afzeggen/}).click();
    const dialog = booking.root.getByRole('dialog');
    await dialog.getByText('U zegt binnen 24 uur af.').waitFor();
    await dialog.getByRole('button', {name: say('cancel.yes')}).click();
    await booking.root.getByText(say('cancel.done')).waitFor();
    const cancelled = await row(made.id);
    assert.deepEqual([cancelled.status, cancelled.cancelled_late], ['cancelled', 1]);
  });

  it('that changed in the meantime are shown as they are now before anything is done', async () => {
    const made = await book(people.ayse, 'Injectie', '2026-12-04');
    await openList(people.ayse);
    await booking.root.getByRole('button', {name: /^Afzeggen: vrijdag 4 december/}).click();
    const dialog = booking.root.getByRole('dialog');
    await dialog.waitFor();
    const api = await site.as(people.ayse);
    const query = new URLSearchParams({
      appointmentType: made.appointmentType?.id ?? '',
      from: '2026-12-08',
      to: '2026-12-08',
      appointmentId: made.id,
    }).toString();
    const {body} = await api.get<Schemas['TimeSlotList']>(`/time-slots?${query}`);
    const moved = await api.post(
      `/appointments/${made.id}/rescheduling`,
      {timeSlotId: body.items[0]?.id},
      made.etag,
    );
    assert.equal(moved.status, 200);
    await dialog.getByRole('button', {name: say('cancel.yes')}).click();
    await dialog.getByText(like('problem.precondition-failed')).waitFor();
    await dialog.getByText(/dinsdag 8 december/).waitFor();
    assert.equal((await row(made.id)).status, 'booked');
    await dialog.getByRole('button', {name: say('cancel.yes')}).click();
    await booking.root.getByText(say('cancel.done')).waitFor();
    assert.equal((await row(made.id)).status, 'cancelled');
  });

  it('that are over or cancelled come when they are asked for, and nothing can be done with them', async () => {
    const {page} = visited;
    const made = await book(people.maximiliaan, 'Injectie', '2026-12-08');
    const api = await site.as(people.maximiliaan);
    const gone = await api.post(`/appointments/${made.id}/cancellation`, {}, made.etag);
    assert.equal(gone.status, 200);
    await openList(people.maximiliaan);
    const article = booking.root.getByRole('article').filter({hasText: 'dinsdag 8 december'});
    await booking.button('list.earlier').waitFor();
    assert.equal(await article.count(), 0);
    await tabTo(page, like('list.earlier'));
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('list.earlier'));
    await article.waitFor();
    assert.ok(await article.getByText(say('status.cancelled')).isVisible());
    assert.equal(await article.getByRole('button').count(), 0);
  });

  it('open at one by attribute, without the urgent question', async () => {
    const made = await book(people.sanne, 'Vaccinatie', '2026-12-10');
    await booking.open(people.sanne);
    await booking.at('urgent.heading');
    await visited.page.evaluate((id) => {
      document.querySelector('gp-booking')?.setAttribute('appointment-id', id);
    }, made.id);
    await booking.at('list.one');
    await booking.root.getByRole('heading', {name: /donderdag 10 december/}).waitFor();
    assert.equal(await booking.root.getByRole('article').count(), 1);
  });
});
