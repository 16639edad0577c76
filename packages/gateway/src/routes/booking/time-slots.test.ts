import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {components} from '@gp-elements/contract';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  withKind,
  type BookingPractice,
} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
type TimeSlotList = Schemas['TimeSlotList'];
type Problem = Schemas['Problem'];

async function withPractice(
  work: (practice: BookingPractice) => Promise<void>,
  settings = bookingSettings(),
): Promise<void> {
  const practice = await startBookingPractice(settings);
  try {
    await work(practice);
  } finally {
    await practice.close();
  }
}

const shown = ({items}: TimeSlotList): string[] =>
  items.map(({start, practitioner}) => `${start.slice(0, 16)} ${practitioner.id}`);

test('free times of a kind: in order, by practitioner or any, with the own GP marked', () =>
  withPractice(async ({call, db}) => {
    await addSlots(db, 'yilmaz', '2026-11-25', '09:00', 2);
    await addSlots(db, 'bakker', '2026-11-25', '09:00', 2);
    await addSlots(db, 'visser', '2026-11-25', '09:00', 2);
    const query = '/time-slots?appointmentType=spreekuur&from=2026-11-23&to=2026-12-06';
    const any = await call<TimeSlotList>('GET', query);
    assert.deepEqual(shown(any.body), [
      '2026-11-25T09:00 bakker',
      '2026-11-25T09:00 yilmaz',
      '2026-11-25T09:10 bakker',
      '2026-11-25T09:10 yilmaz',
    ]);
    assert.deepEqual(any.body.items[0], {
      id: 'bakker-2026-11-25-0900',
      start: '2026-11-25T09:00:00+01:00',
      end: '2026-11-25T09:10:00+01:00',
      practitioner: {id: 'bakker', name: 'dr. M. Bakker', isOwnGp: true},
      location: {
        id: 'linde',
        name: 'De Linde',
        address: {line: 'Lindelaan 1', postalCode: '3051 AB', city: 'Rotterdam'},
      },
    });
    const one = await call<TimeSlotList>('GET', `${query}&practitioner=yilmaz`);
    assert.deepEqual(shown(one.body), ['2026-11-25T09:00 yilmaz', '2026-11-25T09:10 yilmaz']);
    const double = await call<TimeSlotList>('GET', query.replace('spreekuur', 'dubbel'));
    assert.deepEqual(shown(double.body), ['2026-11-25T09:00 bakker', '2026-11-25T09:00 yilmaz']);
    assert.equal(double.body.items[0]?.end, '2026-11-25T09:20:00+01:00');
    for (const [practitioner, status, code] of [
      ['visser', 422, 'practitioner-not-available'],
      ['nergens', 404, 'not-found'],
    ] as const) {
      const answer = await call<Problem>('GET', `${query}&practitioner=${practitioner}`);
      assert.deepEqual([answer.status, answer.body.code], [status, code]);
    }
  }));

test('a period of at most 42 days that exist', () =>
  withPractice(async ({call}) => {
    for (const [from, to, status, code] of [
      ['2026-11-23', '2027-01-03', 200, undefined],
      ['2026-11-23', '2027-01-04', 400, 'range-too-wide'],
      ['2026-11-24', '2026-11-23', 400, 'range-too-wide'],
      ['2026-02-30', '2026-03-01', 400, 'validation-failed'],
      ['9999-12-31', '9999-12-31', 400, 'validation-failed'],
      ['0000-01-01', '0000-01-01', 400, 'validation-failed'],
      ['2025-01-01', '2025-01-02', 200, undefined],
    ] as const) {
      for (const path of ['time-slots', 'time-slot-days']) {
        const answer = await call<Problem>('GET', `/${path}?appointmentType=spreekuur&from=${from}&to=${to}`);
        assert.deepEqual([answer.status, answer.body.code], [status, code], `${path} ${from} ${to}`);
      }
    }
  }));

