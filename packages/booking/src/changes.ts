import type {Appointment, GatewayClient} from '@gp-elements/core';
import {
  cancelAppointment,
  getAppointment,
  listAppointments,
  rescheduleAppointment,
} from '@gp-elements/core/writes';
import type {Wish} from './confirmation.ts';

/** Moves or cancels. `key` is the same for each try of one intention. */
export function fulfil(
  client: GatewayClient,
  wish: Exclude<Wish, {is: 'book'}>,
  key: string,
): Promise<Appointment> {
  if (wish.is === 'cancel') return cancelAppointment(client, {id: wish.id, etag: wish.etag, key});
  const {is: _move, start: _start, ...change} = wish;
  return rescheduleAppointment(client, {...change, key});
}

/**
 * Whether a wish that nobody answered was fulfilled after all: the appointment, or undefined when it was not.
 *
 * @throws {GatewayError} Nobody knows.
 */
export async function lookUp(client: GatewayClient, wish: Wish): Promise<Appointment | undefined> {
  // A time with somebody else can begin at the same moment: a change shows in the revision.
  const isDone = (appointment: Appointment) =>
    !('etag' in wish && wish.etag === appointment.etag) &&
    (wish.is === 'cancel'
      ? appointment.status === 'cancelled'
      : Date.parse(appointment.start) === Date.parse(wish.start) &&
        (wish.is === 'move' || appointment.appointmentType?.id === wish.appointmentTypeId));
  const found =
    wish.is === 'book'
      ? (await listAppointments(client, {personId: wish.personId})).items
      : [await getAppointment(client, {id: wish.id})];
  return found.find(isDone);
}
