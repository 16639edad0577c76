import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {
  type Booking,
  choosing,
  type Keeping,
  type Message,
  opening,
  placeOf,
  type Screen,
} from './booking.machine.ts';
import {finishing} from './finish.machine.ts';
import {listing} from './list.machine.ts';
import {anna, booked, bram, double, holdOf, nine, surgery, ten} from './testing/samples.ts';

/** All rules in the order in which the controller asks them: the first that acts decides. */
function transition(state: Booking, message: Message): Booking {
  for (const rules of [listing, finishing, choosing]) {
    const next = rules(state, message);
    if (next !== state) return next;
  }
  return state;
}
const run = (messages: readonly Message[], from = opening()) => messages.reduce(transition, from);

const noticeVersion = '2026-1';
const errand = {is: 'new', noticeVersion, person: anna, kind: surgery} as const;
const held: Keeping = {is: 'held', hold: holdOf(nine)};
const notHeld: Keeping = {is: 'not-held'};
const lost: Keeping = {is: 'lost', alternatives: [ten]};
const pick = (time = nine, keeping: Keeping = held): Message => ({is: 'picked', picked: {time, keeping}});

const toPerson: Message[] = [{is: 'answered', noticeVersion}];
const toKind: Message[] = [...toPerson, {is: 'person', person: anna, isOnlyOne: true}];
const toComplaints: Message[] = [...toKind, {is: 'kind', kind: surgery, longer: double}];
const toTime: Message[] = [...toKind, {is: 'kind', kind: surgery}];
const toDetails: Message[] = [...toTime, pick()];
const toCheck: Message[] = [...toDetails, {is: 'details-ready'}];
const toDone: Message[] = [...toCheck, {is: 'done', appointment: booked}];
const toList: Message[] = [{is: 'list'}];
const toMove: Message[] = [...toList, {is: 'move', appointment: booked}];
const toMoveCheck: Message[] = [...toMove, pick(ten, notHeld)];

/** A screen without the marks that are not there. */
const plain = (screen: Screen) => JSON.parse(JSON.stringify(screen)) as unknown;

describe('where it opens', () => {
  const table: [string, Parameters<typeof opening>[0], unknown][] = [
    ['at the urgent question', {}, {at: 'urgent'}],
    ['at the list', {view: 'list'}, {at: 'list'}],
    [
      'at one appointment, without the urgent question',
      {appointmentId: 'apt-1'},
      {at: 'list', only: 'apt-1'},
    ],
    ['at booking for a view that it does not know', {view: 'hologram'}, {at: 'urgent'}],
  ];
  for (const [what, asked, screen] of table) {
    test(what, () => assert.deepEqual(plain(opening(asked).screen), screen));
  }
});

describe('the way forward', () => {
  const table: [string, readonly Message[], Screen][] = [
    ['yes or unknown: whom to call', [{is: 'answered'}], {at: 'call'}],
    ['not urgent: for whom', toPerson, {at: 'person', noticeVersion}],
    [
      'for whom: what for',
      [...toPerson, {is: 'person', person: bram}],
      {at: 'kind', noticeVersion, person: bram},
    ],
    ['what for: when', toTime, {at: 'time', errand}],
    [
      'a kind with a longer form asks how many complaints before the times',
      toComplaints,
      {at: 'complaints', one: errand, longer: double},
    ],
    [
      'one complaint keeps the kind',
      [...toComplaints, {is: 'complaints', answer: 'one'}],
      {at: 'time', errand},
    ],
    [
      'several complaints take the longer kind',
      [...toComplaints, {is: 'complaints', answer: 'several'}],
      {at: 'time', errand: {...errand, kind: double}},
    ],
    [
      'by practitioner, on a day',
      [
        ...toTime,
        {is: 'filter', filter: {practitioner: 'yilmaz'}},
        {is: 'filter', filter: {day: '2026-11-25'}},
      ],
      {at: 'time', errand, practitioner: 'yilmaz', day: '2026-11-25'},
    ],
    [
      'a time with its hold: details',
      toDetails,
      {at: 'details', errand, picked: {time: nine, keeping: held}},
    ],
    [
      'a time where nothing is held',
      [...toTime, pick(nine, notHeld)],
      {at: 'details', errand, picked: {time: nine, keeping: notHeld}},
    ],
    ['details: check', toCheck, {at: 'check', errand, picked: {time: nine, keeping: held}}],
    ['confirmed', toDone, {at: 'done', errand, appointment: booked}],
    ['moving starts at the times', toMove, {at: 'time', errand: {is: 'move', appointment: booked}}],
    [
      'moving asks for no details',
      toMoveCheck,
      {at: 'check', errand: {is: 'move', appointment: booked}, picked: {time: ten, keeping: notHeld}},
    ],
    [
      'asking before cancelling',
      [...toList, {is: 'ask-cancel', appointment: booked}],
      {at: 'list', cancelling: booked},
    ],
    [
      'keeping it after all',
      [...toList, {is: 'ask-cancel', appointment: booked}, {is: 'keep'}],
      {at: 'list'},
    ],
    [
      'cancelled',
      [...toList, {is: 'ask-cancel', appointment: booked}, {is: 'cancelled', appointment: booked}],
      {at: 'list', cancelled: booked},
    ],
    [
      'asking about the next one, the last outcome goes',
      [
        ...toList,
        {is: 'cancelled', appointment: booked},
        {is: 'ask-cancel', appointment: {...booked, id: 'apt-2'}},
      ],
      {at: 'list', cancelling: {...booked, id: 'apt-2'}},
    ],
    ['the earlier ones too', [...toList, {is: 'earlier'}], {at: 'list', earlier: true}],
    [
      'what is cancelled meanwhile leaves them open',
      [
        ...toList,
        {is: 'earlier'},
        {is: 'ask-cancel', appointment: booked},
        {is: 'cancelled', appointment: booked},
      ],
      {at: 'list', earlier: true, cancelled: booked},
    ],
    ['one appointment from the list', [...toList, {is: 'list', only: 'apt-1'}], {at: 'list', only: 'apt-1'}],
    ['another one', [...toDone, {is: 'again'}], {at: 'urgent'}],
    [
      'a draft taken up again',
      [...toKind, {is: 'resume', errand, day: '2026-11-25', form: {reason: 'hoest'}}],
      {at: 'time', errand, day: '2026-11-25'},
    ],
  ];
  for (const [what, messages, screen] of table) {
    test(what, () => assert.deepEqual(plain(run(messages).screen), plain(screen)));
  }
});

