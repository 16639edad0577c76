import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {components} from '@gp-elements/contract';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
type Appointment = Schemas['Appointment'];
type Problem = Schemas['Problem'];

const day = '2026-11-25';
let practice: BookingPractice;

before(async () => {
  practice = await startBookingPractice();
});
after(() => practice.close());

test('a booked time is claimed, shown, and free again when cancelled', async () => {
  const [slot] = await addSlots(practice.db, 'bakker', day, '09:00', 1);
  const booked = await practice.call<Appointment>('POST', '/appointments', {
    body: {
      timeSlotId: slot,
      appointmentTypeId: 'spreekuur',
      reason: '  Ik hoest al drie weken. <b>😷</b> ',
      needs: {wheelchair: true, interpreterLanguage: 'Pools'},
      urgentNoticeVersion: '2026-1',
    },
  });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  const {id} = booked.body;
  assert.equal(booked.headers['etag'], '"1"');
  assert.equal(booked.headers['location'], `/v1/appointments/${id}`);
  assert.deepEqual(booked.body, {
    id,
    etag: '"1"',
    revision: 1,
    status: 'booked',
    start: '2026-11-25T09:00:00+01:00',
    end: '2026-11-25T09:10:00+01:00',
    person: {id: 'anna', name: 'Anna de Vries'},
    appointmentType: {id: 'spreekuur', name: 'Spreekuur'},
    channel: 'practice',
    practitioner: {id: 'bakker', name: 'dr. M. Bakker', isOwnGp: true},
    location: {
      id: 'linde',
      name: 'De Linde',
      address: {line: 'Lindelaan 1', postalCode: '3051 AB', city: 'Rotterdam'},
    },
    reason: 'Ik hoest al drie weken. <b>😷</b>',
    needs: {wheelchair: true, interpreterLanguage: 'Pools'},
    urgentNoticeVersion: '2026-1',
    change: {allowed: true, until: '2026-11-24T09:00:00+01:00'},
    cancel: {allowed: true, until: '2026-11-25T09:00:00+01:00'},
    createdAt: '2026-11-23T08:05:00+01:00',
    noticeBy: 'none',
  } satisfies Appointment);
  assert.deepEqual(await practice.claims(), [{slot_id: slot, hold_id: null, appointment_id: id}]);
  const {noticeBy: _answerOnly, ...kept} = booked.body;
  assert.deepEqual((await practice.call('GET', `/appointments/${id}`)).body, kept);
  const unchanged = await practice.call('GET', `/appointments/${id}`, {headers: {'if-none-match': '"1"'}});
  assert.equal(unchanged.status, 304);

  const cancelled = await practice.call<Appointment>('POST', `/appointments/${id}/cancellation`, {
    ifMatch: '"1"',
    body: {reason: ''},
  });
  assert.equal(cancelled.status, 200, JSON.stringify(cancelled.body));
  assert.deepEqual(
    [cancelled.body.status, cancelled.body.revision, cancelled.body.cancellation],
    ['cancelled', 2, {at: '2026-11-23T08:05:00+01:00', isLate: false, by: 'patient'}],
  );
  assert.equal(cancelled.body.cancel.refusal?.code, 'appointment-not-open');
  assert.deepEqual(await practice.claims(), []);
  assert.equal((await practice.db.selectFrom('appointment').selectAll().execute()).length, 1);

  const again = await practice.call<Problem>('POST', `/appointments/${id}/cancellation`, {
    ifMatch: '"2"',
    body: {},
  });
  assert.deepEqual([again.status, again.body.code], [409, 'appointment-not-open']);
  const stale = await practice.call<Problem>('POST', `/appointments/${id}/cancellation`, {
    ifMatch: '"1"',
    body: {},
  });
  assert.deepEqual(
    [stale.status, stale.body.code, stale.body.currentAppointment?.etag],
    [412, 'precondition-failed', '"2"'],
  );
  const counts = await practice.db.selectFrom('domain_event_count').selectAll().orderBy('event').execute();
  assert.deepEqual(
    counts.map(({month, service, event, channel, age_band: age, count}) => [
      month,
      service,
      event,
      channel,
      age,
      count,
    ]),
    [
      ['2026-11', 'booking', 'appointment-booked', 'online', '40-64', 1],
      ['2026-11', 'booking', 'appointment-cancelled', 'online', '40-64', 1],
    ],
  );
});

