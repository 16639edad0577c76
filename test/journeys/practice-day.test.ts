// The doctor falls ill: a morning is cancelled in one action, each patient is told once and offered other times.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {confirmContact, fakeMessenger, senderFor} from '../../packages/gateway/src/notices/testing/desk.ts';
import {MONDAY_MORNING, type Schemas} from '../demo-gateway.ts';
import {axeViolations} from './accessibility.ts';
import {BookingPage} from './booking.page.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

const UNDO_MS = 30_000;
const COUNT = 14;
/** A Sunday, on which the demo has planned nothing: the session is this test's own. */
const day = '2026-11-29';
const text = 'Uw huisarts is ziek.';

describe('a doctor who is ill', () => {
  let site: Site;
  let browser: Browser;
  let doctor: string;
  let token: string;
  const booked: Schemas['Appointment'][] = [];
  const mail = fakeMessenger();

  const call = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${site.origin}/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
      ...(body && {body: JSON.stringify(body)}),
    });
    assert.ok(response.ok, `${path}: ${await response.clone().text()}`);
    return (await response.json()) as T;
  };
  const send = () => senderFor({db: site.gateway.db, clock: site.clock}, {email: mail}).runOnce();
  const standing = async () =>
    (await call<Schemas['AppointmentList']>(`/appointments?from=${day}&to=${day}&limit=200`)).items.filter(
      ({id, status}) => status === 'booked' && booked.some((one) => one.id === id),
    ).length;

  before(async () => {
    site = await startSite({now: MONDAY_MORNING});
    browser = await launchBrowser();
    const signIn = await fetch(`${site.origin}/demo/sign-in`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({personId: 'staff-assistant'}),
    });
    token = ((await signIn.json()) as {accessToken: string}).accessToken;

    const adults = await site.gateway.db
      .selectFrom('person')
      .select(['id'])
      .where('birth_date', '<', '2000')
      .where('deceased', '=', 0)
      .where('registration', '=', 'registered')
      .execute();
    await site.gateway.db.deleteFrom('contact_address').execute();
    await site.gateway.db.deleteFrom('contact_detail').execute();
    for (const {id} of adults) await confirmContact(site.gateway.db, id);
    const kinds = await call<Schemas['AppointmentTypeList']>('/appointment-types');
    const kind = kinds.items.find(
      ({durationMinutes, channel}) => durationMinutes === 10 && channel === 'practice',
    )!;
    const practitioner = kind.practitioners[0]!;
    doctor = practitioner.name;
    const schedule = await site.gateway.db
      .selectFrom('schedule')
      .select('id')
      .where('practitioner_id', '=', practitioner.id)
      .executeTakeFirstOrThrow();
    const first = Date.parse(`${day}T08:00:00+01:00`);
    for (let index = 0; index < COUNT; index += 1) {
      const id = `session-${index}`;
      await site.gateway.db
        .insertInto('slot')
        .values({
          id,
          schedule_id: schedule.id,
          start_at: first + index * 600_000,
          end_at: first + (index + 1) * 600_000,
          status: 'free',
          closed: 0,
          source_system: null,
          source_id: null,
          source_version: null,
        })
        .execute();
      booked.push(
        await call<Schemas['Appointment']>('/appointments', {
          timeSlotId: id,
          appointmentTypeId: kind.id,
          personId: adults[index % adults.length]!.id,
          madeVia: 'phone',
        }),
      );
    }
    assert.equal(booked.length, COUNT);
    await send();
    mail.sent.length = 0;
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const desk = (page: Page) => page.locator('gp-practice-desk');
  async function openDay(width = 1280): Promise<Visit> {
    const opened = await visit(browser, {origin: site.origin, at: site.clock.now(), width});
    await opened.page.goto('/praktijk?als=staff-assistant');
    await desk(opened.page).getByRole('button', {name: 'Dag', exact: true}).press('Enter');
    await desk(opened.page).getByLabel('Datum', {exact: true}).fill(day);
    await desk(opened.page).getByLabel('Datum', {exact: true}).press('Tab');
    await desk(opened.page).getByRole('heading', {name: doctor}).waitFor();
    return opened;
  }
  async function cancelMorning(page: Page): Promise<void> {
    await desk(page)
      .getByRole('button', {name: `Kies ochtend: ${doctor}`})
      .press('Enter');
    await desk(page).getByText(`${COUNT} afspraken gekozen`).first().waitFor();
    await desk(page).getByRole('button', {name: 'Afzeggen', exact: true}).press('Enter');
    await desk(page).getByLabel('Wat leest de patiënt?').fill(text);
    await desk(page).getByRole('dialog').getByRole('button', {name: 'Ja, afzeggen'}).press('Enter');
    await desk(page).getByRole('button', {name: 'Ongedaan maken'}).waitFor();
  }

  it('cancels a morning and thinks better of it: nobody is told', async () => {
    const opened = await openDay();
    assert.deepEqual(await axeViolations(opened.page), []);
    await cancelMorning(opened.page);
    await desk(opened.page).getByRole('button', {name: 'Ongedaan maken'}).press('Enter');
    await desk(opened.page).getByText('niemand kreeg bericht').first().waitFor();
    site.clock.advance(UNDO_MS);
    await send();
    assert.deepEqual(mail.sent, []);
    assert.equal(await standing(), COUNT);
    assert.deepEqual(opened.trace.violations, []);
    await opened.close();
  });

  it('cancels a morning: each patient is told once, and finds a new time to choose', async () => {
    const opened = await openDay();
    await cancelMorning(opened.page);
    site.clock.advance(UNDO_MS);
    await opened.advance(UNDO_MS + 1000);
    await desk(opened.page).getByText(`${COUNT} afspraken afgezegd`).first().waitFor();
    assert.equal(await standing(), 0);
    await send();
    await send();
    assert.equal(mail.sent.length, COUNT);
    assert.ok(mail.sent.every((message) => message.text.includes('Wilt u een andere tijd kiezen?')));
    assert.ok(mail.sent.every((message) => !message.text.includes(text)));
    assert.deepEqual(opened.trace.presses, [], 'no mouse');
    await opened.close();

    const patient = await visit(browser, {origin: site.origin, at: site.clock.now(), width: 360});
    const booking = patient.page.locator('gp-booking');
    await new BookingPage(patient.page).open(booked[0]!.person.id, '/portaal');
    await booking.getByRole('button', {name: 'Kies een nieuwe tijd'}).first().press('Enter');
    await booking.getByRole('heading', {name: 'Welke tijd past u?'}).waitFor();
    await patient.close();
  });

  it('falls ill at noon: closes a part of the day, who stands in it is told once, and patients read it', async () => {
    const {appointmentType, person} = booked[0]!;
    const book = (timeSlotId: string) =>
      call<Schemas['Appointment']>('/appointments', {
        ...{timeSlotId, appointmentTypeId: appointmentType!.id, personId: person.id},
        madeVia: 'phone',
      });
    const [early, late] = [await book('session-0'), await book('session-9')];
    await send();
    mail.sent.length = 0;
    const statusOf = async ({id}: Schemas['Appointment']) =>
      (await call<Schemas['Appointment']>(`/appointments/${id}`)).status;

    const opened = await openDay(360);
    const widget = desk(opened.page);
    const dialog = widget.getByRole('dialog');
    const close = async () => {
      await widget.getByRole('button', {name: 'Dag sluiten'}).press('Enter');
      await dialog.getByLabel('Een deel van de dag').press('Space');
      await dialog.getByLabel('Van', {exact: true}).fill('09:00');
      await dialog.getByLabel('Tot', {exact: true}).fill('10:30');
      await dialog.getByLabel('Tot', {exact: true}).press('Tab');
      await dialog.getByText('1 afspraak wordt afgezegd.').waitFor();
      await dialog.getByLabel('Waarom dicht?').fill('Ziekte');
      await dialog.getByRole('button', {name: 'Dit deel sluiten'}).press('Enter');
      await widget.getByText('dicht van 09:00 tot 10:30 uur').first().waitFor();
    };
    await close();
    await widget.getByRole('button', {name: 'Ongedaan maken'}).press('Enter');
    await widget.getByText('niemand kreeg bericht').first().waitFor();
    site.clock.advance(UNDO_MS);
    await send();
    assert.deepEqual([mail.sent.length, await statusOf(late)], [0, 'booked']);

    await close();
    assert.deepEqual(await axeViolations(opened.page), []);
    site.clock.advance(UNDO_MS);
    await opened.advance(UNDO_MS + 1000);
    await widget.getByText('De praktijk is dicht van 09:00 tot 10:30 uur').waitFor();
    assert.deepEqual([await statusOf(early), await statusOf(late)], ['booked', 'cancelled']);
    await send();
    await send();
    assert.equal(mail.sent.length, 1);
    assert.deepEqual(opened.trace.presses, [], 'no mouse');
    await opened.close();

    const patient = await visit(browser, {origin: site.origin, at: site.clock.now(), width: 360});
    await patient.page.goto('/');
    await patient.page
      .locator('gp-front-door')
      .getByText('zondag 29 november van 09:00 tot 10:30 uur: Ziekte.')
      .waitFor();
    await patient.close();
  });
});