describe('the way back', () => {
  test('the urgent question has nothing before it', () => assert.deepEqual(opening().past, []));
  test('"not so after all" leads back to the question', () =>
    assert.equal(run([{is: 'answered'}, {is: 'back'}]).screen.at, 'urgent'));
  test('with one person there is no person screen to go back to', () =>
    assert.equal(run([...toKind, {is: 'back'}]).screen.at, 'urgent'));
  test('each screen shows what was chosen on it', () => {
    let state = run([
      ...toPerson,
      {is: 'person', person: bram},
      {is: 'kind', kind: surgery, longer: double},
      {is: 'complaints', answer: 'several'},
      {is: 'filter', filter: {practitioner: 'bakker', day: '2026-11-25'}},
      pick(),
    ]);
    const seen: unknown[] = [];
    while (state.past.length > 0) {
      state = transition(state, {is: 'back'});
      const {screen} = state;
      seen.push([screen.at, screen.chosen]);
      if (screen.at === 'time') assert.deepEqual([screen.practitioner, screen.day], ['bakker', '2026-11-25']);
    }
    assert.deepEqual(seen, [
      ['time', nine.id],
      ['complaints', 'several'],
      ['kind', 'spreekuur'],
      ['person', 'bram'],
      ['urgent', undefined],
    ]);
  });
  test('from the check to the details, with the time as it is now', () => {
    const {screen, past} = run([...toCheck, pick(ten, notHeld), {is: 'back'}]);
    assert.deepEqual(plain(screen), plain({at: 'details', errand, picked: {time: ten, keeping: notHeld}}));
    assert.equal(past.at(-1)?.at, 'time');
  });
  test('from the check of a move straight to the times', () =>
    assert.equal(run([...toMoveCheck, {is: 'back'}]).screen.at, 'time'));
  test('what was typed is still there, back and forth', () => {
    const state = run([
      ...toDetails,
      {is: 'typed', change: {reason: 'hoest'}},
      {is: 'typed', change: {wheelchair: true}},
      {is: 'back'},
      {is: 'back'},
      {is: 'kind', kind: double},
      pick(ten),
    ]);
    assert.deepEqual(state.form, {reason: 'hoest', wheelchair: true});
  });
  test('another person starts with an empty form', () => {
    const typed = run([
      ...toPerson,
      {is: 'person', person: anna},
      {is: 'kind', kind: surgery},
      pick(),
      {is: 'typed', change: {reason: 'hoest'}},
      {is: 'back'},
      {is: 'back'},
      {is: 'back'},
    ]);
    assert.equal(transition(typed, {is: 'person', person: anna}).form?.reason, 'hoest');
    assert.equal(transition(typed, {is: 'person', person: bram}).form, undefined);
  });
  test('a booking that is done is not gone back into, and leaves no text behind', () => {
    const state = run([
      ...toCheck,
      {is: 'typed', change: {reason: 'hoest'}},
      {is: 'done', appointment: booked},
    ]);
    assert.deepEqual([state.past, state.form], [[], undefined]);
  });
});