test('cancelling after the cut-off is marked late; a phone appointment says which number is called', async () => {
  await addSlots(practice.db, 'bakker', '2026-11-23', '16:00', 1);
  const {body} = await practice.call<Appointment>('POST', '/appointments', {
    body: {timeSlotId: 'bakker-2026-11-23-1600', appointmentTypeId: 'telefonisch'},
  });
  assert.equal(body.phoneToCall, '06 12 34 56 78');
  assert.deepEqual(body.cancel, {allowed: true, until: '2026-11-23T16:00:00+01:00', isLate: true});
  assert.deepEqual(body.change, {
    allowed: false,
    refusal: {code: 'change-too-late', limit: 24, phone: '010 123 45 67'},
  });
  const cancelled = await practice.call<Appointment>('POST', `/appointments/${body.id}/cancellation`, {
    ifMatch: '"1"',
    body: {reason: 'Ik ben weer beter.'},
  });
  assert.deepEqual(cancelled.body.cancellation, {
    at: '2026-11-23T08:05:00+01:00',
    isLate: true,
    by: 'patient',
    reason: 'Ik ben weer beter.',
  });
});

test('what is refused, by which rule, and nothing is claimed', async () => {
  await addSlots(practice.db, 'bakker', '2026-11-26', '09:00', 3);
  await addSlots(practice.db, 'visser', '2026-11-26', '09:00', 1);
  await addSlots(practice.db, 'bakker', '2026-12-25', '09:00', 1);
  await addSlots(practice.db, 'bakker', '2026-11-23', '08:30', 1);
  await addSlots(practice.db, 'bakker', '2027-01-05', '09:00', 1);
  const nine = 'bakker-2026-11-26-0900';
  const rows: [what: string, as: string, body: Record<string, unknown>, status: number, code: string][] = [
    [
      'a Slot that never was',
      'anna',
      {timeSlotId: 'nergens', appointmentTypeId: 'spreekuur'},
      404,
      'not-found',
    ],
    ['a kind that never was', 'anna', {timeSlotId: nine, appointmentTypeId: 'nergens'}, 404, 'not-found'],
    [
      'for somebody else',
      'anna',
      {timeSlotId: nine, appointmentTypeId: 'spreekuur', personId: 'karel'},
      404,
      'not-found',
    ],
    [
      'by phone only',
      'anna',
      {timeSlotId: nine, appointmentTypeId: 'visite'},
      422,
      'appointment-type-not-self-bookable',
    ],
    ['too old', 'anna', {timeSlotId: nine, appointmentTypeId: 'kind'}, 422, 'age-too-high'],
    [
      'the wrong practitioner',
      'anna',
      {timeSlotId: 'visser-2026-11-26-0900', appointmentTypeId: 'spreekuur'},
      422,
      'practitioner-not-available',
    ],
    [
      'a holiday',
      'anna',
      {timeSlotId: 'bakker-2026-12-25-0900', appointmentTypeId: 'spreekuur'},
      422,
      'practice-closed',
    ],
    [
      'too soon',
      'anna',
      {timeSlotId: 'bakker-2026-11-23-0830', appointmentTypeId: 'spreekuur'},
      422,
      'lead-time-too-short',
    ],
    [
      'too far',
      'anna',
      {timeSlotId: 'bakker-2027-01-05-0900', appointmentTypeId: 'spreekuur'},
      422,
      'beyond-horizon',
    ],
    [
      'no reason',
      'anna',
      {timeSlotId: nine, appointmentTypeId: 'klacht', reason: ' \n '},
      422,
      'reason-required',
    ],
    [
      'no room for two Slots',
      'anna',
      {timeSlotId: 'bakker-2026-11-26-0920', appointmentTypeId: 'dubbel'},
      409,
      'slot-taken',
    ],
  ];
  for (const [what, as, body, status, code] of rows) {
    const answer = await practice.call<Problem>('POST', '/appointments', {as, body});
    assert.deepEqual([answer.status, answer.body.code], [status, code], what);
    const hold = await practice.call<Problem>('POST', '/slot-holds', {
      as,
      body: {
        timeSlotId: body['timeSlotId'],
        appointmentTypeId: body['appointmentTypeId'],
        ...(body['personId'] !== undefined && {personId: body['personId']}),
      },
    });
    if (code !== 'reason-required')
      assert.deepEqual([hold.status, hold.body.code], [status, code], `hold: ${what}`);
    else await practice.call('DELETE', `/slot-holds/${(hold.body as unknown as {id: string}).id}`);
  }
  assert.deepEqual(await practice.claims(), []);
  const withheld = await practice.call<Appointment>('POST', '/appointments', {
    body: {timeSlotId: nine, appointmentTypeId: 'klacht', reason: '', reasonWithheld: true},
  });
  assert.equal(withheld.status, 201);
  assert.equal(withheld.body.reason, undefined);
  const second = await practice.call<Problem>('POST', '/appointments', {
    body: {timeSlotId: 'bakker-2026-11-26-0910', appointmentTypeId: 'klacht', reason: 'x'},
  });
  assert.deepEqual([second.status, second.body.code], [422, 'open-appointment-exists']);
  assert.deepEqual(
    [second.body.limit, second.body.until, second.body.phone],
    [1, '2026-11-26T09:10:00+01:00', '010 123 45 67'],
  );
  await addSlots(practice.db, 'yilmaz', '2026-11-26', '09:00', 2);
  const overlap = await practice.call<Problem>('POST', '/appointments', {
    body: {timeSlotId: 'yilmaz-2026-11-26-0900', appointmentTypeId: 'telefonisch'},
  });
  assert.deepEqual([overlap.status, overlap.body.code], [422, 'overlaps-own-appointment']);
});

