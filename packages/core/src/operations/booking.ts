// Reading for the booking service: one function per operation. Each throws `GatewayError`, or the `AbortError` of its
// signal. What is needed only once a time was chosen is in `booking-writes.ts`.
import type {GatewayClient} from '../client.ts';
import type {
  AppointmentTypeList,
  PractitionerList,
  TimeSlotDayList,
  TimeSlotList,
  operations,
} from '../contract.ts';
import {unwrap} from '../failure.ts';
import {isInstant} from '../format/dates.ts';
import {exact, type Loose, type OperationOptions} from './input.ts';

export type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;

/** Leaves out what could not be drawn: a host may bring a gateway of its own. @throws When it is no list at all. */
const kept = <T extends {items: object[]}>(
  list: T,
  canBeDrawn: (item: T['items'][number]) => unknown,
): T => ({
  ...list,
  items: list.items.filter(canBeDrawn),
});

/** Leaves out what could not be shown at a time. */
export const timed = <T extends {items: {start: string; end: string}[]}>(list: T): T =>
  kept(list, ({start, end}) => isInstant(start) && isInstant(end));

/** Who works here, the own GP first. */
export const listPractitioners = async (
  client: GatewayClient,
  query: Loose<Query<'listPractitioners'>> = {},
  options?: OperationOptions,
): Promise<PractitionerList> =>
  kept(
    await unwrap(
      client.GET('/practitioners', {params: {query: exact<Query<'listPractitioners'>>(query)}, ...options}),
    ),
    ({id}) => id,
  );

/** Kinds of appointment, judged for the person. */
export const listAppointmentTypes = async (
  client: GatewayClient,
  query: Loose<Query<'listAppointmentTypes'>> = {},
  options?: OperationOptions,
): Promise<AppointmentTypeList> =>
  kept(
    await unwrap(
      client.GET('/appointment-types', {
        params: {query: exact<Query<'listAppointmentTypes'>>(query)},
        ...options,
      }),
    ),
    ({practitioners}) => practitioners?.map,
  );

/** Free times of a kind, in order of start; `from` and `to` are days in the practice's zone, at most 42 together. */
export const listTimeSlots = async (
  client: GatewayClient,
  query: Loose<Query<'listTimeSlots'>>,
  options?: OperationOptions,
): Promise<TimeSlotList> =>
  timed(
    await unwrap(
      client.GET('/time-slots', {params: {query: exact<Query<'listTimeSlots'>>(query)}, ...options}),
    ),
  );

/** How many free times each day has; the same period as `listTimeSlots`. */
export const listTimeSlotDays = async (
  client: GatewayClient,
  query: Loose<Query<'listTimeSlotDays'>>,
  options?: OperationOptions,
): Promise<TimeSlotDayList> =>
  kept(
    await unwrap(
      client.GET('/time-slot-days', {params: {query: exact<Query<'listTimeSlotDays'>>(query)}, ...options}),
    ),
    ({date}) => date,
  );