describe('a time that is held', () => {
  const longer: Keeping = {is: 'held', hold: holdOf(nine, '2026-11-23T08:20:00+01:00')};
  const table: [string, readonly Message[], Keeping][] = [
    ['extended', [...toDetails, pick(nine, longer)], longer],
    ['ended', [...toDetails, pick(nine, {is: 'ended'})], {is: 'ended'}],
    ['held again', [...toDetails, pick(nine, {is: 'ended'}), pick()], held],
    ['lost', [...toDetails, pick(nine, lost)], lost],
  ];
  for (const [what, messages, keeping] of table) {
    test(`${what}: the person stays where they are, with what they typed`, () => {
      const {screen, form} = run([{is: 'typed', change: {reason: 'hoest'}}], run(messages));
      assert.ok(screen.at === 'details');
      assert.deepEqual([screen.picked.keeping, form?.reason], [keeping, 'hoest']);
    });
  }
  test('another time after it was lost keeps the step', () => {
    const {screen} = run([...toCheck, pick(nine, lost), pick(ten, notHeld)]);
    assert.deepEqual(plain(screen), plain({at: 'check', errand, picked: {time: ten, keeping: notHeld}}));
  });
  test('taken before it could be held: the times again, with the nearest, until one is chosen', () => {
    const state = run([...toTime, pick(nine, lost)]);
    assert.deepEqual(plain(state.screen), plain({at: 'time', errand, alternatives: [ten]}));
    const back = run([pick(ten), {is: 'back'}], state);
    assert.deepEqual(plain(back.screen), plain({at: 'time', errand, chosen: ten.id}));
  });
});

describe('an appointment that changed meanwhile', () => {
  const newer = {...booked, etag: '"2"', revision: 2};
  test('while moving', () => {
    const {screen} = run([...toMoveCheck, {is: 'changed-meanwhile', appointment: newer}]);
    assert.ok(screen.at === 'check' && screen.errand.is === 'move');
    assert.equal(screen.errand.appointment.etag, '"2"');
  });
  test('while cancelling', () => {
    const {screen} = run([
      ...toList,
      {is: 'ask-cancel', appointment: booked},
      {is: 'changed-meanwhile', appointment: newer},
    ]);
    assert.ok(screen.at === 'list');
    assert.equal(screen.cancelling?.etag, '"2"');
  });
});

describe('messages that make no sense leave the very same state', () => {
  const states: Record<string, readonly Message[]> = {
    urgent: [],
    call: [{is: 'answered'}],
    person: toPerson,
    kind: toKind,
    complaints: toComplaints,
    time: toTime,
    details: toDetails,
    check: toCheck,
    done: toDone,
    list: toList,
  };
  const messages: [Message, readonly string[]][] = [
    [{is: 'answered', noticeVersion}, ['urgent']],
    [{is: 'answered'}, ['urgent']],
    [{is: 'person', person: anna}, ['person']],
    [{is: 'kind', kind: surgery}, ['kind']],
    [{is: 'complaints', answer: 'one'}, ['complaints']],
    [{is: 'filter', filter: {day: '2026-11-25'}}, ['time']],
    [pick(), ['time', 'details', 'check']],
    [pick(nine, lost), ['time', 'details', 'check']],
    [{is: 'typed', change: {reason: 'x'}}, ['details', 'check']],
    [{is: 'details-ready'}, ['details']],
    [{is: 'done', appointment: booked}, ['details', 'check']],
    [{is: 'move', appointment: booked}, ['list']],
    [{is: 'ask-cancel', appointment: booked}, ['list']],
    [{is: 'keep'}, []],
    [{is: 'earlier'}, ['list']],
    [{is: 'cancelled', appointment: booked}, ['list']],
    [{is: 'changed-meanwhile', appointment: booked}, ['done']],
    [{is: 'resume', errand, day: undefined}, ['kind']],
    [{is: 'back'}, ['call', 'person', 'kind', 'complaints', 'time', 'details', 'check', 'list']],
    [{is: 'again'}, Object.keys(states).filter((name) => name !== 'urgent')],
  ];
  for (const [message, sensible] of messages) {
    test(JSON.stringify(message).slice(0, 60), () => {
      for (const [name, way] of Object.entries(states)) {
        const state = run(way);
        const next = transition(state, message);
        if (sensible.includes(name)) assert.notEqual(next, state, `${name} should act on it`);
        else assert.equal(next, state, `${name} should ignore it`);
      }
    });
  }
});

test('what the practice made of a request shows where it was sent: booked there, cancelled by itself', () => {
  const done = run(toDone);
  const accepted = {...booked, etag: '"2"'};
  assert.deepEqual(transition(done, {is: 'changed-meanwhile', appointment: accepted}).screen, {
    ...done.screen,
    appointment: accepted,
  });
  const refused = {...booked, status: 'cancelled' as const};
  assert.deepEqual(transition(done, {is: 'changed-meanwhile', appointment: refused}), {
    screen: {at: 'list', only: booked.id},
    past: [],
  });
});

test('the place changes with the step, not with what happens on it', () => {
  const details = run(toDetails);
  assert.equal(placeOf(details), placeOf(transition(details, pick(nine, {is: 'ended'}))));
  assert.equal(placeOf(details), placeOf(transition(details, {is: 'typed', change: {reason: 'x'}})));
  assert.notEqual(placeOf(details), placeOf(run(toCheck)));
  assert.notEqual(placeOf(run(toList)), placeOf(run([...toList, {is: 'list', only: 'apt-1'}])));
});
