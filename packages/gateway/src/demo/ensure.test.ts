import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import {checkSettings, readSettings} from '../adapters/settings.ts';
import {addBooking, openTestStore, wholeStore, type TestStore} from '../adapters/testing/store.ts';
import {ageRangeOn, atLocal, dayOfWeek, localDate} from '../domain/zone.ts';
import {ensureDemo} from './ensure.ts';
import {demoStart} from './figures.ts';
import {demoPersonId, demoScheduleId} from './ids.ts';
import {demoSettings} from './settings.ts';

const ZONE = 'Europe/Amsterdam';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

async function freeShare(from: string, to: string, schedule?: string): Promise<number> {
  let query = store.db
    .selectFrom('slot')
    .select('status')
    .where('start_at', '>=', atLocal(from, '00:00', ZONE))
    .where('start_at', '<', atLocal(to, '00:00', ZONE));
  if (schedule !== undefined) query = query.where('schedule_id', '=', demoScheduleId(schedule));
  const rows = await query.execute();
  return rows.filter(({status}) => status === 'free').length / rows.length;
}

test('the demo has 5 practitioners, 12 kinds and 12 people, all by the same import', async () => {
  await ensureDemo(store.db, store.clock);
  const practitioners = await store.db
    .selectFrom('practitioner')
    .select(['name', 'role'])
    .orderBy('name')
    .execute();
  assert.deepEqual(
    practitioners.map(({name, role}) => [name, role]),
    [
      ['F. El Idrissi', 'practice-assistant'],
      ['J. Terpstra', 'practice-nurse'],
      ['N. van den Heuvel', 'general-practitioner'],
      ['dr. M. Bakker', 'general-practitioner'],
      ['dr. S. Yılmaz', 'general-practitioner'],
    ],
  );
  const kinds = await store.db
    .selectFrom('appointment_type')
    .innerJoin('appointment_type_practitioner', 'appointment_type_id', 'appointment_type.id')
    .select('source_id')
    .distinct()
    .execute();
  const settings = await readSettings(store.db);
  assert.equal(kinds.length, 12);
  assert.deepEqual(
    kinds.map(({source_id}) => source_id).sort(),
    settings?.booking.appointmentTypes.map(({sourceId}) => sourceId).sort(),
  );
  const people = await store.db.selectFrom('person').selectAll().execute();
  assert.equal(people.length, 12);
  assert.deepEqual(
    people
      .filter(({registration, deceased}) => registration !== 'registered' || deceased === 1)
      .map(({name, registration, deceased}) => `${name} ${registration} ${deceased}`)
      .sort(),
    ['Amélie Papillon not-registered 0', 'Gerrit Eikenboom registered 1', 'Koen Kastanje deregistered 0'],
  );
});

test('its months with booking online have answers, most of them as promised, and those before have none', async () => {
  await ensureDemo(store.db, store.clock);
  const start = demoStart(localDate(store.clock.now(), ZONE)).slice(0, 7);
  const replies = await store.db.selectFrom('reply_time_count').selectAll().orderBy('month').execute();
  const answers = await store.db
    .selectFrom('domain_event_count')
    .selectAll()
    .where('event', 'in', ['request-accepted', 'request-refused'])
    .execute();
  const months = [...new Set(replies.map(({month}) => month))];
  assert.deepEqual([months.length, months[0]], [5, start]);
  const total = (counts: readonly {count: number}[]) => counts.reduce((sum, {count}) => sum + count, 0);
  for (const month of months) {
    const those = replies.filter((one) => one.month === month);
    const [kept, broken] = (['kept', 'broken'] as const).map((promise) =>
      total(those.filter((one) => one.promise === promise)),
    ) as [number, number];
    // Both are large enough to be shown.
    assert.ok(broken >= 10 && kept > broken, `${month}: ${kept} ${broken}`);
    assert.equal(total(those), total(answers.filter((one) => one.month === month)), month);
  }
});

test('its settings are what the contract calls PracticeSettings', async () => {
  checkSettings(await demoSettings('2026-11-23'));
});

for (const now of ['2026-11-23T08:05:00+01:00', '2027-01-02T00:30:00+01:00', '2031-07-31T23:59:00+02:00']) {
  test(`at ${now} everyone has the age that they were given`, async () => {
    store.clock.set(now);
    await ensureDemo(store.db, store.clock);
    const today = localDate(store.clock.now(), ZONE);
    const least = async (number: string): Promise<number> => {
      const row = await store.db
        .selectFrom('person')
        .select('birth_date')
        .where('id', '=', demoPersonId(number))
        .executeTakeFirstOrThrow();
      return ageRangeOn(row.birth_date, today)?.least ?? -1;
    };
    const mees = await least('L-1002');
    assert.ok(mees >= 5 && mees < 12, String(mees));
    assert.equal(await least('L-1003'), 13);
    assert.ok([81, 82].includes(await least('L-1005')));
    assert.ok([15, 16].includes(await least('L-1006')));
  });
}

