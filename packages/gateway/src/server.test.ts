import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, afterEach, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {demoPersonId} from './demo/ids.ts';
import {practiceSettings} from './domain/testing/settings.ts';
import {openDatabase} from './store/database.ts';

const server = fileURLToPath(new URL('./server.ts', import.meta.url));
/** Of the machine's environment only what a process needs to run. */
const {PATH} = process.env;

describe('the gateway as a process', () => {
  let folder: string;
  const running = new Set<ChildProcess>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-server-'));
  });
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
  });
  after(() => rm(folder, {recursive: true, force: true}));

  function start(args: string[], env: Record<string, string>): ChildProcess {
    const flags = ['--import', 'tsx', '--conditions=gp-source', server];
    const child = spawn(process.execPath, [...flags, ...args], {
      env: {PATH, PORT: '0', ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    return child;
  }

  async function run(
    args: string[],
    env: Record<string, string>,
  ): Promise<{code: number | null; out: string; err: string}> {
    const child = start(args, env);
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return {code, out, err};
  }

  /** Resolves with the address once it listens. */
  async function listening(child: ChildProcess): Promise<string> {
    assert.ok(child.stdout);
    for await (const line of createInterface(child.stdout)) {
      const address = /listening at (http:[^"]+)"/.exec(line)?.[1];
      if (address !== undefined) return address;
    }
    throw new Error('It ended before it listened.');
  }

  it('serves the demo, and ends cleanly on SIGTERM after answering what was begun', async () => {
    const dataDir = join(folder, 'demo');
    const child = start([], {GP_DEMO: '1', GP_DATA_DIR: dataDir, GP_NOW: '2026-11-23T07:55:00+01:00'});
    const address = await listening(child);
    assert.equal((await fetch(`${address}/readyz`)).status, 200);
    const practice = (await (await fetch(`${address}/v1/practice`)).json()) as {
      now: string;
      contactNow?: {who: string};
    };
    assert.match(practice.now, /^2026-11-23T07:55:/);
    assert.equal(practice.contactNow?.who, 'out-of-hours-post');
    const people = (await (await fetch(`${address}/demo/people`)).json()) as {items: unknown[]};
    assert.ok(people.items.length > 5);

    const last = fetch(`${address}/v1/practice`);
    child.kill('SIGTERM');
    const ended = once(child, 'exit');
    // Begun before or refused after: never half an answer.
    await last.then((answer) => answer.json()).catch(() => undefined);
    assert.deepEqual(await ended, [0, null]);
    assert.ok(
      (await readdir(dataDir)).every((name) => !name.endsWith('-wal')),
      'the store was closed',
    );
  });

  it('writes the notice of a booking after all when it is killed right after the answer, once', async () => {
    const GP_DATA_DIR = join(folder, 'killed');
    const at = (clock: string) =>
      start([], {GP_DEMO: '1', GP_DATA_DIR, GP_NOW: `2026-11-23T${clock}:00+01:00`, GP_LOG_LEVEL: 'info'});
    const child = at('08:05');
    const address = await listening(child);
    const json = async <T>(path: string, token: string, init: RequestInit = {}): Promise<T> => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `killed-${path}`,
      };
      const answer = await fetch(`${address}${path}`, {headers, ...init});
      assert.ok(answer.ok, `${path} ${answer.status}`);
      return (await answer.json()) as T;
    };
    const post = (body: object): RequestInit => ({method: 'POST', body: JSON.stringify(body)});
    const personId = demoPersonId('L-1001');
    const {accessToken} = await json<{accessToken: string}>('/demo/sign-in', '', post({personId}));
    const kinds = await json<{items: {id: string; selfBookable: boolean}[]}>(
      '/v1/appointment-types',
      accessToken,
    );
    const appointmentTypeId = kinds.items.find(({selfBookable}) => selfBookable)?.id ?? '';
    const times = await json<{items: {id: string}[]}>(
      `/v1/time-slots?appointmentType=${appointmentTypeId}&from=2026-11-24&to=2026-12-20`,
      accessToken,
    );
    const timeSlotId = times.items.at(-1)?.id;
    const booking = {timeSlotId, appointmentTypeId, reasonWithheld: true};
    const {noticeBy} = await json<{noticeBy: string}>('/v1/appointments', accessToken, post(booking));
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(noticeBy, 'email');

    // Later than any claim that the killed one may have had.
    const again = await listening(at('08:30'));
    let items: {channel: string; to: string; subject: string}[] = [];
    for (const deadline = Date.now() + 60_000; items.length === 0 && Date.now() < deadline;)
      ({items} = (await (await fetch(`${again}/demo/mail`)).json()) as {items: typeof items});
    assert.deepEqual(
      items.map(({to, subject}) => [to, subject]),
      [['sanne@klaproosveld.example', 'Uw afspraak bij Huisartsenpraktijk De Linde']],
    );
    assert.equal((await readdir(join(GP_DATA_DIR, 'outbox'))).length, 1);
  });

  it('says everything that is wrong with its configuration, and does not start', async () => {
    const {code, err} = await run([], {PORT: 'x', GP_DATA_DIR: join(folder, 'none')});
    assert.equal(code, 1);
    for (const key of ['PORT', 'GP_ISSUER', 'GP_AUDIENCE', 'GP_JWKS'])
      assert.match(err, new RegExp(`^ {2}${key} must be`, 'm'));
    assert.doesNotMatch(err, /\bat .*:\d+/);
  });

  it('keeps the demo off other addresses and other data', async () => {
    const other = await run([], {GP_DEMO: '1', HOST: '0.0.0.0', GP_DATA_DIR: join(folder, 'open')});
    assert.equal(other.code, 1);
    assert.match(other.err, /HOST must be a loopback address/);
    const real = join(folder, 'real');
    await (await openDatabase({dataDir: real})).destroy();
    const before = await readdir(real);
    const refused = await run([], {GP_DEMO: '1', GP_DATA_DIR: real});
    assert.equal(refused.code, 1);
    assert.match(refused.err, /GP_DATA_DIR must be a folder that the demo made/);
    assert.deepEqual(await readdir(real), before);
  });

  it('keeps what is real out of a folder of the demo, where anyone signs in as anyone', async () => {
    const GP_DATA_DIR = join(folder, 'was-demo');
    await mkdir(GP_DATA_DIR);
    await writeFile(join(GP_DATA_DIR, '.gp-demo'), '');
    const file = join(folder, 'any.json');
    await writeFile(file, JSON.stringify({resourceType: 'Practitioner', id: 'x', name: [{text: 'X'}]}));
    const tokens = {
      GP_ISSUER: 'https://issuer.example',
      GP_AUDIENCE: 'a',
      GP_JWKS: 'https://issuer.example/k',
    };
    for (const [args, env] of [
      [['import', file], {}],
      [['settings', file], {}],
      [[], tokens],
    ] as const) {
      const {code, err} = await run([...args], {GP_DATA_DIR, ...env});
      assert.equal(code, 1, args[0]);
      assert.match(err, /GP_DATA_DIR must be another folder than the demo has made/);
    }
    assert.deepEqual(await readdir(GP_DATA_DIR), ['.gp-demo']);
    assert.equal((await run(['import', file], {GP_DATA_DIR, GP_DEMO: '1'})).code, 0);
  });

  it('takes people into the demo with --as-demo, to be signed in as, and into no other folder', async () => {
    const GP_DATA_DIR = join(folder, 'as-demo');
    const file = join(folder, 'huyser.json');
    const patient = {
      resourceType: 'Patient',
      id: 'huyser',
      name: [{text: 'H. Huyser'}],
      birthDate: '1963-03-27',
    };
    await writeFile(file, JSON.stringify(patient));
    const args = ['import', file, '--as-demo'];

    const early = await run(args, {GP_DATA_DIR});
    assert.equal(early.code, 1);
    assert.match(early.err, /^ {2}GP_DATA_DIR must be a folder that the demo made, with --as-demo$/m);
    const real = join(folder, 'not-a-demo');
    await (await openDatabase({dataDir: real})).destroy();
    for (const env of [{}, {GP_DEMO: '1'}])
      assert.equal((await run(args, {GP_DATA_DIR: real, ...env})).code, 1, 'whatever GP_DEMO says');

    const address = await listening(start([], {GP_DEMO: '1', GP_DATA_DIR}));
    assert.equal((await run(['import', file], {GP_DATA_DIR})).code, 1, 'without the flag');
    const taken = await run(args, {GP_DATA_DIR});
    assert.equal(taken.code, 0, taken.err);
    assert.match(taken.out, /1 taken, 0 left, 0 files refused/);
    assert.match(taken.out, /anyone who opens it can sign in as them/);

    const {items} = (await (await fetch(`${address}/demo/people`)).json()) as {
      items: {id: string; name: string}[];
    };
    const personId = items.find(({name}) => name === 'H. Huyser')?.id;
    const signIn = await fetch(`${address}/demo/sign-in`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({personId}),
    });
    const {accessToken} = (await signIn.json()) as {accessToken: string};
    const headers = {authorization: `Bearer ${accessToken}`};
    const session = (await (await fetch(`${address}/v1/session`, {headers})).json()) as {actor: {id: string}};
    assert.equal(session.actor.id, personId);
  });

  it('refuses --as-demo with a command that fills no demo', async () => {
    const {code, err} = await run(['settings', '--as-demo'], {GP_DATA_DIR: join(folder, 'none')});
    assert.equal(code, 1);
    assert.match(err, /gp-gateway import <file…>/);
  });

  it('loads settings and imports files, with a report', async () => {
    const GP_DATA_DIR = join(folder, 'commands');
    const settings = join(folder, 'settings.json');
    await writeFile(settings, JSON.stringify(practiceSettings()));
    const loaded = await run(['settings', settings], {GP_DATA_DIR});
    assert.equal(loaded.code, 0, loaded.err);
    assert.match(loaded.out, /Huisartsenpraktijk De Linde/);
    const printed = await run(['settings'], {GP_DATA_DIR});
    assert.deepEqual(JSON.parse(printed.out), practiceSettings());
    await writeFile(settings, '{"name": "x"}');
    const faulty = await run(['settings', settings], {GP_DATA_DIR});
    assert.equal(faulty.code, 1);
    assert.match(faulty.err, /timeZone/);

    const file = join(folder, 'practitioner.json');
    await writeFile(
      file,
      JSON.stringify({resourceType: 'Practitioner', id: 'bakker', name: [{text: 'dr. M. Bakker'}]}),
    );
    const imported = await run(['import', file], {GP_DATA_DIR});
    assert.equal(imported.code, 0, imported.err);
    assert.match(imported.out, /1 taken, 0 left, 0 files refused/);
    await writeFile(file, '{');
    assert.equal((await run(['import', file], {GP_DATA_DIR})).code, 1);
  });

  it('explains its commands', async () => {
    const {code, err} = await run(['import'], {GP_DATA_DIR: join(folder, 'none')});
    assert.equal(code, 1);
    assert.match(err, /gp-gateway import <file…>/);
  });
});
