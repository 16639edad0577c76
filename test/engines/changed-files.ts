// A file that is not what it was when this version was built never runs, in this engine too. WebKit looks at the integrity
// of scripts only, so the loader goes another way there; `test/journeys/changed-files` has all ways in one browser.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {cdnFolder, readManifest, type Manifest} from '../../packages/elements/build.mjs';
import {exactTags, movingTags} from '../../packages/elements/tags.mjs';
import {startFront} from '../front-server.ts';
import {Closing} from '../journeys/closing.ts';
import {startHost, type Host} from '../journeys/host-page.ts';
import {startSite, type Site} from '../journeys/site.ts';
import {openEngine, type EnginePage} from './engine-page.ts';

const FALLBACK = 'Bel ons op 010 123 45 67.';
/** Runs first in a changed file, if anything of it runs. */
const HARM = 'globalThis.harm = 1;';

const shown = (text: string, tag = 'gp-booking') =>
  `!!document.querySelector('${tag}')?.shadowRoot?.textContent.includes(${JSON.stringify(text)})`;
const hasFailed = (tag: string) => `!!document.querySelector('${tag}[load-failed]')`;
const hasFallback = (tag: string) =>
  `document.querySelector('${tag}').checkVisibility() && document.querySelector('${tag}').innerText.includes(${JSON.stringify(FALLBACK)})`;

describe(`a file that was changed, in ${process.env['GP_ENGINE']}`, () => {
  const closing = new Closing();
  let manifest: Manifest;
  let host: Host;
  let site: Site;
  let page: EnginePage;
  let base = '';
  let html = '';
  /** Name of the file that is not as it was built; `undefined` leaves all as they are. */
  let changed: string | undefined;
  let asked: string[] = [];

  before(async () => {
    host = closing.add(await startHost(() => html));
    site = closing.add(await startSite({allowedOrigins: [host.origin]}));
    manifest = readManifest();
    const files = closing.add(
      await startFront(site.origin, {
        answer({path}) {
          const name = path.split('/').at(-1) ?? '';
          asked.push(name);
          if (name !== changed) return undefined;
          return {
            status: 200,
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
    page = closing.add(await openEngine());
  });
  after(() => closing.close());

  const named = (pattern: RegExp): string => {
    const name = Object.keys(manifest.files).find((file) => pattern.test(file));
    assert.ok(name, `${pattern} in the build`);
    return name;
  };
  const entryOf = (tag: string): string => {
    const [name] = Object.entries(manifest.files).find(([, {element}]) => element === tag) ?? [];
    assert.ok(name, `${tag} in the build`);
    return name;
  };

  async function open(
    file: string | undefined,
    {tag = 'gp-booking', attributes = '', lang = 'nl', tags = exactTags} = {},
  ): Promise<void> {
    changed = file;
    asked = [];
    html =
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Praktijk</title>` +
      `${tags(manifest, base).join('\n')}</head>` +
      `<body><gp-provider api="${site.origin}/v1"><${tag} ${attributes}>${FALLBACK}</${tag}></gp-provider></body></html>`;
    await page.go(`${host.origin}/`);
  }

  async function assertRefused(file: string): Promise<void> {
    assert.ok(asked.includes(file), `${file} was asked for`);
    assert.equal(await page.read('"harm" in globalThis'), false);
  }

  it('is none: the element shows', async () => {
    await open(undefined);
    await page.until(shown('Is het dringend?'));
  });

  it('does run where nobody named its integrity, so that these tests can fail', async () => {
    await open('loader.js', {tags: movingTags});
    await page.until(shown('Is het dringend?'));
    assert.equal(await page.read('"harm" in globalThis'), true);
  });

  it('as the loader: the fallback stays', async () => {
    await open('loader.js');
    assert.ok(await page.read(hasFallback('gp-booking')));
    assert.equal(await page.read('"gpElements" in globalThis'), false);
    await assertRefused('loader.js');
  });

  it('as a widget: the fallback stays', async () => {
    const file = entryOf('gp-front-door');
    await open(file, {tag: 'gp-front-door'});
    await page.until(hasFailed('gp-front-door'));
    assert.ok(await page.read(hasFallback('gp-front-door')));
    await assertRefused(file);
  });

  it('as what a widget has from another: the fallback stays', async () => {
    const file = manifest.files[entryOf('gp-front-door')]?.imports?.[0];
    assert.ok(file, 'the front door shares a file');
    await open(file, {tag: 'gp-front-door'});
    await page.until(hasFailed('gp-front-door'));
    assert.ok(await page.read(hasFallback('gp-front-door')));
    await assertRefused(file);
  });

  it('as a language: Dutch stays', async () => {
    const file = named(/^booking-en-/);
    await open(file, {lang: 'en'});
    await page.until(shown('Is het dringend?'));
    await assertRefused(file);
  });

  it('as a later step: it says that it could not come, and whom to call', async () => {
    const file = named(/^booking-aside-/);
    await open(file, {attributes: 'view="list"'});
    await page.until(shown('Probeer opnieuw'));
    assert.ok(await page.read(shown('010 123 45 67')));
    await assertRefused(file);
  });
});
