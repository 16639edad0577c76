/** Three hundred lines of medication on a slow device: the page answers while they come. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {exampleOf} from '@gp-elements/core/testing';
import {manyTreatments} from '../../packages/medication-overview/src/testing/samples.ts';
import type {Browser, CDPSession} from 'playwright-core';
import {MONDAY_MORNING, people, type Schemas} from '../demo-gateway.ts';
import {type FrontServer, startFront} from '../front-server.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

const COUNT = 300;
/** A phone of some years ago, beside the machine that tests. */
const SLOWNESS = 4;
/** What takes longer is felt, say browsers. ms. */
const LONG_MS = 50;

let browser: Browser;
let site: Site;
let front: FrontServer;
/** The overview is there once the page is quiet. */
let isGiven = false;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  const example = exampleOf('getMedicationOverview', 'full') as Schemas['MedicationOverview'];
  const person = {id: people.wilhelmina, name: 'Iemand'};
  const body = JSON.stringify({...example, person, treatments: manyTreatments(COUNT)});
  front = await startFront(site.origin, {
    answer: ({path}) =>
      path === '/v1/medication-overview'
        ? isGiven
          ? {status: 200, headers: {'content-type': 'application/json'}, body}
          : {status: 503, headers: {}, body: ''}
        : undefined,
  });
});
after(async () => {
  await browser.close();
  await front.close();
  await site.close();
});

interface TraceEvent {
  name: string;
  tid: number;
  /** Time of the processor itself, without what other programs took meanwhile. µs. */
  tdur?: number;
}

/** How long the main thread worked at a time that is felt, while something is done there. ms. */
async function longTasks(session: CDPSession, act: () => Promise<void>): Promise<number[]> {
  const events: TraceEvent[] = [];
  const collect = ({value}: {value: unknown[]}) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: 'devtools.timeline,toplevel',
  });
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  const main = events.find(({name}) => name === 'UpdateLayoutTree')?.tid;
  assert.ok(main, 'nothing was drawn');
  return events
    .filter(({name, tid, tdur = 0}) => tid === main && name.endsWith('RunTask') && tdur > LONG_MS * 1000)
    .map(({tdur = 0}) => Math.round(tdur / 1000));
}

describe('a long medication overview', () => {
  it(`shows ${COUNT} treatments, jumps and changes its letters without a task over ${LONG_MS} ms`, async () => {
    const window = await visit(browser, {origin: front.origin, at: Date.parse(MONDAY_MORNING), width: 360});
    const {page} = window;
    await page.goto(`/medicatie?als=${people.wilhelmina}`);
    const overview = page.locator('gp-medication-overview');
    const again = overview.getByRole('button', {name: 'Probeer het opnieuw'});
    await again.waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWNESS});

    isGiven = true;
    // Asked of the page once: who keeps asking is work for it too.
    const drawn = (act: string, count: number) =>
      page.evaluate(
        ([name, wanted]) =>
          new Promise<void>((resolve) => {
            const root = document.querySelector('gp-medication-overview')!.shadowRoot!;
            const button = [...root.querySelectorAll('button')].find((one) =>
              one.textContent!.trim().startsWith(name),
            )!;
            const look = () => {
              if (root.querySelectorAll('.card').length < wanted) return;
              observer.disconnect();
              // Until it was painted.
              requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
            };
            const observer = new MutationObserver(look);
            observer.observe(root, {subtree: true, childList: true, attributes: true});
            button.click();
            look();
          }),
        [act, count] as const,
      );
    assert.deepEqual(
      await longTasks(session, () => drawn('Probeer het opnieuw', COUNT)),
      [],
      'while they come',
    );
    assert.deepEqual(await longTasks(session, () => drawn('Kort geleden gestopt', COUNT)), [], 'at the end');
    assert.deepEqual(await longTasks(session, () => drawn('Grote letters', COUNT)), [], 'larger letters');
    await window.close();
  });
});
