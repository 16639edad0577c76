import assert from 'node:assert/strict';
import {test} from 'node:test';

import {appointmentTypeRules} from './appointment-type.ts';
import {
  cancelState,
  changeState,
  judgeCancel,
  judgeChange,
  judgeOperation,
  judgePerson,
  judgeTime,
  judgeType,
  type OwnAppointment,
  type PersonFacts,
  type Situation,
  type StandingAppointment,
  type TimeFacts,
  type TypeFacts,
} from './rules.ts';
import type {AppointmentTypeSettings, PracticeSettings, Refusal} from './settings.ts';
import {practiceSettings} from './testing/settings.ts';

const phone = '010 123 45 67';
/** A Monday in office hours. */
const monday = '2026-11-23T08:05:00+01:00';

function at(now: string, settings: Partial<PracticeSettings> = {}): Situation {
  return {settings: practiceSettings(settings), nowMs: Date.parse(now)};
}

function kind(
  own: Partial<AppointmentTypeSettings> = {},
  booking: Partial<PracticeSettings['booking']> = {},
): TypeFacts {
  const settings = {sourceId: 'spreekuur', durationMinutes: 10, channel: 'practice' as const, ...own};
  return {
    id: 'spreekuur',
    rules: appointmentTypeRules({appointmentTypes: [], ...booking}, settings),
    practitionerIds: new Set(['bakker']),
    releases: new Map(),
  };
}

const adult: PersonFacts = {birthDate: '1980-05-17', isDeceased: false, registration: 'registered'};
const born = (birthDate: string | null): PersonFacts => ({...adult, birthDate});

function time(start: string, more: Partial<TimeFacts> = {}): TimeFacts {
  const startAt = Date.parse(start);
  return {startAt, endAt: startAt + 600_000, practitionerId: 'bakker', keptUntil: -Infinity, ...more};
}

function own(start: string, more: Partial<OwnAppointment> = {}): OwnAppointment {
  const startAt = Date.parse(start);
  return {
    id: 'a1',
    appointmentTypeId: 'spreekuur',
    status: 'booked',
    startAt,
    endAt: startAt + 600_000,
    ...more,
  };
}

/** One line per case: the refusal exactly, phone included; undefined is nothing against it. */
function table(
  name: string,
  rows: [what: string, actual: Refusal | undefined, expected: Refusal | undefined][],
): void {
  for (const [what, actual, expected] of rows)
    test(`${name}: ${what}`, () => assert.deepEqual(actual, expected));
}

table('person', [
  ['registered', judgePerson(at(monday), adult), undefined],
  ['deceased', judgePerson(at(monday), {...adult, isDeceased: true}), {code: 'person-deceased', phone}],
  [
    'not registered',
    judgePerson(at(monday), {...adult, registration: 'not-registered'}),
    {code: 'person-not-registered', phone},
  ],
  [
    'deregistered',
    judgePerson(at(monday), {...adult, registration: 'deregistered'}),
    {code: 'person-deregistered', phone},
  ],
]);

const judged = (
  type: TypeFacts,
  person = adult,
  mine: OwnAppointment[] = [],
  moving?: string,
  now = monday,
) => judgeType(at(now), person, type, mine, moving);

