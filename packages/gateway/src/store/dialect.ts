import {CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver, type SqliteDialectConfig} from 'kysely';
import type {DatabaseConnection} from 'kysely';

/**
 * Kysely begins SQLite transactions deferred. One that reads and then writes beside another process that writes (an
 * import) then fails with SQLITE_BUSY_SNAPSHOT, which no busy timeout cures. So each begins as a writer.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** SQLite does roll back DDL. Saying so lets the migrator work in one transaction: a crash leaves no half a schema. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class GatewaySqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}
