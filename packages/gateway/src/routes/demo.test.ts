import assert from 'node:assert/strict';
import {mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {claimDemoFolder} from '../demo-folder.ts';
import {demoStaff} from '../demo/staff.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addPerson} from '../testing/people.ts';
import {demoSigner, type DemoSigner} from './demo.ts';
import {sessionHandlers} from './session.ts';

describe('signing in to the demo', () => {
  let gateway: TestGateway;
  let folder: string;
  let demo: DemoSigner;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-demo-'));
    demo = await demoSigner(folder);
    gateway = await startTestGateway({
      handlers: fakeHandlers(sessionHandlers),
      config: {demo, tokens: demo.tokens},
    });
    const {db} = gateway;
    await addPerson(db, {id: 'anna', name: 'Anna de Vries', sort_name: 'Vries'});
    await addPerson(db, {id: 'twelve', name: 'Tess Aalbers', sort_name: 'Aalbers', birth_date: '2014-11-23'});
    await addPerson(db, {id: 'eleven', name: 'Bram de Vries', birth_date: '2014-11-24'});
    await addPerson(db, {
      id: 'karel',
      name: 'Karel Jansen',
      sort_name: 'Jansen',
      registration: 'deregistered',
    });
    await addPerson(db, {id: 'unsure', name: 'Zus Zomer', sort_name: 'Zomer', birth_date: null});
    await addPerson(db, {id: 'omar', name: 'Omar Weg', deceased: 1});
  });
  after(async () => {
    await gateway.close();
    await rm(folder, {recursive: true});
  });

  const signIn = (payload: object | string) =>
    gateway.app.inject({
      method: 'POST',
      url: '/demo/sign-in',
      headers: {'content-type': 'application/json'},
      payload,
    });

  it('lists who can, and every one of them can', async () => {
    const {items} = (await gateway.app.inject('/demo/people')).json<{
      items: {id: string; name: string; role: string}[];
    }>();
    assert.deepEqual(items, [
      {id: 'twelve', name: 'Tess Aalbers', role: 'patient', registration: 'registered', age: 12},
      {id: 'karel', name: 'Karel Jansen', role: 'patient', registration: 'deregistered', age: 46},
      {id: 'anna', name: 'Anna de Vries', role: 'patient', registration: 'registered', age: 46},
      {id: 'unsure', name: 'Zus Zomer', role: 'patient', registration: 'registered'},
      ...demoStaff.flatMap(({id, name, role}) => (role === 'system' ? [] : [{id, name, role}])),
    ]);
    for (const {id} of items) {
      const {accessToken, expiresIn} = (await signIn({personId: id})).json<{
        accessToken: string;
        expiresIn: number;
      }>();
      assert.equal(expiresIn, 3600);
      const session = await gateway.app.inject({
        url: '/v1/session',
        headers: {authorization: `Bearer ${accessToken}`},
      });
      assert.equal(session.json<{actor: {id: string}}>().actor.id, id);
    }
  });

  it('refuses a child under 12, the deceased, and who does not exist', async () => {
    for (const personId of ['eleven', 'omar', 'nobody']) {
      assert.equal((await signIn({personId})).json<{code: string}>().code, 'not-found', personId);
    }
    assert.equal((await signIn({})).json<{code: string}>().code, 'validation-failed');
    assert.equal((await signIn('{')).json<{code: string}>().code, 'malformed-json');
  });

  it('keeps its key, readable by its owner only, so that a restart signs nobody out', async () => {
    const {accessToken} = (await signIn({personId: 'anna'})).json<{accessToken: string}>();
    const again = await demoSigner(folder);
    assert.equal((await again.sign('anna', 0)).expiresIn, 3600);
    assert.equal(
      accessToken.split('.')[0],
      (await again.sign('anna', gateway.clock.now())).accessToken.split('.')[0],
    );
    assert.equal((await stat(join(folder, 'demo-key.json'))).mode & 0o777, 0o600);
  });

  it('does not exist outside the demo', async () => {
    const plain = await startTestGateway({handlers: fakeHandlers({})});
    const answers = [
      await plain.app.inject('/demo/people'),
      await plain.app.inject({method: 'POST', url: '/demo/sign-in', payload: {personId: 'anna'}}),
    ];
    await plain.close();
    assert.deepEqual(
      answers.map(({statusCode}) => statusCode),
      [404, 404],
    );
  });
});

describe('the folder of the demo', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-demo-'));
  });
  after(() => rm(folder, {recursive: true}));

  it('is made when missing, taken when empty, and known again', async () => {
    const made = join(folder, 'a', 'b');
    claimDemoFolder(made);
    await writeFile(join(made, 'gateway.sqlite'), '');
    claimDemoFolder(made);
    assert.deepEqual((await readdir(made)).sort(), ['.gp-demo', 'gateway.sqlite']);
  });

  it('is refused when anything else made it', async () => {
    const other = await mkdtemp(join(folder, 'other-'));
    await writeFile(join(other, 'gateway.sqlite'), '');
    assert.throws(() => claimDemoFolder(other), /GP_DATA_DIR/);
    assert.deepEqual(await readdir(other), ['gateway.sqlite']);
  });
});
