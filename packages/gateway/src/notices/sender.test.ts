import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {localTime} from '../domain/zone.ts';
import {insertAppointment, updateAppointment, type AppointmentRow} from '../store/appointments.ts';
import {openDatabase} from '../store/database.ts';
import {queueNotice, undeliveredNotices} from '../store/notices.ts';
import {putSettings} from '../testing/gateway.ts';
import {addParent, addPerson} from '../testing/people.ts';
import {
  appointmentRow,
  confirmContact,
  down,
  fakeMessenger,
  noticeStates,
  openDesk,
  PAGE,
  senderFor,
  settingsWith,
  type FakeMessenger,
  type NoticeDesk,
} from './testing/desk.ts';
import type {NoticeSender} from './sender.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = '2026-11-27T09:00:00+01:00';

describe('notices of appointments', () => {
  let desk: NoticeDesk;
  let email: FakeMessenger;
  let sms: FakeMessenger;
  let sender: NoticeSender;
  beforeEach(async () => {
    desk = await openDesk(settingsWith({reminder: {daysBefore: 1, at: '10:00'}}));
    [email, sms] = [fakeMessenger(), fakeMessenger()];
    sender = senderFor(desk, {email, sms});
  });
  afterEach(() => desk.close());

  const book = async (change: Partial<AppointmentRow> = {}, start = START): Promise<AppointmentRow> => {
    const row = appointmentRow(change.id ?? 'apt-1', start, desk.clock.now(), change);
    await insertAppointment(desk.db, row, 'patient');
    return row;
  };
  const change = (
    row: AppointmentRow,
    fields: Partial<AppointmentRow>,
    by: 'patient' | 'practice' = 'practice',
  ): Promise<AppointmentRow> =>
    updateAppointment(desk.db, row, {...fields, updated_at: desk.clock.now()}, by);
  const subjects = (): string[] => [...email.sent, ...sms.sent].map(({subject}) => subject);
  const recipients = (): string[] => [...email.sent, ...sms.sent].map(({to}) => to).sort();
  const AT = 'Huisartsenpraktijk De Linde';

  describe('what is told', () => {
    it('what the practice moves, cancels, accepts, refuses and offers', async () => {
      const moved = await book({id: 'a'});
      const asked = await book({id: 'b', status: 'proposed', answer_by: '2026-11-25'});
      const refused = await book({id: 'c', status: 'proposed', answer_by: '2026-11-25'});
      const offered = await book({id: 'd', status: 'proposed', answer_by: '2026-11-25'});
      await sender.runOnce();
      assert.match(
        email.sent.find(({subject}) => subject.startsWith('Uw aanvraag'))?.text ?? '',
        /U krijgt uiterlijk woensdag 25 november 2026 bericht/,
      );
      email.sent.length = 0;
      desk.clock.advance(MINUTE);
      const later = await change(moved, {start_at: moved.start_at + HOUR, end_at: moved.end_at + HOUR});
      await sender.runOnce();
      desk.clock.advance(MINUTE);
      await change(later, {status: 'cancelled', cancelled_by: 'practice'});
      await sender.runOnce();
      desk.clock.advance(MINUTE);
      await change(asked, {status: 'booked'});
      await sender.runOnce();
      desk.clock.advance(MINUTE);
      await change(refused, {status: 'cancelled', cancelled_by: 'practice'});
      await sender.runOnce();
      desk.clock.advance(MINUTE);
      await queueNotice(desk.db, 'times-offered', offered, desk.clock.now());
      await sender.runOnce();
      assert.deepEqual(subjects(), [
        `Uw afspraak bij ${AT} is veranderd`,
        `Uw afspraak bij ${AT} gaat niet door`,
        `Uw afspraak bij ${AT} staat vast`,
        `Uw aanvraag bij ${AT}`,
        `Kies een andere tijd bij ${AT}`,
      ]);
      assert.match(email.sent[0]?.text ?? '', /Tijd: 10:00\n/);
    });

    it('nothing of what they cancelled themselves, of the past, or of what the practice wants no notices of', async () => {
      await change(await book(), {status: 'cancelled', cancelled_by: 'patient'}, 'patient');
      const past = await book({id: 'past'}, '2026-11-23T08:00:00+01:00');
      await change(past, {status: 'cancelled', cancelled_by: 'practice'});
      await putSettings(desk.db, settingsWith({confirmations: false}), desk.clock.now());
      await book({id: 'other'}, '2026-11-27T10:00:00+01:00');
      await sender.runOnce();
      assert.deepEqual(subjects(), []);
      assert.deepEqual(await undeliveredNotices(desk.db), []);
    });

    it('in English and by text message for who wants it so', async () => {
      await confirmContact(desk.db, 'anna', '+31612345678', {language: 'en'});
      await book();
      await sender.runOnce();
      assert.deepEqual(
        sms.sent.map(({to, text}) => [to, text]),
        [
          [
            '+31612345678',
            `${AT}: you have an appointment on Fri, 27 Nov 2026 at 09:00. See or change it: ${PAGE} or call 010 123 45 67.`,
          ],
        ],
      );
    });

    it('the last word only, after the mail was down', async () => {
      email.answer = () => down;
      const row = await book();
      await sender.runOnce();
      const moved = await change(row, {start_at: row.start_at + HOUR, end_at: row.end_at + HOUR});
      await change(moved, {status: 'cancelled', cancelled_by: 'practice'});
      email.answer = () => ({outcome: 'sent'});
      desk.clock.advance(HOUR);
      await sender.runOnce();
      assert.deepEqual(subjects(), [`Uw afspraak bij ${AT} gaat niet door`]);
    });

    it('nothing that became untrue while it was being given over, and was then not taken', async () => {
      const row = await book();
      email.answer = async () => {
        email.answer = () => ({outcome: 'sent'});
        await change(row, {status: 'cancelled', cancelled_by: 'patient'}, 'patient');
        return {outcome: 'later', fault: 'busy', isDown: false};
      };
      await sender.runOnce();
      desk.clock.advance(HOUR);
      await sender.runOnce();
      assert.deepEqual(subjects(), []);
    });
  });

  describe('whom', () => {
    it('of a child under 12 the parent who booked; where nobody did, each with authority; never to others', async () => {
      await addPerson(desk.db, {id: 'bram', name: 'Bram', birth_date: '2020-03-01'});
      for (const id of ['bas', 'carla']) {
        await addPerson(desk.db, {id, name: id});
        await confirmContact(desk.db, id);
      }
      await addParent(desk.db, 'anna', 'bram');
      await addParent(desk.db, 'bas', 'bram');
      await addParent(desk.db, 'carla', 'bram', {has_authority: 0});
      await confirmContact(desk.db, 'bram');
      await book({id: 'a', subject_id: 'bram', actor_id: 'anna'});
      await sender.runOnce();
      assert.deepEqual(recipients(), ['anna@example.nl']);
      assert.match(email.sent[0]?.text ?? '', /^U hebt voor uw kind een afspraak/);
      email.sent.length = 0;
      await book({id: 'b', subject_id: 'bram', actor_id: null}, '2026-11-27T10:00:00+01:00');
      await sender.runOnce();
      await sender.runOnce();
      assert.deepEqual(recipients(), ['anna@example.nl', 'bas@example.nl']);
    });

    it('from their 12th birthday only the young person, also of what a parent booked before it', async () => {
      await addPerson(desk.db, {id: 'lotte', name: 'Lotte', birth_date: '2014-11-26'});
      await addParent(desk.db, 'anna', 'lotte');
      await book({subject_id: 'lotte', actor_id: 'anna'});
      await sender.runOnce();
      assert.deepEqual(recipients(), ['anna@example.nl']);
      desk.clock.set('2026-11-26T10:00:00+01:00');
      await sender.runOnce();
      assert.deepEqual(
        recipients(),
        ['anna@example.nl'],
        'she confirmed nothing, and her mother gets no more',
      );
      await confirmContact(desk.db, 'lotte', '+31611111111');
      const row = await desk.db.selectFrom('appointment').selectAll().executeTakeFirstOrThrow();
      await change(row, {status: 'cancelled', cancelled_by: 'practice'});
      await sender.runOnce();
      assert.deepEqual(recipients(), ['+31611111111', 'anna@example.nl']);
    });

    it('nobody who confirmed nothing, whatever number the practice has on file', async () => {
      await addPerson(desk.db, {id: 'karel', name: 'Karel', phone: '06 12 34 56 78'});
      await book({subject_id: 'karel', actor_id: 'karel'});
      await sender.runOnce();
      assert.deepEqual(recipients(), []);
      assert.deepEqual(await noticeStates(desk.db), ['booked dropped no-address']);
    });
  });

  describe('a reminder', () => {
    /** The minutes at which reminders go out while the clock runs from one instant to another. */
    async function remindedAt(from: string, until: string): Promise<string[]> {
      const times: string[] = [];
      for (desk.clock.set(from); desk.clock.now() < Date.parse(until); desk.clock.advance(15 * MINUTE)) {
        const before = email.sent.length;
        await sender.runOnce();
        if (email.sent.length > before)
          times.push(
            `${new Date(desk.clock.now()).toISOString()} ${localTime(desk.clock.now(), 'Europe/Amsterdam')}`,
          );
      }
      return times;
    }

    for (const [title, start, from, until, wanted] of [
      [
        'the day before the clock goes forward, of the day itself',
        '2027-03-28T10:00:00+02:00',
        '2027-03-27T08:00:00+01:00',
        '2027-03-28T10:00:00+02:00',
        '2027-03-27T09:00:00.000Z 10:00',
      ],
      [
        'on the day on which the clock goes forward',
        '2027-03-29T10:00:00+02:00',
        '2027-03-28T00:00:00+01:00',
        '2027-03-29T10:00:00+02:00',
        '2027-03-28T08:00:00.000Z 10:00',
      ],
      [
        'the day before the clock goes back, of the day itself',
        '2027-10-31T10:00:00+01:00',
        '2027-10-30T08:00:00+02:00',
        '2027-10-31T10:00:00+01:00',
        '2027-10-30T08:00:00.000Z 10:00',
      ],
      [
        'on the day on which the clock goes back',
        '2027-11-01T10:00:00+01:00',
        '2027-10-31T00:00:00+02:00',
        '2027-11-01T10:00:00+01:00',
        '2027-10-31T09:00:00.000Z 10:00',
      ],
    ] as const) {
      it(`goes out at 10:00 on the wall, once: ${title}`, async () => {
        desk.clock.set(Date.parse(from) - 48 * HOUR);
        await book({}, start);
        await sender.runOnce();
        email.sent.length = 0;
        assert.deepEqual(await remindedAt(from, until), [wanted]);
        assert.match(email.sent[0]?.text ?? '', new RegExp(`Tijd: ${start.slice(11, 16)}\n`));
      });
    }

    it('is none for who booked after its moment, or cancelled, or wants none; other notices still come', async () => {
      desk.clock.set('2026-11-26T11:00:00+01:00');
      await book({id: 'late'});
      await change(
        await book({id: 'gone'}, '2026-11-28T09:00:00+01:00'),
        {status: 'cancelled', cancelled_by: 'patient'},
        'patient',
      );
      await sender.runOnce();
      assert.deepEqual(subjects(), [`Uw afspraak bij ${AT}`]);
      await confirmContact(desk.db, 'anna', 'anna@example.nl', {reminders: false});
      await book({id: 'none'}, '2026-11-29T09:00:00+01:00');
      await sender.runOnce();
      desk.clock.set('2026-11-28T10:00:00+01:00');
      await sender.runOnce();
      assert.deepEqual(subjects(), [`Uw afspraak bij ${AT}`, `Uw afspraak bij ${AT}`]);
    });

    it('says how to get no more of them, with a link that is the same for everyone', async () => {
      await book();
      await sender.runOnce();
      desk.clock.set('2026-11-26T10:00:00+01:00');
      await sender.runOnce();
      const [confirmation, reminder] = email.sent;
      assert.equal(reminder?.subject, `Denk aan uw afspraak bij ${AT}`);
      assert.equal(reminder?.unsubscribeAt, PAGE);
      assert.match(
        reminder?.text ?? '',
        /Wilt u geen herinneringen meer\? Zet ze uit bij uw contactgegevens op/,
      );
      assert.equal(confirmation?.unsubscribeAt, undefined);
      for (const {text} of email.sent) {
        for (const [link] of text.matchAll(/https?:\S+/g)) assert.equal(link.replace(/\.$/, ''), PAGE);
      }
    });

    it('comes again for the new time, and for a time that stands once more', async () => {
      const row = await book();
      await sender.runOnce();
      desk.clock.set('2026-11-26T10:00:00+01:00');
      email.answer = () => down;
      await sender.runOnce();
      const moved = await change(row, {start_at: row.start_at + 72 * HOUR, end_at: row.end_at + 72 * HOUR});
      email.answer = () => ({outcome: 'sent'});
      desk.clock.advance(2 * MINUTE);
      await sender.runOnce();
      desk.clock.set('2026-11-29T10:00:00+01:00');
      await sender.runOnce();
      assert.deepEqual(subjects(), [
        `Uw afspraak bij ${AT}`,
        `Uw afspraak bij ${AT} is veranderd`,
        `Denk aan uw afspraak bij ${AT}`,
      ]);
      assert.equal(moved.revision, 2);
    });

    it('goes out late rather than not when nothing ran at its moment, but not after the start', async () => {
      await book();
      await book({id: 'second'}, '2026-11-28T09:00:00+01:00');
      await sender.runOnce();
      email.sent.length = 0;
      desk.clock.set('2026-11-27T09:01:00+01:00');
      await sender.runOnce();
      assert.deepEqual(subjects(), []);
      desk.clock.set('2026-11-27T13:00:00+01:00');
      await sender.runOnce();
      assert.deepEqual(subjects(), [`Denk aan uw afspraak bij ${AT}`]);
    });
  });

  it('two processes on one database send each notice once', async () => {
    const other = await openDatabase({dataDir: desk.dataDir});
    try {
      const second = senderFor({db: other, clock: desk.clock}, {email});
      for (let index = 0; index < 12; index += 1) {
        await book(
          {id: `apt-${index}`},
          `2026-11-${String(10 + index)}T09:00:00+01:00`.replace('-11-', '-12-'),
        );
      }
      await Promise.all([sender.runOnce(), second.runOnce(), sender.runOnce(), second.runOnce()]);
      assert.equal(email.sent.length, 12);
      assert.equal(new Set(email.sent.map(({id}) => id)).size, 12);
    } finally {
      await other.destroy();
    }
  });

  it('what could not be sent in time is reported, counted and not logged with an address', async () => {
    const log: {level: string; fields: object}[] = [];
    sender = senderFor(desk, {email}, log);
    email.answer = () => ({outcome: 'later', fault: 'busy', isDown: false});
    await book({id: 'soon'}, '2026-11-23T08:10:00+01:00');
    for (let minute = 0; minute < 10; minute += 1) {
      await sender.runOnce();
      desk.clock.advance(MINUTE);
    }
    assert.deepEqual(
      (await undeliveredNotices(desk.db)).map(({appointmentId, status}) => [appointmentId, status]),
      [['soon', 'failed']],
    );
    assert.deepEqual(
      log.filter(({fields}) => 'undelivered' in fields),
      [{level: 'warn', fields: {undelivered: 1}}],
    );
    assert.doesNotMatch(JSON.stringify(log), /@|anna/);
  });

  it('stands in the access log when it was sent', async () => {
    await book();
    await sender.runOnce();
    const rows = await desk.db
      .selectFrom('access_log')
      .select(['actor_id', 'actor_role', 'subject_id', 'action', 'resource'])
      .execute();
    assert.deepEqual(rows, [
      {
        actor_id: 'notices',
        actor_role: 'system',
        subject_id: 'anna',
        action: 'sendNotice',
        resource: 'Appointment/apt-1',
      },
    ]);
  });
});
