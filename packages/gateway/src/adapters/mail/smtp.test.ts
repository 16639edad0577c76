/** Against a real mail server on loopback that is down, refuses, is slow, or breaks off: sent exactly once, or reported. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {CLAIM_MS} from '../../notices/sender.ts';
import {
  appointmentRow,
  noticeStates,
  openDesk,
  senderFor,
  type NoticeDesk,
} from '../../notices/testing/desk.ts';
import {reply, startMailServer, type MailServer} from '../../notices/testing/mail-server.ts';
import {insertAppointment, updateAppointment} from '../../store/appointments.ts';
import {undeliveredNotices} from '../../store/notices.ts';
import {smtpMessenger, type SmtpTimes} from './smtp.ts';

const MINUTE = 60_000;
const from = {name: 'De Linde', address: 'afspraken@praktijk.example'};

describe('mail through a server', () => {
  let desk: NoticeDesk;
  let server: MailServer;
  beforeEach(async () => {
    desk = await openDesk();
    server = await startMailServer();
  });
  afterEach(async () => {
    await server.close();
    await desk.close();
  });

  const messenger = (times: Partial<SmtpTimes> = {}, port = server.port) =>
    smtpMessenger({host: '127.0.0.1', port, isSecure: false, isLocal: true}, from, times);
  const sender = (log?: {level: string; fields: object}[], times?: Partial<SmtpTimes>) =>
    senderFor(desk, {email: messenger(times)}, log);
  const book = (id = 'apt-1', start = '2026-11-27T09:00:00+01:00') =>
    insertAppointment(desk.db, appointmentRow(id, start, desk.clock.now()), 'patient');
  const undelivered = async () =>
    (await undeliveredNotices(desk.db)).map(({appointmentId, status, fault}) => [
      appointmentId,
      status,
      fault,
    ]);

  /** Looks once a minute for so long. */
  async function pass(minutes: number, run: () => Promise<void>): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      desk.clock.advance(MINUTE);
      await run();
    }
  }

  it('arrives, with an id that is the same at every try', async () => {
    await book();
    server.behave({
      onData: () => {
        throw reply(451);
      },
    });
    const one = sender();
    await one.runOnce();
    const {id} = await desk.db.selectFrom('notice').select('id').executeTakeFirstOrThrow();
    assert.deepEqual(await noticeStates(desk.db), ['booked waiting smtp-451']);
    server.behave({});
    await pass(2, () => one.runOnce());
    assert.deepEqual(
      server.received.map(({to, messageId}) => [to, messageId]),
      [[['anna@example.nl'], `<${id}@praktijk.example>`]],
    );
    assert.deepEqual(await noticeStates(desk.db), ['booked sent']);
  });

  it('waits while the server is down for an hour, then each goes once', async () => {
    const {port} = server;
    await server.close();
    const log: {level: string; fields: object}[] = [];
    const one = senderFor(desk, {email: messenger({}, port)}, log);
    for (let index = 0; index < 5; index += 1)
      await book(`apt-${index}`, `2026-11-27T09:${String(index * 10).padStart(2, '0')}:00+01:00`);
    await one.runOnce();
    await pass(60, () => one.runOnce());
    assert.deepEqual(new Set(await noticeStates(desk.db)), new Set(['booked waiting smtp-esocket']));
    // Not every notice at every look: one a minute tries whether the server is there.
    assert.ok(log.length <= 61, String(log.length));
    server = await startMailServer(port);
    await pass(61, () => one.runOnce());
    assert.equal(server.received.length, 5);
    assert.equal(new Set(server.received.map(({messageId}) => messageId)).size, 5);
    assert.deepEqual(new Set(await noticeStates(desk.db)), new Set(['booked sent']));
    assert.deepEqual(await undelivered(), []);
  });

  it('is reported after a day without success, and not tried again', async () => {
    await book();
    await server.close();
    const one = sender();
    for (let hour = 0; hour < 26; hour += 1) {
      await one.runOnce();
      desk.clock.advance(60 * MINUTE);
    }
    assert.deepEqual(await undelivered(), [['apt-1', 'failed', 'smtp-esocket']]);
    server = await startMailServer(server.port);
    await pass(5, () => one.runOnce());
    assert.deepEqual(server.received, []);
  });

  for (const [where, code, wanted] of [
    ['the address', 450, 'booked sent'],
    ['the address', 550, 'booked failed smtp-550'],
    ['the mail', 452, 'booked sent'],
    ['the mail', 554, 'booked failed smtp-554'],
  ] as const) {
    it(`refused with ${code} for ${where}: ${wanted}`, async () => {
      const refuse = (): void => {
        throw reply(code);
      };
      server.behave(where === 'the mail' ? {onData: refuse} : {onRcpt: refuse});
      await book();
      const log: {level: string; fields: object}[] = [];
      const one = sender(log);
      await one.runOnce();
      server.behave({});
      await pass(3, () => one.runOnce());
      assert.deepEqual(await noticeStates(desk.db), [wanted]);
      assert.equal(server.received.length, code < 500 ? 1 : 0);
      const expected = code < 500 ? [] : [['apt-1', 'failed', `smtp-${code}`]];
      assert.deepEqual(await undelivered(), expected);
      // Operators read that it failed, and how many there are; not where it was going.
      assert.equal(
        log.some(({fields}) => 'undelivered' in fields),
        code >= 500,
      );
      assert.ok(!JSON.stringify(log).includes('anna'));
    });
  }

  it('taken by the server, which then breaks off: reported as possibly arrived, never doubled', async () => {
    server.behave({onData: (cut) => cut()});
    await book();
    const one = sender();
    await one.runOnce();
    server.behave({});
    await pass(70, () => one.runOnce());
    assert.equal(server.received.length, 1);
    assert.deepEqual(await undelivered(), [['apt-1', 'unknown', 'smtp-econnection']]);
  });

  it('slow within its time: once; beyond it before the mail left: again; after: reported', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    server.behave({onRcpt: () => held});
    await book();
    const [one, two] = [sender(), sender()];
    const running = one.runOnce();
    // Another process that looks meanwhile leaves it alone.
    await two.runOnce();
    release();
    await running;
    assert.equal(server.received.length, 1);

    const never = new Promise<void>(() => {});
    server.behave({onRcpt: () => never});
    await book('apt-2');
    await sender(undefined, {silenceMs: 50}).runOnce();
    server.behave({});
    await pass(2, () => one.runOnce());
    assert.equal(server.received.length, 2);

    server.behave({onData: () => never});
    await book('apt-3');
    await sender(undefined, {wholeMs: 300}).runOnce();
    server.behave({});
    await pass(5, () => one.runOnce());
    assert.equal(server.received.length, 2);
    assert.deepEqual(await undelivered(), [['apt-3', 'unknown', 'smtp-deadline']]);
  });

  it('does not leave when the appointment is cancelled while the server thinks', async () => {
    await book();
    const row = await desk.db.selectFrom('appointment').selectAll().executeTakeFirstOrThrow();
    server.behave({
      onRcpt: async () => {
        const change = {status: 'cancelled', cancelled_by: 'patient', updated_at: desk.clock.now()} as const;
        await updateAppointment(desk.db, row, change, 'patient');
      },
    });
    await sender().runOnce();
    await pass(5, () => sender().runOnce());
    assert.deepEqual(server.received, []);
    assert.deepEqual(await noticeStates(desk.db), ['booked dropped superseded']);
  });

  for (const [moment, arrived, wanted] of [
    ['before the mail left', 1, 'booked sent'],
    ['after the mail, before the reply', 0, 'booked unknown interrupted'],
  ] as const) {
    it(`killed ${moment}: ${wanted}`, async () => {
      await book();
      const child = spawn(
        process.execPath,
        [
          '--import',
          'tsx',
          '--conditions=gp-source',
          fileURLToPath(new URL('../../notices/testing/send-once.ts', import.meta.url)),
          desk.dataDir,
          String(desk.clock.now()),
          String(server.port),
        ],
        {stdio: ['ignore', 'ignore', 'inherit']},
      );
      const killed = once(child, 'exit');
      const kill = async (): Promise<void> => {
        child.kill('SIGKILL');
        await killed;
        throw reply(451);
      };
      server.behave(arrived === 1 ? {onRcpt: kill} : {onData: kill});
      assert.deepEqual(await killed, [null, 'SIGKILL']);
      server.behave({});
      await sender().runOnce();
      assert.equal(server.received.length, 0, 'its claim still counts');
      desk.clock.advance(CLAIM_MS);
      await sender().runOnce();
      await sender().runOnce();
      assert.equal(server.received.length, arrived);
      assert.deepEqual(await noticeStates(desk.db), [wanted]);
    });
  }
});
