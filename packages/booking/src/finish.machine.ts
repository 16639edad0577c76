import type {Appointment} from '@gp-elements/core';
import {go, type Picked, type Screen, type ScreenAt, stay, type Transition} from './booking.machine.ts';
import type {DetailsForm} from './details-form.ts';

/** From the choice of a time to the confirmation. */
export type FinishMessage =
  /** A time was chosen, or how sure it is has changed. */
  | {readonly is: 'picked'; readonly picked: Picked}
  | {readonly is: 'typed'; readonly change: Partial<DetailsForm>}
  | {readonly is: 'details-ready'}
  | {readonly is: 'done'; readonly appointment: Appointment};

/** A time was chosen and it is not done yet. */
export const isFinishing = (screen: Screen): screen is ScreenAt<'details' | 'check'> =>
  screen.at === 'details' || screen.at === 'check';

/** The steps after the choice of a time. */
export const finishing: Transition = (state, message) => {
  const {screen, form, past} = state;
  if (screen.at === 'time' && message.is === 'picked') {
    const {picked} = message;
    const {time, keeping} = picked;
    // It had just gone: the nearest ones instead.
    if (keeping.is === 'lost') return stay(state, {...screen, alternatives: keeping.alternatives});
    const {errand} = screen;
    const left = stay(state, {...screen, alternatives: undefined});
    return go(
      left,
      errand.is === 'new' ? {at: 'details', errand, picked} : {at: 'check', errand, picked},
      time.id,
    );
  }
  if (!isFinishing(screen)) return state;
  const {errand, picked} = screen;
  switch (message.is) {
    case 'picked':
      return stay(state, {...screen, picked: message.picked});
    case 'typed':
      return {...state, form: {...form, ...message.change}};
    case 'details-ready':
      return screen.at === 'details' ? go(state, {...screen, at: 'check'}) : state;
    case 'done':
      return {screen: {at: 'done', errand, appointment: message.appointment}, past: []};
    case 'back':
      // The details show the time as it is now, not as it was when they were left.
      if (screen.at === 'check' && errand.is === 'new') {
        return {screen: {at: 'details', errand, picked}, past: past.slice(0, -1), form};
      }
      break;
    default:
  }
  return state;
};
