/** Who decides for the practice changes its settings on a page, and patients see it: a real gateway, process and browser. */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {MONDAY_MORNING} from '../demo-gateway.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {axeViolations} from './accessibility.ts';
import {launchBrowser, visit} from './browser.ts';
import {siteFiles} from './site.ts';

const DAY = '2026-12-04';

describe('the practice’s settings', () => {
  it('a day is closed, patients read it, also after a restart, and it is undone; a file goes out and comes in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-settings-'));
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
      const patient = await visit(browser, {origin, at});
      const {page} = manager;
      await page.goto('/praktijk/instellingen?als=staff-manager');
      const settings = page.locator('gp-practice-settings');
      await settings.getByRole('button', {name: 'Sluitingen'}).press('Enter');
      await settings.getByRole('button', {name: 'Sluiting toevoegen'}).press('Enter');
      const row = settings
        .getByRole('group')
        .filter({has: page.getByLabel('Eerste dag')})
        .first();
      await row.getByLabel('Eerste dag').fill(DAY);
      await row.getByLabel('Laatste dag').fill('2026-12-03');
      await row.getByLabel('Reden').fill('Verbouwing');
      const save = settings.getByRole('button', {name: 'Bewaren', exact: true});
      await save.press('Enter');
      await settings.getByText('Zo kan het niet bewaard worden').waitFor();
      await row.getByLabel('Laatste dag').fill(DAY);
      await save.press('Enter');
      await settings.getByText('Bewaard. Het geldt vanaf nu.').waitFor();
      assert.deepEqual(await axeViolations(page), []);

      await gateway.kill();
      gateway = await start(Number(new URL(origin).port));
      await patient.page.goto('/');
      const closed = patient.page.locator('gp-front-door').getByText('Verbouwing');
      await closed.waitFor();

      await settings.getByRole('button', {name: 'Sluitingen'}).press('Enter');
      const part = settings
        .getByRole('group')
        .filter({has: page.locator('[id$=extent]')})
        .first();
      await part.getByLabel('Hoe lang dicht?').selectOption('Deel van de dag');
      await part.getByLabel('Van', {exact: true}).fill('12:00');
      await part.getByLabel('Tot', {exact: true}).fill('17:00');
      await part.getByLabel('Tot', {exact: true}).press('Tab');
      await save.press('Enter');
      await settings.getByText('Bewaard. Het geldt vanaf nu.').waitFor();
      await patient.page.reload();
      await patient.page.locator('gp-front-door').getByText('van 12:00 tot 17:00 uur: Verbouwing.').waitFor();
      const undoing = settings.getByRole('button', {name: 'Terugdraaien', exact: true});
      await undoing.first().press('Enter');
      await settings.getByText('Teruggedraaid.').waitFor();

      await settings.getByRole('button', {name: 'Wijzigingen'}).press('Enter');
      await settings.getByText('W. Hendriks').first().waitFor();
      await settings.getByRole('button', {name: 'Terugdraaien: Sluitingen'}).last().press('Enter');
      await settings.getByRole('dialog').getByRole('button', {name: 'Terugdraaien'}).press('Enter');
      await settings.getByText('Teruggedraaid.').waitFor();
      await patient.page.reload();
      await patient.page.locator('gp-front-door').getByText('Scholing').first().waitFor();
      assert.equal(await closed.count(), 0);

      await settings.getByRole('button', {name: 'Bestand'}).press('Enter');
      const downloads = page.waitForEvent('download');
      await settings.getByRole('button', {name: 'Bewaren als bestand'}).press('Enter');
      const file = join(folder, 'instellingen.json');
      await (await downloads).saveAs(file);
      const document = JSON.parse(await readFile(file, 'utf8')) as {name: string; booking: object};
      const other = {...document, name: 'De Eik', booking: {...document.booking, horizonDays: 21}};
      await settings.getByLabel('Instellingen uit een bestand').setInputFiles({
        name: 'de-eik.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(other)),
      });
      await settings.getByRole('button', {name: 'Overnemen', exact: true}).press('Enter');
      await save.press('Enter');
      await settings.getByText('Bewaard. Het geldt vanaf nu.').waitFor();
      const practice = (await (await fetch(`${origin}/v1/practice`)).json()) as {
        name: string;
        booking: {horizonDays: number};
      };
      assert.deepEqual([practice.name, practice.booking.horizonDays], [document.name, 21]);
      assert.deepEqual([...manager.trace.violations, ...patient.trace.violations], []);
    } finally {
      await browser.close();
      await gateway.stop();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
