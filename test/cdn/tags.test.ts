// What the README shows is what the command prints; only the hashes, which change with every build, are left out there.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import type {Manifest} from '../../packages/elements/build.mjs';
import {
  contentSecurityPolicy,
  exactTags,
  importMap,
  movingTags,
  preloadTags,
} from '../../packages/elements/tags.mjs';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const {version} = JSON.parse(read('packages/elements/package.json')) as {version: string};
const BASE = 'https://cdn.example/gp-elements';

const file = (extra: Partial<Manifest['files'][string]> = {}) => ({
  bytes: 1,
  brotli: 1,
  integrity: 'sha384-…',
  ...extra,
});
const manifest: Manifest = {
  version,
  contract: '1.0.0',
  files: {
    'loader.js': file(),
    'loader.classic.js': file(),
    'elements.css': file(),
    'shared-0000.js': file({imports: []}),
    'booking-0000.js': file({element: 'gp-booking', imports: ['shared-0000.js']}),
  },
};

describe('the tags', () => {
  for (const [document, what] of [
    ['README.md', {exactTags, movingTags}],
    ['packages/elements/README.md', {exactTags, movingTags}],
  ] as const) {
    for (const [name, tags] of Object.entries(what)) {
      it(`of ${document} are the ${name} of this version`, () => {
        assert.ok(
          read(document).includes(tags(manifest, BASE).join('\n')),
          `${document} should have\n${tags(manifest, BASE).join('\n')}`,
        );
      });
    }
  }

  it('of the README come with the policy that is printed for them', () => {
    const policy = contentSecurityPolicy({base: BASE, api: 'https://gateway.example/de-linde/v1'});
    assert.ok(read('README.md').includes(policy), policy);
  });

  it('for a widget name all that it imports first, the import before the widget', () => {
    assert.deepEqual(
      preloadTags(manifest, `${BASE}/`, 'booking').map((tag) => /href="([^"]+)"/.exec(tag)?.[1]),
      [`${BASE}/${version}/shared-0000.js`, `${BASE}/${version}/booking-0000.js`],
    );
    assert.throws(() => preloadTags(manifest, BASE, 'nothing'), /<gp-nothing>/);
  });

  it('allow no more than a site of its own needs', () => {
    assert.equal(
      contentSecurityPolicy({base: '/gp-elements', api: '/v1'}),
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
        "font-src 'self'; require-trusted-types-for 'script'",
    );
  });

  it('with an import map hold every module, and nothing else', () => {
    const {tag} = importMap(manifest, BASE);
    const {integrity} = JSON.parse(tag.replace(/<[^>]+>/g, '')) as {integrity: Record<string, string>};
    assert.deepEqual(Object.keys(integrity), [
      `${BASE}/${version}/shared-0000.js`,
      `${BASE}/${version}/booking-0000.js`,
    ]);
  });
});
