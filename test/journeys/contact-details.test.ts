/** From no address to a confirmation by mail and back, in the demo as it stands: a real gateway, process and browser. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {MONDAY_MORNING, people} from '../demo-gateway.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {axeViolations} from './accessibility.ts';
import {BookingPage, type Choices, say, toDetails} from './booking.page.ts';
import {launchBrowser, visit} from './browser.ts';
import {siteFiles} from './site.ts';

const ADDRESS = 'nieuw@voorbeeld.example';
const REASON = 'Jeuk aan mijn elleboog';

interface Mail {
  to: string;
  subject?: string;
  text: string;
}

describe('where messages go', () => {
  it('an address is given and confirmed, a booking is confirmed by mail, and without it the page says: write it down', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-contact-'));
    const {pages, elements} = await siteFiles(folder);
    const gateway = await GatewayProcess.start({
      dataDir: join(folder, 'data'),
      now: MONDAY_MORNING,
      env: {GP_STATIC: pages, GP_ELEMENTS: elements},
    });
    const browser = await launchBrowser();
    try {
      const {origin} = gateway;
      const {page, trace} = await visit(browser, {origin, at: Date.parse(MONDAY_MORNING), width: 360});
      const contact = page.locator('gp-contact-details');
      const press = (name: string) => contact.getByRole('button', {name, exact: true}).press('Enter');

      /** Waits until the demo has sent so many messages to the address. */
      const mails = async (count: number): Promise<Mail[]> => {
        for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
          const {items} = (await (await fetch(`${origin}/demo/mail`)).json()) as {items: Mail[]};
          const own = items.filter(({to}) => to === ADDRESS);
          if (own.length >= count) return own;
        }
        return assert.fail(`${count} messages did not come`);
      };
      const book = async (choices: Choices): Promise<BookingPage> => {
        await page.goto('/portaal');
        const booking = new BookingPage(page, page.locator('gp-booking:not([view])'));
        await toDetails(booking, choices);
        if ((await booking.reason().count()) > 0) await booking.reason().fill(REASON);
        await booking.toCheck();
        await booking.confirm();
        await booking.at('done.booked');
        return booking;
      };

      await page.goto(`/portaal/gegevens?als=${people.maximiliaan}`);
      await contact.getByText('U krijgt nu geen berichten.').waitFor();
      await press('E-mailadres toevoegen');
      await contact.getByLabel('Uw e-mailadres').fill(ADDRESS);
      // Enter in the field sends it.
      await contact.getByLabel('Uw e-mailadres').press('Enter');
      await contact.getByText('Wij stuurden een code naar').waitFor();
      assert.deepEqual(await axeViolations(page), []);
      const [coded] = await mails(1);
      const code = /\b\d{3} ?\d{3}\b/.exec(coded?.text ?? '')?.[0] ?? '';
      await contact.getByLabel('Code van 6 cijfers').fill('000000' === code ? '000001' : '000000');
      await press('Bevestigen');
      await contact.getByText('U kunt het nog 4 keer proberen.').waitFor();
      await contact.getByLabel('Code van 6 cijfers').fill(code);
      await press('Bevestigen');
      await contact.getByText('Uw e-mailadres is bevestigd.').waitFor();
      await contact.getByText('U krijgt berichten nu per e-mail.').waitFor();

      const booked = await book({kind: /^Spreekuur/, complaints: 'one'});
      await booked.root.getByText(say('done.email')).waitFor();
      const mail = (await mails(2)).find(({text}) => text !== coded?.text);
      assert.match(mail?.text ?? '', /november|december/);
      const all = `${mail?.subject} ${mail?.text}`;
      for (const secret of [REASON, 'elleboog', 'Spreekuur', 'spreekuur', 'Bakker', 'dr.', 'Maximiliaan'])
        assert.ok(!all.includes(secret), `${secret} in: ${all}`);

      await page.goto('/portaal/gegevens');
      // Not there any more: neither the address nor the code, only what one recognises it by.
      assert.ok(!(await contact.innerText()).includes(ADDRESS));
      const reminders = contact.getByRole('checkbox', {name: 'Herinner mij'});
      await reminders.press('Space');
      await contact.getByText('U krijgt geen herinneringen meer.').waitFor({state: 'attached'});
      await page.reload();
      await reminders.waitFor();
      assert.equal(await reminders.isChecked(), false);

      await press('E-mailadres verwijderen');
      await press('Ja, verwijderen');
      await contact.getByText('Uw e-mailadres is verwijderd.').waitFor();
      const again = await book({kind: /^Bloeddruk/});
      await again.root.getByText(say('done.none')).waitFor();
      await again.root.getByRole('link', {name: say('done.contact')}).press('Enter');
      await contact.getByText('U gaf nog geen e-mailadres.').waitFor();

      // Nothing of the address in an address, an event or on the console.
      assert.ok(trace.requests.every(({url}) => !url.includes(ADDRESS.slice(0, 5))));
      assert.doesNotMatch(JSON.stringify([trace.events, trace.console, trace.chatter]), /voorbeeld\.example/);
    } finally {
      await browser.close();
      await gateway.stop();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
