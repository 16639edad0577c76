import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Practice} from '@gp-elements/core';
import {exampleOf} from '@gp-elements/core/testing';
import {button, notice} from '@gp-elements/ui';
import {html, nothing} from 'lit';
import {parse, serialize, type DefaultTreeAdapterTypes} from 'parse5';
import {renderToString} from './index.ts';
import {toHtml} from './to-html.ts';

const practice: Practice = exampleOf('getPractice', 'open');

const CSS = '<link rel="stylesheet" href="/gp-elements/0/elements.css">';
const draw = (page: string, more: Partial<Parameters<typeof renderToString>[1]> = {}) =>
  renderToString(page, {practice, ...more});
/** The declared roots, in order. */
const roots = (page: string) =>
  [...page.matchAll(/<template shadowrootmode="open">(.*?)<\/template>/gs)].map(([, root]) => root!);
const rootOf = (page: string) => {
  const [root] = roots(page);
  assert.ok(root !== undefined, 'nothing was drawn');
  return root;
};
const withoutRoots = (page: string) => page.replaceAll(/<template shadowrootmode.*?<\/template>/gs, '');

describe('renderToString', () => {
  it('draws the alarm signs and every number, then the page’s own text', () => {
    const root = rootOf(draw(`${CSS}<gp-booking>Bel ons</gp-booking>`));
    assert.match(root, /Is het dringend\?/);
    assert.match(root, /koorts bij een baby jonger dan 3 maanden/);
    for (const number of ['tel:0101234567', 'tel:0109876543', 'tel:112', 'tel:113']) {
      assert.ok(root.includes(`href="${number}"`), number);
    }
    assert.ok(root.indexOf('<slot></slot>') > root.indexOf('tel:112'));
    // Nothing that would need a script to do something.
    assert.doesNotMatch(root, /<(button|script|style|form|input)|\son\w+=|\sstyle=/);
  });

  it('shows the one number that holds at a moment, when it is told that moment', () => {
    const now = Date.parse(practice.now);
    const root = rootOf(draw(`${CSS}<gp-booking></gp-booking>`, {now}));
    assert.equal(root.includes('tel:0109876543'), practice.contactNow?.who === 'out-of-hours-post');
  });

  it('draws of a medication overview its heading and whom to call, and nothing of anyone', () => {
    const page = `${CSS}<main lang="en"><gp-medication-overview heading-level="3">Bel</gp-medication-overview></main>`;
    const root = rootOf(draw(page));
    assert.match(root, /aria-level="3"[^>]*>\s*Your medicines/);
    assert.match(root, /href="tel:0101234567"/);
    assert.match(root, /<slot><\/slot>/);
  });

  it('leaves the rest of the page as it was, to the letter', () => {
    const page = `<!DOCTYPE html>\n<HTML lang=nl><head>${CSS}<title><gp-booking></title>
      <!-- <gp-booking></gp-booking> --><script>const x = '<gp-booking></gp-booking>';</script></head>
      <body class='a > b'><p>é&nbsp;&amp<p><GP-Booking data-a="1 > 0" heading-level=3>Bel &amp; wacht</GP-Booking>
      <textarea><gp-booking></textarea><template><gp-booking></gp-booking></template>
      <gp-provider><gp-unknown></gp-unknown></gp-provider></body>`;
    const drawn = draw(page);
    assert.equal(withoutRoots(drawn), page);
    assert.equal(roots(drawn).length, 1);
    assert.match(rootOf(drawn), /role="heading" aria-level="3"/);
  });

  it('gives a page without widgets back, and draws nothing twice', () => {
    assert.equal(draw('<p>Niets'), '<p>Niets');
    const once = draw(`${CSS}<gp-booking></gp-booking>`);
    assert.equal(draw(once), once);
  });

  it('speaks the language around the widget, and says where a text is in another', () => {
    const page = (attributes: string, inner = '') =>
      rootOf(
        draw(
          `${CSS}<main ${attributes}><gp-provider ${inner}><gp-booking></gp-booking></gp-provider></main>`,
        ),
      );
    assert.match(page(''), /lang="nl" dir="ltr"/);
    assert.match(page('lang="en"'), /Is it urgent\?/);
    assert.match(page('lang="en-GB"'), /<span lang="nl">ernstig benauwd<\/span>/);
    assert.match(page('lang="en"', 'lang="nl"'), /Is het dringend\?/);
    assert.match(page('lang="fy"'), /lang="nl" dir="ltr"/);
    assert.match(page(`lang='ja"><script>'`), /Is het dringend\?/);
    assert.match(rootOf(draw(`${CSS}<gp-booking></gp-booking>`, {lang: 'en'})), /Is it urgent\?/);
  });

  it('asks no urgent question before a list of what exists', () => {
    for (const attribute of ['view="list"', 'appointment-id="7"']) {
      const root = rootOf(draw(`${CSS}<gp-booking ${attribute}></gp-booking>`));
      assert.doesNotMatch(root, /dringend/);
      assert.match(root, /tel:0101234567/);
      assert.match(root, /<slot>/);
    }
  });

  it('draws of the front door whom to call, and of a service that is open its name', () => {
    const root = (attributes = '', lang = 'nl', now = Infinity) =>
      rootOf(
        draw(`${CSS}<main lang="${lang}"><gp-front-door ${attributes}>Bel</gp-front-door></main>`, {now}),
      );
    const drawn = root();
    assert.match(drawn, /Waarmee kunnen wij u helpen\?[^]*Is het dringend\? Bel altijd[^]*<slot><\/slot>/);
    for (const number of ['tel:0101234567', 'tel:0109876543', 'tel:112'])
      assert.ok(drawn.includes(`href="${number}"`), number);
    assert.match(drawn, /Is de praktijk dicht\?/);
    assert.doesNotMatch(drawn, /<(button|script|style|form|input|details)|\son\w+=|\sstyle=/);
    assert.match(root('service="booking" heading-level="3"'), /aria-level="3"[^>]*>[^<]*Afspraak maken/);
    // One that the practice has not.
    assert.match(root('service="telepathie"'), /Waarmee kunnen wij u helpen\?/);
    assert.match(root('', 'en'), /lang="en"/);
    assert.match(root('', 'fy'), /lang="nl" dir="ltr"/);
    const day = root('', 'nl', Date.parse(practice.now));
    assert.equal(day.includes('tel:0109876543'), practice.contactNow?.who === 'out-of-hours-post');
    assert.ok(day.includes('tel:112'));
  });

  it('finds the style sheet beside the page’s own', () => {
    const link = (head: string, base?: string) =>
      /<link[^>]*>/.exec(
        rootOf(renderToString(`${head}<gp-booking></gp-booking>`, {practice, ...(base && {base})})),
      )?.[0];
    assert.equal(link(CSS), '<link rel="stylesheet" href="/gp-elements/0/first-state.css">');
    assert.equal(
      link('<script type=module src="https://cdn.example/e/0/loader.js"></script>'),
      '<link rel="stylesheet" href="https://cdn.example/e/0/first-state.css">',
    );
    assert.equal(
      link('', '/e"><script>/0'),
      '<link rel="stylesheet" href="/e&quot;&gt;&lt;script&gt;/0/first-state.css">',
    );
    assert.throws(() => link(''), /base/);
  });

  it('shows hostile words of a practice as words', () => {
    const evil = `<img src=x onerror=alert(1)>"'&amp;</template><script>alert(1)</script>{phone}$&`;
    const hostile: Practice = {
      ...practice,
      name: evil,
      language: evil,
      phones: {
        practice: evil,
        urgent: {phone: evil, instruction: evil},
        outOfHoursPost: {name: evil, phone: evil},
        emergency: evil,
      },
      alarmSigns: {
        ...practice.alarmSigns,
        groups: [{id: evil, title: evil, signs: [evil], phone: {name: evil, phone: evil}}],
      },
    };
    const drawn = draw(`${CSS}<gp-booking>Bel</gp-booking>`, {practice: hostile});
    const names = new Set<string>();
    const texts: string[] = [];
    const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]) => {
      for (const node of nodes) {
        if ('value' in node) texts.push(node.value);
        if (!('attrs' in node)) continue;
        names.add(node.tagName);
        for (const {name} of node.attrs) assert.doesNotMatch(name, /^on|^src$/);
        visit('content' in node ? node.content.childNodes : node.childNodes);
      }
    };
    visit(parse(drawn).childNodes);
    assert.ok(!names.has('img') && !names.has('script'), [...names].join());
    assert.ok(texts.filter((text) => text.includes(evil)).length >= 8);
  });
});

