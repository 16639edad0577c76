import type {Database} from 'better-sqlite3';
import {CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver} from 'kysely';
import type {DatabaseConnection} from 'kysely';

/**
 * Kysely begins SQLite transactions deferred. One that reads and then writes beside another process that writes (an
 * import) then fails with SQLITE_BUSY_SNAPSHOT, which no busy timeout cures. So each begins as a writer.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Database;

  constructor(database: Database) {
    super({database});
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk makes SQLite roll back by itself. Doing so again would fail, and hide what was wrong. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite does roll back DDL. Saying so lets the migrator work in one transaction: a crash leaves no half a schema. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class GatewaySqliteDialect extends SqliteDialect {
  readonly #database: Database;

  constructor(database: Database) {
    super({database});
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}
