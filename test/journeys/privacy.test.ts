import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {people} from '../demo-gateway.ts';
import {BookingPage, say, toDetails} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite, type Site} from './site.ts';
import {everythingStored} from './storage.ts';

const REASON = 'Zeldzaamwoord in mijn linkeroor';
/** What says something of a person or of their health. */
const MEDICAL = [
  /zeldzaamwoord/i,
  /spreekuur/i,
  /klacht/i,
  /turks/i,
  /sanne/i,
  /klaproosveld/i,
  /mees/i,
  // The year of birth, and not some digits of how long an answer took.
  /\b1988\b/,
];
/** A number that passes the check of a citizen number. */
const citizenNumbers = (text: string) =>
  (text.match(/\b\d{9}\b/g) ?? []).filter((digits) => {
    const sum = [...digits].reduce(
      (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
      0,
    );
    return sum % 11 === 0 && Number(digits) !== 0;
  });
const found = (text: string) => MEDICAL.filter((pattern) => pattern.test(text)).map(String);

describe('what others could read', () => {
  let site: Site;
  let browser: Browser;

  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  it('holds nothing medical and nobody: addresses, events, storage, console, operator log, other hosts', async () => {
    const visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    const {page, trace} = visited;
    const booking = new BookingPage(page);
    const answers: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/v1/'))
        void response.text().then(
          (text) => answers.push(text),
          () => undefined,
        );
    });
    await booking.open(people.sanne);
    await toDetails(booking, {person: /^Sanne/, kind: /^Spreekuur/, complaints: 'one'});
    await booking.reason().fill(REASON);
    await booking.root.getByRole('checkbox', {name: say('details.interpreter')}).check();
    await booking.root.getByRole('textbox', {name: say('details.language')}).fill('Turks');
    await booking.root.getByText(say('details.saved')).waitFor();

    const stored = await everythingStored(page);
    assert.match(stored, /booking|gp-elements/, 'no draft was stored, so this looked at nothing');
    assert.deepEqual(found(stored), []);
    assert.deepEqual(citizenNumbers(stored), []);

    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    await booking.button('done.list').click();
    await booking.root
      .getByRole('button', {name: /^Afzeggen/})
      .first()
      .click();
    await booking.root
      .getByRole('dialog')
      .getByRole('button', {name: say('cancel.yes')})
      .click();
    await booking.root.getByText(say('cancel.done')).waitFor();

    assert.ok(
      trace.bodies.some(({body}) => body.includes(REASON)),
      'the reason was never sent',
    );
    for (const {url, headers} of trace.requests) {
      assert.ok(url.startsWith(site.origin), `a request to ${url}`);
      assert.deepEqual(found(decodeURIComponent(url)), [], url);
      const {referer = '', authorization: _token, ...others} = headers;
      assert.deepEqual(found(decodeURIComponent(referer)), []);
      assert.deepEqual(found(JSON.stringify(others)), []);
    }
    for (const {url, method, body} of trace.bodies) {
      // Content goes in one place only: the body of the booking itself.
      if (!(method === 'POST' && url.endsWith('/v1/appointments'))) assert.deepEqual(found(body), [], url);
      assert.deepEqual(citizenNumbers(url + body), []);
    }
    assert.deepEqual(found(page.url()), []);
    assert.deepEqual([trace.console, trace.chatter], [[], []]);
    assert.deepEqual(
      trace.events.map((text) =>
        Object.keys(JSON.parse(text) as object)
          .sort()
          .join(),
      ),
      ['action,type', 'appointmentId,type', 'action,type', 'appointmentId,type'],
    );
    assert.deepEqual(found(trace.events.join()), []);
    assert.deepEqual(found(await everythingStored(page)), []);
    assert.deepEqual(found(site.gateway.logLines.join('\n')), []);
    assert.deepEqual(answers.flatMap(citizenNumbers), []);
    await visited.close();
  });

  it('is nothing of the day before when another person signs in at the same device', async () => {
    const visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    const booking = new BookingPage(visited.page);
    await booking.open(people.ayse);
    await toDetails(booking, {kind: /^Spreekuur/, complaints: 'one'});
    await booking.reason().fill(REASON);
    await booking.root.getByText(say('details.saved')).waitFor();
    await booking.open(people.wilhelmina);
    await booking.answer('no');
    await booking.root.getByRole('button', {name: /^Spreekuur/}).waitFor();
    assert.equal(await booking.root.getByRole('heading', {name: say('resume.heading')}).count(), 0);
    await booking.kind(/^Spreekuur/);
    await booking.complaints('one');
    await booking.firstTime();
    await booking.at('details.heading');
    assert.equal(await booking.reason().inputValue(), '');
    await visited.close();
  });

  it('is left at once by "Snel weg", with no way back to it, and what was typed is still there', async () => {
    const visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    const {page} = visited;
    const booking = new BookingPage(page);
    await booking.open(people.ayse);
    await booking.at('urgent.heading');
    assert.equal(await booking.button('exit').count(), 0, 'no address, no button');
    await page.evaluate(() =>
      document.querySelector('gp-provider')?.setAttribute('quick-exit-href', '/portaal'),
    );
    await booking.button('exit').waitFor();
    await toDetails(booking, {kind: /^Spreekuur/, complaints: 'one'});
    await booking.reason().fill(REASON);
    await booking.root.getByText(say('details.saved')).waitFor();
    await booking.button('exit').click();
    await page.waitForURL('**/portaal');
    await page.goBack().catch(() => undefined);
    assert.doesNotMatch(page.url(), /afspraak/);
    await booking.open(people.ayse);
    await booking.answer('no');
    await booking.button('resume.go').waitFor();
    assert.deepEqual(visited.trace.console, []);
    await visited.close();
  });
});