describe('toHtml', () => {
  it('writes what Lit would draw', () => {
    const off = undefined as string | undefined;
    const drawn = toHtml(
      html`<p
          class="a ${'b'} ${off ?? ''}"
          title=${'"<&'}
          id=${nothing}
          ?hidden=${true}
          ?inert=${false}
          @pointerdown=${() => 0}
          .x=${{}}
        >
          ${'<b>'}${7}${null}${off}${nothing}${[html`<i>${'x'}</i>`, 'y']}
        </p>
        ${'$&'}`,
    );
    assert.equal(
      drawn.replace(/\s+/g, ' ').replace(/ ?([<>]) ?/g, '$1'),
      '<p class="a b " title="&quot;&lt;&amp;" hidden>&lt;b&gt;7<i>x</i>y</p>$&amp;',
    );
  });

  it('reads the shared templates as a browser does', () => {
    const drawn = toHtml(
      notice({
        tone: 'danger',
        body: html`<p>Nu</p>`,
        actions: button({text: 'Ja', onClick: () => undefined}),
      }),
    );
    assert.equal(
      serialize(parse(drawn))
        .replace(/<\/?(html|head|body)>/g, '')
        .replace(/\s+/g, ' '),
      drawn.replace(/\s+/g, ' ').replaceAll(' >', '>'),
    );
  });

  it('refuses what cannot be written', () => {
    assert.throws(() => toHtml(html`<p>${{}}</p>`), /object/);
    assert.throws(() => toHtml(html`<p>${() => 0}</p>`), /function/);
  });
});

it('needs no page', () => {
  assert.equal(typeof window, 'undefined');
  assert.equal(typeof document, 'undefined');
});
