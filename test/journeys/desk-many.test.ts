import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {insertAppointment} from '../../packages/gateway/src/store/appointments.ts';
import {MONDAY_MORNING, people, type Schemas} from '../demo-gateway.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

const UNDO_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
const ASSISTANT = 'staff-assistant';
const COLLEAGUE = 'staff-assistant-2';

let browser: Browser;
let site: Site;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.close());

/** So many appointments with an interpreter to arrange, and so many requests, of the practice's people in turn. */
async function giveWork(needs: number, requests: number): Promise<void> {
  const {db} = site.gateway;
  const subjects = Object.values(people);
  const now = site.clock.now();
  for (let index = 0; index < needs + requests; index++) {
    const isRequest = index >= needs;
    const startAt = now + (3 + (index % 5)) * DAY_MS + index * 600_000;
    await insertAppointment(
      db,
      {
        id: randomUUID(),
        revision: 1,
        status: isRequest ? 'proposed' : 'booked',
        subject_id: subjects[index % subjects.length]!,
        actor_id: subjects[index % subjects.length]!,
        appointment_type_id: null,
        type_name: 'Spreekuur',
        channel: 'practice',
        practitioner_id: null,
        practitioner_name: null,
        location_id: null,
        location_name: null,
        slot_id: null,
        start_at: startAt,
        end_at: startAt + 600_000,
        reason: null,
        reason_withheld: 0,
        needs: isRequest ? null : JSON.stringify({interpreterLanguage: 'Turks'}),
        instructions: null,
        urgent_notice_version: null,
        answer_by: isRequest ? '2026-11-25' : null,
        online_editable: null,
        online_editable_until: null,
        cancelled_at: null,
        cancelled_by: null,
        cancelled_late: 0,
        cancellation_reason: null,
        slot_vanished: 0,
        made_via: 'online',
        source_system: null,
        source_id: null,
        source_version: null,
        created_at: now + index,
        updated_at: now,
      },
      'patient',
    );
  }
}

const desk = (page: Page) => page.locator('gp-practice-desk');

/** A window with the work list in it, of one who works here. */
async function sitDown(personId: string): Promise<Visit> {
  const window = await visit(browser, {origin: site.origin, at: Date.parse(MONDAY_MORNING)});
  await window.page.goto(`/praktijk?als=${personId}`);
  await desk(window.page).getByRole('grid').waitFor();
  return window;
}

async function items(state: 'open' | 'done'): Promise<Schemas['WorkItem'][]> {
  const {body} = await (
    await site.as(ASSISTANT)
  ).get<Schemas['WorkItemList']>(`/work-items?state=${state}&limit=200`);
  return body.items;
}

/** The time to undo passes, here and there. */
async function letPass(...windows: Visit[]): Promise<void> {
  site.clock.advance(UNDO_MS);
  for (const window of windows) await window.advance(UNDO_MS);
}