test('a parent books for a child; the child’s appointment is not the parent’s', async () => {
  await addSlots(practice.db, 'bakker', '2026-11-27', '09:00', 1);
  const booked = await practice.call<Appointment>('POST', '/appointments', {
    body: {timeSlotId: 'bakker-2026-11-27-0900', appointmentTypeId: 'kind', personId: 'bram'},
  });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  assert.deepEqual(booked.body.person, {id: 'bram', name: 'Bram de Vries'});
  const ofBram = await practice.call<Schemas['AppointmentList']>('GET', '/appointments?personId=bram');
  assert.deepEqual(
    ofBram.body.items.map(({id}) => id),
    [booked.body.id],
  );
  const ofKarel = await practice.call<Problem>('GET', `/appointments/${booked.body.id}`, {as: 'karel'});
  assert.equal(ofKarel.status, 404);
  // Twelve years old: the parent's access ends by itself.
  practice.clock.set('2032-03-01T09:00:00+01:00');
  assert.equal((await practice.call('GET', `/appointments/${booked.body.id}`)).status, 404);
  practice.clock.set('2026-11-23T08:05:00+01:00');
});

test('nobody sees, moves or cancels the appointment of somebody else', async () => {
  const startAt = Date.parse('2026-12-01T09:00:00+01:00');
  await practice.addAppointment({
    id: 'van-karel',
    subject_id: 'karel',
    start_at: startAt,
    end_at: startAt + 600_000,
  });
  for (const [method, path, body] of [
    ['GET', '/appointments/van-karel', undefined],
    ['GET', '/appointments/van-karel/calendar', undefined],
    ['POST', '/appointments/van-karel/cancellation', {}],
    ['POST', '/appointments/van-karel/rescheduling', {timeSlotId: 'x'}],
  ] as const) {
    const answer = await practice.call<Problem>(method, path, {body, ...(body && {ifMatch: '"1"'})});
    assert.deepEqual([answer.status, answer.body.code], [404, 'not-found'], path);
  }
});

