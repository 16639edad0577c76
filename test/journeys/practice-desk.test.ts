import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {MONDAY_MORNING, people, type Schemas} from '../demo-gateway.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {axeViolations} from './accessibility.ts';
import {launchBrowser, visit} from './browser.ts';
import {siteFiles} from './site.ts';

/** What a page of the site can do with the gateway, signed in as somebody. */
async function callAs<T>(
  origin: string,
  personId: string,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const json = {'Content-Type': 'application/json'};
  const signIn = await fetch(`${origin}/demo/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({personId}),
  });
  const {accessToken} = (await signIn.json()) as {accessToken: string};
  const response = await fetch(`${origin}/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${accessToken}`,
      ...(body && {...json, 'Idempotency-Key': crypto.randomUUID()}),
    },
    ...(body && {body: JSON.stringify(body)}),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
  return (await response.json()) as T;
}

/** Books a time with an interpreter. */
async function bookWithNeeds(origin: string, personId: string): Promise<void> {
  const day = '2026-12-03';
  const types = await callAs<Schemas['AppointmentTypeList']>(origin, personId, 'GET', '/appointment-types');
  const kind = types.items.find(({name}) => name.startsWith('Bloeddruk'))!;
  const query = new URLSearchParams({appointmentType: kind.id, from: day, to: day}).toString();
  const times = await callAs<Schemas['TimeSlotList']>(origin, personId, 'GET', `/time-slots?${query}`);
  await callAs(origin, personId, 'POST', '/appointments', {
    timeSlotId: times.items[0]!.id,
    appointmentTypeId: kind.id,
    reasonWithheld: true,
    needs: {interpreterLanguage: 'Turks'},
  });
}

const desk = (page: Page) => page.locator('gp-practice-desk');

describe('the practice’s work list', () => {
  it('shows what a patient needs without reloading, is done by keyboard, by one of two, also over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-desk-'));
    const {pages, elements} = await siteFiles(folder);
    const start = (port?: number) =>
      GatewayProcess.start({
        dataDir: join(folder, 'data'),
        now: MONDAY_MORNING,
        env: {GP_STATIC: pages, GP_ELEMENTS: elements},
        ...(port !== undefined && {port}),
      });
    let gateway = await start();
    const browser = await launchBrowser();
    try {
      const {origin} = gateway;
      const at = Date.parse(MONDAY_MORNING);
      const one = await visit(browser, {origin, at});
      const other = await visit(browser, {origin, at});
      await one.page.goto('/praktijk?als=staff-assistant');
      await other.page.goto('/praktijk?als=staff-assistant-2');
      await desk(one.page).getByText('Alles is gedaan').waitFor();
      await desk(other.page).getByText('Alles is gedaan').waitFor();

      await bookWithNeeds(origin, people.ayse);
      const row = (page: Page) => desk(page).getByRole('button', {name: 'Ayşe Gülbahçe'});
      await row(one.page).waitFor({timeout: 5000});
      await row(other.page).waitFor({timeout: 5000});
      assert.deepEqual(await axeViolations(one.page), []);

      await row(one.page).focus();
      await one.page.keyboard.press('Enter');
      await desk(one.page).getByText('tolk: Turks').last().waitFor();
      await desk(other.page).getByText('in behandeling bij F. El Idrissi').waitFor({timeout: 5000});

      await gateway.kill();
      gateway = await start(Number(new URL(origin).port));
      await one.page.keyboard.press('h');
      const done = desk(one.page).getByText('Alles is gedaan');
      const again = desk(one.page).getByRole('button', {name: 'Probeer opnieuw'});
      await done.or(again).first().waitFor();
      if (!(await done.isVisible())) await again.first().press('Enter');
      await done.waitFor();

      const {items} = await callAs<Schemas['WorkItemList']>(
        origin,
        'staff-assistant',
        'GET',
        '/work-items?state=done',
      );
      assert.deepEqual(
        items.map(({history}) => history.map(({action, by}) => `${action} ${by?.name ?? ''}`.trim())),
        [['opened', 'assigned F. El Idrissi', 'handled F. El Idrissi']],
      );
      assert.deepEqual([...one.trace.violations, ...other.trace.violations], []);
      assert.deepEqual(one.trace.presses, [], 'no mouse');
    } finally {
      await browser.close();
      await gateway.stop();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
