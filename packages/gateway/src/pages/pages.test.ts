import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, test} from 'node:test';
import {checkSettings} from '../adapters/settings.ts';
import {readConfig} from '../config.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {practiceSettings} from '../domain/testing/settings.ts';
import {contrast, themeCss, themeIcon} from '../domain/theme.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';

const files = Object.fromEntries(
  ['loader.js', 'elements.css', 'page.js', 'page.css'].map((name) => [name, {integrity: `sha384-${name}`}]),
);
let folder: string;
let gateway: TestGateway;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gp-pages-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({version: '1.2.3', files}));
});
after(() => rm(folder, {recursive: true, force: true}));
afterEach(() => gateway.close());

const practice = 'https://praktijk.example';
const start = async (settings: Partial<PracticeSettings> = {}, hasSignIn = true): Promise<void> => {
  gateway = await startTestGateway({
    settings: practiceSettings(settings),
    config: {
      allowedOrigins: [practice],
      statics: {elements: folder, isImmutable: true},
      ...(hasSignIn ? {signIn: {href: '/inloggen?x=1&y=2', script: '/js/in.js'}} : {}),
    },
  });
};
const get = (url: string, headers = {}) => gateway.app.inject({url, headers});

test('the page of a service: its element, the exact files with integrity, the numbers, and nothing inline', async () => {
  await start();
  const {statusCode, body, headers} = await get('/pages/booking');
  assert.equal(statusCode, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.match(body, /<html lang="nl">/);
  assert.match(body, /<title>Afspraak maken – Huisartsenpraktijk De Linde<\/title>/);
  assert.match(body, /<gp-provider api="\.\.\/v1" sign-in-href="\/inloggen\?x=1&amp;y=2">\s*<gp-booking>/);
  for (const name of Object.keys(files)) {
    const pair = `"\\.\\./gp-elements/1\\.2\\.3/${name}"\\s+integrity="sha384-${name}"`;
    assert.match(body, new RegExp(pair), name);
  }
  for (const number of ['tel:0101234567', 'tel:0109876543', 'tel:112'])
    assert.ok(body.includes(number), number);
  assert.doesNotMatch(
    body.replace(`data-framers="${practice}"`, ''),
    /<script(?![^>]*\ssrc=)|<style|style=|\son\w+=|https?:/,
  );
});

test('a page is shown in frames of the allowed origins only, and runs nothing of others', async () => {
  await start();
  for (const url of ['/pages/', '/pages/booking', '/pages/nergens']) {
    const policy = String((await get(url)).headers['content-security-policy']);
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/, url);
    assert.match(policy, new RegExp(`frame-ancestors 'self' ${practice};`), url);
    assert.match(policy, /require-trusted-types-for 'script'/, url);
  }
});

test('the first page is the front door, with its address made whole', async () => {
  await start();
  assert.match((await get('/pages/')).body, /<gp-front-door>/);
  const {statusCode, headers} = await get('/pages');
  assert.deepEqual([statusCode, headers.location], [308, 'pages/']);
});

test('an unknown service: 404, whom to call, and no script that loads an element', async () => {
  await start();
  for (const url of ['/pages/telepathie', '/pages/constructor', '/pages/__proto__']) {
    const {statusCode, body} = await get(url);
    assert.equal(statusCode, 404, url);
    assert.match(body, /Deze pagina is er niet/);
    assert.match(body, /tel:0101234567.*tel:0109876543.*tel:112/s);
    assert.doesNotMatch(body, /loader\.js|in\.js|<gp-/);
  }
});

test('each service that is online has a page with its own element', async () => {
  await start({
    services: [
      {service: 'medication-overview', mode: 'direct'},
      {service: 'repeat-prescription', mode: 'request'},
    ],
  });
  const {statusCode, body} = await get('/pages/medication-overview');
  assert.equal(statusCode, 200);
  assert.match(body, /<title>Uw medicijnen – Huisartsenpraktijk De Linde<\/title>/);
  assert.match(body, /<gp-provider api="\.\.\/v1"[^>]*>\s*<gp-medication-overview>/);
  assert.match((await get('/pages/repeat-prescription')).body, /<gp-repeat-prescription>/);
});

test('a service that is switched off: 404 with the practice’s reason', async () => {
  await start({services: [{service: 'booking', mode: 'phone', reason: 'Wij verhuizen.'}]});
  const off = await get('/pages/booking');
  assert.deepEqual([off.statusCode, /Wij verhuizen\./.test(off.body)], [404, true]);
  await gateway.close();
  await start({services: []});
  const none = await get('/pages/booking');
  assert.deepEqual([none.statusCode, /Dit kan nu niet via de website\./.test(none.body)], [404, true]);
  await gateway.close();
  const operations = [{operation: 'listAppointments', mode: 'direct' as const}];
  await start({services: [{service: 'booking', mode: 'phone', operations}]});
  assert.equal((await get('/pages/booking')).statusCode, 200);
});