test('page by page, a few per day, the own GP first', () =>
  withPractice(async ({call, db}) => {
    await addSlots(db, 'bakker', '2026-11-25', '09:00', 5);
    await addSlots(db, 'yilmaz', '2026-11-25', '08:00', 12);
    await addSlots(db, 'yilmaz', '2026-11-26', '09:00', 5);
    const query = '/time-slots?appointmentType=spreekuur&from=2026-11-23&to=2026-12-06&limitPerDay=3';
    const first = await call<TimeSlotList>('GET', `${query}&limit=4`);
    assert.deepEqual(shown(first.body), [
      '2026-11-25T09:00 bakker',
      '2026-11-25T09:20 bakker',
      '2026-11-25T09:40 bakker',
      '2026-11-26T09:00 yilmaz',
    ]);
    const {next} = first.body;
    assert.ok(next);
    const second = await call<TimeSlotList>('GET', `${query}&limit=4&cursor=${next}`);
    assert.deepEqual(shown(second.body), ['2026-11-26T09:20 yilmaz', '2026-11-26T09:40 yilmaz']);
    assert.equal(second.body.next, undefined);
    // The same query in another order is the same query.
    const reordered = `/time-slots?limitPerDay=3&to=2026-12-06&from=2026-11-23&appointmentType=spreekuur&cursor=${next}`;
    assert.equal((await call('GET', reordered)).status, 200);
    for (const [path, as] of [
      [`${query.replace('limitPerDay=3', 'limitPerDay=2')}&cursor=${next}`, 'anna'],
      [`${query.replace('spreekuur', 'dubbel')}&cursor=${next}`, 'anna'],
      [`${query}&cursor=${next}`, 'karel'],
    ] as const) {
      const answer = await call<Problem>('GET', path, {as});
      assert.deepEqual([answer.status, answer.body.code], [400, 'cursor-invalid'], path);
    }
  }));

test('the days of a period, closed ones with who covers', () =>
  withPractice(async ({call, db}) => {
    await addSlots(db, 'bakker', '2026-12-24', '09:00', 3);
    await addSlots(db, 'bakker', '2026-12-29', '09:00', 3);
    const {body} = await call<Schemas['TimeSlotDayList']>(
      'GET',
      '/time-slot-days?appointmentType=spreekuur&from=2026-12-24&to=2026-12-29',
    );
    assert.deepEqual(body, {
      items: [
        {date: '2026-12-24', freeCount: 3},
        {date: '2026-12-25', freeCount: 0, closed: {reason: 'Eerste kerstdag'}},
        {date: '2026-12-26', freeCount: 0, closed: {reason: 'Tweede kerstdag'}},
        {date: '2026-12-27', freeCount: 0},
        {
          date: '2026-12-28',
          freeCount: 0,
          closed: {
            reason: 'Vakantie',
            replacement: {name: 'Huisartsenpraktijk De Eik', phone: '010 222 33 44'},
          },
        },
        {
          date: '2026-12-29',
          freeCount: 0,
          closed: {
            reason: 'Vakantie',
            replacement: {name: 'Huisartsenpraktijk De Eik', phone: '010 222 33 44'},
          },
        },
      ],
    });
  }));

test('no times: why, and when new ones come', () =>
  withPractice(
    async ({call, db, clock}) => {
      await addSlots(db, 'visser', '2026-11-25', '09:00', 3);
      const list = async (type: string, from: string, to: string): Promise<unknown> => {
        const query = `appointmentType=${type}&from=${from}&to=${to}`;
        const times = await call<TimeSlotList>('GET', `/time-slots?${query}`);
        const days = await call<Schemas['TimeSlotDayList']>('GET', `/time-slot-days?${query}`);
        assert.deepEqual(days.body.noTimes, times.body.noTimes);
        return times.body.noTimes;
      };
      const kept = {reason: 'not-released-yet', newTimesAt: '2026-11-24T08:00:00+01:00'};
      assert.deepEqual(await list('bloeddruk', '2026-11-23', '2026-11-29'), kept);
      assert.deepEqual(await list('spreekuur', '2026-11-23', '2026-11-29'), {reason: 'not-scheduled'});
      assert.deepEqual(await list('bloeddruk', '2026-12-28', '2027-01-01'), {reason: 'closed'});
      clock.set('2026-11-24T08:00:00+01:00');
      assert.equal(await list('bloeddruk', '2026-11-23', '2026-11-29'), undefined);
      await db.updateTable('slot').set({status: 'busy'}).execute();
      assert.deepEqual(await list('bloeddruk', '2026-11-23', '2026-11-29'), {reason: 'fully-booked'});
    },
    bookingSettings({
      appointmentTypes: withKind('bloeddruk', {release: {keptShare: 1, daysBefore: 1, at: '08:00'}}),
    }),
  ));

