import assert from 'node:assert/strict';
import {test} from 'node:test';

import ICAL from 'ical.js';

import {calendarFile, type CalendarEntry} from './calendar-file.ts';
import {zoneTransitions} from './zone-transitions.ts';

const entry: CalendarEntry = {
  id: 'apt-1',
  revision: 3,
  status: 'CONFIRMED',
  startAt: Date.parse('2026-11-25T09:00:00+01:00'),
  endAt: Date.parse('2026-11-25T09:10:00+01:00'),
  changedAt: Date.parse('2026-11-23T08:06:00+01:00'),
  practice: 'Huisartsenpraktijk De Linde',
  phone: '010 123 45 67',
  location: 'Lindelaan 1, 3051 AB Rotterdam',
  zone: 'Europe/Amsterdam',
};

function parse(changes: Partial<CalendarEntry> = {}): {calendar: ICAL.Component; event: ICAL.Component} {
  const calendar = new ICAL.Component(ICAL.parse(calendarFile({...entry, ...changes})) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  assert.ok(event);
  return {calendar, event};
}

/** The instant as the file alone tells it: by its own VTIMEZONE, not by this machine's. */
function instant(calendar: ICAL.Component, event: ICAL.Component, name: string): string {
  const component = calendar.getFirstSubcomponent('vtimezone');
  assert.ok(component);
  const zone = new ICAL.Timezone(component);
  const time = event.getFirstPropertyValue(name) as ICAL.Time;
  return new Date(
    Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute) - zone.utcOffset(time) * 1000,
  ).toISOString();
}

test('the file says what, where, when and whom to call', () => {
  const {calendar, event} = parse();
  assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  const value = (name: string): string => String(event.getFirstPropertyValue(name));
  assert.equal(value('uid'), 'apt-1@gp-elements');
  assert.equal(value('sequence'), '3');
  assert.equal(value('status'), 'CONFIRMED');
  assert.equal(value('summary'), 'Afspraak Huisartsenpraktijk De Linde');
  assert.equal(value('location'), 'Lindelaan 1, 3051 AB Rotterdam');
  assert.equal(value('organizer'), 'tel:0101234567');
  assert.equal(event.getFirstProperty('organizer')?.getFirstParameter('cn'), 'Huisartsenpraktijk De Linde');
  assert.equal(value('contact'), 'Huisartsenpraktijk De Linde, 010 123 45 67');
  assert.equal(value('dtstamp'), '2026-11-23T07:06:00Z');
  assert.equal(event.getFirstProperty('dtstart')?.getFirstParameter('tzid'), 'Europe/Amsterdam');
  assert.equal(instant(calendar, event, 'dtstart'), '2026-11-25T08:00:00.000Z');
  assert.equal(instant(calendar, event, 'dtend'), '2026-11-25T08:10:00.000Z');
});

test('the same UID when it is moved or cancelled', () => {
  const {event} = parse({revision: 4, status: 'CANCELLED'});
  assert.equal(event.getFirstPropertyValue('uid'), 'apt-1@gp-elements');
  assert.equal(event.getFirstPropertyValue('status'), 'CANCELLED');
  assert.equal(event.getFirstPropertyValue('sequence'), 4);
});

test('the file’s own zone gives the right instant all year, in zones with and without a summer time', () => {
  for (const zone of ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo', 'UTC']) {
    for (const day of [
      '2026-12-31',
      '2027-03-27',
      '2027-03-28',
      '2027-03-29',
      '2027-07-01',
      '2027-10-30',
      '2027-10-31',
      '2027-11-08',
    ]) {
      const startAt = Date.parse(`${day}T12:00:00Z`);
      const {calendar, event} = parse({startAt, endAt: startAt + 600_000, zone});
      assert.equal(instant(calendar, event, 'dtstart'), new Date(startAt).toISOString(), `${zone} ${day}`);
    }
  }
});

test('the changes of the clock of 2027 in Amsterdam', () => {
  const changes = zoneTransitions(Date.UTC(2027, 0), Date.UTC(2028, 0), 'Europe/Amsterdam');
  assert.deepEqual(
    changes.map(({at, before, after}) => [new Date(at).toISOString(), before / 3_600_000, after / 3_600_000]),
    [
      ['2027-03-28T01:00:00.000Z', 1, 2],
      ['2027-10-31T01:00:00.000Z', 2, 1],
    ],
  );
  assert.deepEqual(zoneTransitions(Date.UTC(2027, 0), Date.UTC(2028, 0), 'Asia/Tokyo'), []);
});

test('lines end in CRLF, are at most 75 octets, and no character is cut in two', () => {
  const practice = `Praktijk ${'é👩‍⚕️𝔸'.repeat(40)}`;
  const file = calendarFile({...entry, practice});
  assert.ok(file.endsWith('END:VCALENDAR\r\n'));
  for (const line of file.slice(0, -2).split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes('\n') && !line.includes('\r'));
    assert.equal(Buffer.from(line).toString(), line);
  }
  assert.equal(parse({practice}).event.getFirstPropertyValue('summary'), `Afspraak ${practice}`);
});

test('text that looks like a line of its own stays text', () => {
  const practice = 'De "Linde"; een, twee \\ drie\r\nEND:VCALENDAR\u0007 ^n';
  const {calendar, event} = parse({practice, location: practice});
  assert.equal(calendar.getAllSubcomponents('vevent').length, 1);
  const plain = practice.replace('\r', '').replace('\u0007', '');
  assert.equal(event.getFirstPropertyValue('summary'), `Afspraak ${plain}`);
  assert.equal(event.getFirstPropertyValue('location'), plain);
  assert.equal(event.getAllProperties().filter(({name}) => name === 'summary').length, 1);
});

test('nowhere to go, no location; a request is tentative', () => {
  const {event} = parse({location: null, status: 'TENTATIVE'});
  assert.equal(event.getFirstPropertyValue('location'), null);
  assert.equal(event.getFirstPropertyValue('status'), 'TENTATIVE');
});
