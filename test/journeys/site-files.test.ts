// The demo's pages are what a builder copies, so they keep to what the README says.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import {buildSite, type Site} from '../../packages/demo-site/site.mjs';
import {frameTags} from './host-page.ts';

let site: Site;
let pages: Map<string, string>;
before(async () => {
  site = await buildSite();
  const names = readdirSync(site.pages, {recursive: true, encoding: 'utf8'}).filter((name) =>
    name.endsWith('.html'),
  );
  pages = new Map(names.map((name) => [name, readFileSync(join(site.pages, name), 'utf8')]));
});

const page = (name: string) => {
  const found = pages.get(name);
  assert.ok(found, `${name} is missing`);
  return found;
};
const addresses = (html: string) =>
  [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, address]) => address ?? '');

describe('the pages of the demo', () => {
  it('are there, and say that it is a demonstration', () => {
    assert.deepEqual([...pages.keys()].sort(), [
      'afspraak.html',
      'herhaalrecept.html',
      'index.html',
      'inloggen.html',
      'kader.html',
      'medicatie.html',
      'oefenen.html',
      'portaal/gegevens.html',
      'portaal/index.html',
      'praktijk/cijfers.html',
      'praktijk/index.html',
      'praktijk/instellingen.html',
    ]);
    for (const html of pages.values()) assert.match(html, /Demonstratie met verzonnen mensen/);
  });

  it('have no inline script, style or handler, and nothing left to fill in', () => {
    for (const [name, html] of pages) {
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|javascript:|\{\{/i, name);
      assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/i, name);
    }
  });

  it('point only at themselves, at files that exist, and at the elements', () => {
    for (const [name, html] of pages) {
      for (const address of addresses(html).filter((one) => !/^(#|tel:)/.test(one))) {
        const [path = ''] = address.split(/[?#]/);
        // The gateway makes these.
        if (['/pages/booking', '/demo/mail'].includes(path)) continue;
        assert.ok(path.startsWith('/'), `${name}: ${address}`);
        const elements = /^\/gp-elements\/[\d.]+\/(.+)$/.exec(path)?.[1];
        const places = elements
          ? [join(site.elements, elements)]
          : ['', '.html', 'index.html'].map((ending) => join(site.pages, `${path}${ending}`));
        assert.ok(places.some(existsSync), `${name}: ${address}`);
      }
    }
  });

  it('follow the major version on the site, without integrity', () => {
    const [major] = site.version.split('.');
    const tags = page('afspraak.html').match(/<[^>]+gp-elements[^>]+>/g) ?? [];
    assert.equal(tags.length, 2);
    for (const tag of tags) {
      assert.ok(tag.includes(`/gp-elements/${major}/`), tag);
      assert.doesNotMatch(tag, /integrity/);
    }
  });

  it('show the frame with the tags of the README', () => {
    const plain = (html: string) => html.replaceAll(/\s+/g, ' ').replaceAll(' >', '>');
    const {frame, resizer} = frameTags('');
    const html = plain(page('kader.html'));
    assert.ok(frame !== '' && html.includes(plain(frame)), frame);
    assert.ok(resizer !== '' && html.includes(resizer), resizer);
  });

  it('name the exact version in the portal and on the home page, with the integrity of what is served', () => {
    const tags = ['portaal/index.html', 'index.html'].flatMap(
      (name) => page(name).match(/<[^>]+gp-elements[^>]+>/g) ?? [],
    );
    assert.equal(tags.length, 4);
    for (const tag of tags) {
      const file = /gp-elements\/([\d.]+)\/([\w.]+)"/.exec(tag);
      assert.equal(file?.[1], site.version);
      const digest = createHash('sha384')
        .update(readFileSync(join(site.elements, file?.[2] ?? '')))
        .digest('base64');
      assert.ok(tag.includes(`integrity="sha384-${digest}"`), tag);
      assert.match(tag, /crossorigin="anonymous"/);
    }
  });
});
