import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, readdir, readFile, rm, stat, watch} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {updateAppointment, findAppointment, insertAppointment} from '../store/appointments.ts';
import {appointmentRow} from '../notices/testing/desk.ts';
import {acknowledgeFiles} from './acknowledge-files.ts';
import {exportAppointments, ExportError} from './export.ts';
import type {Fields} from './fhir/fields.ts';
import {importFiles, importResources} from './import.ts';
import {
  appointment,
  BSN_SYSTEM,
  CITIZEN_NUMBER,
  morning,
  patient,
  practitioner,
  rowId,
  schedule,
} from './testing/resources.ts';
import {addBooking, openTestStore, type TestStore} from './testing/store.ts';

const people = () => [
  practitioner(),
  schedule(),
  patient('sanne', {identifier: [{system: BSN_SYSTEM, value: CITIZEN_NUMBER}]}),
  ...morning(),
];
let store: TestStore;
let folder: string;
beforeEach(async () => {
  store = await openTestStore();
  folder = join(store.folder, 'out');
  await importResources(store.db, people(), store);
});
afterEach(() => store.close());

const run = (since?: string) => exportAppointments(store.db, folder, {...store, since});
/** As the service does it: the booking of Sanne on these Slots. */
async function book(slot: string): Promise<string> {
  const id = await addBooking(store.db, [rowId('Slot', slot)], {
    subject_id: rowId('Patient', 'sanne'),
    reason: 'Koorts',
  });
  await touch(id);
  return id;
}
async function touch(id: string, change: {status?: 'cancelled'} = {}): Promise<void> {
  const row = await findAppointment(store.db, id);
  const cancelled = change.status && ({cancelled_at: store.clock.now(), cancelled_by: 'patient'} as const);
  await updateAppointment(
    store.db,
    row!,
    {...change, ...cancelled, updated_at: store.clock.now()},
    'patient',
  );
}
async function exported(from = folder): Promise<Fields[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.ndjson')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(from, name), 'utf8')));
  return files
    .flatMap((content) => content.trim().split('\n'))
    .map((line) => JSON.parse(line) as Fields)
    .filter(({resourceType}) => resourceType === 'Appointment');
}
const ids = async (): Promise<unknown[]> => (await exported()).map(({id}) => id);

