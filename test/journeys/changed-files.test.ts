// A file that is not what it was when this version was built never runs, and a patient still knows whom to call. On the
// page of another origin, under the policy that `gp-elements tags` prints.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {cdnFolder, readManifest, type Manifest} from '../../packages/elements/build.mjs';
import {
  contentSecurityPolicy,
  exactTags,
  importMap,
  movingTags,
  preloadTags,
} from '../../packages/elements/tags.mjs';
import {people} from '../demo-gateway.ts';
import {startFront} from '../front-server.ts';
import {BookingPage, toDetails} from './booking.page.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {Closing} from './closing.ts';
import {startHost, type Host} from './host-page.ts';
import {startSite, type Site} from './site.ts';

const FALLBACK = 'Bel ons op 010 123 45 67.';
const WIDGET = `<gp-booking>${FALLBACK}</gp-booking>`;
/** Runs first in a changed file, if anything of it runs. */
const HARM = 'globalThis.harm = true;\n';

/** WebKit looks at the integrity of scripts only, so the loader goes another way there; it can be gone here as well. */
const VENDORS = ['Google Inc.', 'Apple Computer, Inc.'];

interface PageOptions {
  head: readonly string[];
  widget?: string;
  lang?: string;
  scripts?: readonly string[];
  /** Default: what the tags are printed with. */
  policy?: string;
  vendor?: string | undefined;
}

