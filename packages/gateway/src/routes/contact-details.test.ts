import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {noticeSender, type NoticeSender} from '../notices/sender.ts';
import {fakeMessenger, type FakeMessenger} from '../notices/testing/desk.ts';
import {loadSecrets} from '../store/secrets.ts';
import {addParent, addPerson} from '../testing/people.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type Answer,
  type BookingPractice,
} from './booking/testing/booking-practice.ts';

type ContactDetails = components['schemas']['ContactDetails'];
type Problem = components['schemas']['Problem'];

const DAY = 24 * 60 * 60_000;

describe('contact details', () => {
  let practice: BookingPractice;
  let email: FakeMessenger;
  let sms: FakeMessenger;
  let sender: NoticeSender;
  before(async () => {
    practice = await startBookingPractice(bookingSettings(), undefined, {channels: ['email', 'sms']});
    [email, sms] = [fakeMessenger(), fakeMessenger()];
    const {codes: secret} = await loadSecrets(practice.db);
    const log = {info() {}, warn() {}, error() {}};
    const page = 'https://praktijk.example';
    sender = noticeSender({...practice, db: practice.db, messengers: {email, sms}, secret, page, log});
    await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 6);
  });
  after(() => practice.close());
  beforeEach(async () => {
    practice.clock.set('2026-11-23T08:05:00+01:00');
    for (const table of ['notice', 'contact_address', 'contact_detail', 'appointment'] as const)
      await practice.db.deleteFrom(table).execute();
    await practice.db.deleteFrom('slot_claim').execute();
    email.sent.length = 0;
    sms.sent.length = 0;
  });

  const read = (as = 'anna') => practice.call<ContactDetails>('GET', '/contact-details', {as});
  async function put<T = ContactDetails>(body: object, as = 'anna', ifMatch?: string): Promise<Answer<T>> {
    const tag = ifMatch ?? (await read(as)).body.etag;
    return practice.call<T>('PUT', '/contact-details', {
      as,
      ifMatch: tag,
      body: {language: 'nl', reminders: true, ...body},
    });
  }
  const enter = <T = ContactDetails>(code: string, channel = 'email', as = 'anna') =>
    practice.call<T>('POST', '/contact-details/confirmation', {as, body: {channel, code}});
  /** The code that went to the address last. */
  async function codeFor(address: string): Promise<string> {
    await sender.runOnce();
    const message = [...email.sent, ...sms.sent].filter(({to}) => to === address).at(-1);
    return /\d{3} \d{3}/.exec(message?.text ?? '')?.[0] ?? '';
  }
  const otherThan = (code: string): string => (code.startsWith('1') ? '200000' : '100000');

  it('are nothing at first, and nothing goes anywhere', async () => {
    const {status, body, headers} = await read();
    assert.equal(status, 200);
    assert.equal(headers['etag'], '"0"');
    assert.deepEqual(body, {
      etag: '"0"',
      revision: 0,
      channels: ['email', 'sms'],
      language: 'nl',
      reminders: true,
      noticeBy: 'none',
    });
  });

  it('count once the code that went to the address itself was entered', async () => {
    const {body} = await put({email: 'Anna@Voorbeeld.nl', mobile: '06 12 34 56 78'});
    assert.deepEqual(body.email, {
      masked: 'A•••@v•••.nl',
      confirmed: false,
      codeUntil: '2026-11-23T08:35:00+01:00',
      triesLeft: 5,
    });
    assert.equal(body.mobile?.masked, '•••••• 78');
    assert.equal(body.noticeBy, 'none');
    const [mailed, texted] = [await codeFor('Anna@voorbeeld.nl'), await codeFor('+31612345678')];
    assert.notEqual(mailed, texted);
    assert.equal((await enter<Problem>(mailed, 'sms')).body.code, 'contact-code-wrong');
    const confirmed = await enter(mailed.replace(' ', ''));
    assert.deepEqual([confirmed.status, confirmed.body.noticeBy], [200, 'email']);
    assert.deepEqual(confirmed.body.email, {masked: 'A•••@v•••.nl', confirmed: true});
    assert.equal((await enter<Problem>(mailed)).body.code, 'contact-code-expired');
    assert.equal((await enter(texted, 'sms')).body.noticeBy, 'email');
    // A confirmed one, said again, needs no code.
    await put({email: 'Anna@voorbeeld.nl', mobile: '•••••• 78'});
    await sender.runOnce();
    assert.deepEqual([email.sent.length, sms.sent.length], [1, 1]);
    assert.equal((await read()).body.mobile?.confirmed, true);
  });

  it('show no address or number to anyone, in answers, logs or the access log', async () => {
    await put({email: 'geheim@adres.example', mobile: '06 98 76 54 32'});
    const code = await codeFor('geheim@adres.example');
    await enter(code);
    const texts = [
      JSON.stringify((await read()).body),
      JSON.stringify((await put({mobile: '06 98 76 54 32'}, 'anna', '"9"')).body),
      practice.logLines.join(),
      JSON.stringify(await practice.db.selectFrom('access_log').selectAll().execute()),
      JSON.stringify(await practice.db.selectFrom('notice').selectAll().execute()),
      JSON.stringify(await practice.db.selectFrom('idempotency').selectAll().execute()),
      JSON.stringify(await practice.db.selectFrom('outbox').selectAll().execute()),
    ];
    for (const text of texts) assert.doesNotMatch(text, /geheim|adres\.example|98 ?76 ?54/);
    assert.ok(!texts.join().includes(code) && !texts.join().includes(code.replace(' ', '')));
  });

  it('take five tries at a code, kept though each is refused', async () => {
    await put({email: 'anna@example.nl'});
    const code = await codeFor('anna@example.nl');
    for (const left of [4, 3, 2, 1, 0]) {
      const {status, body} = await enter<Problem>(otherThan(code));
      assert.deepEqual([status, body.code, body.limit], [422, 'contact-code-wrong', left]);
    }
    const late = await enter<Problem>(code);
    assert.deepEqual([late.status, late.body.code], [409, 'contact-code-expired']);
    await put({email: 'anna@example.nl'});
    assert.equal((await enter(await codeFor('anna@example.nl'))).body.noticeBy, 'email');
  });

  it('a try that was sent twice under one key counts once', async () => {
    await put({email: 'anna@example.nl'});
    const body = {channel: 'email', code: otherThan(await codeFor('anna@example.nl'))};
    for (let time = 0; time < 2; time += 1) {
      const {body: problem} = await practice.call<Problem>('POST', '/contact-details/confirmation', {
        body,
        key: 'one-and-the-same',
      });
      assert.equal(problem.limit, 4);
    }
    assert.equal((await read()).body.email?.triesLeft, 4);
  });

  it('forget a code after half an hour, and send none that is too old', async () => {
    await put({email: 'anna@example.nl'});
    const code = await codeFor('anna@example.nl');
    practice.clock.advance(30 * 60_000);
    assert.equal((await enter<Problem>(code)).body.code, 'contact-code-expired');
    assert.equal((await read()).body.email?.codeUntil, undefined);
    await put({email: 'anna@example.nl'});
    practice.clock.advance(30 * 60_000);
    await sender.runOnce();
    assert.equal(email.sent.length, 1);
  });

  it('send five codes a day to whatever somebody types, and no more', async () => {
    for (let index = 0; index < 5; index += 1)
      assert.equal((await put({email: `slachtoffer${index}@example.nl`})).status, 200);
    const {status, body, headers} = await put<Problem>({email: 'slachtoffer@example.nl'});
    assert.deepEqual([status, body.code], [429, 'too-many-requests']);
    assert.equal(headers['retry-after'], String(DAY / 1000));
    await sender.runOnce();
    // Only the last of them is still waited for.
    assert.deepEqual(
      email.sent.map(({to}) => to),
      ['slachtoffer4@example.nl'],
    );
    practice.clock.advance(DAY);
    assert.equal((await put({email: 'anna@example.nl'})).status, 200);
  });

  it('a new address takes the place of the old at once, and is not used before it is confirmed', async () => {
    await put({email: 'anna@example.nl'});
    await enter(await codeFor('anna@example.nl'));
    const {body} = await put({email: 'anders@example.nl'});
    assert.deepEqual([body.noticeBy, body.email?.confirmed], ['none', false]);
    await put({});
    assert.equal((await read()).body.email, undefined);
  });

  it('refuse what can be no address, a number that takes no messages, and a state that is old', async () => {
    for (const [field, value] of [
      ['email', 'anna@localhost'],
      ['email', 'an\u00a0na@example.nl'],
      ['email', 'a•••@e•••.nl'],
      ['mobile', '010 123 45 67'],
      ['mobile', '06 12 34'],
      ['mobile', '•••••• 78'],
    ] as const) {
      const {status, body} = await put<Problem>({[field]: value});
      assert.deepEqual([status, body.code], [400, 'validation-failed'], value);
      assert.ok(!JSON.stringify(body).includes(value));
    }
    await put({reminders: false});
    const stale = await put<Problem>({}, 'anna', '"0"');
    assert.deepEqual([stale.status, stale.body.code], [412, 'precondition-failed']);
    assert.equal(stale.body.currentContactDetails?.reminders, false);
  });

  it('are of patients, and of who may act for one; a stranger finds nothing', async () => {
    await addPerson(practice.db, {id: 'guus', name: 'Guus', birth_date: '2021-01-01'});
    await addParent(practice.db, 'elders', 'guus');
    assert.equal((await read('elders')).status, 200);
    const {status, body} = await practice.call<Problem>('GET', '/contact-details', {as: 'niemand'});
    assert.deepEqual([status, body.code], [404, 'not-found']);
    assert.equal((await put({email: 'elders@example.nl'}, 'elders')).status, 200);
    assert.equal((await read()).body.revision, 0, "one person's are not another's");
  });

  it('decide what the answer to a booking says of its notice', async () => {
    const book = (time: string, more: object = {}) =>
      practice.call<{id: string; etag: string; noticeBy?: string}>('POST', '/appointments', {
        body: {timeSlotId: `bakker-2026-11-25-${time}`, appointmentTypeId: 'telefonisch', ...more},
      });
    assert.equal((await book('0900')).body.noticeBy, 'none');
    await put({mobile: '06 12 34 56 78'});
    await enter(await codeFor('+31612345678'), 'sms');
    const {body} = await book('0910');
    assert.equal(body.noticeBy, 'sms');
    assert.equal((await book('0920', {personId: 'bram'})).body.noticeBy, 'sms');
    const moved = await practice.call<{noticeBy?: string}>('POST', `/appointments/${body.id}/rescheduling`, {
      ifMatch: body.etag,
      body: {timeSlotId: 'bakker-2026-11-25-0930'},
    });
    assert.equal(moved.body.noticeBy, 'sms');
  });
});

describe('contact details of a practice that sends nothing', () => {
  it('say so, and take neither address nor number', async () => {
    const practice = await startBookingPractice();
    try {
      const {body} = await practice.call<ContactDetails>('GET', '/contact-details');
      assert.deepEqual(body.channels, []);
      for (const given of [{email: 'anna@example.nl'}, {mobile: '06 12 34 56 78'}]) {
        const refused = await practice.call<Problem>('PUT', '/contact-details', {
          ifMatch: body.etag,
          body: {language: 'nl', reminders: true, ...given},
        });
        assert.deepEqual([refused.status, refused.body.code], [422, 'operation-not-offered']);
      }
    } finally {
      await practice.close();
    }
  });
});
