import type {Address} from '../imported.ts';
import {storedRows, upsert} from './rows.ts';
import {identified, leave, sourceColumns, taken, type Taking, type Work} from './work.ts';

function json(address: Address | null): string | null {
  return address === null ? null : JSON.stringify(address);
}

export async function takeOrganizations(
  taking: Taking,
  works: readonly Work<'Organization'>[],
): Promise<void> {
  const found = await identified(taking, 'Organization', works);
  const rows = found.map(({id, item}) => ({
    id,
    name: item.name,
    phone: item.phone,
    address: json(item.address),
    ...sourceColumns(item),
  }));
  await taken(taking, found, await upsert(taking.trx, 'organization', rows));
}

/** A Location without a name or address of its own has those of its organisation. */
export async function takeLocations(taking: Taking, works: readonly Work<'Location'>[]): Promise<void> {
  const found = await identified(taking, 'Location', works);
  const named: typeof found = [];
  const rows = [];
  for (const work of found) {
    const {id, item} = work;
    const organizationId = await taking.names.find(item.organization);
    const organization =
      organizationId === undefined
        ? undefined
        : (await storedRows(taking.trx, 'organization', [organizationId])).get(organizationId);
    const name = item.name ?? (organization === undefined ? null : String(organization['name']));
    if (name === null) {
      leave(work, 'it has no name, and no organisation that is known here');
      continue;
    }
    const inherited = organization?.['address'];
    const address = json(item.address) ?? (typeof inherited === 'string' ? inherited : null);
    named.push(work);
    rows.push({id, name, address, ...sourceColumns(item)});
  }
  await taken(taking, named, await upsert(taking.trx, 'location', rows));
}