test('whatever a practice is called, it is text', async () => {
  const hostile = `</title><script>alert(1)</script>"' onload=x`;
  await start({
    name: hostile,
    address: {line: hostile, city: hostile},
    phones: {
      practice: '010 123 45 67',
      urgent: {phone: '010', instruction: hostile},
      outOfHoursPost: {name: hostile, phone: '010'},
      emergency: '112',
    },
    services: [{service: 'booking', mode: 'phone', reason: hostile}],
  });
  for (const url of ['/pages/', '/pages/booking']) {
    const {body} = await get(url);
    assert.doesNotMatch(body, /<script>|<\/title><script/);
    assert.doesNotMatch(body, /"' onload/);
    assert.match(body, /&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39; onload=x/);
  }
});

test('English for who asks for it', async () => {
  await start();
  const {body, headers} = await get('/pages/booking', {'accept-language': 'en-GB,nl;q=0.5'});
  assert.match(body, /<html lang="en">[^]*Make an appointment/);
  assert.equal(headers.vary, 'Accept-Language');
});

test('without a way to sign in there are no pages', async () => {
  await start({}, false);
  assert.equal((await get('/pages/booking')).statusCode, 404);
  assert.match(String((await get('/pages/booking')).headers['content-type']), /problem\+json/);
});

test('the icon of a page is there, in the accent of the practice', async () => {
  await start({theme: {colors: {accent: '#35349b', onAccent: '#ffffff'}}});
  const [, href = ''] = /<link rel="icon" href="([^"]+)"/.exec((await get('/pages/booking')).body) ?? [];
  const {statusCode, headers, body} = await get(
    new URL(href, 'http://gateway.example/pages/booking').pathname,
  );
  assert.deepEqual([statusCode, headers['content-type']], [200, 'image/svg+xml']);
  assert.match(body, /^<svg [^]*fill="#35349b"[^]*fill="#ffffff"/);
  assert.match(themeIcon(practiceSettings({})), /fill="#0b5d63"[^]*fill="#ffffff"/);
  // What is drawn on a light accent is dark, and a colour that nobody checked cannot end its attribute.
  assert.match(themeIcon(practiceSettings({theme: {colors: {accent: '#ffe08a'}}})), /fill="#000000"/);
  assert.doesNotMatch(themeIcon(practiceSettings({theme: {colors: {accent: '"/><script>'}}})), /script/);
});

test('the settings say where a person signs in: the page uses both, and its policy allows no more than that', async () => {
  const {signIn} = readConfig({
    GP_DEMO: '1',
    GP_SIGN_IN_URL: 'https://inloggen.example/start?praktijk=linde',
    GP_SIGN_IN_SCRIPT: '/inloggen/sessie.js',
  });
  gateway = await startTestGateway({
    config: {statics: {elements: folder, isImmutable: true}, ...(signIn && {signIn})},
  });
  for (const url of ['/pages/', '/pages/booking']) {
    const {body, headers} = await get(url);
    assert.ok(body.includes('sign-in-href="https://inloggen.example/start?praktijk=linde"'), url);
    // Before the loader, so that an element never starts signed out.
    assert.match(body, /<script type="module" src="\/inloggen\/sessie\.js"><\/script>[^]*loader\.js/, url);
    // The script comes from here, and going to the address needs no leave: no other origin stands in the policy.
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /script-src 'self';/, url);
    assert.doesNotMatch(policy, /https?:|\*|unsafe/, url);
  }
});

test('another method is told which there are', async () => {
  await start();
  const {statusCode, headers} = await gateway.app.inject({method: 'POST', url: '/pages/booking'});
  assert.deepEqual([statusCode, headers.allow], [405, 'GET, HEAD, OPTIONS']);
});

test('the theme is a style sheet of public tokens; without dark colours pages are light', async () => {
  const colors = {accent: '#35349b', onAccent: '#ffffff'};
  await start({theme: {colors, radius: '4px', fontFamily: 'Verdana, sans-serif'}});
  const {body, headers} = await get('/pages/theme.css');
  assert.equal(headers['content-type'], 'text/css; charset=utf-8');
  assert.match(body, /color-scheme: light;\n  --gp-color-accent: #35349b;\n  --gp-color-on-accent: #ffffff;/);
  assert.match(body, /--gp-font-family: Verdana, sans-serif;\n  --gp-radius: 4px;/);
  const dark = themeCss(
    practiceSettings({theme: {colors, darkColors: {accent: '#8ad4cf', onAccent: '#06272a'}}}),
  );
  assert.match(dark, /--gp-color-accent: light-dark\(#35349b, #8ad4cf\);/);
  assert.doesNotMatch(dark, /color-scheme/);
  // Not even from settings that nobody checked.
  assert.doesNotMatch(themeCss(practiceSettings({theme: {radius: '1px}body{display:none'}})), /display/);
});

const themes: [what: string, theme: PracticeSettings['theme'], fault: RegExp][] = [
  [
    'links that cannot be read',
    {colors: {accent: '#ffff00'}},
    /\/theme\/colors\/accent: accent #ffff00 on surface #ffffff has a contrast of 1\.0, and 4\.5 is needed/,
  ],
  [
    'text on a surface of its colour',
    {colors: {surface: '#222222'}},
    /\/theme\/colors\/surface: text #1f2a2c on surface/,
  ],
  [
    'a button whose text is lost',
    {colors: {accent: '#0b5d63', onAccent: '#0b5d64'}},
    /onAccent #0b5d64 on accent/,
  ],
  [
    'a dark accent on dark',
    {colors: {accent: '#0b5d63'}, darkColors: {accent: '#0b5d63'}},
    /\/theme\/darkColors\/accent/,
  ],
  ['dark colours for other names', {colors: {}, darkColors: {text: '#ffffff'}}, /must name the same colours/],
  ['a colour in words', {colors: {accent: 'red;}'}}, /\/theme\/colors\/accent/],
  ['a length that is none', {radius: '4px;color:red'}, /\/theme\/radius/],
  ['a font from elsewhere', {fontFamily: 'url(https://x)'}, /\/theme\/fontFamily/],
];
for (const [what, theme, fault] of themes) {
  test(`a theme with ${what} is refused`, async () => {
    await start();
    assert.throws(() => checkSettings(practiceSettings({theme: theme ?? {}})), fault);
  });
}

test('contrast is that of WCAG', async () => {
  await start();
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});
