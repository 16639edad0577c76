/**
 * Everything that leaves the gateway on its own accord, or that others than who treats a patient can read, after a run through all
 * that there is: no kind of appointment, no reason, no name. Each word of the run occurs nowhere else, so one find is a leak.
 */
import assert from 'node:assert/strict';
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {exportAppointments} from './adapters/export.ts';
import {formatReport} from './adapters/import-report.ts';
import {importFiles} from './adapters/import.ts';
import {mailFiles} from './adapters/mail/files.ts';
import {smsFiles} from './adapters/sms/files.ts';
import {
  appointment,
  bundle,
  BSN_SYSTEM,
  CITIZEN_NUMBER,
  patient,
  practitioner,
} from './adapters/testing/resources.ts';
import {APPOINTMENT_NOTICES} from './domain/notices.ts';
import {noticeSender, type NoticeSender} from './notices/sender.ts';
import type {Messenger} from './ports/messenger.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  withKind,
  type Answer,
  type BookingPractice,
  type Call,
} from './routes/booking/testing/booking-practice.ts';
import {UNDO_MS} from './routes/bulk-actions/index.ts';
import {startBulkRunner, type BulkRunner} from './staff/bulk-runner.ts';
import {deskWatch} from './staff/desk-watch.ts';
import {loadSecrets} from './store/secrets.ts';
import {readEvents} from './testing/event-reader.ts';

type Schemas = components['schemas'];
type Appointment = Schemas['Appointment'];

/** What must be found nowhere, in lower case. */
const SECRETS = {
  patients: ['zonnebloemsma', 'distelvinkstra', 'klaproosinga', 'zilverdistel', '1980-05-17', '2020-03-01'],
  phone: ['0698 765 431'],
  citizenNumber: [CITIZEN_NUMBER],
  kinds: ['purperconsult', 'indigogesprek', 'okercontrole'],
  reasons: ['saffraanhoest', 'magentareden', 'terracottapijn', 'xhosaans'],
  said: ['kobaltantwoord', 'ultramarijn', 'karmijnscholing', 'robijnroodziek'],
  staff: ['van de balie'],
  practitioners: ['lapislazuli'],
};
/** Where a patient or the practice gets messages: they stand in the line that says to whom, and nowhere else. */
const ADDRESSES = [
  'vermiljoen@postvak.example',
  '+31687654329',
  'sepia@postvak.example',
  'alarm@praktijk.example',
];
const ALL = [...Object.values(SECRETS).flat(), ...ADDRESSES];

const staff = {as: 'smaragd', scope: 'staff'};
const manager = {as: 'topaas', scope: 'staff manager'};
const day = '2026-11-25';

/** What a text says in each way in which it may be written down. */
function readings(text: string): string[] {
  const joined = text.replaceAll(/=\r?\n/g, '');
  const quoted = joined.replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
  );
  const words = quoted
    .replaceAll(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, word: string) =>
      Buffer.from(word, 'base64').toString('utf8'),
    )
    .replaceAll('_', ' ');
  const parts = text.replaceAll(/[A-Za-z0-9_-]{16,}/g, (part) =>
    Buffer.from(part, 'base64url').toString('utf8'),
  );
  const unescaped = text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (part) => {
    const bytes = Buffer.from(part.replaceAll('%', ''), 'hex');
    return bytes.toString('utf8');
  });
  return [text, quoted, words, parts, unescaped].map((reading) => reading.toLowerCase());
}
const found = (text: string, words: readonly string[] = ALL): string[] => {
  const all = readings(text);
  return words.filter((word) => all.some((reading) => reading.includes(word)));
};