test('a mother may act for her children; their father has no authority', async () => {
  await ensureDemo(store.db, store.clock);
  const rows = await store.db
    .selectFrom('relation')
    .select(['adult_id', 'child_id', 'is_parent', 'has_authority'])
    .execute();
  const [sanne, mees, lotte, bram] = ['L-1001', 'L-1002', 'L-1003', 'L-1004'].map(demoPersonId);
  assert.deepEqual(
    rows.map((row) => Object.values(row).join(' ')).sort(),
    [`${sanne} ${mees} 1 1`, `${sanne} ${lotte} 1 1`, `${bram} ${mees} 1 0`, `${bram} ${lotte} 1 0`].sort(),
  );
});

test('ids are the same on every machine', () => {
  assert.equal(demoPersonId('L-1001'), '9ce0f1ef496b21060d15fd2a');
  assert.equal(demoScheduleId('bakker'), demoScheduleId('bakker'));
});

test('about 60 % of eight weeks is free, and the GPs are nearly full today', async () => {
  await ensureDemo(store.db, store.clock);
  const share = await freeShare('2026-11-23', '2027-01-18');
  assert.ok(share > 0.55 && share < 0.65, String(share));
  const today = await freeShare('2026-11-23', '2026-11-24', 'bakker');
  assert.ok(today > 0 && today < 0.2, String(today));
});

test('Slots stand on working days only, on the clock of the practice', async () => {
  store.clock.set('2027-03-01T09:00:00+01:00');
  await ensureDemo(store.db, store.clock);
  const rows = await store.db
    .selectFrom('slot')
    .select('start_at')
    .where('schedule_id', '=', demoScheduleId('el-idrissi'))
    .execute();
  const days = new Set(rows.map(({start_at}) => dayOfWeek(localDate(start_at, ZONE))));
  assert.deepEqual([...days].sort(), ['fri', 'mon', 'thu', 'tue', 'wed']);
  // 26 March is in winter time, 29 March in summer time.
  for (const day of ['2027-03-26', '2027-03-29']) {
    const first = atLocal(day, '08:00', ZONE);
    assert.ok(
      rows.some(({start_at}) => start_at === first),
      day,
    );
  }
});

test('a second start adds nothing and changes nothing', async () => {
  await ensureDemo(store.db, store.clock);
  const before = await wholeStore(store.db);
  store.clock.advance(3_600_000);
  assert.deepEqual(await ensureDemo(store.db, store.clock), {addedSlots: 0});
  assert.deepEqual(await wholeStore(store.db), before);
});

test('a week later a week is added; a booking, settings and Slots of before stay as they are', async () => {
  const {addedSlots} = await ensureDemo(store.db, store.clock);
  const free = await store.db
    .selectFrom('slot')
    .leftJoin('slot_claim', 'slot_claim.slot_id', 'slot.id')
    .select(['slot.id', 'slot.start_at'])
    .where('status', '=', 'free')
    .where('slot_claim.slot_id', 'is', null)
    .orderBy('start_at', 'desc')
    .executeTakeFirstOrThrow();
  await addBooking(store.db, [free.id]);
  await store.db.updateTable('practice').set({revision: 7}).execute();
  const before = await wholeStore(store.db);

  store.clock.advance(7 * 86_400_000);
  const week = await ensureDemo(store.db, store.clock);
  assert.equal(week.addedSlots, addedSlots / 8);
  const after = await wholeStore(store.db);
  const {slot: slotsBefore = [], ...restBefore} = before;
  const {slot: slotsAfter = [], ...restAfter} = after;
  assert.deepEqual(restAfter, restBefore);
  const known = new Set(slotsBefore.map((row) => JSON.stringify(row)));
  assert.equal(slotsAfter.filter((row) => known.has(JSON.stringify(row))).length, slotsBefore.length);
});

test('a clock that was set back gets the days before too', async () => {
  await ensureDemo(store.db, store.clock);
  store.clock.advance(-14 * 86_400_000);
  const {addedSlots} = await ensureDemo(store.db, store.clock);
  assert.equal(addedSlots, 2 * 660);
  const closed = await store.db.selectFrom('slot').select('id').where('closed', '=', 1).execute();
  assert.deepEqual(closed, []);
});

test('its appointments lie around today, and fill their time', async () => {
  store.clock.set('2027-06-17T10:00:00+02:00');
  await ensureDemo(store.db, store.clock);
  const rows = await store.db.selectFrom('appointment').selectAll().orderBy('start_at').execute();
  const local = rows.map(({start_at, status}) => `${localDate(start_at, ZONE)} ${status}`);
  assert.deepEqual(local, [
    '2027-06-01 fulfilled',
    '2027-06-08 cancelled',
    '2027-06-22 booked',
    '2027-06-23 booked',
  ]);
  const claims = await store.db.selectFrom('slot_claim').select('appointment_id').execute();
  assert.deepEqual(
    claims.map(({appointment_id}) => appointment_id).sort(),
    rows
      .filter(({status}) => status === 'booked')
      .map(({id}) => id)
      .sort(),
  );
});