test('a kept time is refused before its release, also by its id', () =>
  withPractice(
    async ({call, db}) => {
      await addSlots(db, 'visser', '2026-11-25', '09:00', 1);
      const body = {timeSlotId: 'visser-2026-11-25-0900', appointmentTypeId: 'bloeddruk'};
      const answer = await call<Problem>('POST', '/appointments', {body});
      assert.deepEqual(
        [answer.status, answer.body.code, answer.body.until],
        [422, 'not-released-yet', '2026-11-24T08:00:00+01:00'],
      );
    },
    bookingSettings({
      appointmentTypes: withKind('bloeddruk', {release: {keptShare: 1, daysBefore: 1, at: '08:00'}}),
    }),
  ));

test('what one kind keeps is kept from the other kinds of that practitioner', () =>
  withPractice(
    async ({call, db, clock}) => {
      for (const who of ['bakker', 'visser']) await addSlots(db, who, '2026-11-25', '09:00', 2);
      const free = async (type: string): Promise<number> => {
        const query = `appointmentType=${type}&from=2026-11-25&to=2026-11-25`;
        return (await call<TimeSlotList>('GET', `/time-slots?${query}`)).body.items.length;
      };
      const all = async () => [await free('spreekuur'), await free('dubbel'), await free('telefonisch')];
      // The phone has a word of its own, and the assistant does not do what is kept.
      assert.deepEqual([...(await all()), await free('bloeddruk')], [0, 0, 2, 2]);
      const body = {timeSlotId: 'bakker-2026-11-25-0900', appointmentTypeId: 'dubbel'};
      const answer = await call<Problem>('POST', '/appointments', {body});
      assert.deepEqual([answer.status, answer.body.code], [422, 'not-released-yet']);
      clock.set('2026-11-24T08:00:00+01:00');
      assert.deepEqual(await all(), [2, 1, 2]);
    },
    bookingSettings({
      appointmentTypes: bookingSettings().booking.appointmentTypes.map((kind) => ({
        ...kind,
        ...(kind.sourceId === 'spreekuur' && {release: {keptShare: 1, daysBefore: 1, at: '08:00'}}),
        ...(kind.sourceId === 'telefonisch' && {release: {keptShare: 0, daysBefore: 0}}),
      })),
    }),
  ));

test('Slots that are busy, closed at the source, of a stopped Schedule or of someone who left are not free', () =>
  withPractice(async ({call, db}) => {
    await addSlots(db, 'bakker', '2026-11-25', '09:00', 4);
    await addSlots(db, 'yilmaz', '2026-11-25', '09:00', 2);
    const set = (id: string, change: object): Promise<unknown> =>
      db.updateTable('slot').set(change).where('id', '=', id).execute();
    await set('bakker-2026-11-25-0900', {status: 'busy'});
    await set('bakker-2026-11-25-0910', {closed: 1});
    await set('bakker-2026-11-25-0920', {status: 'busy-tentative'});
    await db.updateTable('practitioner').set({active: 0}).where('id', '=', 'yilmaz').execute();
    const query = '/time-slots?appointmentType=spreekuur&from=2026-11-25&to=2026-11-25';
    assert.deepEqual(shown((await call<TimeSlotList>('GET', query)).body), ['2026-11-25T09:30 bakker']);
    const closed = await call<Problem>('POST', '/appointments', {
      body: {timeSlotId: 'bakker-2026-11-25-0910', appointmentTypeId: 'spreekuur'},
    });
    assert.deepEqual([closed.status, closed.body.code], [409, 'slot-taken']);
    assert.deepEqual(
      closed.body.alternatives?.map(({id}) => id),
      ['bakker-2026-11-25-0930'],
    );
    await db.updateTable('schedule').set({active: 0}).where('id', '=', 's-bakker').execute();
    assert.deepEqual((await call<TimeSlotList>('GET', query)).body, {
      items: [],
      noTimes: {reason: 'not-scheduled'},
    });
  }));

