// What a page with <gp-booking> fetches, counted in a browser against the built files. `npm run bench` prints the same.
import assert from 'node:assert/strict';
import {cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {buildSite} from '../../packages/demo-site/site.mjs';
import {readManifest} from '../../packages/elements/build.mjs';
import {BUDGET} from '../bench/budget.ts';
import {newContext} from '../bench/measure.ts';
import {writeBenchPages} from '../bench/pages.ts';
import {findPatients} from '../bench/patient.ts';
import {weighBooking, weighFrontDoor, type Weight} from '../bench/weigh.ts';
import {args, executablePath} from '../browser.mjs';
import {startDemoGateway} from '../demo-gateway.ts';

let folder: string;
let untilTimes: Weight;
let wholeFlow: Weight;
let withCalendar: Weight;
let frontDoor: Weight;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gp-size-'));
  const site = await buildSite({folder: join(folder, 'pages')});
  const elements = join(folder, 'elements');
  await cp(site.elements, elements, {recursive: true});
  await writeBenchPages(site);
  const gateway = await startDemoGateway({statics: {pages: site.pages, elements, isImmutable: false}});
  const browser = await chromium.launch({executablePath, args});
  try {
    const patients = await findPatients(gateway.origin);
    const [visitor = assert.fail('The demo has no patient.')] = patients;
    const context = await newContext(browser);
    frontDoor = await weighFrontDoor(context, `${gateway.origin}/bench/front-door`, visitor);
    await context.close();
    ({untilTimes, wholeFlow, withCalendar} = await weighBooking(
      browser,
      `${gateway.origin}/bench/booking`,
      patients,
    ));
  } finally {
    await browser.close();
    await gateway.close();
  }
});
after(() => rm(folder, {recursive: true, force: true}));

const list = ({files}: Weight) => files.map(({name, bytes}) => `\n  ${name} ${bytes}`).join('');

describe('what a page with <gp-booking> fetches', () => {
  it(`until times show: at most ${BUDGET.untilTimes} bytes`, () => {
    assert.ok(untilTimes.bytes <= BUDGET.untilTimes, `${untilTimes.bytes}:${list(untilTimes)}`);
  });

  it(`until times show: at most ${BUDGET.requests} files`, () => {
    assert.ok(untilTimes.files.length <= BUDGET.requests, list(untilTimes));
  });

  it(`for the whole Dutch flow: at most ${BUDGET.wholeFlow} bytes`, () => {
    assert.ok(wholeFlow.bytes <= BUDGET.wholeFlow, `${wholeFlow.bytes}:${list(wholeFlow)}`);
  });

  it(`with the calendar: at most ${BUDGET.withCalendar} bytes`, () => {
    const extra = withCalendar.files.slice(wholeFlow.files.length).map(({name}) => name);
    assert.match(extra.sort().join(), /^booking-calendar-\w+\.js,integrity-\w+\.js$/);
    const {bytes} = withCalendar;
    assert.ok(bytes <= BUDGET.withCalendar, `${bytes}:${list(withCalendar)}`);
  });

  for (const [widget, most] of [
    ['front-door', BUDGET.frontDoor],
    ['practice-desk', BUDGET.practiceDesk],
    ['adoption-report', BUDGET.adoptionReport],
    ['contact-details', BUDGET.contactDetails],
    ['medication-overview', BUDGET.medicationOverview],
    ['practice-settings', BUDGET.practiceSettings],
    ['repeat-prescription', BUDGET.repeatPrescription],
  ] as const) {
    it(`${widget} adds at most ${most} bytes to what booking brings`, () => {
      const {files} = readManifest();
      const fileOf = (of: string) =>
        Object.keys(files).find((name) => files[name]?.source === `packages/${of}/src/define.ts`);
      const found = files[fileOf(widget) ?? ''];
      assert.ok(found);
      assert.deepEqual(found.imports, [fileOf('booking')]);
      assert.ok(found.brotli <= most, String(found.brotli));
    });
  }

  for (const [name, source, most] of [
    ['the day of the desk is', 'day/day.ts', BUDGET.practiceDay],
    ['repeats at the desk are', 'repeats/repeats.ts', BUDGET.practiceRepeats],
  ] as const) {
    it(`${name} at most ${most} bytes more, when chosen`, () => {
      const part = Object.values(readManifest().files).find(
        (file) => file.source === `packages/practice-desk/src/${source}`,
      );
      assert.ok(part);
      assert.ok(part.brotli <= most, String(part.brotli));
    });
  }

  it(`what no order needs is at most ${BUDGET.repeatAside} bytes more, when it is needed`, () => {
    const aside = Object.values(readManifest().files).find(
      ({source}) => source === 'packages/repeat-prescription/src/aside.ts',
    );
    assert.ok(aside);
    assert.ok(aside.brotli <= BUDGET.repeatAside, String(aside.brotli));
  });

  it('is no other language', () => {
    const {files} = readManifest();
    const languages = Object.keys(files).filter((name) => /\/strings\/en/.test(files[name]?.source ?? ''));
    assert.notEqual(languages.length, 0);
    assert.deepEqual(
      wholeFlow.files.filter(({name}) => languages.includes(name)),
      [],
    );
  });
});

describe('what a page with <gp-front-door> fetches until its services show', () => {
  it('is its own file and what carries the foundation: nothing else of any widget', () => {
    const {files} = readManifest();
    assert.deepEqual(frontDoor.files.map(({name}) => files[name]?.source ?? name).sort(), [
      'elements.css',
      'loader.js',
      'packages/booking/src/define.ts',
      'packages/front-door/src/define.ts',
    ]);
  });

  it(`is at most ${BUDGET.frontDoorPage} bytes`, () => {
    assert.ok(frontDoor.bytes <= BUDGET.frontDoorPage, `${frontDoor.bytes}:${list(frontDoor)}`);
  });
});
