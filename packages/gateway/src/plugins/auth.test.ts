import assert from 'node:assert/strict';
import {generateKeyPairSync} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import {practiceHandlers} from '../routes/practice.ts';
import {practitionerHandlers} from '../routes/practitioners.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {TEST_AUDIENCE, TEST_ISSUER, testIssuer} from '../testing/issuer.ts';
import {addPerson} from '../testing/people.ts';
import {keysFrom, tokenCheck} from './auth.ts';

describe('bearer tokens', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startTestGateway({
      handlers: fakeHandlers({...practiceHandlers, ...practitionerHandlers}),
    });
    await addPerson(gateway.db, {id: 'anna', name: 'Anna de Vries'});
  });
  after(() => gateway.close());

  const ask = (authorization: string | undefined) =>
    gateway.app.inject({
      url: '/v1/practitioners',
      headers: authorization === undefined ? {} : {authorization},
    });
  const nowS = (): number => Math.floor(gateway.clock.now() / 1000);
  const plain = (header: object, payload: object): string =>
    `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  const claims = (): Record<string, unknown> => ({
    iss: TEST_ISSUER,
    aud: TEST_AUDIENCE,
    sub: 'anna',
    scope: 'patient',
    exp: nowS() + 60,
  });

  it('accepts a token of the issuer', async () => {
    const answer = await ask(`Bearer ${await gateway.tokenFor('anna')}`);
    assert.equal(answer.statusCode, 200);
    assert.equal((await ask(`bearer ${await gateway.tokenFor('anna')}`)).statusCode, 200);
  });

  const refusals: [
    title: string,
    code: string,
    header: () => Promise<string | undefined> | string | undefined,
  ][] = [
    ['no header', 'token-missing', () => undefined],
    ['an empty header', 'token-invalid', () => ''],
    ['another scheme', 'token-invalid', () => 'Basic YW5uYTpnZWhlaW0='],
    ['no token behind the scheme', 'token-invalid', () => 'Bearer '],
    ['something that is no token', 'token-invalid', () => 'Bearer nonsense'],
    [
      'a token that has ended, leeway past',
      'token-expired',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {exp: nowS() - 60})}`,
    ],
    [
      'a token for later, leeway past',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {nbf: nowS() + 61})}`,
    ],
    [
      'a token without an end',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {exp: undefined})}`,
    ],
    [
      'another issuer',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {iss: 'https://other.example'})}`,
    ],
    [
      'another audience',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {aud: 'other'})}`,
    ],
    [
      'no person',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {sub: undefined})}`,
    ],
    [
      'a person id that is none',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna/../karel')}`,
    ],
    [
      'a person id that is a number',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {sub: 5})}`,
    ],
    [
      // Milliseconds, where the claim is in seconds.
      'an end that no calendar shows',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {exp: gateway.clock.now()})}`,
    ],
    [
      'no scope',
      'token-invalid',
      async () => `Bearer ${await gateway.tokenFor('anna', 'patient', {scope: undefined})}`,
    ],
    [
      'a foreign key',
      'token-invalid',
      async () => `Bearer ${await (await testIssuer(gateway.clock)).tokenFor('anna')}`,
    ],
    ['no signature', 'token-invalid', () => `Bearer ${plain({alg: 'none'}, claims())}`],
    [
      'a shared secret instead of a key',
      'token-invalid',
      async () =>
        `Bearer ${await new SignJWT(claims()).setProtectedHeader({alg: 'HS256', kid: 'test'}).sign(Buffer.alloc(32, 1))}`,
    ],
    [
      'changed claims',
      'token-invalid',
      async () => {
        const [header, , signature] = (await gateway.tokenFor('anna')).split('.');
        const body = Buffer.from(JSON.stringify({...claims(), sub: 'karel'})).toString('base64url');
        return `Bearer ${header}.${body}.${signature}`;
      },
    ],
  ];
  for (const [title, code, header] of refusals) {
    it(`refuses ${title}: ${code}`, async () => {
      const answer = await ask(await header());
      assert.equal(answer.statusCode, 401);
      assert.equal(answer.json<{code: string}>().code, code);
      const challenge = String(answer.headers['www-authenticate']);
      assert.match(challenge, /^Bearer realm="gp-services"/);
      assert.equal(challenge.includes('error="invalid_token"'), code !== 'token-missing');
    });
  }

  it('allows clocks to differ by a minute', async () => {
    const late = await gateway.tokenFor('anna', 'patient', {exp: nowS() - 59});
    const early = await gateway.tokenFor('anna', 'patient', {nbf: nowS() + 60});
    assert.equal((await ask(`Bearer ${late}`)).statusCode, 200);
    assert.equal((await ask(`Bearer ${early}`)).statusCode, 200);
  });

  it('refuses a scope that does not reach the operation', async () => {
    for (const scope of ['staff', '', 'patients', 'patient:read']) {
      const answer = await ask(`Bearer ${await gateway.tokenFor('anna', scope)}`);
      assert.equal(answer.statusCode, 403);
      assert.equal(answer.json<{code: string}>().code, 'scope-insufficient');
      assert.match(String(answer.headers['www-authenticate']), /error="insufficient_scope", scope="patient"/);
    }
    assert.equal((await ask(`Bearer ${await gateway.tokenFor('anna', 'staff patient')}`)).statusCode, 200);
  });

  it('asks no token where the contract asks none', async () => {
    assert.equal(
      (await gateway.app.inject({url: '/v1/practice', headers: {authorization: 'Bearer x'}})).statusCode,
      200,
    );
  });

  it('accepts RS256, with keys from a file', async () => {
    const {publicKey, privateKey} = await generateKeyPair('RS256');
    const file = join(gateway.dataDir, 'keys.json');
    await writeFile(file, JSON.stringify({keys: [{...(await exportJWK(publicKey)), kid: 'rsa'}]}));
    const check = tokenCheck(
      {issuer: TEST_ISSUER, audience: TEST_AUDIENCE, keys: await keysFrom(file)},
      gateway.clock,
    );
    const token = await new SignJWT(claims()).setProtectedHeader({alg: 'RS256', kid: 'rsa'}).sign(privateKey);
    assert.equal((await check(`Bearer ${token}`)).id, 'anna');
    const other = await new SignJWT(claims())
      .setProtectedHeader({alg: 'PS256', kid: 'rsa'})
      .sign(privateKey)
      .catch(() => 'x');
    await assert.rejects(check(`Bearer ${other}`), {code: 'token-invalid'});
  });

  it('refuses a public key used as a shared secret', async () => {
    const {publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
    const pem = publicKey.export({type: 'spki', format: 'pem'});
    const file = join(gateway.dataDir, 'rsa.json');
    await writeFile(file, JSON.stringify({keys: [{...publicKey.export({format: 'jwk'}), kid: 'rsa'}]}));
    const check = tokenCheck(
      {issuer: TEST_ISSUER, audience: TEST_AUDIENCE, keys: await keysFrom(file)},
      gateway.clock,
    );
    const token = await new SignJWT(claims())
      .setProtectedHeader({alg: 'HS256', kid: 'rsa'})
      .sign(Buffer.from(pem));
    await assert.rejects(check(`Bearer ${token}`), {code: 'token-invalid'});
  });

  it('fetches keys from an address, and says so when they cannot be had', async () => {
    const {publicKey, privateKey} = await generateKeyPair('ES256');
    const keys = JSON.stringify({keys: [{...(await exportJWK(publicKey)), kid: 'remote'}]});
    let isUp = true;
    const server = createServer((_request, response) => {
      response.writeHead(isUp ? 200 : 500, {'content-type': 'application/json'}).end(isUp ? keys : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
    const rules = {issuer: TEST_ISSUER, audience: TEST_AUDIENCE};
    const token = await new SignJWT(claims())
      .setProtectedHeader({alg: 'ES256', kid: 'remote'})
      .sign(privateKey);
    try {
      const check = tokenCheck({...rules, keys: await keysFrom(address)}, gateway.clock);
      assert.equal((await check(`Bearer ${token}`)).id, 'anna');
      isUp = false;
      const without = tokenCheck({...rules, keys: await keysFrom(address)}, gateway.clock);
      await assert.rejects(without(`Bearer ${token}`), {code: 'service-unavailable'});
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('goes on with the keys it knows when the issuer cannot be reached, for a day', async (t) => {
    const {publicKey, privateKey} = await generateKeyPair('ES256');
    const keys = JSON.stringify({keys: [{...(await exportJWK(publicKey)), kid: 'remote'}]});
    let isUp = true;
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(isUp ? 200 : 500, {'content-type': 'application/json'}).end(isUp ? keys : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
    const rules = {issuer: TEST_ISSUER, audience: TEST_AUDIENCE, keys: await keysFrom(address)};
    const check = tokenCheck(rules, gateway.clock);
    const signed = (kid: string) =>
      new SignJWT(claims()).setProtectedHeader({alg: 'ES256', kid}).sign(privateKey);
    const minutes = (count: number) => t.mock.timers.tick(count * 60_000);
    t.mock.timers.enable({apis: ['Date'], now: Date.now()});
    try {
      const token = await signed('remote');
      assert.equal((await check(`Bearer ${token}`)).id, 'anna');
      isUp = false;
      minutes(11);
      assert.equal((await check(`Bearer ${token}`)).id, 'anna');
      assert.equal((await check(`Bearer ${token}`)).id, 'anna');
      // Asked once; then it is left alone for a while.
      assert.equal(asked, 2);
      await assert.rejects(check(`Bearer ${await signed('unknown')}`), {code: 'token-invalid'});
      minutes(24 * 60);
      await assert.rejects(check(`Bearer ${token}`), {code: 'service-unavailable'});
      isUp = true;
      assert.equal((await check(`Bearer ${token}`)).id, 'anna');
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
