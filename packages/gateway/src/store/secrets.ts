import {randomBytes} from 'node:crypto';
import type {Kysely} from 'kysely';
import type {Database} from './schema.ts';
import {writeTransaction} from './transaction.ts';

/** Keys of this data directory, 256 bits each. A copy of the database without them is a copy of the data all the same. */
export interface Secrets {
  /** Derives the drafts' keys, per actor and subject. */
  drafts: Buffer;
  /** Signs list cursors. */
  cursors: Buffer;
  /** Gives the codes that confirm an address or number. */
  codes: Buffer;
}

async function secret(db: Kysely<Database>, name: string): Promise<Buffer> {
  await db
    .insertInto('secret')
    .values({name, value: randomBytes(32).toString('base64url')})
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const {value} = await db
    .selectFrom('secret')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return Buffer.from(value, 'base64url');
}

/** Reads the keys, and makes them at the first start. */
export function loadSecrets(db: Kysely<Database>): Promise<Secrets> {
  return writeTransaction(db, async (trx) => ({
    drafts: await secret(trx, 'drafts'),
    cursors: await secret(trx, 'cursors'),
    codes: await secret(trx, 'codes'),
  }));
}