table('kind', [
  ['plain', judged(kind()), undefined],
  ['by phone only', judged(kind({selfBookable: false})), {code: 'appointment-type-not-self-bookable', phone}],
  [
    'blocked until a day',
    judged(kind({blocked: {until: '2026-11-30', text: 'Het vaccin is op.'}})),
    {code: 'appointment-type-blocked', phone, until: '2026-12-01T00:00:00+01:00', text: 'Het vaccin is op.'},
  ],
  ['blocked until further notice', judged(kind({blocked: {}})), {code: 'appointment-type-blocked', phone}],
  [
    'blocked, its last day included',
    judged(kind({blocked: {until: '2026-11-23'}})),
    {code: 'appointment-type-blocked', phone, until: '2026-11-24T00:00:00+01:00'},
  ],
  ['no longer blocked', judged(kind({blocked: {until: '2026-11-22'}})), undefined],
  [
    'too young for the whole horizon',
    judged(kind({minimumAge: 30}), born('2000-05-17')),
    {code: 'age-too-low', phone, limit: 30, until: '2030-05-17T00:00:00+02:00'},
  ],
  ['old enough within the horizon', judged(kind({minimumAge: 18}), born('2008-12-20')), undefined],
  [
    'old enough a day after the horizon',
    judged(kind({minimumAge: 18}), born('2009-01-05')),
    {code: 'age-too-low', phone, limit: 18, until: '2027-01-05T00:00:00+01:00'},
  ],
  [
    'old enough on the last day of the horizon',
    judged(kind({minimumAge: 18}), born('2009-01-04')),
    undefined,
  ],
  ['too old', judged(kind({maximumAge: 11}), born('2010-01-01')), {code: 'age-too-high', phone, limit: 11}],
  ['still young enough today', judged(kind({maximumAge: 11}), born('2014-11-24')), undefined],
  ['birth date unknown', judged(kind({minimumAge: 18}), born(null)), {code: 'age-too-low', phone, limit: 18}],
  ['birth year is proof enough', judged(kind({minimumAge: 18}), born('1980')), undefined],
  [
    'birth year is no proof',
    judged(kind({maximumAge: 11}), born('2014')),
    {code: 'age-too-high', phone, limit: 11},
  ],
  [
    'born on 29 February',
    judged(kind({minimumAge: 17}), born('2012-02-29')),
    {code: 'age-too-low', phone, limit: 17, until: '2029-03-01T00:00:00+01:00'},
  ],
  [
    'one open appointment of the kind',
    judged(kind(), adult, [own('2026-11-25T09:00:00+01:00')]),
    {code: 'open-appointment-exists', phone, limit: 1, until: '2026-11-25T09:10:00+01:00'},
  ],
  [
    'one open request of the kind',
    judged(kind(), adult, [own('2026-11-25T09:00:00+01:00', {status: 'proposed'})]),
    {code: 'open-appointment-exists', phone, limit: 1, until: '2026-11-25T09:10:00+01:00'},
  ],
  ['the one that is being moved', judged(kind(), adult, [own('2026-11-25T09:00:00+01:00')], 'a1'), undefined],
  [
    'a cancelled one',
    judged(kind(), adult, [own('2026-11-25T09:00:00+01:00', {status: 'cancelled'})]),
    undefined,
  ],
  ['one that ended just now', judged(kind(), adult, [own('2026-11-23T07:55:00+01:00')]), undefined],
  [
    'one of another kind',
    judged(kind(), adult, [own('2026-11-25T09:00:00+01:00', {appointmentTypeId: 'b'})]),
    undefined,
  ],
  ['without limit', judged(kind({openLimit: null}), adult, [own('2026-11-25T09:00:00+01:00')]), undefined],
  [
    'a limit of two, three open: two must end',
    judged(kind({openLimit: 2}), adult, [
      own('2026-11-27T09:00:00+01:00', {id: 'c'}),
      own('2026-11-25T09:00:00+01:00'),
      own('2026-11-26T09:00:00+01:00', {id: 'b'}),
    ]),
    {code: 'open-appointment-exists', phone, limit: 2, until: '2026-11-26T09:10:00+01:00'},
  ],
]);

interface TimeCase {
  now?: string;
  type?: TypeFacts;
  person?: PersonFacts;
  mine?: OwnAppointment[];
  moving?: string;
  more?: Partial<TimeFacts>;
  settings?: Partial<PracticeSettings>;
}

const timed = (
  start: string,
  {now = monday, type = kind(), person = adult, mine = [], moving, more, settings}: TimeCase = {},
) => judgeTime(at(now, settings), person, type, time(start, more), mine, moving);

const kept = {keptUntil: Date.parse('2026-11-24T08:00:00+01:00')};

