/** Someone's medication in the demo as it stands: a real gateway and browser, by keyboard. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {MONDAY_MORNING, people} from '../demo-gateway.ts';
import {readPdf} from '../../packages/gateway/src/documents/testing/read-pdf.ts';
import {axeViolations, sidewaysScroll} from './accessibility.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite, type Site} from './site.ts';
import {everythingStored} from './storage.ts';

let site: Site;
let browser: Browser;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const open = () => visit(browser, {origin: site.origin, at: Date.parse(MONDAY_MORNING), width: 360});

describe('the medication overview of the demo', () => {
  it('of someone of 82: every treatment of the gateway, in its order, with its dosing text to the letter', async () => {
    const {page, trace, ...window} = await open();
    await page.goto(`/medicatie?als=${people.wilhelmina}`);
    const overview = page.locator('gp-medication-overview');
    await overview.getByText('Allergie of overgevoeligheid').waitFor();
    const api = await site.as(people.wilhelmina);
    const {body} = await api.get<{
      treatments: {name: string; state: string; lines: {dosingText: string}[]}[];
    }>('/medication-overview');
    assert.ok(body.treatments.length >= 9);
    await overview
      .locator('.card')
      .nth(body.treatments.length - 1)
      .waitFor();
    const order = ['current', 'future', 'stopped'].flatMap((state) =>
      body.treatments.filter((treatment) => treatment.state === state),
    );
    const names = await overview.locator('.card > .heading > [translate=no]').allTextContents();
    assert.deepEqual(
      names,
      order.map(({name}) => name),
    );
    for (const [index, {name, lines}] of order.entries()) {
      const texts = await overview.locator('.card').nth(index).locator('.how').allTextContents();
      for (const {dosingText} of lines)
        if (dosingText)
          assert.ok(
            texts.some((text) => text.trim() === dosingText),
            `${name}: ${dosingText}`,
          );
    }
    for (const part of ['Vandaag: ', 'volgens de kalender van de trombosedienst', 'Alleen als het nodig is'])
      await overview.getByText(part).first().waitFor();
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await sidewaysScroll(page), 0);

    await overview.getByRole('button', {name: 'Grote letters'}).press('Enter');
    assert.equal(await sidewaysScroll(page), 0);
    assert.deepEqual(await axeViolations(page), []);
    await overview.getByRole('button', {name: /^Kort geleden gestopt/}).press('Enter');
    assert.equal(
      await overview.evaluate(({shadowRoot}) => shadowRoot?.activeElement?.textContent?.trim()),
      'Kort geleden gestopt',
    );
    assert.deepEqual([trace.console, trace.violations], [[], []]);
    await window.close();
  });

  it('keeps nothing on the device but when somebody looked, and puts nothing in an address', async () => {
    const {page, trace, ...window} = await open();
    await page.goto(`/medicatie?als=${people.wilhelmina}`);
    const overview = page.locator('gp-medication-overview');
    await overview.locator('.card').first().waitFor();
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('gp-looked:')));
    const stored = await everythingStored(page);
    const name = (await overview.locator('.card > .heading').first().textContent())?.trim() ?? '';
    assert.notEqual(name, '');
    assert.ok(!stored.includes(name.slice(0, 6)), stored);
    const notes = await page.evaluate(() =>
      Object.entries(localStorage).filter(([key]) => /^gp-look/.test(key)),
    );
    assert.match(JSON.stringify(notes), /^\[\["gp-looked:[\w+/=]{44}","2026-11-23T08:[^"]+"\]\]$/);
    const asked = trace.requests.map(({url}) => url);
    assert.ok(asked.some((url) => url.includes('/v1/medication-overview')));
    assert.ok(asked.every((url) => !url.toLowerCase().includes(name.slice(0, 6).toLowerCase())));
    await window.close();
  });

  it('gives a PDF along with the same lines as the page, in the same order, by its tags', async () => {
    const {page, ...window} = await open();
    await page.goto(`/medicatie?als=${people.wilhelmina}`);
    const overview = page.locator('gp-medication-overview');
    await overview.getByText('Allergie of overgevoeligheid').waitFor();
    const cards = overview.locator('.card');
    const names = await cards.locator(':scope > .heading > [translate=no]').allTextContents();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      overview.getByRole('button', {name: 'Bewaren als PDF'}).press('Enter'),
    ]);
    assert.equal(download.suggestedFilename(), 'medicatieoverzicht.pdf');
    const {tagged, lang} = await readPdf(await readFile(await download.path()));
    assert.equal(lang, 'nl');
    const headings = tagged.filter(([role]) => role === 'H3').map(([, text]) => text);
    assert.deepEqual(
      headings.slice(0, names.length),
      names.map((name) => name.replaceAll(/\s+/g, ' ').trim()),
    );
    // From its heading to the next one: every dosing text of the card.
    const starts = tagged.flatMap(([role], index) => (role === 'H3' ? [index] : []));
    for (const [index, name] of names.entries()) {
      const own = tagged.slice(starts[index], starts[index + 1]).map(([, text]) => text);
      for (const text of await cards.nth(index).locator('.how').allTextContents())
        assert.ok(own.includes(text.replaceAll(/\s+/g, ' ').trim()), `${name}: ${text}`);
    }
    await window.close();
  });

  it('gives FHIR along as a file, asked for with the token', async () => {
    const {page, ...window} = await open();
    await page.goto(`/medicatie?als=${people.wilhelmina}`);
    const overview = page.locator('gp-medication-overview');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      overview.getByRole('button', {name: 'Bewaren voor een app (FHIR)'}).press('Enter'),
    ]);
    assert.equal(download.suggestedFilename(), 'medicatieoverzicht.fhir.json');
    assert.match(download.url(), /^blob:/);
    const {resourceType} = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      resourceType: string;
    };
    assert.equal(resourceType, 'Bundle');
    await overview.getByText('Het bestand staat bij uw downloads.').waitFor({state: 'attached'});
    await window.close();
  });

  it('asks a mother whose medication, and of a child says to call, without a word about parents', async () => {
    const {page, ...window} = await open();
    await page.goto(`/medicatie?als=${people.sanne}`);
    const overview = page.locator('gp-medication-overview');
    await overview.getByText('Van wie wilt u de medicijnen zien?').waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await overview.getByRole('button', {name: /^Mees/}).press('Enter');
    await overview.getByText('Dit kan niet online. Bel de praktijk').waitFor();
    assert.doesNotMatch(await overview.innerText(), /ouder/i);
    assert.deepEqual(await axeViolations(page), []);
    await window.close();
  });
});
