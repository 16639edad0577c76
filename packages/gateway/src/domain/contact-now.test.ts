import assert from 'node:assert/strict';
import {test} from 'node:test';

import {contactNow} from './contact-now.ts';
import {practiceSettings} from './testing/settings.ts';

const settings = practiceSettings();
const post = 'out-of-hours-post';
const cover = 'covering-practice';

const rows: [what: string, now: string, who: string, phone: string, until: string][] = [
  [
    'Monday just before opening',
    '2026-11-23T07:55:00+01:00',
    post,
    '010 987 65 43',
    '2026-11-23T08:00:00+01:00',
  ],
  [
    'Monday at opening',
    '2026-11-23T08:00:00+01:00',
    'practice',
    '010 123 45 67',
    '2026-11-23T17:00:00+01:00',
  ],
  [
    'the last moment of the day',
    '2026-11-23T16:59:59+01:00',
    'practice',
    '010 123 45 67',
    '2026-11-23T17:00:00+01:00',
  ],
  ['at closing', '2026-11-23T17:00:00+01:00', post, '010 987 65 43', '2026-11-24T08:00:00+01:00'],
  ['Friday evening', '2026-11-27T20:00:00+01:00', post, '010 987 65 43', '2026-11-30T08:00:00+01:00'],
  ['Sunday', '2026-11-29T12:00:00+01:00', post, '010 987 65 43', '2026-11-30T08:00:00+01:00'],
  [
    'closure day before office hours',
    '2026-12-28T07:59:00+01:00',
    post,
    '010 987 65 43',
    '2026-12-28T08:00:00+01:00',
  ],
  [
    'closure day with cover',
    '2026-12-28T09:00:00+01:00',
    cover,
    '010 222 33 44',
    '2026-12-28T17:00:00+01:00',
  ],
  ['closure evening', '2026-12-31T18:00:00+01:00', post, '010 987 65 43', '2027-01-04T08:00:00+01:00'],
  ['Christmas on a Friday', '2026-12-25T10:00:00+01:00', post, '010 987 65 43', '2026-12-28T08:00:00+01:00'],
  [
    'the day before Koningsdag',
    '2027-04-26T17:30:00+02:00',
    post,
    '010 987 65 43',
    '2027-04-28T08:00:00+02:00',
  ],
  ['Koningsdag 2027', '2027-04-27T10:00:00+02:00', post, '010 987 65 43', '2027-04-28T08:00:00+02:00'],
  [
    'the spring change of the clock',
    '2027-03-28T01:59:00+01:00',
    post,
    '010 987 65 43',
    '2027-03-30T08:00:00+02:00',
  ],
  [
    'the autumn change of the clock',
    '2027-10-31T02:30:00+01:00',
    post,
    '010 987 65 43',
    '2027-11-01T08:00:00+01:00',
  ],
];

for (const [what, now, who, phone, until] of rows) {
  test(`whom to call: ${what}`, () => {
    const answer = contactNow(settings, Date.parse(now));
    assert.deepEqual({who: answer?.who, phone: answer?.phone, until: answer?.until}, {who, phone, until});
  });
}

test('the answer changes exactly at `until`, over a whole year', () => {
  let now = Date.parse('2026-11-20T00:00:00+01:00');
  const end = Date.parse('2027-11-20T00:00:00+01:00');
  let changes = 0;
  while (now < end) {
    const answer = contactNow(settings, now);
    assert.ok(answer);
    const until = Date.parse(answer.until);
    assert.ok(until > now);
    const last = contactNow(settings, until - 1);
    assert.equal(last?.phone, answer.phone);
    assert.equal(last.until, answer.until);
    assert.notEqual(contactNow(settings, until)?.phone, answer.phone);
    now = until;
    changes += 1;
  }
  assert.ok(changes > 400, `${changes} changes`);
});

test('on the days that the clock changes an open practice opens at its own eight o’clock', () => {
  const sundays = practiceSettings({
    openingHours: [{dayOfWeek: 'sun', opens: '08:00', closes: '12:00'}],
    holidays: {},
  });
  for (const [now, until] of [
    ['2027-03-27T20:00:00+01:00', '2027-03-28T08:00:00+02:00'],
    ['2027-10-30T20:00:00+02:00', '2027-10-31T08:00:00+01:00'],
  ] as const) {
    assert.equal(contactNow(sundays, Date.parse(now))?.until, until);
  }
});

const lunch = [
  {dayOfWeek: 'mon', opens: '13:00', closes: '17:00'},
  {dayOfWeek: 'mon', opens: '08:00', closes: '12:30'},
] as const;

test('in the lunch break the post answers, or the urgent line of the practice where it has one', () => {
  const noon = Date.parse('2026-11-23T12:45:00+01:00');
  const without = contactNow(practiceSettings({openingHours: [...lunch]}), noon);
  assert.deepEqual(
    [without?.who, without?.phone, without?.until],
    [post, '010 987 65 43', '2026-11-23T13:00:00+01:00'],
  );
  const phones = {...settings.phones, urgent: {phone: '010 123 45 68'}};
  const withLine = contactNow(practiceSettings({openingHours: [...lunch], phones}), noon);
  assert.deepEqual(
    [withLine?.who, withLine?.phone, withLine?.until],
    ['practice', '010 123 45 68', '2026-11-23T13:00:00+01:00'],
  );
});

