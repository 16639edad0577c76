import {etagOf} from '../../plugins/preconditions.ts';
import {plannedBulkActions} from '../../store/bulk-actions.ts';
import {countOpen, entriesOf, listWorkItems as readItems, placeOf} from '../../store/work-items.ts';
import {actorOf, bookingFacts} from '../booking/facts.ts';
import {readCursor, writeCursor} from '../cursor.ts';
import type {Handlers} from '../handlers.ts';
import {caseOf, presentCase, presentItem, requireCase} from './present.ts';

const pageSize = 50;

export const listWorkItems: Handlers['listWorkItems'] = async ({query}, context) => {
  const {db, now, secrets, zone} = context;
  const {state = 'open', kind, limit = pageSize, cursor} = query;
  const belongsTo = ['listWorkItems', actorOf(context).id, state, kind ?? null];
  const after = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
  const all = await readItems(db, {state, kind, now});
  const rest = after
    ? all.filter((item) => placeOf(item) > after[0] || (placeOf(item) === after[0] && item.id > after[1]))
    : all;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const booking = await bookingFacts(context);
  const actions = await plannedBulkActions(db);
  const entries = await entriesOf(
    db,
    page.map(({id}) => id),
  );
  const items = [];
  for (const item of page)
    items.push(
      presentItem(await caseOf(context, item), {entries: entries.get(item.id) ?? [], booking, actions}, zone),
    );
  return {
    status: 200,
    body: {
      items,
      counts: await countOpen(db),
      ...(last &&
        rest.length > limit && {next: writeCursor(secrets.cursors, belongsTo, [placeOf(last), last.id])}),
    },
  };
};

export const getWorkItem: Handlers['getWorkItem'] = async ({params}, context) => {
  const found = await requireCase(context, params.id);
  const body = await presentCase(context, found, await bookingFacts(context));
  // What may be done with the appointment changes with the hour, which the revision of the item does not know.
  return {status: 200, body, etag: etagOf(found.item.revision)};
};
