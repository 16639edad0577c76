/** What was planned, as it is kept until it is carried out. */
import type {components} from '@gp-elements/contract';
import type {BulkActionRow} from '../store/bulk-actions.ts';

export type ManyWish = components['schemas']['BulkActionCreate'];
/** `targets` are those that stood when it was asked for. */
export type ClosingWish = components['schemas']['ClosingCreate'] & {action: 'close'; targets: {id: string}[]};
export type Wish = ManyWish | ClosingWish;

export const wishOf = ({wish}: Pick<BulkActionRow, 'wish'>): Wish => JSON.parse(wish) as Wish;