table('time', [
  ['plain', timed('2026-11-25T09:00:00+01:00'), undefined],
  ['exactly the lead time away', timed('2026-11-23T09:05:00+01:00'), undefined],
  ['a minute less', timed('2026-11-23T09:04:00+01:00'), {code: 'lead-time-too-short', phone}],
  [
    'starting now, without lead time',
    timed('2026-11-23T08:05:00+01:00', {type: kind({leadTimeMinutes: 0})}),
    {code: 'lead-time-too-short', phone},
  ],
  [
    'yesterday, a holiday',
    timed('2026-12-25T09:00:00+01:00', {now: '2026-12-26T09:00:00+01:00'}),
    {code: 'lead-time-too-short', phone},
  ],
  ['the last day of the horizon', timed('2027-01-04T16:50:00+01:00'), undefined],
  [
    'a day beyond the horizon',
    timed('2027-01-05T09:00:00+01:00'),
    {code: 'beyond-horizon', phone, limit: 42, until: '2026-11-24T00:00:00+01:00'},
  ],
  [
    'a holiday',
    timed('2026-12-25T09:00:00+01:00'),
    {code: 'practice-closed', phone, text: 'Eerste kerstdag', until: '2026-12-26T00:00:00+01:00'},
  ],
  [
    'a closure',
    timed('2026-12-29T09:00:00+01:00'),
    {code: 'practice-closed', phone, text: 'Vakantie', until: '2027-01-01T00:00:00+01:00'},
  ],
  [
    'not old enough on that day',
    timed('2026-12-19T09:00:00+01:00', {type: kind({minimumAge: 18}), person: born('2008-12-20')}),
    {code: 'age-too-low', phone, limit: 18, until: '2026-12-20T00:00:00+01:00'},
  ],
  [
    'old enough on that day',
    timed('2026-12-21T09:00:00+01:00', {type: kind({minimumAge: 18}), person: born('2008-12-20')}),
    undefined,
  ],
  [
    'too old on that day, not today',
    timed('2026-11-24T09:00:00+01:00', {type: kind({maximumAge: 11}), person: born('2014-11-24')}),
    {code: 'age-too-high', phone, limit: 11},
  ],
  [
    'kept until the day before at eight',
    timed('2026-11-25T09:00:00+01:00', {more: kept}),
    {code: 'not-released-yet', phone, until: '2026-11-24T08:00:00+01:00'},
  ],
  [
    'released',
    timed('2026-11-25T09:00:00+01:00', {
      more: kept,
      now: '2026-11-24T08:00:00+01:00',
    }),
    undefined,
  ],
  [
    'kept until midnight of the day itself, over the change of the clock',
    timed('2027-03-28T09:00:00+02:00', {
      more: {keptUntil: Date.parse('2027-03-28T00:00:00+01:00')},
      now: '2027-03-27T12:00:00+01:00',
      settings: {holidays: {}},
    }),
    {code: 'not-released-yet', phone, until: '2027-03-28T00:00:00+01:00'},
  ],
  [
    'another practitioner',
    timed('2026-11-25T09:00:00+01:00', {more: {practitionerId: 'visser'}}),
    {code: 'practitioner-not-available', phone},
  ],
  [
    'over an own appointment of another kind',
    timed('2026-11-25T09:00:00+01:00', {mine: [own('2026-11-25T08:55:00+01:00', {appointmentTypeId: 'b'})]}),
    {code: 'overlaps-own-appointment', phone},
  ],
  [
    'right after an own appointment',
    timed('2026-11-25T09:00:00+01:00', {mine: [own('2026-11-25T08:50:00+01:00')]}),
    undefined,
  ],
  [
    'over the one that is being moved',
    timed('2026-11-25T09:00:00+01:00', {mine: [own('2026-11-25T08:55:00+01:00')], moving: 'a1'}),
    undefined,
  ],
]);

const standing = (start: string, more: Partial<StandingAppointment> = {}): StandingAppointment => ({
  ...own(start),
  isImported: false,
  onlineEditable: null,
  onlineEditableUntil: null,
  ...more,
});

interface ChangeCase {
  more?: Partial<StandingAppointment>;
  /** Null is a kind that we do not know. */
  type?: TypeFacts | null;
  person?: PersonFacts;
  settings?: Partial<PracticeSettings>;
}

const changed = (start: string, {more = {}, type = kind(), person = adult, settings = {}}: ChangeCase = {}) =>
  judgeChange(at(monday, settings), person, standing(start, more), type ?? undefined);

const service = (
  mode: 'direct' | 'request' | 'phone',
  operation: string,
  mode2: 'direct' | 'request' | 'phone',
) => ({
  services: [{service: 'booking', mode, reason: 'Bel ons.', operations: [{operation, mode: mode2}]}],
});

table('change', [
  ['in time', changed('2026-11-25T09:00:00+01:00'), undefined],
  ['at the cut-off', changed('2026-11-24T08:05:00+01:00'), undefined],
  ['past the cut-off', changed('2026-11-24T08:04:00+01:00'), {code: 'change-too-late', phone, limit: 24}],
  [
    'past the kind’s own cut-off',
    changed('2026-11-25T08:00:00+01:00', {type: kind({changeCutoffHours: 48})}),
    {code: 'change-too-late', phone, limit: 48},
  ],
  [
    'a cancelled one',
    changed('2026-11-25T09:00:00+01:00', {more: {status: 'cancelled'}}),
    {code: 'appointment-not-open', phone},
  ],
  ['one that has started', changed('2026-11-23T08:05:00+01:00'), {code: 'appointment-not-open', phone}],
  [
    'an imported one',
    changed('2026-11-25T09:00:00+01:00', {more: {isImported: true}}),
    {code: 'change-not-allowed', phone},
  ],
  [
    'an imported one that may be',
    changed('2026-11-25T09:00:00+01:00', {more: {isImported: true, onlineEditable: true}}),
    undefined,
  ],
  [
    'an imported one that might be until yesterday',
    changed('2026-11-25T09:00:00+01:00', {
      more: {
        isImported: true,
        onlineEditable: true,
        onlineEditableUntil: Date.parse('2026-11-22T12:00:00+01:00'),
      },
    }),
    {code: 'change-too-late', phone},
  ],
  [
    'one of an unknown kind',
    changed('2026-11-25T09:00:00+01:00', {type: null}),
    {code: 'change-not-allowed', phone},
  ],
  [
    'one of a kind by phone',
    changed('2026-11-25T09:00:00+01:00', {type: kind({selfBookable: false})}),
    {code: 'change-not-allowed', phone},
  ],
  [
    'one of a blocked kind',
    changed('2026-11-25T09:00:00+01:00', {type: kind({blocked: {}})}),
    {code: 'appointment-type-blocked', phone},
  ],
  [
    'of someone who left',
    changed('2026-11-25T09:00:00+01:00', {person: {...adult, registration: 'deregistered'}}),
    {code: 'person-deregistered', phone},
  ],
  [
    'where the practice does not offer it',
    changed('2026-11-25T09:00:00+01:00', {settings: service('direct', 'rescheduleAppointment', 'phone')}),
    {code: 'operation-not-offered', phone, text: 'Bel ons.'},
  ],
  [
    'a booked one where times are asked for',
    changed('2026-11-25T09:00:00+01:00', {settings: service('request', 'listTimeSlots', 'direct')}),
    {code: 'change-not-allowed', phone},
  ],
  [
    'a request where times are asked for',
    changed('2026-11-25T09:00:00+01:00', {
      more: {status: 'proposed'},
      settings: service('request', 'listTimeSlots', 'direct'),
    }),
    undefined,
  ],
]);

