/** Two windows and a gateway that is killed between asking and answering: the patient's page hears of it all the same. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {MONDAY_MORNING, people} from '../demo-gateway.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {BookingPage, toDetails} from './booking.page.ts';
import {launchBrowser, visit} from './browser.ts';
import {siteFiles} from './site.ts';

/** What a patient may have to wait for an answer that was given. */
const SOON_MS = 2000;

describe('a request, a restart and an answer', () => {
  it('the manager asks to see requests first; what is answered after a kill -9 shows within two seconds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-windows-'));
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
      const manager = await visit(browser, {origin, at});
      await manager.page.goto('/praktijk/instellingen?als=staff-manager');
      const settings = manager.page.locator('gp-practice-settings');
      await settings.getByRole('button', {name: 'Diensten'}).press('Enter');
      await settings
        .getByRole('group', {name: 'Afspraken maken'})
        .getByLabel('Hoe', {exact: true})
        .selectOption('Op verzoek');
      await settings.getByRole('button', {name: 'Bewaren', exact: true}).press('Enter');
      await settings.getByText('Bewaard. Het geldt vanaf nu.').waitFor();

      const patient = await visit(browser, {origin, at});
      const booking = new BookingPage(patient.page);
      await booking.open(people.ayse);
      await toDetails(booking, {kind: /Bloeddruk/});
      await booking.toCheck();
      await booking.button('check.ask').click();
      await booking.at('done.requested');

      const staff = await visit(browser, {origin, at});
      await staff.page.goto('/praktijk?als=staff-assistant');
      const desk = staff.page.locator('gp-practice-desk');
      const row = desk.getByRole('button', {name: 'Ayşe Gülbahçe'});
      await row.waitFor();

      // Both pages follow again by themselves; the answer waits for that, as a person would who reads first.
      const followedAgain = Promise.all(
        [patient.page, staff.page].map((page) =>
          page.waitForResponse((response) => response.url().endsWith('/events') && response.ok()),
        ),
      );
      await gateway.kill();
      gateway = await start(Number(new URL(origin).port));
      await followedAgain;

      await row.press('Enter');
      await desk.getByRole('button', {name: 'Accepteren'}).waitFor();
      const accepted = staff.page.waitForResponse((response) => response.url().endsWith('/decision'));
      await staff.page.keyboard.press('a');
      assert.equal((await accepted).status(), 200);
      const from = Date.now();
      await booking.at('done.booked');
      assert.ok(Date.now() - from < SOON_MS, `${Date.now() - from} ms`);
      for (const {trace} of [manager, patient, staff]) assert.deepEqual(trace.violations, []);
    } finally {
      await browser.close();
      await gateway.stop();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