test('on the days that the clock changes, times are listed and booked at the right instant', () =>
  withPractice(
    async ({call, db, clock}) => {
      for (const [date, now, from, starts] of [
        [
          '2027-03-28',
          '2027-03-20T09:00:00+01:00',
          '01:50',
          ['2027-03-28T01:50:00+01:00', '2027-03-28T03:00:00+02:00', '2027-03-28T03:10:00+02:00'],
        ],
        [
          '2027-10-31',
          '2027-10-20T09:00:00+02:00',
          '02:50',
          ['2027-10-31T02:50:00+02:00', '2027-10-31T02:00:00+01:00', '2027-10-31T02:10:00+01:00'],
        ],
      ] as const) {
        clock.set(now);
        const slots = await addSlots(db, 'bakker', date, from, 3);
        await addSlots(db, 'bakker', date, '08:00', 1);
        const {body} = await call<TimeSlotList>(
          'GET',
          `/time-slots?appointmentType=telefonisch&from=${date}&to=${date}`,
        );
        assert.deepEqual(
          body.items.slice(0, 3).map(({start}) => start),
          starts,
        );
        assert.equal(body.items[3]?.start.slice(11, 16), '08:00');
        const booked = await call<Schemas['Appointment']>('POST', '/appointments', {
          body: {timeSlotId: slots[1], appointmentTypeId: 'telefonisch'},
        });
        assert.equal(booked.status, 201, JSON.stringify(booked.body));
        assert.equal(booked.body.start, starts[1]);
        const row = await db
          .selectFrom('appointment')
          .select('start_at')
          .where('id', '=', booked.body.id)
          .executeTakeFirstOrThrow();
        assert.equal(row.start_at, Date.parse(starts[1]));
        const days = await call<Schemas['TimeSlotDayList']>(
          'GET',
          `/time-slot-days?appointmentType=telefonisch&from=${date}&to=${date}`,
        );
        assert.deepEqual(days.body.items, [{date, freeCount: 3}]);
      }
    },
    bookingSettings({}, {holidays: {}}),
  ));

test('kinds as this person may book them', () =>
  withPractice(
    async ({call, db}) => {
      const list = async (
        query = '',
        as = 'anna',
        language?: string,
      ): Promise<Schemas['AppointmentType'][]> =>
        (
          await call<Schemas['AppointmentTypeList']>('GET', `/appointment-types${query}`, {
            as,
            ...(language && {headers: {'accept-language': language}}),
          })
        ).body.items;
      const items = await list();
      assert.deepEqual(
        items.map(({id, selfBookable, refusal}) => [id, selfBookable, refusal?.code]),
        [
          ['spreekuur', true, undefined],
          ['dubbel', true, undefined],
          ['telefonisch', true, undefined],
          ['bloeddruk', false, 'appointment-type-blocked'],
          ['klacht', true, undefined],
          ['visite', false, 'appointment-type-not-self-bookable'],
          ['kind', false, 'age-too-high'],
        ],
      );
      assert.deepEqual(items[0], {
        id: 'spreekuur',
        name: 'Spreekuur',
        language: 'nl',
        durationMinutes: 10,
        channel: 'practice',
        selfBookable: true,
        reasonNeed: 'optional',
        longerAppointmentTypeId: 'dubbel',
        practitioners: [
          {id: 'bakker', name: 'dr. M. Bakker', isOwnGp: true},
          {id: 'yilmaz', name: 'dr. S. Yılmaz'},
        ],
      });
      assert.equal(items[1]?.isForSeveralComplaints, true);
      const phone = (await list('', 'anna', 'en-GB,en;q=0.9'))[3];
      assert.deepEqual(
        [phone?.name, phone?.language, phone?.instructions],
        ['Blood pressure', 'en', undefined],
      );
      assert.deepEqual(
        [items[3]?.name, items[3]?.language, items[3]?.instructions],
        ['Bloeddruk meten', 'nl', 'Draag korte mouwen.'],
      );
      assert.equal((await list('?personId=bram')).find(({id}) => id === 'kind')?.selfBookable, true);
      await db.updateTable('person').set({registration: 'deregistered'}).where('id', '=', 'karel').execute();
      assert.ok((await list('', 'karel')).every(({refusal}) => refusal?.code === 'person-deregistered'));
      await db.updateTable('appointment_type').set({active: 0}).where('id', '=', 'visite').execute();
      assert.ok(!(await list()).some(({id}) => id === 'visite'));
    },
    bookingSettings({
      appointmentTypes: withKind('bloeddruk', {
        names: {en: 'Blood pressure'},
        instructions: {nl: 'Draag korte mouwen.'},
        blocked: {until: '2026-12-31'},
      }),
    }),
  ));
