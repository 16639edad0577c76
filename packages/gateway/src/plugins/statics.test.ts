import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {practiceHandlers} from '../routes/practice.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';

describe('folders of files', () => {
  let gateway: TestGateway;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-statics-'));
    await mkdir(join(folder, 'pages', 'fonts'), {recursive: true});
    await mkdir(join(folder, 'elements'));
    await writeFile(join(folder, 'secret.txt'), 'geheim');
    await writeFile(join(folder, 'pages', 'index.html'), '<h1>Welkom</h1>');
    await writeFile(join(folder, 'pages', 'afspraak.html'), '<h1>Afspraak</h1>');
    await writeFile(join(folder, 'pages', '.env'), 'geheim');
    await writeFile(join(folder, 'pages', 'fonts', 'a.woff2'), 'font');
    await writeFile(join(folder, 'elements', 'manifest.json'), '{"version": "1.4.2"}');
    await writeFile(join(folder, 'elements', 'loader.js'), 'export {};');
    await writeFile(join(folder, 'elements', 'loader.js.br'), 'compressed');
    await writeFile(join(folder, 'elements', 'booking-0a1b2c3d.js'), 'export {};');
    const statics = {pages: join(folder, 'pages'), elements: join(folder, 'elements'), isImmutable: true};
    gateway = await startTestGateway({
      handlers: fakeHandlers(practiceHandlers),
      config: {statics, allowedOrigins: ['https://embed.example']},
    });
  });
  after(async () => {
    await gateway.close();
    await rm(folder, {recursive: true});
  });

  const get = (url: string, headers = {}) => gateway.app.inject({url, headers});

  it('are pages under /, with or without their ending, and a strict policy', async () => {
    for (const [url, text] of [
      ['/', 'Welkom'],
      ['/?als=anna', 'Welkom'],
      ['/afspraak', 'Afspraak'],
      ['/afspraak?als=anna', 'Afspraak'],
      ['/afspraak.html', 'Afspraak'],
    ] as const) {
      const answer = await get(url);
      assert.equal(answer.statusCode, 200, url);
      assert.match(answer.body, new RegExp(text));
      assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
      assert.match(
        String(answer.headers['content-security-policy']),
        /^default-src 'none'; script-src 'self'; .*require-trusted-types-for 'script'$/,
      );
      assert.match(
        String(answer.headers['content-security-policy']),
        /frame-ancestors 'self' https:\/\/embed\.example;/,
      );
      assert.equal(answer.headers['cache-control'], 'no-cache');
    }
    assert.equal((await get('/fonts/a.woff2')).body, 'font');
  });

  it('are elements under their exact and their moving version, for any page', async () => {
    const exact = await get('/gp-elements/1.4.2/loader.js', {origin: 'https://any.example'});
    assert.equal(exact.body, 'export {};');
    assert.match(String(exact.headers['content-type']), /javascript/);
    assert.equal(exact.headers['access-control-allow-origin'], '*');
    assert.equal(exact.headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(exact.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal((await get('/gp-elements/1/loader.js')).headers['cache-control'], 'public, max-age=300');
    assert.equal((await get('/gp-elements/1.4.1/loader.js')).statusCode, 404);
  });

  it('keep what has its contents in its name, also under the moving version', async () => {
    const answer = await get('/gp-elements/1/booking-0a1b2c3d.js');
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
  });

  it('are several versions of the elements beside each other, new ones without a restart', async () => {
    const releases = join(folder, 'releases');
    const add = async (name: string) => {
      await mkdir(join(releases, name), {recursive: true});
      await writeFile(join(releases, name, 'manifest.json'), '{}');
      await writeFile(join(releases, name, 'loader.js'), name);
      await writeFile(join(releases, name, 'booking-0a1b2c3d.js'), name);
    };
    for (const name of ['1.4.2', '1']) await add(name);
    const other = await startTestGateway({
      handlers: fakeHandlers({}),
      config: {statics: {elements: releases, isImmutable: true}},
    });
    try {
      await add('1.5.0');
      for (const [address, caching] of [
        ['1.4.2/loader.js', 'public, max-age=31536000, immutable'],
        ['1.5.0/loader.js', 'public, max-age=31536000, immutable'],
        ['1/booking-0a1b2c3d.js', 'public, max-age=31536000, immutable'],
        ['1/loader.js', 'public, max-age=300'],
      ] as const) {
        const answer = await other.app.inject({url: `/gp-elements/${address}`});
        assert.equal(answer.body, address.split('/')[0]);
        assert.equal(answer.headers['cache-control'], caching, address);
        assert.equal(answer.headers['access-control-allow-origin'], '*');
      }
      assert.equal((await other.app.inject({url: '/gp-elements/2/loader.js'})).statusCode, 404);
    } finally {
      await other.close();
    }
  });

  it('are sent compressed where they lie so', async () => {
    const answer = await get('/gp-elements/1.4.2/loader.js', {'accept-encoding': 'gzip, br'});
    assert.equal(answer.headers['content-encoding'], 'br');
    assert.equal(answer.body, 'compressed');
    assert.match(String(answer.headers['content-type']), /javascript/);
  });

  it('end at their edge', async () => {
    for (const url of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/gp-elements/1.4.2/../../secret.txt',
      '/..%5csecret.txt',
      '/fonts//..%5c..%5csecret.txt',
      '/%00',
      '/afspraak%00.html',
      `/${'a'.repeat(500)}`,
      '/.env',
      '/fonts',
      '/fonts/',
      '/nowhere',
    ]) {
      const answer = await get(url);
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${url} ${answer.statusCode}`);
      assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8', url);
      assert.ok(!answer.body.includes('geheim'));
    }
  });

  it('answer a condition that they do not meet, and are whole whatever part is asked for', async () => {
    for (const headers of [
      {'if-match': '"other"'},
      {'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT'},
    ]) {
      const answer = await get('/afspraak', headers);
      assert.equal(answer.statusCode, 412);
      assert.equal(answer.json<{code: string}>().code, 'precondition-failed');
    }
    for (const range of ['bytes=0-3', 'bytes=99999-', 'bytes=0-1,2-3', 'bytes=x']) {
      const answer = await get('/afspraak', {range});
      assert.equal(answer.statusCode, 200, range);
      assert.equal(answer.body, '<h1>Afspraak</h1>');
    }
  });

  it('leave the contract its own addresses', async () => {
    assert.equal((await get('/v1/practice')).json<{name: string}>().name, 'Huisartsenpraktijk De Linde');
    assert.equal((await get('/v1/nothing')).json<{code: string}>().code, 'not-found');
    assert.equal((await get('/v1/slot-holds')).statusCode, 405);
    assert.match(
      String((await get('/v1/practice')).headers['content-security-policy']),
      /^default-src 'none'; frame-ancestors/,
    );
  });

  it('need a manifest to know their version', async () => {
    await mkdir(join(folder, 'empty'), {recursive: true});
    const statics = {elements: join(folder, 'empty'), isImmutable: true};
    await assert.rejects(startTestGateway({handlers: fakeHandlers({}), config: {statics}}), /manifest\.json/);
  });
});