describe('an export', () => {
  it('holds what is new and changed since the last one, each once, cancelled ones included', async () => {
    const [a, b] = [await book('a'), await book('b')];
    assert.equal((await run()).appointments, 2);
    assert.equal((await run()).appointments, 0);
    await touch(a, {status: 'cancelled'});
    const {files} = await run();
    assert.equal(files.length, 1);
    const all = await exported();
    assert.deepEqual(
      all.map(({id}) => id),
      [a, b, a],
    );
    assert.deepEqual(all[2]?.['cancelationReason'], {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason',
          code: 'pat',
          display: 'Patient',
        },
      ],
    });
  });

  it('leaves out requests, what the practice brought itself, and what it has acknowledged', async () => {
    await importResources(store.db, [appointment('x', '11:00', '11:10')], store);
    const asked = await addBooking(store.db, [rowId('Slot', 'c')], {status: 'proposed'});
    await touch(asked);
    const known = await book('a');
    await run();
    assert.deepEqual(await ids(), [known]);
    const counts = await acknowledgeFiles(store.db, [folder], store);
    assert.deepEqual(counts, {recorded: 1, outdated: 0, unknown: 0});
    assert.equal((await run('0')).appointments, 0);
    await touch(known);
    assert.deepEqual(await acknowledgeFiles(store.db, [folder], store), {
      recorded: 0,
      outdated: 1,
      unknown: 0,
    });
    assert.equal((await run('0')).appointments, 1);
  });

  it('begins at an instant or a cursor where one is named, and says what is wrong with another', async () => {
    await book('a');
    const {cursor} = await run();
    store.clock.advance(60_000);
    const b = await book('b');
    await rm(folder, {recursive: true});
    await run(new Date(store.clock.now()).toISOString());
    assert.deepEqual(await ids(), [b]);
    await rm(folder, {recursive: true});
    await run(String(cursor));
    assert.deepEqual(await ids(), [b]);
    store.clock.advance(1);
    assert.equal((await run(new Date(store.clock.now()).toISOString())).appointments, 0);
    await assert.rejects(run('gisteren'), ExportError);
  });

  it('names things as their source does, without a citizen number or a name of the patient', async () => {
    await book('a');
    await run();
    const [resource] = await exported();
    const text = JSON.stringify(resource);
    assert.ok(!text.includes(CITIZEN_NUMBER) && !text.includes('Mevrouw'));
    assert.deepEqual((resource?.['participant'] as Fields[])[0]?.['actor'], {
      type: 'Patient',
      identifier: {system: 'https://his.example/fhir', value: 'sanne'},
    });
    assert.deepEqual(resource?.['reasonCode'], [{text: 'Koorts'}]);
    const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'));
    assert.equal((await stat(join(folder, file))).mode & 0o077, 0);
    const logged = await store.db
      .selectFrom('access_log')
      .select(['subject_id', 'resource'])
      .where('action', '=', 'export')
      .execute();
    assert.deepEqual(logged, [
      {subject_id: rowId('Patient', 'sanne'), resource: 'Appointment/booking-' + rowId('Slot', 'a')},
    ]);
  });

  it('goes into another gateway, which then has the same, and may be read again', async () => {
    await book('a');
    await touch(await book('b'), {status: 'cancelled'});
    await run();
    const other = await openTestStore();
    try {
      await importResources(other.db, people(), other);
      const {files} = await importFiles(other.db, [folder], other);
      assert.deepEqual(
        files
          .flatMap(({resources}) => resources.flatMap(({reason, notes}) => [reason, ...notes]))
          .filter(Boolean),
        [],
      );
      await importFiles(other.db, [folder], other);
      const facts = (of: TestStore) =>
        of.db
          .selectFrom('appointment')
          .select([
            'status',
            'subject_id',
            'practitioner_id',
            'start_at',
            'end_at',
            'channel',
            'cancelled_by',
          ])
          .orderBy('start_at')
          .execute();
      const [here, there] = [await facts(store), await facts(other)];
      assert.equal(there.length, 2);
      assert.deepEqual(there, here);
      const claims = await other.db.selectFrom('slot_claim').select('slot_id').execute();
      assert.deepEqual(claims, [{slot_id: rowId('Slot', 'a')}]);
    } finally {
      await other.close();
    }
  });

  it('that comes back from the practice is known there', async () => {
    const id = await book('a');
    await run();
    const {files} = await importFiles(store.db, [folder], store);
    assert.equal(files[0]?.resources[0]?.reason, 'the same appointment was booked here');
    const row = await findAppointment(store.db, id);
    assert.equal(row?.recorded_revision, row?.revision);
  });
});

describe('an export that is killed', () => {
  const server = fileURLToPath(new URL('../server.ts', import.meta.url));
  const start = () => {
    const {NODE_TEST_CONTEXT: _test, ...env} = process.env;
    return spawn(process.execPath, ['--import', 'tsx', '--conditions=gp-source', server, 'export', folder], {
      env: {...env, GP_DATA_DIR: join(store.folder, 'data')},
      stdio: 'ignore',
    });
  };

  it('loses nothing and doubles nothing when it is run again', async () => {
    const wanted = Array.from({length: 1600}, (_, index) => `apt-${String(index).padStart(4, '0')}`);
    await store.db.transaction().execute(async (trx) => {
      for (const id of wanted)
        await insertAppointment(
          trx,
          appointmentRow(id, '2026-12-01T09:00:00+01:00', store.clock.now()),
          'import',
        );
    });
    await mkdir(folder, {recursive: true});
    let kills = 0;
    for (let isOver = false; !isOver;) {
      const child = start();
      const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
      const looking = new AbortController();
      // After the first whole file of this run; later runs are cut off in the same way, until one has nothing left to write.
      const killing = (async () => {
        for await (const {filename} of watch(folder, {signal: looking.signal}))
          if (filename?.endsWith('.ndjson') && !filename.startsWith('.')) return void child.kill('SIGKILL');
      })().catch(() => undefined);
      const [code, signal] = await ended;
      looking.abort();
      await killing;
      if (signal === 'SIGKILL') kills += 1;
      else isOver = true;
      assert.ok(signal === 'SIGKILL' || code === 0);
      assert.ok(kills <= 20);
    }
    assert.ok(kills > 0);
    assert.deepEqual((await ids()).sort(), wanted);
  });
});