const cancelled = (
  start: string,
  more: Partial<StandingAppointment> = {},
  settings: Partial<PracticeSettings> = {},
) => judgeCancel(at(monday, settings), standing(start, more));

table('cancellation', [
  ['a minute before the start', cancelled('2026-11-23T08:06:00+01:00'), undefined],
  ['at the start', cancelled('2026-11-23T08:05:00+01:00'), {code: 'appointment-not-open', phone}],
  [
    'twice',
    cancelled('2026-11-25T09:00:00+01:00', {status: 'cancelled'}),
    {code: 'appointment-not-open', phone},
  ],
  [
    'an imported one',
    cancelled('2026-11-25T09:00:00+01:00', {isImported: true}),
    {code: 'change-not-allowed', phone},
  ],
  [
    'an imported one that may be',
    cancelled('2026-11-25T09:00:00+01:00', {isImported: true, onlineEditable: true}),
    undefined,
  ],
  [
    'where the practice does not offer it',
    cancelled('2026-11-25T09:00:00+01:00', {}, service('direct', 'cancelAppointment', 'phone')),
    {code: 'operation-not-offered', phone, text: 'Bel ons.'},
  ],
]);

table('service', [
  ['direct', judgeOperation(at(monday), 'createAppointment'), undefined],
  [
    'not named',
    judgeOperation(at(monday, {services: []}), 'createAppointment'),
    {code: 'operation-not-offered', phone},
  ],
  [
    'no hold where times are asked for',
    judgeOperation(at(monday, {services: [{service: 'booking', mode: 'request'}]}), 'createSlotHold', [
      'direct',
    ]),
    {code: 'operation-not-offered', phone},
  ],
]);

test('what may be done, until when, and whether it is late', () => {
  const situation = at(monday);
  const far = standing('2026-11-25T09:00:00+01:00');
  assert.deepEqual(changeState(situation, adult, far, kind()), {
    allowed: true,
    until: '2026-11-24T09:00:00+01:00',
  });
  assert.deepEqual(cancelState(situation, far, kind().rules), {
    allowed: true,
    until: '2026-11-25T09:00:00+01:00',
  });
  const near = standing('2026-11-23T16:00:00+01:00');
  assert.equal(changeState(situation, adult, near, kind()).refusal?.code, 'change-too-late');
  assert.deepEqual(cancelState(situation, near, kind().rules), {
    allowed: true,
    until: '2026-11-23T16:00:00+01:00',
    isLate: true,
  });
  // A request that nobody answered keeps no time from anyone.
  assert.equal(cancelState(situation, {...near, status: 'proposed'}, kind().rules).isLate, undefined);
  const source = {
    isImported: true,
    onlineEditable: true,
    onlineEditableUntil: Date.parse('2026-11-24T00:00:00+01:00'),
  };
  assert.equal(cancelState(situation, {...far, ...source}, undefined).until, '2026-11-24T00:00:00+01:00');
  assert.deepEqual(cancelState(situation, {...far, isImported: true}, undefined), {
    allowed: false,
    refusal: {code: 'change-not-allowed', phone},
  });
});

test('a day before the change of the clock is 24 hours, not a wall-clock day', () => {
  const sunday = standing('2027-03-28T09:00:00+02:00');
  assert.equal(
    changeState(at('2027-03-20T09:00:00+01:00'), adult, sunday, kind()).until,
    '2027-03-27T08:00:00+01:00',
  );
});
