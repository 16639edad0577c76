/** A repeat from the patient to the pharmacy and back, with both sides looking on: a real gateway, killed in between. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {MONDAY_MORNING, people, type Schemas} from '../demo-gateway.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {axeViolations} from './accessibility.ts';
import {launchBrowser, visit} from './browser.ts';
import {siteFiles} from './site.ts';

/** By then the other window shows it. */
const SOON = {timeout: 2000};

/** What another system does, without a page. */
async function report(origin: string, message: Schemas['RepeatMessage']): Promise<void> {
  const json = {'Content-Type': 'application/json'};
  const signIn = await fetch(`${origin}/demo/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({personId: 'system-pharmacy'}),
  });
  const {accessToken} = (await signIn.json()) as {accessToken: string};
  const response = await fetch(`${origin}/v1/repeat-messages`, {
    method: 'POST',
    headers: {...json, Authorization: `Bearer ${accessToken}`, 'Idempotency-Key': crypto.randomUUID()},
    body: JSON.stringify(message),
  });
  assert.equal(response.status, 204);
}

describe('a repeat, all the way', () => {
  it('three lines: prepared, approved, changed and rejected, prescribed and ready; the patient sees each', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-repeat-'));
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
      const patient = await visit(browser, {origin, at, width: 390});
      const staff = await visit(browser, {origin, at});
      const widget = patient.page.locator('gp-repeat-prescription');
      const desk = staff.page.locator('gp-practice-desk');

      await patient.page.goto(`/herhaalrecept?als=${people.wilhelmina}`);
      await widget.getByRole('heading', {name: 'U kunt nu bestellen'}).waitFor();
      for (const name of [/^Lisinopril/, /^Acenocoumarol/, /^Paracetamol/])
        await widget.getByRole('checkbox', {name}).click();
      await widget.getByRole('button', {name: 'Verder'}).click();
      await widget.getByRole('button', {name: 'Bestelling versturen'}).click();
      await widget.getByRole('heading', {name: 'Uw bestelling is verstuurd'}).waitFor();
      await widget.getByRole('button', {name: 'Mijn bestellingen'}).click();
      await widget.getByText('Nog niet bekeken').first().waitFor();

      // The assistant proposes: all of it to be approved.
      await staff.page.goto('/praktijk?als=staff-assistant');
      await desk.getByRole('button', {name: 'Herhaalrecepten'}).click();
      await desk.getByRole('button', {name: /^Wilhelmina/}).click();
      assert.deepEqual(await axeViolations(staff.page), []);
      await desk.getByRole('button', {name: 'Voorstel klaarzetten'}).click();
      await desk.getByText('Klaargezet: ').first().waitFor();
      await widget.getByText('De praktijk is ermee bezig.').first().waitFor(SOON);
      assert.equal(await widget.getByRole('button', {name: /^Intrekken/}).count(), 0);

      await gateway.kill();
      gateway = await start(Number(new URL(origin).port));

      // The GP approves one, changes one, and rejects one.
      await staff.page.goto('/praktijk?als=staff-gp');
      await desk.getByRole('button', {name: 'Herhaalrecepten'}).click();
      await desk.getByRole('button', {name: /^Autoriseren/}).click();
      await desk.getByRole('button', {name: /^Wilhelmina/}).click();
      const answer = (name: RegExp) => desk.getByRole('group', {name});
      await answer(/Acenocoumarol/)
        .getByRole('radio', {name: 'Anders goedkeuren'})
        .check();
      await desk.getByLabel('Voor hoeveel dagen').fill('30');
      await answer(/Paracetamol/)
        .getByRole('radio', {name: 'Afwijzen'})
        .check();
      await desk.getByLabel('Tekst voor de patiënt').last().fill('Koop dit zonder recept.');
      assert.deepEqual(await axeViolations(staff.page), []);
      await desk
        .locator('.decide')
        .getByRole('button', {name: /^Autoriseren/})
        .click();
      await desk.getByText('Geautoriseerd: ').first().waitFor();
      await widget.getByText('Goedgekeurd. Het recept gaat nog').first().waitFor(SOON);
      await widget.getByText('Goedgekeurd, met een wijziging.').first().waitFor(SOON);
      await widget.getByText('Koop dit zonder recept.').first().waitFor(SOON);

      await desk.getByRole('button', {name: /^Recept maken/}).click();
      await desk.getByRole('button', {name: /^Wilhelmina/}).click();
      await desk.getByText('Voor 30 dagen').waitFor();
      await desk.getByRole('button', {name: 'Alle recepten gemaakt'}).click();
      await desk.getByText('Recept gemaakt: ').first().waitFor();
      await widget.getByText('Het recept is naar de apotheek.').first().waitFor(SOON);

      const token = await patient.page.evaluate(async () => {
        const provider = document.querySelector<HTMLElement & {getToken: () => Promise<string>}>(
          'gp-provider',
        );
        return provider?.getToken();
      });
      const response = await fetch(`${origin}/v1/repeat-requests`, {
        headers: {Authorization: `Bearer ${token}`},
      });
      const {items} = (await response.json()) as Schemas['RepeatRequestList'];
      const [request] = items;
      assert.deepEqual(
        request?.lines.map(({state}) => state),
        ['sent', 'sent', 'rejected'],
      );
      await report(origin, {
        requestId: request.id,
        lineId: request.lines[0]!.id,
        from: 'Apotheek De Vijzel',
        state: 'ready',
      });
      await widget.getByText('Klaar, zegt de apotheek.').first().waitFor(SOON);
      assert.deepEqual(await axeViolations(patient.page), []);
      assert.deepEqual([...patient.trace.violations, ...staff.trace.violations], []);
    } finally {
      await browser.close();
      await gateway.stop();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
