// The demo's website itself: every page in every theme, signing in and out, and the switches.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {people} from '../demo-gateway.ts';
import {axeViolations, dress, sidewaysScroll} from './accessibility.ts';
import {BookingPage} from './booking.page.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

const PAGES = ['/', '/afspraak', '/herhaalrecept', '/kader', '/medicatie', '/portaal', '/inloggen'];
const THEMES = ['kaal', 'voorbeeld', 'kastanje'];
const MODES = ['licht', 'donker'];
const WIDTHS = [1280, 320];

let site: Site;
let browser: Browser;
before(async () => {
  site = await startSite();
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await site.close();
});

describe('the pages of the demo, in a browser', () => {
  for (const path of PAGES) {
    it(`are accessible and fit on a phone in every theme, light and dark: ${path}`, async () => {
      const opened = await visit(browser, {origin: site.origin});
      const {page, trace} = opened;
      await page.goto(`${path}?als=${people.ayse}`);
      // Not until the network is silent: a list of appointments keeps listening for what changes.
      await page.getByText('Ingelogd als').waitFor();
      await page.waitForFunction(() =>
        [
          ...document.querySelectorAll(
            'gp-booking, gp-front-door, gp-medication-overview, gp-repeat-prescription',
          ),
        ].every(
          ({shadowRoot}) => shadowRoot?.querySelector('.title') && !shadowRoot.querySelector('.loading'),
        ),
      );
      for (const width of WIDTHS) {
        await page.setViewportSize({width, height: 900});
        for (const theme of THEMES) {
          for (const mode of MODES) {
            await dress(page, theme, mode);
            const where = `${theme}, ${mode}, ${width} px`;
            assert.deepEqual(await axeViolations(page), [], where);
            assert.equal(await sidewaysScroll(page), 0, where);
          }
        }
      }
      assert.deepEqual(trace.console, []);
      assert.deepEqual(trace.violations, []);
      await opened.close();
    });
  }

  it('sign in on their own page and come back to where the visitor was', async () => {
    const opened = await visit(browser, {origin: site.origin});
    const {page} = opened;
    const booking = new BookingPage(page);
    await booking.open(undefined);
    await booking.answer('no');
    await booking.button('sign-in.button').click();
    await page.waitForURL(/\/inloggen/);
    await page.getByRole('button', {name: 'Sanne van Klaproosveld'}).click();
    await page.waitForURL(/\/afspraak/);
    // The answer to the urgent question is kept nowhere, so it is asked again.
    await booking.answer('no');
    await booking.root.getByRole('button', {name: 'Mees Zonnebloem'}).waitFor();
    await opened.close();
  });

  it('do not follow a return address on another site', async () => {
    const opened = await visit(browser, {origin: site.origin});
    const {page} = opened;
    await page.goto('/inloggen?return=https%3A%2F%2Felders.example%2F');
    await page.getByRole('button', {name: 'Sanne van Klaproosveld'}).click();
    await page.waitForURL(`${site.origin}/afspraak`);
    await opened.close();
  });

  it('take a person from the address, forget the address, and sign out again', async () => {
    const opened = await visit(browser, {origin: site.origin});
    const {page} = opened;
    await page.goto(`/portaal?als=${people.sanne}`);
    await page.getByRole('heading', {name: 'Welkom, Sanne van Klaproosveld'}).waitFor();
    assert.equal(page.url(), `${site.origin}/portaal`);
    await page.getByRole('button', {name: 'Uitloggen'}).click();
    await page.getByRole('heading', {name: 'Welkom', exact: true}).waitFor();
    await page.getByRole('button', {name: 'Inloggen'}).first().waitFor();
    await opened.close();
  });

  it('treat a person that does not exist as nobody', async () => {
    const opened = await visit(browser, {origin: site.origin});
    const {page} = opened;
    await page.goto('/portaal?als=niemand');
    await page.getByRole('button', {name: 'Inloggen'}).first().waitFor();
    await opened.close();
  });

  it('switch theme and language in place, and keep the theme', async () => {
    const opened = await visit(browser, {origin: site.origin});
    const {page} = opened;
    await page.goto('/afspraak');
    await page.getByText('Instellingen').click();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await background();
    await page.getByLabel('Thema').selectOption('kastanje');
    await page.waitForFunction((was) => getComputedStyle(document.body).backgroundColor !== was, before);
    await page.getByLabel('Taal van het blok').selectOption('en');
    await page.getByRole('heading', {name: 'Is it urgent?'}).waitFor();
    const themed = await background();
    await page.reload();
    await page.waitForFunction((was) => getComputedStyle(document.body).backgroundColor === was, themed);
    await opened.close();
  });

  it('are there for a browser that takes compressed answers', async () => {
    for (const path of PAGES) {
      const {status} = await fetch(`${site.origin}${path}`, {
        headers: {'accept-encoding': 'gzip, deflate, br'},
      });
      assert.equal(status, 200, path);
    }
  });
});
