import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {mailFiles} from '../adapters/mail/files.ts';
import {listOutbox} from '../demo/outbox.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from '../routes/booking/testing/booking-practice.ts';
import {confirmContact, fakeMessenger, noticeStates, senderFor} from './testing/desk.ts';

interface Booked {
  id: string;
  etag: string;
}

describe('a notice of a booking', () => {
  let practice: BookingPractice;
  beforeEach(async () => {
    practice = await startBookingPractice(bookingSettings());
    await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 6);
    await confirmContact(practice.db, 'anna', 'anna@example.nl');
  });
  afterEach(() => practice.close());

  const book = async (time = '0900', as = 'anna'): Promise<Booked> => {
    const {status, body} = await practice.call<Booked>('POST', '/appointments', {
      as,
      body: {timeSlotId: `bakker-2026-11-25-${time}`, appointmentTypeId: 'spreekuur', reason: 'Hoofdpijn'},
    });
    assert.equal(status, 201);
    return body;
  };

  it('goes to the confirmed address, once', async () => {
    const email = fakeMessenger();
    const sender = senderFor(practice, {email});
    await book();
    await sender.runOnce();
    await sender.runOnce();
    assert.deepEqual(
      email.sent.map(({to, subject}) => [to, subject]),
      [['anna@example.nl', 'Uw afspraak bij Huisartsenpraktijk De Linde']],
    );
    assert.match(email.sent[0]?.text ?? '', /woensdag 25 november 2026\nTijd: 09:00\n/);
    assert.deepEqual(await noticeStates(practice.db), ['booked sent']);
  });

  it('is a mail on disk, which any program reads', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-mail-'));
    try {
      const from = {name: 'Praktijk Élan', address: 'afspraken@praktijk.example'};
      const sender = senderFor(practice, {email: mailFiles(folder, from)});
      await book();
      await sender.runOnce();
      const [file = ''] = await readdir(folder);
      const mail = await readFile(join(folder, file), 'utf8');
      const id = file.replace('.eml', '');
      assert.match(mail, new RegExp(`^Message-ID: <${id}@praktijk.example>\r\n`, 'm'));
      assert.match(mail, /^Date: Mon, 23 Nov 2026 07:05:00 \+0000\r\n/m);
      assert.match(mail, /^Auto-Submitted: auto-generated\r\n/m);
      const [listed] = await listOutbox(folder);
      assert.equal(listed?.to, 'anna@example.nl');
      assert.match(
        listed?.text ?? '',
        /^U hebt een afspraak bij Huisartsenpraktijk De Linde\.\n\nDatum: woensdag/,
      );
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });

  it('does not go out once the appointment was cancelled or moved, but what came of it does', async () => {
    const email = fakeMessenger();
    const sender = senderFor(practice, {email});
    const {id, etag} = await book();
    await practice.call('POST', `/appointments/${id}/cancellation`, {ifMatch: etag, body: {}});
    await sender.runOnce();
    assert.deepEqual(email.sent, []);
    const second = await book('0910');
    await practice.call('POST', `/appointments/${second.id}/rescheduling`, {
      ifMatch: second.etag,
      body: {timeSlotId: 'bakker-2026-11-25-0930'},
    });
    await sender.runOnce();
    assert.deepEqual(
      email.sent.map(({subject, text}) => [subject, /Tijd: (.*)/.exec(text)?.[1]]),
      [['Uw afspraak bij Huisartsenpraktijk De Linde is verzet', '09:30']],
    );
  });
});