test('an imported appointment is changed online only where its source says so', async () => {
  const startAt = Date.parse('2026-12-01T10:30:00+01:00');
  const source = {source_system: 'https://his.example/afspraken', source_id: '4711', source_version: '3'};
  await practice.addAppointment({
    id: 'imported',
    start_at: startAt,
    end_at: startAt + 1_800_000,
    type_name: 'Controle bloeddruk',
    practitioner_id: 'weg',
    practitioner_name: 'J. Visser',
    instructions: 'Neem uw medicijnen mee.',
    ...source,
  });
  const {body} = await practice.call<Appointment>('GET', '/appointments/imported');
  assert.deepEqual(body.appointmentType, {name: 'Controle bloeddruk'});
  assert.equal(body.channel, undefined);
  assert.deepEqual(body.practitioner, {name: 'J. Visser'});
  assert.deepEqual(body.source, {system: source.source_system, id: '4711', version: '3'});
  assert.equal(body.change.refusal?.code, 'change-not-allowed');
  assert.equal(body.cancel.refusal?.code, 'change-not-allowed');
  const refused = await practice.call<Problem>('POST', '/appointments/imported/cancellation', {
    ifMatch: '"1"',
    body: {},
  });
  assert.deepEqual([refused.status, refused.body.code], [422, 'change-not-allowed']);
  await practice.db
    .updateTable('appointment')
    .set({online_editable: 1})
    .where('id', '=', 'imported')
    .execute();
  const move = await practice.call<Problem>('POST', '/appointments/imported/rescheduling', {
    ifMatch: '"1"',
    body: {timeSlotId: 'bakker-2026-11-26-0920'},
  });
  assert.deepEqual([move.status, move.body.code], [422, 'change-not-allowed']);
  const cancelled = await practice.call<Appointment>('POST', '/appointments/imported/cancellation', {
    ifMatch: '"1"',
    body: {},
  });
  assert.equal(cancelled.body.status, 'cancelled');
});

test('where the source names a kind of ours but no channel, the kind’s own holds', async () => {
  const startAt = Date.parse('2026-12-02T10:30:00+01:00');
  await practice.addAppointment({
    id: 'imported-phone',
    start_at: startAt,
    end_at: startAt + 600_000,
    appointment_type_id: 'telefonisch',
    source_system: 'https://his.example/afspraken',
    source_id: '4712',
  });
  const {body} = await practice.call<Appointment>('GET', '/appointments/imported-phone');
  assert.deepEqual([body.channel, body.phoneToCall], ['phone', '06 12 34 56 78']);
  const file = await practice.call<string>('GET', '/appointments/imported-phone/calendar');
  assert.ok(!file.body.includes('LOCATION'));
});

test('appointments by state, page by page; a cursor is for its own query and person', async () => {
  const own = await startBookingPractice();
  try {
    const starts = [
      '2026-11-20T09:00:00+01:00',
      '2026-11-23T08:00:00+01:00',
      '2026-12-01T09:00:00+01:00',
      '2026-12-01T09:00:00+01:00',
      '2026-12-02T09:00:00+01:00',
    ];
    for (const [index, start] of starts.entries()) {
      const startAt = Date.parse(start);
      await own.addAppointment({id: `a${index}`, start_at: startAt, end_at: startAt + 600_000});
    }
    await own.addAppointment({
      id: 'c',
      status: 'cancelled',
      start_at: Date.parse('2026-12-03T09:00:00Z'),
      end_at: Date.parse('2026-12-03T09:10:00Z'),
    });
    await own.addAppointment({
      id: 'e',
      status: 'entered-in-error',
      start_at: Date.parse('2026-12-03T09:00:00Z'),
      end_at: Date.parse('2026-12-03T09:10:00Z'),
    });
    const ids = async (query: string): Promise<string[]> => {
      const found: string[] = [];
      let next: string | undefined;
      do {
        const page = await own.call<Schemas['AppointmentList']>(
          'GET',
          `/appointments?limit=1${query}${next ? `&cursor=${next}` : ''}`,
        );
        assert.equal(page.status, 200);
        assert.ok(page.body.items.length <= 1);
        found.push(...page.body.items.map(({id}) => id));
        next = page.body.next;
      } while (next !== undefined);
      return found;
    };
    assert.deepEqual(await ids(''), ['a1', 'a2', 'a3', 'a4']);
    assert.deepEqual(await ids('&state=past'), ['a0']);
    assert.deepEqual(await ids('&state=cancelled'), ['c']);
    assert.deepEqual(await ids('&state=all'), ['e', 'c', 'a4', 'a3', 'a2', 'a1', 'a0']);
    const {next} = (await own.call<Schemas['AppointmentList']>('GET', '/appointments?limit=1')).body;
    for (const [query, as] of [
      [`?limit=1&state=past&cursor=${next}`, 'anna'],
      [`?limit=1&cursor=${next}`, 'karel'],
      [`?personId=bram&cursor=${next}`, 'anna'],
      ['?cursor=abc', 'anna'],
      [`?cursor=${next?.split('.')[0]}.AAAAAAAAAAAAAAAAAAAAAA`, 'anna'],
    ] as const) {
      const answer = await own.call<Problem>('GET', `/appointments${query}`, {as});
      assert.deepEqual([answer.status, answer.body.code], [400, 'cursor-invalid'], query);
    }
  } finally {
    await own.close();
  }
});

