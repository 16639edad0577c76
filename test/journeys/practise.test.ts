/** The demo's page to practise on: the first steps, by keyboard, as somebody new to it takes them. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {MONDAY_MORNING} from '../demo-gateway.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {axeViolations} from './accessibility.ts';
import {launchBrowser, visit} from './browser.ts';
import {siteFiles} from './site.ts';

describe('practising with the work list', () => {
  it('brings a morning of work, and ticks off what was done', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-practise-'));
    const {pages, elements} = await siteFiles(folder);
    const gateway = await GatewayProcess.start({
      dataDir: join(folder, 'data'),
      now: MONDAY_MORNING,
      env: {GP_STATIC: pages, GP_ELEMENTS: elements},
    });
    const browser = await launchBrowser();
    try {
      const {page, trace} = await visit(browser, {
        origin: gateway.origin,
        at: Date.parse(MONDAY_MORNING),
      });
      await page.goto('/oefenen');
      await page.getByRole('button', {name: 'Begin met oefenen'}).press('Enter');
      const desk = page.locator('gp-practice-desk');
      await desk.getByText('Sanne van Klaproosveld').first().waitFor();
      await page.getByText('0 van de 8 stappen gedaan.').waitFor();
      assert.deepEqual(await axeViolations(page), []);

      const open = desk.getByRole('button', {name: /Sanne van Klaproosveld/}).first();
      await open.press('Enter');
      await desk.getByText('Oorpijn, sinds drie dagen.', {exact: true}).waitFor();
      await page.keyboard.press('a');
      await page.getByText('2 van de 8 stappen gedaan.').waitFor();
      assert.equal(await page.getByLabel('Zeg ja tegen een verzoek').isChecked(), true);
      await page.keyboard.press('?');
      await page.getByText('3 van de 8 stappen gedaan.').waitFor();
      await page.keyboard.press('Escape');
      // A tick that came too soon can be taken back, and a reload knows what was done.
      await page.getByLabel('Vind de toetsen terug').press('Space');
      await page.reload();
      await page.getByText('2 van de 8 stappen gedaan.').waitFor();
      await desk.getByText('Bram Zonnebloem').first().waitFor();
      assert.deepEqual(trace.violations, []);
    } finally {
      await browser.close();
      await gateway.stop();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
