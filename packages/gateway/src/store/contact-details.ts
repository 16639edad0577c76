/** Where a person's notices go, as they said and confirmed themselves. */
import type {Kysely, Selectable} from 'kysely';
import type {ContactAddressTable, ContactDetailTable, Database} from './schema.ts';

export type ContactAddress = Selectable<ContactAddressTable>;
export type NoticeChannel = ContactAddress['channel'];

export interface ContactDetails extends Pick<
  Selectable<ContactDetailTable>,
  'revision' | 'language' | 'reminders'
> {
  addresses: ContactAddress[];
}

/** Undefined for who never said anything. */
export async function findContactDetails(
  db: Kysely<Database>,
  personId: string,
): Promise<ContactDetails | undefined> {
  const row = await db
    .selectFrom('contact_detail')
    .select(['revision', 'language', 'reminders'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const addresses = await db
    .selectFrom('contact_address')
    .selectAll()
    .where('person_id', '=', personId)
    .execute();
  return {...row, addresses};
}

/** The confirmed address that notices go to, a mail address first; undefined when there is none that can be used. */
export function usedAddress(
  details: ContactDetails | undefined,
  channels: readonly NoticeChannel[],
): ContactAddress | undefined {
  const usable = (details?.addresses ?? []).filter(
    ({channel, confirmed_at: at}) => at !== null && channels.includes(channel),
  );
  return usable.find(({channel}) => channel === 'email') ?? usable[0];
}

/** Replaces all that the person said before. */
export async function putContactDetails(
  db: Kysely<Database>,
  personId: string,
  {addresses, ...rest}: ContactDetails,
  now: number,
): Promise<void> {
  const row = {...rest, updated_at: now};
  await db
    .insertInto('contact_detail')
    .values({person_id: personId, ...row})
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
  await db.deleteFrom('contact_address').where('person_id', '=', personId).execute();
  if (addresses.length > 0) await db.insertInto('contact_address').values(addresses).execute();
}
