import assert from 'node:assert/strict';
import {mkdtemp, readdir, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import SqliteDatabase from 'better-sqlite3';
import {sql, type Kysely} from 'kysely';
import {DATABASE_FILE, openDatabase} from './database.ts';
import type {Database} from './schema.ts';
import {writeTransaction} from './transaction.ts';

describe('the store', () => {
  let dataDir: string;
  let db: Kysely<Database>;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gp-store-'));
    db = await openDatabase({dataDir});
  });
  afterEach(async () => {
    await db.destroy();
    await rm(dataDir, {recursive: true});
  });

  const secretNames = async () =>
    (await db.selectFrom('secret').select('name').orderBy('name').execute()).map(({name}) => name);

  it('has exactly the tables and columns of the schema', async () => {
    const text = await readFile(new URL('./schema.ts', import.meta.url), 'utf8');
    const blocks = [...text.matchAll(/interface (\w+)Table( extends Sourced)? \{([^}]*)\}/g)];
    const wanted = blocks.map(([, name = '', sourced, body = '']) => {
      const own = [...body.matchAll(/^ {2}(\w+):/gm)].map(([, column]) => column ?? '');
      const source = sourced === undefined ? [] : ['source_system', 'source_id', 'source_version'];
      return [name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase(), [...own, ...source].sort()] as const;
    });
    const tables = await db.introspection.getTables();
    const there = tables.map(
      ({name, columns}) => [name, columns.map((column) => column.name).sort()] as const,
    );
    assert.deepEqual(Object.fromEntries(there), Object.fromEntries(wanted));
  });

  it('allows null exactly where the schema does', async () => {
    const text = await readFile(new URL('./schema.ts', import.meta.url), 'utf8');
    const tables = await db.introspection.getTables();
    for (const {name, columns} of tables) {
      const pascal = name.replace(/(^|_)(\w)/g, (_all, _line, letter: string) => letter.toUpperCase());
      const body = new RegExp(`interface ${pascal}Table[^{]*\\{([^}]*)\\}`).exec(text)?.[1] ?? '';
      for (const column of columns.filter(({name: of}) => !of.startsWith('source_'))) {
        const type = new RegExp(`^ {2}${column.name}:([^;]*);`, 'm').exec(body)?.[1] ?? '';
        const isKey = ['id', 'seq', 'slot_id', 'scope', 'name'].includes(column.name);
        if (!isKey) assert.equal(column.isNullable, type.includes('null'), `${name}.${column.name}`);
      }
    }
  });

  it('keeps every commit on disk', async () => {
    const read = async (pragma: string) => {
      const {rows} = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db);
      return Object.values(rows[0] ?? {})[0];
    };
    assert.deepEqual(
      [
        await read('journal_mode'),
        await read('synchronous'),
        await read('foreign_keys'),
        await read('busy_timeout'),
      ],
      ['wal', 2, 1, 100],
    );
  });

  it('is for its owner only', async () => {
    await db.insertInto('secret').values({name: 'a', value: 'x'}).execute();
    for (const name of await readdir(dataDir))
      assert.equal((await stat(join(dataDir, name))).mode & 0o077, 0, name);
  });

  it('opens again with what it held, and migrates only once', async () => {
    const migrations = async () =>
      (await sql`select name, timestamp from kysely_migration order by name`.execute(db)).rows;
    const before = await migrations();
    assert.ok(before.length > 0);
    await db.insertInto('secret').values({name: 'a', value: 'x'}).execute();
    await db.destroy();
    db = await openDatabase({dataDir});
    assert.deepEqual(await secretNames(), ['a']);
    assert.deepEqual(await migrations(), before);
  });

  it('lets one claim have a Slot, by constraint', async () => {
    await db
      .insertInto('schedule')
      .values({
        id: 's',
        practitioner_id: null,
        location_id: null,
        active: 1,
        source_system: null,
        source_id: null,
        source_version: null,
      })
      .execute();
    await db
      .insertInto('slot')
      .values({
        id: 'slot',
        schedule_id: 's',
        start_at: 0,
        end_at: 1,
        status: 'free',
        closed: 0,
        source_system: null,
        source_id: null,
        source_version: null,
      })
      .execute();
    const claim = (row: {hold_id: string | null; appointment_id: string | null; expires_at: number | null}) =>
      db
        .insertInto('slot_claim')
        .values({slot_id: 'slot', ...row})
        .execute();
    await assert.rejects(claim({hold_id: null, appointment_id: null, expires_at: null}), /CHECK/);
    await assert.rejects(claim({hold_id: 'h', appointment_id: 'a', expires_at: 1}), /CHECK/);
    await assert.rejects(claim({hold_id: 'h', appointment_id: null, expires_at: null}), /CHECK/);
    await claim({hold_id: null, appointment_id: 'a', expires_at: null});
    await assert.rejects(claim({hold_id: null, appointment_id: 'b', expires_at: null}), /UNIQUE/);
  });

  describe('writeTransaction', () => {
    it('commits what resolves and undoes what rejects', async () => {
      await writeTransaction(db, (trx) =>
        trx.insertInto('secret').values({name: 'kept', value: 'x'}).execute(),
      );
      const failing = writeTransaction(db, async (trx) => {
        await trx.insertInto('secret').values({name: 'undone', value: 'x'}).execute();
        throw new Error('no');
      });
      await assert.rejects(failing, /no/);
      assert.deepEqual(await secretNames(), ['kept']);
    });

    it('says that the disk is full when it is, and works again when it no longer is', async () => {
      const {rows} = await sql<{page_count: number}>`pragma page_count`.execute(db);
      const write = () =>
        writeTransaction(db, async (trx) => {
          await trx
            .insertInto('secret')
            .values({name: 'long', value: 'x'.repeat(200_000)})
            .execute();
        });
      await sql.raw(`pragma max_page_count = ${String(rows[0]?.page_count)}`).execute(db);
      // SQLite has undone the transaction by itself; that it cannot be undone again must not hide why.
      await assert.rejects(write(), {code: 'SQLITE_FULL'});
      await sql`pragma max_page_count = 1000000`.execute(db);
      await write();
      assert.deepEqual(await secretNames(), ['long']);
    });

    it('lets writers follow one another, and readers see no half', async () => {
      await db.insertInto('secret').values({name: 'count', value: '0'}).execute();
      const add = () =>
        writeTransaction(db, async (trx) => {
          const {value} = await trx
            .selectFrom('secret')
            .select('value')
            .where('name', '=', 'count')
            .executeTakeFirstOrThrow();
          await trx.insertInto('secret').values({name: 'half', value}).execute();
          await new Promise((resolve) => setImmediate(resolve));
          await trx.deleteFrom('secret').where('name', '=', 'half').execute();
          await trx
            .updateTable('secret')
            .set({value: String(Number(value) + 1)})
            .where('name', '=', 'count')
            .execute();
        });
      const seen = await Promise.all([
        ...Array.from({length: 20}, add),
        ...Array.from({length: 20}, secretNames),
      ]);
      assert.ok(seen.every((names) => names === undefined || !names.includes('half')));
      const {value} = await db
        .selectFrom('secret')
        .select('value')
        .where('name', '=', 'count')
        .executeTakeFirstOrThrow();
      assert.equal(value, '20');
    });

    it('tries again when another writer was in the way, from the start', async () => {
      let attempts = 0;
      await writeTransaction(db, async (trx) => {
        attempts += 1;
        await trx
          .insertInto('secret')
          .values({name: `attempt ${attempts}`, value: 'x'})
          .execute();
        if (attempts < 3) throw Object.assign(new Error('busy'), {code: 'SQLITE_BUSY_SNAPSHOT'});
      });
      assert.deepEqual(await secretNames(), ['attempt 3']);
    });

    it('gives up in the end', async () => {
      let attempts = 0;
      const work = () => {
        attempts += 1;
        return Promise.reject(Object.assign(new Error('deadlock'), {code: '40P01'}));
      };
      await assert.rejects(writeTransaction(db, work, {patienceMs: 50}), {code: '40P01'});
      assert.ok(attempts > 1);
    });

    it('waits for another process that writes, while readers go on', async () => {
      const other = new SqliteDatabase(join(dataDir, DATABASE_FILE));
      other.exec("begin immediate; insert into secret values ('theirs', 'x')");
      const writing = writeTransaction(db, (trx) =>
        trx.insertInto('secret').values({name: 'ours', value: 'x'}).execute(),
      );
      for (let look = 0; look < 5; look += 1) assert.deepEqual(await secretNames(), []);
      other.exec('commit');
      other.close();
      await writing;
      assert.deepEqual(await secretNames(), ['ours', 'theirs']);
    });
  });
});
