// What stands below a widget on a page of others does not jump while the widget comes and fills itself.
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {buildElements, readManifest} from '../../packages/elements/build.mjs';
import {MONDAY_MORNING, people} from '../demo-gateway.ts';
import {startFront, type FrontServer} from '../front-server.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {launchBrowser} from './browser.ts';
import {Closing} from './closing.ts';
import {hostPage} from './host-page.ts';
import {layoutShifts, watchLayout} from './layout-shift.ts';
import {siteFiles} from './site.ts';

const AFTER = '<footer id="after">Het adres en de openingstijden van de praktijk.</footer>';

/** Of every widget: for whom it is, and what it says when it is there. */
const WIDGETS: Record<string, readonly [who: string, says: RegExp]> = {
  'gp-adoption-report': ['staff-manager', /per maand/],
  'gp-booking': [people.maximiliaan, /^Nee, geen van deze$/],
  'gp-contact-details': [people.maximiliaan, /^U krijgt nu geen berichten/],
  'gp-front-door': [people.maximiliaan, /^Nu open/],
  'gp-medication-overview': [people.wilhelmina, /^Nu in gebruik$|^Er is hier geen medicatie bekend/],
  'gp-practice-desk': ['staff-manager', /^Alles is gedaan$/],
  'gp-repeat-prescription': [people.wilhelmina, /^Nu niet te bestellen$|^U kunt nu/],
  'gp-practice-settings': ['staff-manager', /^De gewone week/],
};

await buildElements();
const tags = Object.values(readManifest().files).flatMap(({element}) => element ?? []);

describe('the room for a widget', () => {
  let front: FrontServer;
  let browser: Browser;
  const closing = new Closing();

  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gp-room-'));
    closing.add({close: () => rm(folder, {recursive: true, force: true})});
    const {elements} = await siteFiles(folder);
    // Of its own, as the demo is: it sends messages, so there is something to say about them.
    const gateway = await GatewayProcess.start({
      dataDir: join(folder, 'data'),
      now: MONDAY_MORNING,
      env: {GP_ELEMENTS: elements},
    });
    closing.add({close: () => gateway.stop()});
    const page = hostPage('/gp-elements/0', '/v1').replace('</gp-provider>', `</gp-provider>${AFTER}`);
    front = closing.add(
      await startFront(gateway.origin, {
        answer({path}) {
          if (path === '/favicon.ico') return {status: 204, headers: {}, body: ''};
          const tag = /^\/room\/(.+)$/.exec(path)?.[1];
          const headers = {'content-type': 'text/html; charset=utf-8'};
          return tag ? {status: 200, headers, body: page.replaceAll('gp-booking', tag)} : undefined;
        },
      }),
    );
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  it('is looked at for every one', () => {
    assert.deepEqual(tags.sort(), Object.keys(WIDGETS).sort());
  });

  for (const tag of tags) {
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ] as const) {
      it(`${tag} at ${width} by ${height}`, async () => {
        const [who, says] = WIDGETS[tag] ?? assert.fail(`What does <${tag}> say?`);
        const signIn = await fetch(`${front.origin}/demo/sign-in`, {
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body: JSON.stringify({personId: who}),
        });
        const {accessToken} = (await signIn.json()) as {accessToken: string};
        const context = await browser.newContext({
          baseURL: front.origin,
          locale: 'nl-NL',
          viewport: {width, height},
        });
        const page = await context.newPage();
        await watchLayout(page);
        // Each state is on the screen before the next comes.
        const session = await context.newCDPSession(page);
        await session.send('Network.enable');
        await session.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: 150,
          downloadThroughput: 200_000,
          uploadThroughput: 90_000,
        });
        await page.addInitScript((given) => {
          document.addEventListener('DOMContentLoaded', () => {
            Object.assign(document.querySelector('gp-provider') ?? {}, {
              getToken: () => Promise.resolve(given),
            });
          });
        }, accessToken);
        await page.goto(`/room/${tag}`);
        await page.locator(tag).getByText(says).first().waitFor();
        const shifts = await layoutShifts(page);
        assert.deepEqual(
          shifts.filter((shift) => shift.includes('#after')),
          [],
        );
        await context.close();
      });
    }
  }
});