describe('a file that was changed', () => {
  const closing = new Closing();
  let manifest: Manifest;
  let host: Host;
  let site: Site;
  let browser: Browser;
  let base = '';
  let html = '';
  /** Name of the file that is not as it was built; `undefined` leaves all as they are. */
  let changed: string | undefined;
  let isGone = false;

  before(async () => {
    host = closing.add(await startHost(() => html));
    site = closing.add(await startSite({allowedOrigins: [host.origin]}));
    manifest = readManifest();
    const files = closing.add(
      await startFront(site.origin, {
        answer({path}) {
          const name = path.split('/').at(-1) ?? '';
          if (name !== changed) return undefined;
          return {
            status: isGone ? 503 : 200,
            headers: {
              'content-type': 'text/javascript',
              'access-control-allow-origin': '*',
              'cache-control': 'no-store',
            },
            body: HARM + readFileSync(join(cdnFolder, name), 'utf8'),
          };
        },
      }),
    );
    base = `${files.origin}/gp-elements`;
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  const named = (pattern: RegExp): string => {
    const name = Object.keys(manifest.files).find((file) => pattern.test(file));
    assert.ok(name, `${pattern} in the build`);
    return name;
  };

  async function open(
    file: string | undefined,
    {
      head,
      widget = WIDGET,
      lang = 'nl',
      scripts = [],
      policy = contentSecurityPolicy({base, api: `${site.origin}/v1`, scripts}),
      vendor,
    }: PageOptions,
  ) {
    changed = file;
    isGone = false;
    html =
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Praktijk</title>` +
      `<meta http-equiv="Content-Security-Policy" content="${policy}">${head.join('\n')}</head>` +
      `<body><gp-provider api="${site.origin}/v1">${widget}</gp-provider></body></html>`;
    const visited = await visit(browser, {origin: host.origin, at: site.clock.now()});
    if (vendor !== undefined) {
      await visited.page.addInitScript((value) => {
        Object.defineProperty(navigator, 'vendor', {value});
      }, vendor);
    }
    await visited.page.goto('/', {waitUntil: 'load'});
    return visited;
  }

  const signIn = async (page: Page) => {
    const token = await site.tokenFor(people.ayse);
    await page.evaluate((given) => {
      Object.assign(document.querySelector('gp-provider') ?? {}, {getToken: () => Promise.resolve(given)});
    }, token);
  };
  const fallback = (page: Page) => page.getByText(FALLBACK);
  const hasHarm = (page: Page) => page.evaluate(() => 'harm' in globalThis);

  async function assertRefused({page, trace}: Visit, file: string): Promise<void> {
    assert.ok(trace.requests.some(({url}) => url.endsWith(`/${file}`)));
    assert.equal(await hasHarm(page), false);
    assert.deepEqual(trace.violations, []);
    assert.match(trace.console.join('\n'), /integrity/);
  }

  it('does run where nobody named its integrity, so that these tests can fail', async () => {
    const visited = await open('loader.js', {head: movingTags(manifest, base)});
    await new BookingPage(visited.page).at('urgent.heading');
    assert.equal(await hasHarm(visited.page), true);
    await visited.close();
  });

  it('as the loader: the exact tag refuses it, and the fallback stays', async () => {
    const visited = await open('loader.js', {head: exactTags(manifest, base)});
    assert.ok(await fallback(visited.page).isVisible());
    assert.equal(await visited.page.evaluate(() => 'gpElements' in globalThis), false);
    await assertRefused(visited, 'loader.js');
    await visited.close();
  });

  it('as the loader: so does the exact classic tag', async () => {
    const visited = await open('loader.classic.js', {head: exactTags(manifest, base, {classic: true})});
    assert.ok(await fallback(visited.page).isVisible());
    await assertRefused(visited, 'loader.classic.js');
    await visited.close();
  });

  for (const [name, tags, vendor] of [
    ['exact', exactTags, undefined],
    ['moving', movingTags, undefined],
    ["exact, on Apple's,", exactTags, VENDORS[1]],
  ] as const) {
    it(`as a widget: the fallback stays and the element says so, with the ${name} tags`, async () => {
      const file = named(/^booking-\w{8}\.js$/);
      const visited = await open(file, {head: tags(manifest, base), vendor});
      await visited.page.locator('gp-booking[load-failed]').waitFor();
      assert.ok(await fallback(visited.page).isVisible());
      await assertRefused(visited, file);
      await visited.close();
    });
  }

  it('as a widget: is refused when the page asked for it beforehand, too', async () => {
    const file = named(/^booking-\w{8}\.js$/);
    const visited = await open(file, {
      head: [...exactTags(manifest, base), ...preloadTags(manifest, base, 'booking')],
    });
    await visited.page.locator('gp-booking[load-failed]').waitFor();
    await assertRefused(visited, file);
    await visited.close();
  });

  it('as a widget: comes in when the file is right again and the mark is taken away', async () => {
    const visited = await open(named(/^booking-\w{8}\.js$/), {head: exactTags(manifest, base)});
    const element = visited.page.locator('gp-booking');
    await visited.page.locator('gp-booking[load-failed]').waitFor();
    changed = undefined;
    await element.evaluate((one) => one.removeAttribute('load-failed'));
    await new BookingPage(visited.page).at('urgent.heading');
    assert.equal(await hasHarm(visited.page), false);
    await visited.close();
  });

  it('as what a widget has from another: the fallback stays and the element says so', async (t) => {
    const entry = Object.values(manifest.files).find(({element, imports}) => element && imports?.length);
    if (entry === undefined) {
      t.skip('#3: one widget shares nothing');
      return;
    }
    const file = entry.imports?.[0] ?? '';
    for (const vendor of VENDORS) {
      const visited = await open(file, {
        head: exactTags(manifest, base),
        widget: `<${entry.element}>${FALLBACK}</${entry.element}>`,
        vendor,
      });
      await visited.page.locator(`${entry.element}[load-failed]`).waitFor();
      assert.ok(await fallback(visited.page).isVisible());
      await assertRefused(visited, file);
      await visited.close();
    }
  });

  it('as a language: Dutch stays', async () => {
    const file = named(/^booking-en-/);
    const visited = await open(file, {head: exactTags(manifest, base), lang: 'en'});
    await new BookingPage(visited.page).at('urgent.heading');
    await assertRefused(visited, file);
    await visited.close();
  });

  for (const [what, pattern] of [
    ['a later step', /^booking-aside-/],
    ['what a later step imports', /^booking-later-/],
    ['the table of hashes', /^integrity-/],
  ] as const)
    for (const vendor of VENDORS) {
      it(`as ${what}, ${vendor}: the step says that it could not come, and comes when it is tried again`, async () => {
        const file = named(pattern);
        const visited = await open(file, {
          head: exactTags(manifest, base),
          widget: `<gp-booking view="list">${FALLBACK}</gp-booking>`,
          vendor,
        });
        const booking = new BookingPage(visited.page);
        await booking.button('again').waitFor();
        await assertRefused(visited, file);
        // A script that arrived would fetch again what it imports, unchecked.
        if (vendor === VENDORS[1] && pattern.test('booking-later-'))
          assert.ok(!visited.trace.requests.some(({url}) => url.endsWith(named(/^booking-aside-/))));
        // Gone altogether ends the same.
        isGone = true;
        const refused = visited.page.waitForResponse((response) => response.url().endsWith(file));
        await booking.button('again').click();
        assert.equal((await refused).status(), 503);
        await booking.button('again').waitFor();
        changed = undefined;
        await booking.button('again').click();
        await booking.button('sign-in.button').waitFor();
        assert.equal(await hasHarm(visited.page), false);
        await visited.close();
      });
    }

  it('is none: the whole of it runs under that policy, import map and preloads included', async () => {
    const map = importMap(manifest, base);
    for (const options of [
      {head: exactTags(manifest, base)},
      {head: exactTags(manifest, base, {classic: true})},
      {head: exactTags(manifest, base), vendor: VENDORS[1]},
      {
        head: [map.tag, ...exactTags(manifest, base), ...preloadTags(manifest, base, 'booking')],
        scripts: [map.source],
      },
    ]) {
      const visited = await open(undefined, options);
      await signIn(visited.page);
      await toDetails(new BookingPage(visited.page), {kind: /^Spreekuur/, complaints: 'one'});
      assert.deepEqual(visited.trace.violations, []);
      assert.deepEqual(visited.trace.console, []);
      const asked = visited.trace.requests.map(({url}) => url).filter((url) => url.startsWith(base));
      assert.equal(new Set(asked).size, asked.length, 'each file once');
      await visited.close();
    }
  });

  it('is none: nor is a policy in the way that allows scripts by nonce only', async () => {
    for (const sources of ["'nonce-a1b2'", "'nonce-a1b2' 'strict-dynamic'"]) {
      for (const [classic, vendor] of [
        [false, VENDORS[0]],
        [true, VENDORS[0]],
        [false, VENDORS[1]],
      ] as const) {
        const head = exactTags(manifest, base, {classic}).map((tag) =>
          tag.replace('<script ', '<script nonce="a1b2" '),
        );
        const visited = await open(undefined, {
          head,
          vendor,
          widget: `<gp-booking view="list">${FALLBACK}</gp-booking>`,
          policy:
            `default-src 'none'; script-src ${sources}; style-src 'self' ${new URL(base).origin}; ` +
            `connect-src ${site.origin}; require-trusted-types-for 'script'`,
        });
        await new BookingPage(visited.page).button('sign-in.button').waitFor();
        assert.deepEqual(visited.trace.violations, []);
        await visited.close();
      }
    }
  });

  it('is refused by the import map alone, without the loader', async () => {
    const map = importMap(manifest, base);
    const file = named(/^booking-en-/);
    const visited = await open(file, {
      head: [map.tag, ...exactTags(manifest, base)],
      scripts: [map.source],
    });
    const outcome = await visited.page.evaluate(
      (address) =>
        import(address).then(
          () => 'ran',
          () => 'refused',
        ),
      `${base}/${manifest.version}/${file}`,
    );
    assert.equal(outcome, 'refused');
    assert.equal(await hasHarm(visited.page), false);
    await visited.close();
  });
});
