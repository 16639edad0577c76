import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {people, MONDAY_MORNING} from '../demo-gateway.ts';
import {checkStore} from '../faults/store-check.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {BookingPage, say, toDetails} from './booking.page.ts';
import {launchBrowser, visit} from './browser.ts';
import {siteFiles} from './site.ts';

describe('a gateway that is killed', () => {
  it('between the hold and the confirmation: the booking is made all the same, once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-restart-'));
    const {pages, elements} = await siteFiles(folder);
    const dataDir = join(folder, 'data');
    const env = {GP_STATIC: pages, GP_ELEMENTS: elements};
    let gateway = await GatewayProcess.start({dataDir, now: MONDAY_MORNING, env});
    const browser = await launchBrowser();
    try {
      const {origin} = gateway;
      const {page} = await visit(browser, {origin, at: Date.parse(MONDAY_MORNING)});
      const booking = new BookingPage(page);
      await booking.open(people.ayse);
      await toDetails(booking, {kind: /^Spreekuur/, complaints: 'one'});
      await booking.reason().fill('Moe');
      await booking.toCheck();
      await gateway.kill();

      await booking.confirm();
      await booking.root.getByRole('heading', {name: say('fail.heading')}).waitFor();
      assert.ok(await booking.root.getByText('Moe').isVisible());
      assert.ok(await booking.phone('010 123 45 67').first().isVisible(), 'the phone stays');

      gateway = await GatewayProcess.start({
        dataDir,
        now: MONDAY_MORNING,
        env,
        port: Number(new URL(origin).port),
      });
      await booking.button('check.book').click();
      await booking.at('done.booked');
      assert.equal(checkStore(dataDir).appointments.size, 1);
    } finally {
      await browser.close();
      await gateway.stop();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
