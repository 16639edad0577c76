import type {components} from '@gp-elements/contract';
import {toInstant} from '../../domain/zone.ts';
import {wishOf, type ClosingWish} from '../../staff/wish.ts';
import type {BulkActionRow} from '../../store/bulk-actions.ts';
import type {RequestContext} from '../handlers.ts';

type BulkAction = components['schemas']['BulkAction'];

const closesOf = ({from, to, startTime, endTime}: ClosingWish): NonNullable<BulkAction['closes']> => ({
  from,
  to,
  ...(startTime !== undefined && {startTime}),
  ...(endTime !== undefined && {endTime}),
});

export function presentBulkAction(row: BulkActionRow, {zone}: Pick<RequestContext, 'zone'>): BulkAction {
  const wish = wishOf(row);
  const outcomes = JSON.parse(row.outcomes ?? '{}') as Record<string, string>;
  // What was made while a closing waited is among its outcomes alone.
  const ids = new Set([...wish.targets.map(({id}) => id), ...Object.keys(outcomes)]);
  return {
    id: row.id,
    action: wish.action,
    state: row.state,
    ...(wish.action === 'close' && {closes: closesOf(wish)}),
    executesAt: toInstant(row.executes_at, zone),
    by: {id: row.staff_id, name: row.staff_name},
    targets: [...ids].map((id) => {
      const outcome = outcomes[id];
      return {id, ...(outcome !== undefined && {outcome})};
    }),
  };
}
