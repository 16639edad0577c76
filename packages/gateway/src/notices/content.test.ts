/** Whatever an appointment is about and with whom: no notice says it. Looked for in every notice, language and channel. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {mailBytes} from '../adapters/mail/message.ts';
import {readMail} from '../demo/outbox.ts';
import {APPOINTMENT_NOTICES, type AppointmentNotice} from '../domain/notices.ts';
import {codeText} from '../domain/notice-texts.ts';
import {queueNotice} from '../store/notices.ts';
import {settingsReader} from '../store/practice-settings.ts';
import type {AppointmentTable} from '../store/schema.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addPerson} from '../testing/people.ts';
import {appointmentRow, confirmContact, fakeMessenger, PAGE, senderFor} from './testing/desk.ts';

const STATUS: Readonly<Record<AppointmentNotice, AppointmentTable['status']>> = {
  booked: 'booked',
  requested: 'proposed',
  moved: 'booked',
  changed: 'booked',
  cancelled: 'cancelled',
  accepted: 'booked',
  refused: 'cancelled',
  'times-offered': 'proposed',
  reminder: 'booked',
};
const READERS = [
  {id: 'lezer-een', address: 'een@adres.example', language: 'nl'},
  {id: 'lezer-twee', address: 'twee@adres.example', language: 'en'},
  {id: 'lezer-drie', address: '+31600000003', language: 'nl'},
  {id: 'lezer-vier', address: '+31600000004', language: 'en'},
] as const;

const SECRET_WORDS = {
  reason: 'jeuk aan de grote teen',
  cancellation_reason: 'dokter met griep thuis',
  instructions: 'ochtendurine meenemen',
  needs: JSON.stringify({interpreterLanguage: 'Tigrinya', wheelchair: true}),
  type_name: 'Consult wratten',
  practitioner_name: 'prof. Tulpenboom',
  location_name: 'Kliniek Heuvelzicht',
};
/** What else would tell: roles, specialisms, ways of contact, fields of care. */
const TELLING =
  /huisbezoek|visite|spreekuur|telefonisch|video|ggz|psych|poh|diabetes|astma|copd|bloed|uitstrijk|vaccin|wond|oren|injectie|praktijkondersteuner|assistent|verpleegkund|dokter|\bdr\.|doctor|nurse|surgery|teen|griep|urine|tigrinya|rolstoel|wheelchair|wratten|tulpenboom|heuvelzicht/i;

describe('what notices say', () => {
  let gateway: TestGateway;
  /** Every message as it leaves: head and text. */
  const texts: string[] = [];
  const forbidden = new Set<string>();

  before(async () => {
    gateway = await startTestGateway();
    const {db, clock} = gateway;
    await gateway.loadDemo();
    for (const {id, address, language} of READERS) {
      await addPerson(db, {id, name: `Voornaam ${id}`});
      await confirmContact(db, id, address, {language});
    }
    const types = await db.selectFrom('appointment_type').selectAll().execute();
    const practitioners = await db.selectFrom('practitioner').selectAll().execute();
    const settings = await settingsReader()(db);
    for (const {name, description} of types)
      for (const text of [name, description]) forbidden.add(text ?? '');
    for (const {names, descriptions, instructions} of settings?.booking.appointmentTypes ?? [])
      for (const table of [names, descriptions, instructions])
        for (const text of Object.values(table ?? {})) forbidden.add(text);
    for (const {name} of practitioners)
      for (const part of [name, ...name.split(' ').filter((word) => word.length > 3)]) forbidden.add(part);
    for (const word of Object.values(SECRET_WORDS)) forbidden.add(word);
    for (const {id} of READERS) forbidden.add(`Voornaam ${id}`);
    forbidden.delete('');

    let index = 0;
    for (const type of types) {
      for (const kind of APPOINTMENT_NOTICES) {
        const reader = READERS[index % READERS.length] ?? READERS[0];
        const row = appointmentRow(`secret-id-${index}`, '2026-12-02T09:20:00+01:00', clock.now(), {
          ...SECRET_WORDS,
          subject_id: reader.id,
          actor_id: reader.id,
          status: STATUS[kind],
          appointment_type_id: type.id,
          practitioner_id: practitioners[index % practitioners.length]?.id ?? null,
          channel: 'home',
          answer_by: '2026-11-27',
        });
        await db.insertInto('appointment').values(row).execute();
        await queueNotice(db, kind, row, clock.now());
        index += 1;
      }
      // Another number of readers than of notices: each notice comes to each of them in its turn.
      index += types.indexOf(type) % 4 === 3 ? 1 : 0;
    }
    const [email, sms] = [fakeMessenger(), fakeMessenger()];
    await senderFor(gateway, {email, sms}).runOnce();
    const from = {name: settings?.name ?? '', address: 'afspraken@de-linde.example'};
    for (const message of email.sent) {
      const {head, text} = readMail((await mailBytes(from, message)).toString('latin1'));
      texts.push(`${[...head].map((field) => field.join(': ')).join('\n')}\n${text}`);
    }
    texts.push(...sms.sent.map(({to, text}) => `${to}\n${text}`));
    const words = {
      practice: from.name,
      code: '481205',
      zone: 'Europe/Amsterdam',
      until: clock.now() + 1,
      now: 1,
    };
    for (const language of ['nl', 'en'] as const)
      texts.push(Object.values(codeText(language, words)).join('\n'));
    assert.equal(email.sent.length + sms.sent.length, types.length * APPOINTMENT_NOTICES.length);
  });
  after(() => gateway.close());

  it('is the practice, day, time, phone and one link', () => {
    assert.ok(texts.length > 100);
    for (const text of texts.slice(0, -2)) {
      assert.match(text, /Huisartsenpraktijk De Linde/);
      assert.match(
        text,
        /woensdag 2 december 2026|Wednesday,? 2 December 2026|wo 2 dec 2026|Wed,? 2 Dec 2026/,
      );
      assert.match(text, /09:20/);
      assert.match(text, /010 123 45 67/);
      const links = [...text.matchAll(/https?:[^\s>]+/g)].map(([link]) => link.replace(/[.,]$/, ''));
      assert.deepEqual([...new Set(links)], [PAGE]);
    }
  });

  it('is no kind, reason, instruction, place, need, practitioner or name of a patient', () => {
    assert.ok(forbidden.size > 30, String(forbidden.size));
    for (const text of texts) {
      const rest = text.replaceAll('Huisartsenpraktijk De Linde', '').toLowerCase();
      for (const word of forbidden) assert.ok(!rest.includes(word.toLowerCase()), `${word} in ${text}`);
      assert.doesNotMatch(rest, TELLING);
      assert.doesNotMatch(rest, /secret-id|lezer-/);
    }
  });

  it('is in plain Dutch to "u"', () => {
    for (const text of texts) assert.doesNotMatch(text, /\b(je|jij|jouw|jullie)\b/i);
  });

  it('fits two text messages at most', () => {
    for (const text of texts.filter((one) => one.startsWith('+31'))) {
      const [, message = ''] = text.split('\n');
      assert.ok(message.length <= 306, `${message.length}: ${message}`);
    }
  });
});