test('a covering practice answers through the lunch break, and on a weekday without own hours', () => {
  const closed = practiceSettings({
    openingHours: [...lunch],
    closures: [
      {
        from: '2026-11-23',
        to: '2026-11-29',
        reason: 'Nascholing',
        replacement: {name: 'De Eik', phone: '010 222 33 44'},
      },
    ],
  });
  for (const [now, who] of [
    ['2026-11-23T12:45:00+01:00', cover],
    ['2026-11-24T10:00:00+01:00', cover],
    ['2026-11-28T10:00:00+01:00', post],
  ] as const) {
    assert.equal(contactNow(closed, Date.parse(now))?.who, who, now);
  }
});

test('a closure without cover, and a public holiday with one, go to the post', () => {
  const replacement = {name: 'De Eik', phone: '010 222 33 44'};
  const closed = practiceSettings({
    closures: [
      {from: '2026-11-24', to: '2026-11-24', reason: 'Nascholing'},
      {from: '2026-12-24', to: '2026-12-25', reason: 'Kerst', replacement},
    ],
  });
  assert.equal(contactNow(closed, Date.parse('2026-11-24T10:00:00+01:00'))?.who, post);
  assert.equal(contactNow(closed, Date.parse('2026-12-24T10:00:00+01:00'))?.who, cover);
  assert.equal(contactNow(closed, Date.parse('2026-12-25T10:00:00+01:00'))?.who, post);
});

test('a holiday on which the practice is open is an ordinary day', () => {
  const open = practiceSettings({holidays: {country: 'NL', openOn: ['2027-04-27']}});
  assert.equal(contactNow(open, Date.parse('2027-04-27T10:00:00+02:00'))?.who, 'practice');
});

test('blocks that overlap are one, and closing at midnight is the end of the day', () => {
  const overlapping = practiceSettings({
    openingHours: [
      {dayOfWeek: 'mon', opens: '08:00', closes: '12:00'},
      {dayOfWeek: 'mon', opens: '10:00', closes: '00:00'},
    ],
  });
  const answer = contactNow(overlapping, Date.parse('2026-11-23T11:00:00+01:00'));
  assert.deepEqual([answer?.who, answer?.until], ['practice', '2026-11-24T00:00:00+01:00']);
});

test('without hours, or out of hours without a post, there is no answer: all numbers are shown', () => {
  const monday = Date.parse('2026-11-23T10:00:00+01:00');
  assert.equal(contactNow(practiceSettings({openingHours: []}), monday), undefined);
  const {outOfHoursPost: _, ...phones} = settings.phones;
  const noPost = practiceSettings({phones});
  assert.equal(contactNow(noPost, monday)?.until, '2026-11-23T17:00:00+01:00');
  assert.equal(contactNow(noPost, Date.parse('2026-11-23T18:00:00+01:00')), undefined);
});

const replacement = {name: 'De Eik', phone: '010 222 33 44'};
const ill = {from: '2026-11-24', to: '2026-11-24', reason: 'Ziekte', replacement};
const whoOn = (closures: object[], time: string, more = {}) => {
  const answer = contactNow(
    practiceSettings({closures: closures as never, ...more}),
    Date.parse(`2026-11-24T${time}:00+01:00`),
  );
  return [answer?.who, answer?.until.slice(5, 16)];
};

test('closed for a part of the day: who takes over then, and the practice around it', () => {
  const closures = [{...ill, startTime: '12:00', endTime: '15:00'}];
  assert.deepEqual(whoOn(closures, '11:59'), ['practice', '11-24T12:00']);
  assert.deepEqual(whoOn(closures, '12:00'), [cover, '11-24T15:00']);
  assert.deepEqual(whoOn(closures, '15:00'), ['practice', '11-24T17:00']);
  assert.deepEqual(whoOn(closures, '17:00'), [post, '11-25T08:00']);
});

test('closed for the rest of the day: nobody takes over after office hours, and without cover the post does', () => {
  assert.deepEqual(whoOn([{...ill, startTime: '12:00', endTime: '23:00'}], '13:00'), [cover, '11-24T17:00']);
  assert.deepEqual(whoOn([{...ill, startTime: '18:00', endTime: '23:00'}], '19:00'), [post, '11-25T08:00']);
  const {replacement: _nobody, ...alone} = ill;
  assert.deepEqual(whoOn([{...alone, startTime: '12:00', endTime: '15:00'}], '12:30'), [post, '11-24T15:00']);
});

test('two parts, one over the lunch break', () => {
  const openingHours = [
    {dayOfWeek: 'tue', opens: '08:00', closes: '12:00'},
    {dayOfWeek: 'tue', opens: '13:00', closes: '17:00'},
  ];
  const closures = [
    {...ill, startTime: '11:30', endTime: '13:30'},
    {...ill, startTime: '09:00', endTime: '10:00'},
  ];
  const at = (time: string) => whoOn(closures, time, {openingHours});
  assert.deepEqual(at('08:00'), ['practice', '11-24T09:00']);
  assert.deepEqual(at('09:00'), [cover, '11-24T10:00']);
  assert.deepEqual(at('10:00'), ['practice', '11-24T11:30']);
  assert.deepEqual(at('12:30'), [cover, '11-24T13:30']);
  assert.deepEqual(at('13:30'), ['practice', '11-24T17:00']);
});
