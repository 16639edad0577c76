import type {Appointment} from '@gp-elements/core';
import {go, type NewAppointment, stay, type Transition} from './booking.machine.ts';
import type {DetailsForm} from './details-form.ts';

/** About appointments that exist, and about a booking that was begun in an earlier visit. */
export type ListMessage =
  | {readonly is: 'move'; readonly appointment: Appointment}
  /** Another time for one that the practice cancelled: what was chosen then is known. */
  | {readonly is: 'rebook'; readonly errand: NewAppointment; readonly practitioner: string | undefined}
  | {readonly is: 'ask-cancel'; readonly appointment: Appointment}
  | {readonly is: 'keep'}
  /** The earlier and cancelled ones are wanted too. */
  | {readonly is: 'earlier'}
  | {readonly is: 'cancelled'; readonly appointment: Appointment}
  /** The appointment turned out to be different at the gateway. */
  | {readonly is: 'changed-meanwhile'; readonly appointment: Appointment}
  /** A draft is taken up again, at the times of its day. */
  | {
      readonly is: 'resume';
      readonly errand: NewAppointment;
      readonly day: string | undefined;
      readonly form?: DetailsForm | undefined;
    };

/** What can be done with appointments that exist. */
export const listing: Transition = (state, message) => {
  const {screen} = state;
  if (message.is === 'resume' && screen.at === 'kind') {
    return {...go(state, {at: 'time', errand: message.errand, day: message.day}), form: message.form};
  }
  if (message.is === 'changed-meanwhile' && screen.at === 'check' && screen.errand.is === 'move') {
    return stay(state, {...screen, errand: {is: 'move', appointment: message.appointment}});
  }
  if (message.is === 'changed-meanwhile' && screen.at === 'done') {
    const {appointment} = message;
    // No longer done: what became of it, in the practice's words.
    return appointment.status === 'cancelled'
      ? {screen: {at: 'list', only: appointment.id}, past: []}
      : stay(state, {...screen, appointment});
  }
  if (screen.at !== 'list') return state;
  const {cancelling} = screen;
  const list = {...screen, cancelling: undefined, cancelled: undefined};
  switch (message.is) {
    case 'move':
      return go(state, {at: 'time', errand: {is: 'move', appointment: message.appointment}});
    case 'rebook':
      return go(state, {at: 'time', errand: message.errand, practitioner: message.practitioner});
    case 'earlier':
      return screen.earlier ? state : stay(state, {...screen, earlier: true});
    case 'ask-cancel':
      return stay(state, {...list, cancelling: message.appointment});
    case 'keep':
      if (cancelling) return stay(state, list);
      break;
    case 'cancelled':
      return stay(state, {...list, cancelled: message.appointment});
    case 'changed-meanwhile':
      if (cancelling) return stay(state, {...list, cancelling: message.appointment});
      break;
    default:
  }
  return state;
};
