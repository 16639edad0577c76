/** What is exported and imported again is the same. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {suite, test} from 'node:test';
import type {MedicationBlock} from '../domain/medication/block.ts';
import {findPerson} from '../store/people.ts';
import {blocksOf} from '../store/medication.ts';
import {medicationBundle} from './fhir-r4/write-medication.ts';
import {list} from './fhir/fields.ts';
import {importFiles, importResources} from './import.ts';
import {readContent, readSourceFile} from './read-files.ts';
import {openTestStore, type TestStore} from './testing/store.ts';

const root = resolve(import.meta.dirname, '../../../..');
const samples = resolve(root, process.env['GP_SAMPLES'] ?? '../shared/data');
const r4 = join(samples, 'patients-r4');
const skip = existsSync(r4) ? false : 'the sample files (GP_SAMPLES) are not here';

async function again(
  store: TestStore,
  personId: string,
): Promise<[MedicationBlock[], MedicationBlock[], string[]]> {
  const person = await findPerson(store.db, personId);
  assert.ok(person);
  const before = await blocksOf(store.db, personId);
  const bundle = medicationBundle(person, before);
  const fresh = await openTestStore();
  try {
    const {entries} = readContent('export.json', JSON.stringify(bundle));
    const report = await importResources(
      fresh.db,
      entries.map(({resource, fullUrl}) => ({resource, ...(fullUrl !== undefined && {fullUrl})})),
      fresh,
    );
    const left = report.resources.flatMap(({kind, id, outcome, reason, notes}) => [
      ...(outcome === 'left' ? [`${kind}/${id}: ${reason ?? ''}`] : []),
      ...notes.map((note) => `${kind}/${id}: ${note}`),
    ]);
    // Whom only a server's id tells gets an id of the export's own in a store that never saw the source.
    const copy = await fresh.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
    const after = (await blocksOf(fresh.db, copy.id)).map((block) => ({...block, personId}));
    return [before, after, left];
  } finally {
    await fresh.close();
  }
}

suite('import(export(x)) equals x', {skip}, () => {
  const files = existsSync(r4) ? readdirSync(r4).filter((name) => /^medication--(?!.*none)/.test(name)) : [];

  for (const path of [...files, 'repeat-proposals']) {
    test(path, async () => {
      const store = await openTestStore();
      try {
        await importFiles(store.db, [join(r4, path)], store);
        const people = await store.db.selectFrom('person').select('id').execute();
        for (const {id} of people) {
          const [before, after, left] = await again(store, id);
          assert.ok(before.length > 0);
          assert.deepEqual(after, before);
          assert.deepEqual(left, []);
        }
      } finally {
        await store.close();
      }
    });
  }

  test('in the form of the samples: the same extensions, fields and codes', async () => {
    const store = await openTestStore();
    try {
      const path = join(r4, 'medication--huyser.json');
      await importFiles(store.db, [path], store);
      const person = await store.db.selectFrom('person').selectAll().executeTakeFirstOrThrow();
      const bundle = medicationBundle(person, await blocksOf(store.db, person.id));
      const sample = await readSourceFile(path);
      const shape = (resource: Record<string, unknown>): unknown => [
        Object.keys(resource).sort(),
        [...list(resource['extension']), ...list(resource['modifierExtension'])].map(({url}) => url).sort(),
        resource['category'],
      ];
      const byId = new Map(sample.entries.map(({resource}) => [resource['id'], resource]));
      const blocks = list(bundle['entry'])
        .map((entry) => list(entry['resource'])[0] ?? {})
        .filter(({resourceType}) => /^Medication./.test(String(resourceType)));
      assert.equal(blocks.length, 14);
      for (const block of blocks) {
        const {text: _, ...original} = byId.get(block['id']) ?? {};
        assert.deepEqual(shape(block), shape(original), String(block['id']));
      }
    } finally {
      await store.close();
    }
  });
});
