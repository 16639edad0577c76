import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {ConfigError, readConfig, type Environment} from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'gp-config-'));
writeFileSync(join(folder, 'keys.json'), '{"keys": []}');
after(() => rmSync(folder, {recursive: true}));

const tokens = {
  GP_ISSUER: 'https://issuer.example',
  GP_AUDIENCE: 'gp-services',
  GP_JWKS: 'https://issuer.example/keys',
};

function faultyKeys(env: Environment): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults.map((fault) => fault.split(' ')[0] ?? '');
  }
}

describe('configuration', () => {
  it('has safe defaults', () => {
    const config = readConfig(tokens);
    assert.deepEqual(
      [config.host, config.port, config.dataDir, config.allowedOrigins],
      ['127.0.0.1', 4000, './.data', []],
    );
    assert.deepEqual(config.tokens, {
      issuer: 'https://issuer.example',
      audience: 'gp-services',
      keys: new URL(tokens.GP_JWKS),
    });
    assert.equal(config.statics.isImmutable, true);
  });

  it('names every missing key at once', () => {
    assert.deepEqual(faultyKeys({}), ['GP_ISSUER', 'GP_AUDIENCE', 'GP_JWKS']);
  });

  describe('of notices', () => {
    const mail = {
      GP_SMTP_URL: 'smtp://praktijk%40mail.example:ge%3Aheim@mail.example',
      GP_MAIL_FROM: 'Praktijk De Linde <afspraken@praktijk.example>',
      GP_PAGE_URL: 'https://praktijk.example/afspraken',
    };

    it('sends nothing by default', () => {
      assert.deepEqual(readConfig(tokens).notices, {mail: undefined, smsFolder: undefined, page: undefined});
    });

    it('reads a mail server with its user and password', () => {
      const server = {host: 'mail.example', port: 587, isSecure: false, isLocal: false};
      assert.deepEqual(readConfig({...tokens, ...mail, GP_SMS_DIR: folder}).notices, {
        mail: {
          server: {...server, login: {user: 'praktijk@mail.example', pass: 'ge:heim'}},
          from: {name: 'Praktijk De Linde', address: 'afspraken@praktijk.example'},
        },
        smsFolder: folder,
        page: 'https://praktijk.example/afspraken',
      });
      const of = (GP_SMTP_URL: string) => readConfig({...tokens, ...mail, GP_SMTP_URL}).notices.mail?.server;
      assert.deepEqual(of('smtps://mail.example'), {...server, port: 465, isSecure: true});
      assert.deepEqual(of('smtp://127.0.0.1:2525'), {
        ...server,
        host: '127.0.0.1',
        port: 2525,
        isLocal: true,
      });
    });

    const {GP_MAIL_FROM: _from, ...noSender} = mail;
    const {GP_PAGE_URL: _page, ...noPage} = mail;
    for (const [title, env, keys] of [
      ['no sender', noSender, ['GP_MAIL_FROM']],
      ['no page', noPage, ['GP_PAGE_URL']],
      ['text messages without a page', {GP_SMS_DIR: folder}, ['GP_PAGE_URL']],
      ['an address of the web', {...mail, GP_SMTP_URL: 'https://geheim.example'}, ['GP_SMTP_URL']],
      ['a user without a password', {...mail, GP_SMTP_URL: 'smtp://geheim@mail.example'}, ['GP_SMTP_URL']],
      ['a sender without a domain', {...mail, GP_MAIL_FROM: 'Geheim <geheim>'}, ['GP_MAIL_FROM']],
      [
        'two lines in the sender',
        {...mail, GP_MAIL_FROM: 'Geheim\r\nBcc: x <a@b.example>'},
        ['GP_MAIL_FROM'],
      ],
      ['a page with a query', {...mail, GP_PAGE_URL: 'https://praktijk.example/?t=geheim'}, ['GP_PAGE_URL']],
      ['a page without TLS', {...mail, GP_PAGE_URL: 'http://geheim.example/'}, ['GP_PAGE_URL']],
      ['no such folder', {...mail, GP_SMS_DIR: join(folder, 'geheim')}, ['GP_SMS_DIR']],
    ] as const) {
      it(`refuses ${title}, and repeats nothing of it`, () => {
        assert.deepEqual(faultyKeys({...tokens, ...env}), keys);
        assert.throws(
          () => readConfig({...tokens, ...env}),
          (error: Error) => !/geheim/i.test(error.message),
        );
      });
    }

    it('keeps the demo from sending anything', () => {
      assert.deepEqual(faultyKeys({...mail, GP_DEMO: '1', GP_SMS_DIR: folder}), [
        'GP_SMTP_URL',
        'GP_SMS_DIR',
      ]);
    });
  });

  it('names every invalid key at once, and repeats no value', () => {
    const env = {
      PORT: 'geheim',
      GP_DEMO: 'geheim',
      GP_ALLOWED_ORIGINS: 'geheim',
      GP_NOW: 'geheim',
      GP_LOG_LEVEL: 'geheim',
      GP_TRUSTED_PROXIES: 'geheim',
      GP_LIMIT_PERSON: 'geheim',
      GP_LIMIT_ADDRESS: 'geheim',
      GP_JWKS: 'geheim',
      GP_STATIC: 'geheim',
      GP_ELEMENTS: 'geheim',
      GP_SIGN_IN_URL: 'geheim',
      GP_SIGN_IN_SCRIPT: 'geheim',
    };
    assert.deepEqual(faultyKeys(env), [
      'PORT',
      'GP_DEMO',
      'GP_ALLOWED_ORIGINS',
      'GP_TRUSTED_PROXIES',
      'GP_LIMIT_PERSON',
      'GP_LIMIT_ADDRESS',
      'GP_NOW',
      'GP_LOG_LEVEL',
      'GP_ISSUER',
      'GP_AUDIENCE',
      'GP_JWKS',
      'GP_STATIC',
      'GP_ELEMENTS',
      'GP_SIGN_IN_URL',
      'GP_SIGN_IN_SCRIPT',
    ]);
    assert.throws(
      () => readConfig(env),
      (error: Error) => !error.message.includes('geheim'),
    );
  });

  it('takes exact origins only', () => {
    const withOrigins = (origins: string) => ({...tokens, GP_ALLOWED_ORIGINS: origins});
    assert.deepEqual(readConfig(withOrigins('https://a.example, http://localhost:8080')).allowedOrigins, [
      'https://a.example',
      'http://localhost:8080',
    ]);
    for (const wrong of [
      '*',
      'null',
      'https://*.a.example',
      'https://a.example/',
      'a.example',
      'https://A.example',
      'file://',
    ]) {
      assert.deepEqual(faultyKeys(withOrigins(`https://a.example,${wrong}`)), ['GP_ALLOWED_ORIGINS'], wrong);
    }
  });

  it('believes only proxies that are named by address', () => {
    const withProxies = (proxies: string) => ({...tokens, GP_TRUSTED_PROXIES: proxies});
    assert.deepEqual(readConfig(tokens).trustedProxies, []);
    assert.deepEqual(readConfig(withProxies('127.0.0.1, 10.0.0.0/8,fd00::/8')).trustedProxies, [
      '127.0.0.1',
      '10.0.0.0/8',
      'fd00::/8',
    ]);
    for (const wrong of ['*', 'true', 'proxy.example', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.0/8/8', '::/129'])
      assert.deepEqual(faultyKeys(withProxies(wrong)), ['GP_TRUSTED_PROXIES'], wrong);
  });

  it('limits requests unless told not to', () => {
    const {perPerson, perAddress} = readConfig(tokens).limits;
    assert.ok(perPerson > 0 && perAddress > 0);
    assert.deepEqual(readConfig({...tokens, GP_LIMIT_PERSON: '0', GP_LIMIT_ADDRESS: '9'}).limits, {
      perPerson: 0,
      perAddress: 9,
    });
    for (const wrong of ['-1', '1.5', '1e3', ' '])
      assert.deepEqual(faultyKeys({...tokens, GP_LIMIT_PERSON: wrong}), ['GP_LIMIT_PERSON'], wrong);
  });

  it('takes keys from a file, over TLS, or from this machine', () => {
    const withKeys = (GP_JWKS: string) => ({...tokens, GP_JWKS});
    for (const right of [
      join(folder, 'keys.json'),
      'https://a.example/keys',
      'http://127.0.0.1:1/keys',
      'http://[::1]/keys',
    ]) {
      assert.deepEqual(faultyKeys(withKeys(right)), [], right);
    }
    for (const wrong of ['http://a.example/keys', join(folder, 'other.json'), folder, 'data:,{}']) {
      assert.deepEqual(faultyKeys(withKeys(wrong)), ['GP_JWKS'], wrong);
    }
  });

  it('signs in at an https address or a path here, with a script from here, and never with one of them', () => {
    const withSignIn = (GP_SIGN_IN_URL?: string, GP_SIGN_IN_SCRIPT?: string) => ({
      ...tokens,
      ...(GP_SIGN_IN_URL === undefined ? {} : {GP_SIGN_IN_URL}),
      ...(GP_SIGN_IN_SCRIPT === undefined ? {} : {GP_SIGN_IN_SCRIPT}),
    });
    assert.equal(readConfig(tokens).signIn, undefined);
    for (const href of ['https://inloggen.example/start?praktijk=1', '/inloggen', '/a/b?c=d']) {
      const script = '/js/sessie.js';
      assert.deepEqual(readConfig(withSignIn(href, script)).signIn, {href, script}, href);
    }
    const elsewhere = [
      '//elders.example/a',
      '/\\elders.example/a',
      'javascript:alert(1)',
      'data:,a',
      'inloggen',
    ];
    for (const wrong of [
      ...elsewhere,
      'http://inloggen.example/',
      'https:inloggen',
      'https://',
      'https://a.example/a b',
    ])
      assert.deepEqual(faultyKeys(withSignIn(wrong, '/js/sessie.js')), ['GP_SIGN_IN_URL'], wrong);
    for (const wrong of [...elsewhere, 'https://inloggen.example/sessie.js', '/js/een sessie.js'])
      assert.deepEqual(faultyKeys(withSignIn('/inloggen', wrong)), ['GP_SIGN_IN_SCRIPT'], wrong);
    assert.deepEqual(faultyKeys(withSignIn('/inloggen')), ['GP_SIGN_IN_SCRIPT']);
    assert.deepEqual(faultyKeys(withSignIn(undefined, '/js/sessie.js')), ['GP_SIGN_IN_SCRIPT']);
  });

  it('keeps the demo on this machine, and the rest out of it', () => {
    const demo = {GP_DEMO: '1'};
    assert.equal(readConfig(demo).tokens, undefined);
    assert.equal(readConfig(demo).statics.isImmutable, false);
    for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
      assert.deepEqual(faultyKeys({...demo, HOST}), [], HOST);
    for (const HOST of ['0.0.0.0', '::', '192.168.1.2', 'localhost.example', '127.0.0.1.example']) {
      assert.deepEqual(faultyKeys({...demo, HOST}), ['HOST'], HOST);
    }
    assert.deepEqual(faultyKeys({...demo, ...tokens}), ['GP_ISSUER', 'GP_AUDIENCE', 'GP_JWKS']);
  });

  it('sets the clock in the demo only', () => {
    const GP_NOW = '2026-11-23T07:55:00+01:00';
    assert.equal(readConfig({GP_DEMO: '1', GP_NOW}).startAt, Date.parse(GP_NOW));
    assert.deepEqual(faultyKeys({...tokens, GP_NOW}), ['GP_NOW']);
    assert.deepEqual(faultyKeys({GP_DEMO: '1', GP_NOW: '2026-11-23'}), ['GP_NOW']);
    assert.deepEqual(faultyKeys({GP_DEMO: '1', GP_NOW: '2026-13-23T07:55:00+01:00'}), ['GP_NOW']);
  });
});
