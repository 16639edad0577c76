/**
 * `npm run test:frameworks`: scratch projects install the packed packages by name, have their types checked, are built, and
 * book an appointment in a real browser. `-- react-19 vue-3` runs some.
 */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser} from 'playwright-core';
import {packPackages} from '../../build/pack.mjs';
import {buildPackages} from '../../build/packages.mjs';
import {MONDAY_MORNING, people, startDemoGateway} from '../demo-gateway.ts';
import {BookingPage} from '../journeys/booking.page.ts';
import {launchBrowser, visit} from '../journeys/browser.ts';
import {Closing} from '../journeys/closing.ts';
import {startInstalledGateway} from './installed-gateway.ts';
import {startPortal, type Portal} from './portal.ts';
import {Project} from './project.ts';
import {startRegistry} from './registry.ts';

const SURGERY = /^Spreekuur bij de huisarts/;

/** What a journey needs of a gateway. */
interface Backend {
  origin: string;
  tokenFor(personId: string): Promise<string>;
  /** Ids of the appointments of that person, as the gateway itself gives them. */
  appointmentsOf(personId: string): Promise<string[]>;
}

async function startBackend(allowedOrigin: string): Promise<Backend & {close(): Promise<void>}> {
  const demo = await startDemoGateway({allowedOrigins: [allowedOrigin]});
  return {
    origin: demo.origin,
    tokenFor: (personId) => demo.tokenFor(personId),
    close: () => demo.close(),
    async appointmentsOf(personId) {
      const rows = demo.gateway.db.selectFrom('appointment').select('id').where('subject_id', '=', personId);
      return (await rows.execute()).map(({id}) => id);
    },
  };
}

/** Books with the page, and compares what the page's own code heard with what the gateway has. */
async function bookThrough(
  browser: Browser,
  portal: Portal,
  {query = '', start = startBackend}: {query?: string; start?: typeof startBackend} = {},
): Promise<void> {
  const backend = await start(portal.origin);
  portal.signIn(() => backend.tokenFor(people.ayse));
  const before = await backend.appointmentsOf(people.ayse);
  const visited = await visit(browser, {origin: portal.origin, at: Date.parse(MONDAY_MORNING)});
  const {page, trace} = visited;
  try {
    const booking = new BookingPage(page);
    await page.goto(`/?api=${encodeURIComponent(`${backend.origin}/v1`)}${query}`);
    await booking.answer('no');
    await booking.kind(SURGERY);
    await booking.complaints('one');
    await booking.firstTime();
    await booking.reason().fill('Ik hoest al drie weken.');
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    const added = (await backend.appointmentsOf(people.ayse)).filter((id) => !before.includes(id));
    assert.equal(added.length, 1, 'one appointment was made');
    await page.waitForFunction(() => document.querySelector('output')?.textContent !== '');
    assert.equal(await page.locator('output').innerText(), `${added[0]} on level 2`);
    assert.deepEqual(trace.console, []);
  } finally {
    await visited.close();
    await backend.close();
  }
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const started = performance.now();
let passed = 0;
let failed = 0;

async function step(name: string, work: () => Promise<void>): Promise<boolean> {
  const since = performance.now();
  try {
    await work();
    passed += 1;
    console.log(`ok    ${name.padEnd(40)} ${seconds(since).padStart(8)}`);
    return true;
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name.padEnd(40)} ${seconds(since).padStart(8)}\n`);
    console.log(error instanceof Error ? error.message : error);
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gp-frameworks-'));
const closing = new Closing();
try {
  const asked = process.argv.slice(2);
  const names = readdirSync(join(import.meta.dirname, 'projects')).filter(
    (name) => asked.length === 0 || asked.includes(name),
  );
  if (names.length === 0) throw new Error(`No such project: ${asked.join(', ')}.`);

  await buildPackages();
  const registry = closing.add(await startRegistry(packPackages(join(folder, 'tarballs'))));
  console.log(`packages built and packed ${seconds(started)}\n`);
  const browser = closing.add(await launchBrowser());
  const portal = closing.add(await startPortal());
  for (const name of names) {
    const project = new Project(name, folder);
    const isThere =
      (await step(`${name}: install`, () => project.install(registry.origin))) &&
      (await step(`${name}: types`, () => project.run('npm run check'))) &&
      (await step(`${name}: build`, () => project.run('npm run build')));
    if (!isThere) continue;
    portal.show(project.pages);
    const books = (how: string, options?: Parameters<typeof bookThrough>[2]) =>
      step(`${name}: books ${how}`, () => bookThrough(browser, portal, options));
    await books('an appointment');
    if (name === 'react-19') await books('by bare tags', {query: '&tags'});
    if (name === 'html') {
      const start = (origin: string) => startInstalledGateway(project.folder, origin);
      await books('at the installed gateway', {start});
      await step(`${name}: prints tags`, () =>
        project.run(
          'npx --no-install gp-elements tags --base https://cdn.example/gp-elements --widget booking',
        ),
      );
    }
  }
} catch (error) {
  failed += 1;
  console.log(error instanceof Error ? error.stack : error);
} finally {
  await closing.close();
  rmSync(folder, {recursive: true, force: true});
}

console.log(`\nall projects ${seconds(started)}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