describe('a run through everything', () => {
  let practice: BookingPractice;
  let sender: NoticeSender;
  let runner: BulkRunner;
  let outbox: string;
  /** Addresses that the gateway itself made: where something is, where to go on. */
  const addresses: string[] = [];
  const refusals: string[] = [];
  const importReports: string[] = [];
  const figures: string[] = [];
  const heard: string[] = [];

  const call = async <T>(
    method: Parameters<BookingPractice['call']>[0],
    path: string,
    how: Call,
  ): Promise<Answer<T>> => {
    const answer = await practice.call<T>(method, path, how);
    const {location} = answer.headers;
    if (location !== undefined) addresses.push(location);
    if (answer.status >= 400) refusals.push(JSON.stringify(answer.body));
    return answer;
  };
  const done = async <T>(...asked: Parameters<typeof call>): Promise<T> => {
    const {status, body} = await call<T>(...asked);
    assert.ok(status < 300, `${asked[1]}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const book = (at: string, body: object, how: Call = {as: 'anna'}, date = day) =>
    done<Appointment>('POST', '/appointments', {
      ...how,
      body: {timeSlotId: `bakker-${date}-${at}`, appointmentTypeId: 'spreekuur', ...body},
    });
  const cancel = ({id, etag}: Appointment, how: Call, reason: string) =>
    done<Appointment>('POST', `/appointments/${id}/cancellation`, {...how, ifMatch: etag, body: {reason}});
  const move = ({id, etag}: Appointment, at: string, how: Call) =>
    done<Appointment>('POST', `/appointments/${id}/rescheduling`, {
      ...how,
      ifMatch: etag,
      body: {timeSlotId: `bakker-${day}-${at}`},
    });
  const messages = async (): Promise<string[]> =>
    Promise.all((await readdir(outbox)).sort().map((name) => readFile(join(outbox, name), 'utf8')));

  async function confirm(as: string, body: object): Promise<void> {
    const {etag} = await done<Schemas['ContactDetails']>('GET', '/contact-details', {as});
    await done('PUT', '/contact-details', {
      as,
      ifMatch: etag,
      body: {language: 'nl', reminders: true, ...body},
    });
    const before = new Set(await messages());
    await sender.runOnce();
    for (const message of (await messages()).filter((one) => !before.has(one))) {
      const code = /\d{3} \d{3}/.exec(message)?.[0];
      const channel = message.startsWith('To:') && !message.includes('Subject:') ? 'sms' : 'email';
      await done('POST', '/contact-details/confirmation', {as, body: {channel, code}});
    }
  }
  async function decide(decision: 'accept' | 'refuse', of: Appointment, text?: string): Promise<void> {
    const {items} = await done<Schemas['WorkItemList']>('GET', '/work-items', staff);
    const item = items.find((one) => one.appointment.id === of.id)!;
    const {etag} = await done<Schemas['WorkItem']>('POST', `/work-items/${item.id}/assignment`, {
      ...staff,
      ifMatch: item.etag,
      body: {assignee: 'me'},
    });
    await done('POST', `/work-items/${item.id}/decision`, {...staff, ifMatch: etag, body: {decision, text}});
  }
  async function changeSettings(
    change: (settings: Schemas['SettingsState']['settings']) => object,
  ): Promise<void> {
    const {settings, etag} = await done<Schemas['SettingsState']>('GET', '/settings', manager);
    await done('PUT', '/settings', {...manager, ifMatch: etag, body: {...settings, ...change(settings)}});
  }
  async function bulk(path: string, body: object): Promise<void> {
    await done('POST', path, {...staff, body});
    practice.clock.advance(UNDO_MS);
    await runner.runDue();
  }
  async function bringIn(...entries: ReturnType<typeof appointment>[]): Promise<void> {
    const file = join(outbox, '..', 'bron.json');
    await writeFile(file, JSON.stringify(bundle(...entries)));
    const report = await importFiles(practice.db, [file], practice);
    importReports.push(JSON.stringify(report), formatReport(report));
  }

  before(async () => {
    practice = await startBookingPractice(
      bookingSettings(
        {appointmentTypes: withKind('spreekuur', {openLimit: null})},
        {notices: {reminder: {daysBefore: 1, at: '09:00'}, alertAddress: ADDRESSES[3]!}},
      ),
      undefined,
      {channels: ['email', 'sms']},
    );
    const {db, clock} = practice;
    const names = {anna: 'Roos Zonnebloemsma', bram: 'Pim Distelvinkstra', karel: 'Teun Klaproosinga'};
    for (const [id, name] of Object.entries(names))
      await db.updateTable('person').set({name, sort_name: name}).where('id', '=', id).execute();
    await db.updateTable('person').set({phone: SECRETS.phone[0]!}).where('id', '=', 'anna').execute();
    await db
      .updateTable('practitioner')
      .set({name: 'dr. K. Lapislazuli'})
      .where('id', '=', 'bakker')
      .execute();
    for (const [id, name] of [
      ['spreekuur', 'Purperconsult'],
      ['telefonisch', 'Indigogesprek'],
    ] as const)
      await db.updateTable('appointment_type').set({name}).where('id', '=', id).execute();
    await addSlots(db, 'bakker', day, '09:00', 24);
    await addSlots(db, 'bakker', '2026-11-26', '09:00', 6);

    outbox = join(await mkdtemp(join(tmpdir(), 'gp-privacy-')), 'out');
    await mkdir(outbox);
    const mail = mailFiles(outbox, {name: 'Huisartsenpraktijk De Linde', address: 'post@de-linde.example'});
    const email: Messenger = {
      isRepeatable: true,
      // One address takes codes and nothing after them, as a mailbox that is full.
      send: (message, handOver) =>
        message.to === ADDRESSES[2] && !/\d{3} \d{3}/.test(message.text)
          ? handOver().then(() => ({outcome: 'refused', fault: '552'}))
          : mail.send(message, handOver),
    };
    const line = (fields: object, text: string): void =>
      void practice.logLines.push(JSON.stringify({...fields, text}));
    const onFailure = (error: unknown): void => assert.fail(String(error));
    const {codes: secret} = await loadSecrets(db);
    const page = 'https://praktijk.example/afspraken';
    const log = {info: line, warn: line, error: line};
    sender = noticeSender({db, clock, messengers: {email, sms: smsFiles(outbox)}, secret, page, log});
    runner = startBulkRunner({db, clock, onFailure});
    const watch = deskWatch({db, clock, onFailure});
    const origin = await practice.listen();
    const streams = await Promise.all(
      [practice.tokenFor('anna', 'patient'), practice.tokenFor('smaragd', 'staff')].map(async (token) =>
        readEvents(origin, await token),
      ),
    );

    await confirm('anna', {email: ADDRESSES[0], mobile: '06 87 65 43 29'});
    await confirm('karel', {email: ADDRESSES[2]});

    // Patients book, for a child too, move and cancel.
    const hold = await done<Schemas['SlotHold']>('POST', '/slot-holds', {
      as: 'anna',
      body: {timeSlotId: `bakker-${day}-0900`, appointmentTypeId: 'spreekuur'},
    });
    const needs = {interpreterLanguage: 'Xhosaans', wheelchair: true};
    const own = await book('0900', {slotHoldId: hold.id, reason: 'Saffraanhoest', needs});
    const later = await move(own, '0910', {as: 'anna'});
    await sender.runOnce();
    await cancel(later, {as: 'anna'}, 'Magentareden');
    const child = await book('0920', {personId: 'bram', reason: 'Terracottapijn'});
    await done('GET', `/appointments/${child.id}/calendar`, {as: 'anna'});
    await call('POST', '/appointments', {
      as: 'anna',
      body: {
        timeSlotId: `bakker-${day}-0930`,
        appointmentTypeId: 'spreekuur',
        reason: 'Saffraanhoest '.repeat(60),
      },
    });
    await call('GET', '/appointments?cursor=Saffraanhoest', {as: 'anna'});

    // Staff book by phone, move, cancel one and a session; search people.
    await done('POST', '/person-searches', {...staff, body: {name: 'Zonnebloemsma'}});
    const byPhone = await book('0940', {personId: 'anna', madeVia: 'phone', reason: 'Saffraanhoest'}, staff);
    await sender.runOnce();
    const moved = await move(byPhone, '0950', staff);
    await sender.runOnce();
    const session = await book('1000', {personId: 'karel', madeVia: 'desk'}, staff);
    await bulk('/bulk-actions', {
      action: 'cancel',
      targets: [session, moved].map(({id, etag}) => ({id, etag})),
      text: 'Ultramarijn bericht',
    });
    await sender.runOnce();

    // From here on by text message.
    await confirm('anna', {mobile: '06 87 65 43 29'});

    // Requests: accepted, refused, and one that nobody opens until the practice is alerted.
    await changeSettings(() => ({services: [{service: 'booking', mode: 'request'}]}));
    await decide('accept', await book('1010', {reason: 'Saffraanhoest', needs}));
    await sender.runOnce();
    await decide('refuse', await book('1020', {reason: 'Terracottapijn'}, {as: 'karel'}), 'Kobaltantwoord');
    await move(await book('1050', {reason: 'Saffraanhoest'}), '1110', staff);
    await sender.runOnce();
    const refused = await book('1030', {appointmentTypeId: 'telefonisch', reason: 'Saffraanhoest'});
    await decide('refuse', refused, 'Kobaltantwoord');
    await sender.runOnce();
    await book('1040', {appointmentTypeId: 'telefonisch', reason: 'Saffraanhoest'});
    practice.clock.set('2026-11-24T16:00:00+01:00');
    await watch.lookNow();
    await sender.runOnce();
    await changeSettings(({closures}) => ({
      services: [{service: 'booking', mode: 'direct'}],
      closures: [...closures, {from: '2027-02-01', to: '2027-02-01', reason: 'Karmijnscholing'}],
    }));
    const {items: made} = await done<Schemas['SettingsChangeList']>('GET', '/settings/changes', manager);
    const {etag: current} = await done<Schemas['SettingsState']>('GET', '/settings', manager);
    await done('POST', `/settings/changes/${made[0]!.revision}/undoing`, {...manager, ifMatch: current});

    // From the practice's own system, which later calls it off; and out to it.
    const source = [
      practitioner(),
      patient('sanne', {
        name: [{text: 'Mevrouw Zilverdistel'}],
        identifier: [{system: BSN_SYSTEM, value: CITIZEN_NUMBER}],
      }),
    ];
    const planned = {
      description: 'Okercontrole',
      start: '2026-11-26T15:00:00+01:00',
      end: '2026-11-26T15:10:00+01:00',
    };
    await bringIn(...source, appointment('imported', '15:00', '15:10', planned), {
      fullUrl: '',
      resource: {resourceType: 'Appointment', id: CITIZEN_NUMBER, description: 'Okercontrole'},
    });
    await bringIn(...source, appointment('imported', '15:00', '15:10', {...planned, status: 'cancelled'}));
    await exportAppointments(practice.db, join(outbox, '..', 'export'), practice);
    for (const query of ['from=2026-11-25&to=2026-11-26', 'updatedSince=2026-11-20T00:00:00Z&limit=2']) {
      const how = {...staff, headers: {accept: 'application/fhir+json'}};
      const {link} = await done<Schemas['AppointmentBundle']>('GET', `/appointments?${query}`, how);
      addresses.push(...link.map(({url}) => url));
    }

    // The day before: reminders; then the day after is closed.
    await book('0900', {}, {as: 'anna'}, '2026-11-26');
    practice.clock.set('2026-11-24T16:30:00+01:00');
    await sender.runOnce();
    await bulk('/closings', {
      from: '2026-11-26',
      to: '2026-11-26',
      reason: 'Robijnroodziek',
      text: 'Ultramarijn',
    });
    await watch.lookNow();
    await sender.runOnce();

    // The last of all, by which the end of what is told live is known.
    const last = await book('1100', {appointmentTypeId: 'telefonisch'});
    for (const stream of streams) {
      for (let isLast = false; !isLast;) {
        const event = await stream.next();
        assert.ok(event, 'the stream ended');
        heard.push(JSON.stringify(event));
        isLast = heard.at(-1)!.includes(last.id);
      }
      stream.close();
    }

    // What the region asks for, once the month stands.
    practice.clock.set('2027-01-15T10:00:00+01:00');
    const month = await done<Schemas['AdoptionMonth']>('GET', '/reports/adoption/months/2026-11', staff);
    const counted = {phoneCalls: 1480, registeredPatients: 2950};
    await done('PUT', '/reports/adoption/months/2026-11', {...staff, ifMatch: month.etag, body: counted});
    for (const format of ['json', 'csv']) {
      const report = await done(
        'GET',
        `/reports/adoption?from=2026-11-01&to=2026-12-31&format=${format}`,
        staff,
      );
      figures.push(JSON.stringify(report));
    }
  });
  after(async () => {
    await runner.close();
    await practice.close();
    await rm(join(outbox, '..'), {recursive: true, force: true});
  });

  /** Every row of a table, a line each. */
  const rows = async (
    table: 'access_log' | 'outbox' | 'notice' | 'domain_event_count' | 'reply_time_count',
  ) => (await practice.db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row));
  const clean = (what: string, lines: readonly string[], words?: readonly string[]): void => {
    assert.ok(lines.length > 0, `there is no ${what}, so this looked at nothing`);
    for (const text of lines) assert.deepEqual(found(text, words), [], `${what}: ${text}`);
  };

  it('wrote all of it down where it belongs, so that what follows is worth something', async () => {
    const kept = JSON.stringify(await practice.db.selectFrom('appointment').selectAll().execute());
    const people = JSON.stringify(await practice.db.selectFrom('person').selectAll().execute());
    const settings = JSON.stringify(await practice.db.selectFrom('settings_change').selectAll().execute());
    const other = JSON.stringify(await practice.db.selectFrom('contact_address').selectAll().execute());
    const kinds = JSON.stringify(await practice.db.selectFrom('appointment_type').select('name').execute());
    const doctors = JSON.stringify(await practice.db.selectFrom('practitioner').select('name').execute());
    const to = (await messages()).flatMap((text) => /^To: .*$/m.exec(text) ?? []).join();
    const all = [to, kept, people, settings, other, kinds, doctors].join('\n');
    // A citizen number is kept nowhere, see the test of the import.
    assert.deepEqual(
      ALL.filter((word) => word !== CITIZEN_NUMBER && found(all, [word]).length === 0),
      [],
    );
    const told = await practice.db.selectFrom('notice').select(['kind', 'status', 'channel']).execute();
    const as = (status: string) => [
      ...new Set(told.filter((one) => one.status === status).map(({kind}) => kind)),
    ];
    assert.deepEqual(as('sent').sort(), [...APPOINTMENT_NOTICES, 'code', 'requests-unseen'].sort());
    assert.ok(as('failed').length > 0, 'no notice failed');
    assert.ok(
      told.some(({kind, channel}) => kind === 'reminder' && channel === 'sms'),
      'nobody was told by text message',
    );
    const items = await practice.db.selectFrom('work_item').select('kind').distinct().execute();
    assert.ok(
      items.some(({kind}) => kind === 'notice-undelivered'),
      'staff were not told of a notice that failed',
    );
  });

  it('says nothing in a mail or a text message, but to whom and from which practice', async () => {
    for (const text of await messages()) {
      // The line that says to whom: without it, it does not arrive.
      const rest = text.replace(/^To: .*$/m, '');
      assert.notEqual(rest, text);
      assert.deepEqual(found(rest), [], text);
    }
    assert.ok((await messages()).length > 10, 'hardly anything was sent');
  });

  it('says nothing in the operator log', () => clean('line', practice.logLines));
  it('says nothing in what is told live', () => clean('event', heard));
  it('says nothing in what is queued to be told, and in the counts', async () => {
    clean('event', await rows('outbox'));
    clean('notice', await rows('notice'));
    clean('count', await rows('domain_event_count'));
    clean('reply time', await rows('reply_time_count'));
  });
  it('says nothing in the access log but opaque ids', async () => clean('entry', await rows('access_log')));
  it('says nothing in the reports', () => {
    clean('figures', figures);
    clean('report of an import', importReports);
  });
  it('says nothing in an address', async () => {
    const links = (await messages()).flatMap((text) =>
      readings(text).flatMap((reading) => reading.match(/https?:\/\/[^\s<>]+/g) ?? []),
    );
    clean('link', links);
    clean('address', addresses);
  });
  it('says nothing in a refusal', () => clean('refusal', refusals));
});