describe('several items at once', () => {
  it('forty items, of which 25 simple ones: done in far fewer than 70 key presses', async () => {
    await giveWork(25, 15);
    const window = await sitDown(ASSISTANT);
    const {page, trace} = window;
    let presses = 0;
    const press = async (key: string) => {
      presses++;
      await page.keyboard.press(key);
    };
    await desk(page)
      .getByRole('button', {name: /^Regelen/})
      .focus();
    await press('Enter');
    await press('j');
    await press('Control+a');
    await press('h');
    await desk(page).getByText('25 items zijn afgehandeld over').waitFor();
    assert.equal((await items('open')).filter(({planned}) => planned).length, 25);
    await letPass(window);
    await desk(page).getByText('25 items afgehandeld').first().waitFor();
    assert.equal((await items('done')).length, 25);
    assert.equal((await items('open')).length, 15);
    assert.ok(presses <= 70, `${presses} presses`);
    assert.equal(presses, 4);
    assert.deepEqual(trace.presses, [], 'no mouse');
    const said = trace.announcements.map(({text}) => text);
    assert.equal(said.filter((text) => /over \d+ seconden/.test(text)).length, 1);
    assert.equal(said.filter((text) => text === '25 items afgehandeld').length, 1);
    assert.deepEqual(
      said.filter((text) => / s\.$/.test(text)),
      [],
      'the seconds are not read out',
    );
    await window.close();
  });

  it('undone after the page was loaded again: nothing has changed, and nobody was told', async () => {
    await giveWork(5, 0);
    const window = await sitDown(ASSISTANT);
    const other = await sitDown(COLLEAGUE);
    const {page} = window;
    await desk(page).getByRole('button', {name: 'Alle 5 kiezen'}).press('Enter');
    await page.keyboard.press('h');
    await desk(other.page).getByText('wordt afgehandeld door F. El Idrissi').nth(4).waitFor();
    assert.equal(await desk(other.page).getByRole('checkbox', {disabled: true}).count(), 5);
    await page.reload();
    const undo = desk(page).getByRole('button', {name: /^Ongedaan maken/});
    await undo.waitFor();
    await desk(page).getByRole('grid').getByRole('button').first().focus();
    await page.keyboard.press('u');
    await desk(page).getByText('Ongedaan gemaakt.').first().waitFor();
    await letPass(window, other);
    assert.ok((await items('open')).every(({planned, history}) => !planned && history.length === 1));
    assert.equal((await items('open')).length, 5);
    await desk(other.page).getByRole('checkbox', {disabled: true}).first().waitFor({state: 'detached'});
    await window.close();
    await other.close();
  });
});

describe('two assistants on one list', () => {
  it('never take the same item, however close they are', async () => {
    await giveWork(6, 0);
    const windows = [await sitDown(ASSISTANT), await sitDown(COLLEAGUE)];
    for (let round = 0; round < 3; round++) {
      await Promise.all(
        windows.map(async ({page}) => {
          await desk(page).getByRole('grid').getByRole('button').nth(round).focus();
          await page.keyboard.press('Enter');
        }),
      );
      const mine = ({page}: Visit) => desk(page).getByText(/In behandeling bij u$/);
      const theirs = ({page}: Visit) => desk(page).locator('.item .notice').first();
      for (const window of windows) await mine(window).or(theirs(window)).first().waitFor();
      const had = await Promise.all(windows.map((window) => mine(window).count()));
      assert.deepEqual(
        had.sort((a, b) => a - b),
        [0, 1],
        'one has it, the other reads so',
      );
      const loser = (await mine(windows[0]!).count()) === 0 ? windows[0]! : windows[1]!;
      assert.match(await theirs(loser).innerText(), /In behandeling bij/);
      const [taken] = (await items('open')).filter(({assignee}) => assignee);
      assert.equal(taken?.history.filter(({action}) => action === 'assigned').length, 1);
      await Promise.all(windows.map(({page}) => page.keyboard.press('Escape')));
      await Promise.all(windows.map(({page}) => desk(page).locator('.item').waitFor({state: 'detached'})));
      for (const {page} of windows)
        await desk(page)
          .getByText(/^in behandeling bij|^bij u$/)
          .first()
          .waitFor({state: 'detached'});
    }
    await Promise.all(windows.map((window) => window.close()));
  });

  it('who choose the same items do them once, and the other reads why not', async () => {
    await giveWork(4, 0);
    const windows = [await sitDown(ASSISTANT), await sitDown(COLLEAGUE)];
    for (const {page} of windows)
      await desk(page).getByRole('button', {name: 'Alle 4 kiezen'}).press('Enter');
    await Promise.all(windows.map(({page}) => page.keyboard.press('h')));
    for (const {page} of windows)
      await desk(page)
        .getByText(/4 items zijn afgehandeld over|4 konden niet/)
        .first()
        .waitFor();
    await letPass(...windows);
    await windows[0]!.page.waitForFunction(() => {
      const root = document.querySelector('gp-practice-desk')!.shadowRoot!;
      return root.querySelectorAll('.rows .name').length === 0;
    });
    const done = await items('done');
    assert.equal(done.length, 4);
    assert.ok(done.every(({history}) => history.filter(({action}) => action === 'handled').length === 1));
    await Promise.all(windows.map((window) => window.close()));
  });
});