test('the calendar file of an appointment: where and when, not why', async () => {
  await addSlots(practice.db, 'visser', '2026-11-30', '09:00', 1);
  const {body} = await practice.call<Appointment>('POST', '/appointments', {
    body: {timeSlotId: 'visser-2026-11-30-0900', appointmentTypeId: 'bloeddruk', reason: 'Geheime klacht'},
  });
  const file = await practice.call<string>('GET', `/appointments/${body.id}/calendar`);
  assert.equal(file.status, 200);
  assert.match(String(file.headers['content-type']), /^text\/calendar/);
  assert.match(file.body, /^SUMMARY:Afspraak Huisartsenpraktijk De Linde\r$/m);
  assert.match(file.body, /^LOCATION:Lindelaan 1\\, 3051 AB Rotterdam\r$/m);
  assert.match(file.body, /^DTSTART;TZID=Europe\/Amsterdam:20261130T090000\r$/m);
  for (const secret of ['Geheime', 'loeddruk', 'Visser', 'Anna'])
    assert.ok(!file.body.includes(secret), secret);
});

test('a time asked for in request mode is answered by a working day, and keeps nobody out', async () => {
  const own = await startBookingPractice(
    bookingSettings({}, {services: [{service: 'booking', mode: 'request'}]}),
  );
  try {
    await addSlots(own.db, 'bakker', day, '09:00', 2);
    const body = {timeSlotId: `bakker-${day}-0900`, appointmentTypeId: 'spreekuur'};
    // What is promised before sending is what the appointment says afterwards.
    const query = `appointmentType=spreekuur&from=${day}&to=${day}`;
    const times = await own.call<Schemas['TimeSlotList']>('GET', `/time-slots?${query}`);
    assert.equal(times.body.answerBy, '2026-11-25');
    const hold = await own.call<Problem>('POST', '/slot-holds', {body});
    assert.deepEqual([hold.status, hold.body.code], [422, 'operation-not-offered']);
    const first = await own.call<Appointment>('POST', '/appointments', {body});
    assert.equal(first.status, 201);
    assert.deepEqual([first.body.status, first.body.answerBy], ['proposed', '2026-11-25']);
    assert.equal((await own.call('POST', '/appointments', {body, as: 'karel'})).status, 201);
    assert.deepEqual(await own.claims(), []);
    const moved = await own.call<Appointment>('POST', `/appointments/${first.body.id}/rescheduling`, {
      ifMatch: '"1"',
      body: {timeSlotId: `bakker-${day}-0910`},
    });
    assert.deepEqual(
      [moved.status, moved.body.status, moved.body.start],
      [200, 'proposed', '2026-11-25T09:10:00+01:00'],
    );
    assert.deepEqual(await own.claims(), []);
  } finally {
    await own.close();
  }
});

test('in phone mode nothing is booked, and what was booked is still shown', async () => {
  const services = [{service: 'booking', mode: 'phone' as const, reason: 'Onze agenda is in onderhoud.'}];
  const own = await startBookingPractice(bookingSettings({}, {services}));
  try {
    await addSlots(own.db, 'bakker', day, '09:00', 1);
    const answer = await own.call<Problem>('POST', '/appointments', {
      body: {timeSlotId: `bakker-${day}-0900`, appointmentTypeId: 'spreekuur'},
    });
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body.detail],
      [422, 'operation-not-offered', 'Onze agenda is in onderhoud.'],
    );
    const types = await own.call<Schemas['AppointmentTypeList']>('GET', '/appointment-types');
    assert.ok(
      types.body.items.every(
        ({selfBookable, refusal}) => !selfBookable && refusal?.code === 'operation-not-offered',
      ),
    );
    const times = await own.call<Problem>(
      'GET',
      `/time-slots?appointmentType=spreekuur&from=${day}&to=${day}`,
    );
    assert.deepEqual([times.status, times.body.code], [422, 'operation-not-offered']);
    assert.equal((await own.call('GET', '/appointments')).status, 200);
  } finally {
    await own.close();
  }
});
