// A new version beside the old one: both kinds of tag go on working, also in pages that were open meanwhile.
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {rollup} from 'rollup';
import {pageFiles} from '../../rollup.config.mjs';
import {buildElements, cdnFolder, readManifest, type Manifest} from '../../packages/elements/build.mjs';
import {release} from '../../packages/elements/release.mjs';
import {exactTags, movingTags} from '../../packages/elements/tags.mjs';
import {startDemoGateway, type DemoGateway} from '../demo-gateway.ts';
import {BookingPage} from './booking.page.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {Closing} from './closing.ts';
import {startHost, type Host} from './host-page.ts';

const LIST = '<gp-booking view="list">Bel ons.</gp-booking>';

describe('two versions', () => {
  const closing = new Closing();
  let browser: Browser;
  let host: Host;
  let site: DemoGateway;
  let folder: string;
  let releases: string;
  let older: Manifest;
  let newer: Manifest;
  let newBuild: string;
  let html = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-versions-'));
    closing.add({close: () => rm(folder, {recursive: true, force: true})});
    await buildElements();
    older = readManifest();
    const [major, minor] = older.version.split('.').map(Number);
    newBuild = join(folder, 'build');
    const config = pageFiles({folder: newBuild, version: `${major}.${(minor ?? 0) + 1}.0`});
    const bundle = await rollup(config);
    await bundle.write(config.output);
    await bundle.close();
    newer = JSON.parse(await readFile(join(newBuild, 'manifest.json'), 'utf8')) as Manifest;
    browser = closing.add(await launchBrowser());
    host = closing.add(await startHost(() => html));
  });
  after(() => closing.close());

  const perCase = new Closing();
  beforeEach(async () => {
    await perCase.close();
    releases = await mkdtemp(join(folder, 'releases-'));
    release(cdnFolder, releases);
    site = perCase.add(
      await startDemoGateway({
        allowedOrigins: [host.origin],
        statics: {elements: releases, isImmutable: true},
      }),
    );
  });
  closing.add(perCase);

  async function open(head: readonly string[], body = LIST): Promise<Visit> {
    html = `<!doctype html><html lang="nl"><head><title>Praktijk</title>${head.join('')}</head><body><gp-provider api="${site.origin}/v1">${body}</gp-provider></body></html>`;
    const visited = await visit(browser, {origin: host.origin, at: site.clock.now()});
    perCase.add(visited);
    await visited.page.goto('/');
    return visited;
  }
  const base = () => `${site.origin}/gp-elements`;
  const fileOf = ({files}: Manifest, pattern: RegExp) =>
    Object.keys(files).find((name) => pattern.test(name));
  const asked = ({trace}: Visit) => trace.requests.map(({url}) => url.split('/gp-elements/')[1] ?? '');
  /** The signed-out list: the widget and a later step have come. */
  const works = (page: Page) => new BookingPage(page).button('sign-in.button').waitFor();

  it('are two, file by file where it matters', () => {
    assert.notEqual(fileOf(older, /^booking-\w{8}\./), fileOf(newer, /^booking-\w{8}\./));
    assert.notEqual(fileOf(older, /^booking-aside/), fileOf(newer, /^booking-aside/));
  });

  it('both work with their exact tags, and the moving tags follow', async () => {
    release(newBuild, releases);
    for (const [head, version, manifest] of [
      [exactTags(older, base()), older.version, older],
      [exactTags(newer, base()), newer.version, newer],
      [movingTags(older, base()), newer.version.split('.')[0], newer],
      [movingTags(older, base(), {classic: true}), newer.version.split('.')[0], newer],
    ] as const) {
      const visited = await open(head);
      await works(visited.page);
      assert.ok(asked(visited).includes(`${version}/${fileOf(manifest, /^booking-aside/)}`));
      assert.deepEqual(visited.trace.console, []);
    }
  });

  it('leave a page with moving tags that was open meanwhile all its later steps', async () => {
    const visited = await open(movingTags(older, base()), '<gp-booking>Bel ons.</gp-booking>');
    await new BookingPage(visited.page).at('urgent.heading');
    release(newBuild, releases);
    await visited.page.locator('gp-booking').evaluate((element) => element.setAttribute('view', 'list'));
    await works(visited.page);
    assert.ok(asked(visited).some((path) => path.endsWith(String(fileOf(older, /^booking-aside/)))));
    assert.deepEqual(visited.trace.console, []);
  });

  it('leave a browser that kept the older moving loader with a widget that works', async () => {
    release(newBuild, releases);
    const visited = await open([]);
    await visited.page.route('**/loader.js', async (route) => {
      const body = await readFile(join(cdnFolder, 'loader.js'));
      const headers = {'access-control-allow-origin': '*'};
      await route.fulfill({contentType: 'text/javascript', headers, body});
    });
    html = html.replace('</head>', `${movingTags(older, base()).join('')}</head>`);
    await visited.page.reload();
    await works(visited.page);
    assert.ok(asked(visited).some((path) => path.endsWith(String(fileOf(older, /^booking-aside/)))));
  });

  for (const order of ['the older first', 'the newer first']) {
    it(`on one page: the first defines the element and brings its steps, ${order}`, async () => {
      release(newBuild, releases);
      const manifests = order === 'the older first' ? [older, newer] : [newer, older];
      const [first, second] = manifests as [Manifest, Manifest];
      const visited = await open([...exactTags(first, base()), ...exactTags(second, base())]);
      await works(visited.page);
      const scripts = asked(visited).filter((path) => path.startsWith(`${second.version}/booking`));
      assert.deepEqual(scripts, []);
      assert.deepEqual(visited.trace.console, [
        `warning: GP Elements ${first.version} is already here; ${second.version} adds only what it lacks.`,
      ]);
    });
  }

  it('on one page: the second brings what the first does not have, from its own files', async () => {
    release(newBuild, releases);
    const visited = await open([]);
    await visited.page.route(`**/${older.version}/loader.js`, async (route) => {
      const loader = await readFile(join(cdnFolder, 'loader.js'), 'utf8');
      const body = loader.replaceAll('"gp-booking"', '"gp-nothing"');
      await route.fulfill({
        contentType: 'text/javascript',
        headers: {'access-control-allow-origin': '*'},
        body,
      });
    });
    const [olderTag, newerTag] = [older, newer].map(
      ({version}) => `<script type="module" src="${base()}/${version}/loader.js" crossorigin></script>`,
    );
    html = html.replace('</head>', `${olderTag}${newerTag}</head>`);
    await visited.page.reload();
    await works(visited.page);
    assert.ok(asked(visited).includes(`${newer.version}/${fileOf(newer, /^booking-aside/)}`));
    assert.equal(await visited.page.evaluate(() => globalThis.gpElements?.version), older.version);
    assert.equal(visited.trace.console.length, 1);
  });
});
