import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {practiceSettings} from '../domain/testing/settings.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addPerson} from '../testing/people.ts';

type Schemas = components['schemas'];
type State = Schemas['SettingsState'];
type Changes = Schemas['SettingsChangeList'];
type Problem = Schemas['Problem'];

let gateway: TestGateway;
let manager: string;
let key = 0;

interface Asked {
  method?: 'GET' | 'PUT' | 'POST';
  token?: string | undefined;
  body?: object;
  etag?: string;
  key?: string;
}

async function ask<T>(
  path: string,
  {method = 'GET', token = manager, body, etag, key: of = `settings-${(key += 1)}`}: Asked = {},
): Promise<{status: number; body: T; etag: string}> {
  const answer = await gateway.app.inject({
    method,
    url: `/v1/settings${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(method === 'GET' ? {} : {'idempotency-key': of}),
      ...(etag === undefined ? {} : {'if-match': etag}),
    },
    ...(body === undefined ? {} : {payload: body}),
  });
  return {status: answer.statusCode, body: answer.json<T>(), etag: String(answer.headers['etag'])};
}

const read = async (): Promise<State> => (await ask<State>('')).body;
const put = (settings: object, etag: string, of?: string) =>
  ask<State & Problem>('', {method: 'PUT', body: settings, etag, ...(of !== undefined && {key: of})});
const undo = (revision: number | string, etag: string) =>
  ask<State & Problem>(`/changes/${revision}/undoing`, {method: 'POST', etag});
const changes = async (query = ''): Promise<Changes> => (await ask<Changes>(`/changes${query}`)).body;

const closure = {from: '2026-12-14', to: '2026-12-14', reason: 'Scholing'};

describe('the settings of the practice', () => {
  before(async () => {
    gateway = await startTestGateway();
    await addPerson(gateway.db, {id: 'anna', name: 'Anna de Vries'});
    manager = await gateway.tokenFor('willem', 'staff manager', {name: 'W. Hendriks'});
  });
  after(() => gateway.close());

  it('are for managers alone', async () => {
    const others = [await gateway.tokenFor('anna'), await gateway.tokenFor('samira', 'staff')];
    const {etag, settings} = await read();
    for (const token of others) {
      const tries = [
        ask<Problem>('', {token}),
        ask<Problem>('/changes', {token}),
        ask<Problem>('', {method: 'PUT', token, body: settings, etag}),
        ask<Problem>('/changes/1/undoing', {method: 'POST', token, etag}),
      ];
      for (const {status, body} of await Promise.all(tries))
        assert.deepEqual([status, body.code], [403, 'scope-insufficient']);
    }
  });

  it('hold from the next request on, with who changed what', async () => {
    const first = await read();
    assert.deepEqual([first.revision, first.changedBy], [1, undefined]);
    const changed = await put({...first.settings, closures: [closure]}, first.etag);
    assert.equal(changed.status, 200);
    assert.deepEqual(
      [changed.body.revision, changed.body.changedBy, changed.etag],
      [2, {id: 'willem', name: 'W. Hendriks'}, '"2"'],
    );
    const practice = await gateway.app.inject({url: '/v1/practice'});
    assert.ok(practice.json<Schemas['Practice']>().closures.some(({reason}) => reason === 'Scholing'));
    const {items} = await changes();
    assert.deepEqual(
      items.map(({revision, by, parts, undo: {allowed}}) => [revision, by?.name, parts, allowed]),
      [
        [2, 'W. Hendriks', ['/closures'], true],
        [1, undefined, [], false],
      ],
    );
  });

  it('that were changed meanwhile are not overwritten, and the state of now is told', async () => {
    const {settings} = await read();
    const late = await put({...settings, name: 'De Eik'}, '"1"');
    assert.deepEqual(
      [late.status, late.body.code, late.body.currentSettings?.revision],
      [412, 'precondition-failed', 2],
    );
    assert.equal((await read()).settings.name, settings.name);
  });

  it('are changed once under one key, and the same document makes no revision', async () => {
    const {settings, etag, revision} = await read();
    const next = {...settings, name: 'Praktijk De Linde'};
    const [once, again] = [await put(next, etag, 'the-same-key'), await put(next, etag, 'the-same-key')];
    assert.deepEqual([once.status, again.status, again.body.revision], [200, 200, revision + 1]);
    const same = await put(next, once.etag);
    assert.deepEqual([same.status, same.body.revision], [200, revision + 1]);
  });

  it('that contradict themselves are refused by place, and nothing changes', async () => {
    const {settings, etag, revision} = await read();
    const wrong = {...settings, closures: [{...closure, to: '2026-12-01'}]};
    const refused = await put(wrong, etag);
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.errors?.[0]],
      [400, 'validation-failed', {in: 'body', pointer: '/closures/0', message: 'ends before it starts'}],
    );
    const half = await put({...settings, closures: [{...closure, startTime: '12:00'}]}, etag);
    assert.deepEqual(half.body.errors?.[0], {
      in: 'body',
      pointer: '/closures/0/endTime',
      message: 'must be there when startTime is',
    });
    const unknown = await put({...settings, colour: 'green'}, etag);
    assert.deepEqual([unknown.status, unknown.body.code], [400, 'validation-failed']);
    assert.equal((await read()).revision, revision);
  });

  it('undo gives the altered parts back and leaves what came later', async () => {
    const {etag, revision} = await read();
    const before = (await changes()).items.find(({parts}) => parts.includes('/closures'));
    const back = await undo(before?.revision ?? 0, etag);
    assert.equal(back.status, 200);
    assert.deepEqual(back.body.settings.closures, practiceSettings().closures);
    assert.equal(back.body.settings.name, 'Praktijk De Linde');
    const [latest] = (await changes()).items;
    assert.deepEqual([latest?.revision, latest?.undoes, latest?.undo.allowed], [revision + 1, 2, true]);
    // Undone already: the same parts were altered again.
    const twice = await undo(2, back.etag);
    assert.deepEqual([twice.status, twice.body.code], [409, 'settings-changed-since']);
    for (const none of ['99', '0', '-1', '2.0', 'x', '1e0'])
      assert.equal((await undo(none, back.etag)).status, 404, none);
    assert.equal((await undo(1, back.etag)).status, 409);
    assert.equal((await undo(3, '"1"')).status, 412);
  });

  it('keep the list of alarm signs that somebody signed: other signs are another version', async () => {
    const {settings, etag} = await read();
    const signs = settings.alarmSigns['nl'];
    assert.ok(signs);
    const signed = {...signs, signedOffBy: 'dr. M. Bakker', isExample: false};
    const done = await put({...settings, alarmSigns: {nl: signed}}, etag);
    assert.equal(done.status, 200);
    const groups = [{id: 'general', title: 'Iedereen', signs: ['een ander teken']}];
    const other = await put({...settings, alarmSigns: {nl: {...signed, groups}}}, done.etag);
    assert.deepEqual([other.status, other.body.errors?.[0]?.pointer], [400, '/alarmSigns/nl/version']);
    const unsigned = {...signed, groups, version: '2026-2', signedOffBy: null, isExample: true};
    assert.equal((await put({...settings, alarmSigns: {nl: unsigned}}, done.etag)).status, 200);
  });

  it('list their changes page by page, each once', async () => {
    const all = (await changes()).items.map(({revision}) => revision);
    const paged: number[] = [];
    let query = '?limit=2';
    for (let page = 0; page < all.length; page += 1) {
      const {items, next} = await changes(query);
      paged.push(...items.map(({revision}) => revision));
      if (next === undefined) break;
      query = `?limit=2&cursor=${encodeURIComponent(next)}`;
    }
    assert.deepEqual(paged, all);
    assert.deepEqual(
      all,
      [...all].sort((a, b) => b - a),
    );
  });

  it('survive a restart, with their history', async () => {
    const [{revision}, {items}] = [await read(), await changes()];
    await gateway.restart();
    assert.equal((await read()).revision, revision);
    assert.deepEqual(await changes(), {items});
  });
});
