// Two windows: a patient asks for a time, the assistant answers, and the patient's page shows it without reloading.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {people, type Schemas} from '../demo-gateway.ts';
import {BookingPage, toDetails} from './booking.page.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

/** What a patient may have to wait for an answer that was given. */
const SOON_MS = 2000;

const desk = (page: Page) => page.locator('gp-practice-desk');

describe('a request for an appointment', () => {
  let site: Site;
  let browser: Browser;
  before(async () => {
    site = await startSite();
    await site.changeSettings((settings) => ({
      ...settings,
      services: settings.services.map((one) =>
        one.service === 'booking' ? {...one, mode: 'request' as const} : one,
      ),
    }));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function ask(personId: string): Promise<{opened: Visit; booking: BookingPage}> {
    const opened = await visit(browser, {origin: site.origin});
    const booking = new BookingPage(opened.page);
    await booking.open(personId);
    await toDetails(booking, {kind: /Bloeddruk/});
    await booking.toCheck();
    await booking.button('check.ask').click();
    await booking.at('done.requested');
    return {opened, booking};
  }

  /** An item that opens takes the focus: a key pressed before that goes nowhere. */
  const itemInFocus = (page: Page): Promise<void> => desk(page).locator('.item [data-focus]:focus').waitFor();

  async function openDesk(): Promise<Visit> {
    const opened = await visit(browser, {origin: site.origin});
    await opened.page.goto('/praktijk?als=staff-assistant');
    return opened;
  }

  it('is accepted by keyboard: the patient sees it within two seconds', async () => {
    const patient = await ask(people.ayse);
    const staff = await openDesk();
    const {page} = staff;
    await desk(page).getByRole('button', {name: 'Ayşe Gülbahçe'}).waitFor();

    await desk(page).getByRole('button', {name: 'Ayşe Gülbahçe'}).press('Enter');
    await itemInFocus(page);
    const accepted = page.waitForResponse((response) => response.url().endsWith('/decision'));
    await desk(page).getByRole('button', {name: 'Accepteren'}).press('Enter');
    assert.equal((await accepted).status(), 200);
    const from = Date.now();
    await patient.booking.at('done.booked');
    const tookMs = Date.now() - from;
    assert.ok(tookMs < SOON_MS, `${tookMs} ms`);
    assert.equal(await patient.booking.button('done.calendar').count(), 1);
    for (const {trace} of [patient.opened, staff]) assert.deepEqual(trace.violations, []);
    await patient.opened.close();
    await staff.close();
  });

  it('is refused with a reason: the patient reads it, and how to go on', async () => {
    const patient = await ask(people.wilhelmina);
    const staff = await openDesk();
    const {page} = staff;
    await desk(page)
      .getByRole('button', {name: /Wilhelmina/})
      .press('Enter');
    await itemInFocus(page);
    await desk(page).getByRole('button', {name: 'Weigeren'}).press('Enter');
    await desk(page).getByRole('textbox').fill('Kom gerust zonder afspraak langs.');
    const refused = page.waitForResponse((response) => response.url().endsWith('/decision'));
    await page.keyboard.press('Control+Enter');
    assert.equal((await refused).status(), 200);
    const from = Date.now();
    await patient.booking.root.getByText('Kom gerust zonder afspraak langs.').waitFor();
    assert.ok(Date.now() - from < SOON_MS);
    await patient.booking.root.getByText('De praktijk heeft deze afspraak afgezegd.').waitFor();
    await patient.opened.close();
    await staff.close();
  });

  it('that nobody opened says so by half of its time, and stops saying so when it is opened at the desk', async () => {
    const {opened} = await ask(people.maximiliaan);
    await opened.close();
    const {items} = (
      await (await site.as(people.maximiliaan)).get<Schemas['AppointmentList']>('/appointments')
    ).body;
    const asked = items.find(({status}) => status === 'proposed');
    assert.equal(asked?.requestState, 'sent');
    // Well past half of the hours that the practice has for it, and before its end.
    const end = Math.min(Date.parse(asked.start), Date.parse(`${asked.answerBy}T23:00:00+01:00`));
    site.clock.advance(0.9 * (end - site.clock.now()));
    const patient = await visit(browser, {origin: site.origin, at: site.clock.now()});
    const booking = new BookingPage(patient.page);
    await booking.open(people.maximiliaan);
    await booking.button('urgent.list').click();
    await booking.at('list.heading');
    await booking.root.getByText('Nog niet bekeken door de praktijk.').waitFor();

    const staff = await visit(browser, {origin: site.origin, at: site.clock.now()});
    await staff.page.goto('/praktijk?als=staff-assistant');
    await desk(staff.page)
      .getByRole('button', {name: /Maximiliaan/})
      .press('Enter');
    const from = Date.now();
    await booking.root.getByText(/Bekeken door de praktijk/).waitFor();
    assert.ok(Date.now() - from < SOON_MS, `${Date.now() - from} ms`);
    assert.deepEqual(patient.trace.violations, []);
    await patient.close();
    await staff.close();
  });
});
