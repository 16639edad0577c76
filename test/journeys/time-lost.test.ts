import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {MONDAY_MORNING, people, type Schemas} from '../demo-gateway.ts';
import {startFront, type Asked, type FrontServer, type Given} from '../front-server.ts';
import {BookingPage, like, say, toDetails, toTimes} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {Recording} from './record.ts';
import {startSite, type Site} from './site.ts';

const SURGERY = /^Spreekuur bij de huisarts/;
const MINUTE_MS = 60_000;
const REASON = 'Al een week pijn in mijn knie.';

describe('what can come in between', () => {
  let site: Site;
  let front: FrontServer;
  let browser: Browser;
  let visited: Visit;
  let booking: BookingPage;
  let answer: ((asked: Asked) => Given | undefined) | undefined;
  let losesAnswer: ((asked: Asked) => boolean) | undefined;

  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    front = closing.add(
      await startFront(site.origin, {
        answer: (asked) => answer?.(asked),
        losesAnswer: (asked) => losesAnswer?.(asked) ?? false,
      }),
    );
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());
  beforeEach(async () => {
    answer = undefined;
    losesAnswer = undefined;
    site.clock.set(MONDAY_MORNING);
    visited = await visit(browser, {origin: front.origin, at: site.clock.now()});
    booking = new BookingPage(visited.page);
  });
  afterEach(async () => {
    await visited.close();
  });

  const appointmentsOf = (personId: string) =>
    site.gateway.db
      .selectFrom('appointment')
      .selectAll()
      .where('subject_id', '=', personId)
      .where('actor_id', 'is not', null)
      .where('status', '=', 'booked')
      .execute();

  /** Both clocks go on. */
  async function pass(ms: number): Promise<void> {
    site.clock.advance(ms);
    await visited.advance(ms);
  }

  /** Someone else takes the time that the page holds or shows, as soon as the gateway lets them. */
  async function takenByAnother(timeSlotId: string, kindName: string): Promise<void> {
    const api = await site.as(people.wilhelmina);
    const {body} = await api.get<Schemas['AppointmentTypeList']>('/appointment-types');
    const kind = body.items.find(({name}) => name.startsWith(kindName));
    const made = await api.post('/appointments', {
      timeSlotId,
      appointmentTypeId: kind?.id,
      reasonWithheld: true,
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
  }
  const heldSlot = async () =>
    (
      await site.gateway.db
        .selectFrom('slot_hold')
        .select('slot_id')
        .where('actor_id', '!=', people.wilhelmina)
        .execute()
    ).at(-1)?.slot_id ?? '';

  it('a time that someone else takes while the hold has ended: what was typed stays, the nearest times are offered', async () => {
    const recording = new Recording(booking.root, visited.trace.announcements);
    await booking.open(people.ayse);
    await toDetails(booking, {kind: SURGERY, complaints: 'one'});
    await booking.reason().fill(REASON);
    await booking.root.getByRole('checkbox', {name: say('details.wheelchair')}).check();
    const slot = await heldSlot();
    await pass(11 * MINUTE_MS);
    await booking.root.getByText(say('hold.ended')).first().waitFor();
    await takenByAnother(slot, 'Spreekuur');

    // The first press takes the hold again, which fails: the time is gone.
    await booking.button('details.next').click();
    await booking.root.getByRole('heading', {name: say('lost.heading')}).waitFor();
    await recording.step('lost');
    const alternatives = booking.times();
    assert.ok((await alternatives.count()) > 0, 'no times are offered');
    await alternatives.first().click();
    await booking.root.getByRole('heading', {name: say('lost.heading')}).waitFor({state: 'detached'});
    if ((await booking.heading('check.heading').count()) === 0) {
      assert.equal(await booking.reason().inputValue(), REASON);
      assert.ok(await booking.root.getByRole('checkbox', {name: say('details.wheelchair')}).isChecked());
      await booking.toCheck();
    }
    await recording.step('check');
    await booking.confirm();
    await booking.at('done.booked');
    recording.compare('lost');
    const [row] = await appointmentsOf(people.ayse);
    assert.equal(row?.reason, REASON);
    assert.notEqual(row?.slot_id, slot);
    assert.deepEqual(JSON.parse(row?.needs ?? '{}'), {wheelchair: true});
  });

  it('a time that had just gone when it was pressed: others are offered at once', async () => {
    await booking.open(people.sanne);
    await toTimes(booking, {person: /^Sanne/, kind: /^Bloeddruk/});
    await booking.times().first().waitFor();
    const api = await site.as(people.sanne);
    const {body} = await api.get<Schemas['AppointmentTypeList']>('/appointment-types');
    const kind = body.items.find(({name}) => name.startsWith('Bloeddruk'));
    const query = new URLSearchParams({
      ...{appointmentType: kind?.id ?? '', from: '2026-11-23', to: '2027-01-03'},
      ...{limitPerDay: '3', limit: '9'},
    });
    const times = await api.get<Schemas['TimeSlotList']>(`/time-slots?${query.toString()}`);
    await takenByAnother(times.body.items[0]?.id ?? '', 'Bloeddruk');
    await booking.times().first().click();
    await booking.root.getByText(say('time.taken')).waitFor();
    await booking.times().first().click();
    await booking.at('details.heading');
  });

  it('a hold that runs out: said once at two minutes and once at the end, extended by one press', async () => {
    const {trace} = visited;
    await booking.open(people.maximiliaan);
    await toDetails(booking, {kind: SURGERY, complaints: 'one'});
    const warnings = () => trace.announcements.filter(({text}) => text === say('hold.warning')).length;
    const ends = () => trace.announcements.filter(({text}) => text === say('hold.ended')).length;
    const left = () => booking.root.getByText(like('hold.left'));

    await pass(7 * MINUTE_MS + 50_000);
    assert.equal(warnings(), 0, 'warned too early');
    await pass(15_000);
    await booking.root
      .getByRole('status')
      .filter({hasText: say('hold.warning')})
      .waitFor({state: 'attached'});
    for (let second = 0; second < 5; second += 1) await pass(1000);
    assert.equal(warnings(), 1);
    assert.ok(trace.announcements.every(({politeness}) => politeness === 'polite'));

    await booking.button('hold.more').click();
    await left()
      .filter({hasText: /[67]:\d\d|5:\d\d/})
      .waitFor();
    const {extensions} = await site.gateway.db
      .selectFrom('slot_hold')
      .select('extensions')
      .where('actor_id', '=', people.maximiliaan)
      .executeTakeFirstOrThrow();
    assert.equal(extensions, 1);

    // Nobody is there any more: it ends, and says so once.
    await pass(8 * MINUTE_MS);
    await booking.root.getByText(say('hold.ended')).first().waitFor();
    for (let second = 0; second < 5; second += 1) await pass(1000);
    assert.equal(ends(), 1);

    // Whoever goes on gets it again, as it is still free.
    await booking.reason().fill(REASON);
    await left().waitFor();
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    assert.equal((await appointmentsOf(people.maximiliaan)).length, 1);
  });

  it('someone who keeps typing keeps the time, without a press and without hearing of it', async () => {
    await booking.open(people.sanne);
    await toDetails(booking, {person: /^Sanne/, kind: SURGERY, complaints: 'one'});
    const slot = await heldSlot();
    /** Asking for more time takes a moment of its own, which these clocks do not wait for. */
    const isKept = async () => {
      const {expires_at} = await site.gateway.db
        .selectFrom('slot_hold')
        .select('expires_at')
        .where('actor_id', '=', people.sanne)
        .executeTakeFirstOrThrow();
      return expires_at - site.clock.now() > 2 * MINUTE_MS;
    };
    for (let minute = 0; minute < 15; minute += 1) {
      await pass(MINUTE_MS);
      await booking.reason().press('k');
      const end = performance.now() + 5000;
      while (!(await isKept()) && performance.now() < end) await new Promise(setImmediate);
    }
    await booking.root.getByText(like('hold.left')).waitFor();
    assert.equal(await heldSlot(), slot);
    assert.deepEqual(visited.trace.announcements, []);
  });

  it('a reload: the draft is offered again, and nothing of it can be read on the device', async () => {
    const {page} = visited;
    await booking.open(people.sanne);
    await toDetails(booking, {person: /^Sanne/, kind: SURGERY, complaints: 'one'});
    await booking.reason().fill(REASON);
    await booking.root.getByText(say('details.saved')).waitFor();
    await page.reload();
    await booking.answer('no');
    await booking.person(/^Sanne/);
    await booking.root.getByRole('heading', {name: say('resume.heading')}).waitFor();
    await booking.button('resume.go').click();
    await booking.at('details.heading');
    assert.equal(await booking.reason().inputValue(), REASON);
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    await page.reload();
    await booking.answer('no');
    await booking.person(/^Sanne/);
    await booking.root.getByRole('button', {name: /^Bloeddruk/}).waitFor();
    assert.equal(
      await booking.root.getByRole('heading', {name: say('resume.heading')}).count(),
      0,
      'a sent draft is gone',
    );
  });

  it('a session that ends in the middle: what was typed is there after signing in again', async () => {
    const {page} = visited;
    await booking.open(people.ayse);
    await toDetails(booking, {kind: /^Injectie/});
    await booking.reason().fill(REASON);
    await booking.root.getByText(say('details.saved')).waitFor();
    await booking.toCheck();

    const ended: Given = {
      status: 401,
      headers: {'content-type': 'application/problem+json', 'api-version': '1.0.0'},
      body: JSON.stringify({type: '/problems/token-expired', title: 'x', status: 401, code: 'token-expired'}),
    };
    answer = ({path}) => (path.startsWith('/v1/') && path !== '/v1/practice' ? ended : undefined);
    await booking.confirm();
    await booking.root.getByText(say('sign-in.expired')).first().waitFor();
    assert.ok(await booking.root.getByText(REASON).isVisible(), 'what was typed is no longer on screen');

    answer = undefined;
    await booking.button('sign-in.button').first().click();
    await page.getByRole('heading', {name: 'Wie bent u vandaag?'}).waitFor();
    await page.getByRole('button', {name: /Ayşe/}).click();
    await booking.answer('no');
    await booking.button('resume.go').click();
    await booking.at('details.heading');
    assert.equal(await booking.reason().inputValue(), REASON);
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    const rows = (await appointmentsOf(people.ayse)).filter(({reason}) => reason === REASON);
    assert.equal(rows.length, 2, 'one of the journey before, one of this');
  });

  it('a tunnel: offline at the press, online again, exactly one appointment', async () => {
    const before = (await appointmentsOf(people.maximiliaan)).length;
    await booking.open(people.maximiliaan);
    await toDetails(booking, {kind: /^Wond/});
    await booking.reason().fill(REASON);
    await booking.toCheck();
    await visited.page.context().setOffline(true);
    await booking.confirm();
    await booking.root
      .getByText(/verbinding/)
      .first()
      .waitFor();
    assert.ok(await booking.root.getByText(REASON).isVisible());
    await visited.page.context().setOffline(false);
    await booking.button('check.book').click();
    await booking.at('done.booked');
    assert.equal((await appointmentsOf(people.maximiliaan)).length, before + 1);
  });

  it('an answer that is lost on its way: the press after it finds the one appointment', async () => {
    const before = (await appointmentsOf(people.maximiliaan)).length;
    await booking.open(people.maximiliaan);
    await toDetails(booking, {kind: /^Vaccinatie/});
    await booking.toCheck();
    let lost = 0;
    losesAnswer = ({method, path}) => {
      const isTheBooking = method === 'POST' && path === '/v1/appointments' && lost === 0;
      if (isTheBooking) lost += 1;
      return isTheBooking;
    };
    await booking.confirm();
    await Promise.race([
      booking.at('done.booked'),
      booking.root.getByRole('heading', {name: say('fail.heading')}).waitFor(),
    ]);
    if ((await booking.heading('done.booked').count()) === 0) await booking.button('check.book').click();
    await booking.at('done.booked');
    assert.equal(lost, 1);
    assert.equal((await appointmentsOf(people.maximiliaan)).length, before + 1);
  });
});
