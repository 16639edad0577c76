import type {Appointment, AppointmentType, SlotHold, Subject, TimeSlot} from '@gp-elements/core';
import type {DetailsForm} from './details-form.ts';
import type {FinishMessage} from './finish.machine.ts';
import type {ListMessage} from './list.machine.ts';

/** A new appointment, as far as it was chosen when the times are shown. */
export interface NewAppointment {
  readonly is: 'new';
  readonly noticeVersion: string;
  readonly person: Subject;
  readonly kind: AppointmentType;
}

/** Another time for an appointment that exists. */
export interface Move {
  readonly is: 'move';
  readonly appointment: Appointment;
}

export type Errand = NewAppointment | Move;

/** What an errand is about, as the gateway is asked for it. */
export const subjectOf = (
  errand: Errand,
): {appointmentTypeId: string; personId: string; appointmentId?: string} =>
  errand.is === 'new'
    ? {appointmentTypeId: errand.kind.id, personId: errand.person.id}
    : {
        // An appointment without a kind cannot be moved; the list offers no button for it.
        appointmentTypeId: errand.appointment.appointmentType?.id ?? '',
        personId: errand.appointment.person.id,
        appointmentId: errand.appointment.id,
      };

/** How sure the chosen time is. */
export type Keeping =
  /** The gateway keeps no times; whoever confirms first has it. */
  | {readonly is: 'not-held'}
  | {readonly is: 'held'; readonly hold: SlotHold}
  /** The hold ended; the time may still be free. */
  | {readonly is: 'ended'}
  /** Someone else has it; the nearest free times instead. */
  | {readonly is: 'lost'; readonly alternatives: readonly TimeSlot[]};

/** What is on screen. `chosen` is what was chosen there, for who goes back. */
export type Screen = {readonly chosen?: string | undefined} & (
  | {readonly at: 'urgent' | 'call'}
  | {readonly at: 'person'; readonly noticeVersion: string}
  | {readonly at: 'kind'; readonly noticeVersion: string; readonly person: Subject}
  | {readonly at: 'complaints'; readonly one: NewAppointment; readonly longer: AppointmentType}
  | ({readonly at: 'time'; readonly errand: Errand} & TimeFilter)
  | {readonly at: 'details'; readonly errand: NewAppointment; readonly picked: Picked}
  | {readonly at: 'check'; readonly errand: Errand; readonly picked: Picked}
  | {readonly at: 'done'; readonly errand: Errand; readonly appointment: Appointment}
  | {
      readonly at: 'list';
      /** Opened at one appointment. */
      readonly only?: string | undefined;
      /** The one that the patient is asked about before it is cancelled. */
      readonly cancelling?: Appointment | undefined;
      /** The one that was cancelled just now. */
      readonly cancelled?: Appointment | undefined;
      /** The earlier and cancelled ones were asked for. */
      readonly earlier?: boolean | undefined;
    }
);

/** What narrows the times on screen. */
export interface TimeFilter {
  readonly practitioner?: string | undefined;
  /**
   * There while the calendar is open: the day that was chosen in it, YYYY-MM-DD in the practice's zone; empty as long as
   * none was.
   */
  readonly day?: string | undefined;
  /** Set when the time that was pressed had just gone: the nearest free ones. */
  readonly alternatives?: readonly TimeSlot[] | undefined;
}

/** The time that was chosen. */
export interface Picked {
  readonly time: TimeSlot;
  readonly keeping: Keeping;
}

export type ScreenAt<At extends Screen['at']> = Extract<Screen, {at: At}>;

export interface Booking {
  readonly screen: Screen;
  /** The screens to go back to, the nearest last. */
  readonly past: readonly Screen[];
  /** What was typed; undefined while nothing was. Kept until it is sent or discarded. */
  readonly form?: DetailsForm | undefined;
}

/** Until a time is chosen; the later steps bring messages of their own. */
export type ChoiceMessage =
  /**
   * The urgent question. With the version of the list that was shown: "no, none of these"; the answer itself goes
   * nowhere. Without: "yes" and "I do not know", which lead to the same numbers.
   */
  | {readonly is: 'answered'; readonly noticeVersion?: string}
  | {readonly is: 'person'; readonly person: Subject; readonly isOnlyOne?: boolean}
  | {readonly is: 'kind'; readonly kind: AppointmentType; readonly longer?: AppointmentType | undefined}
  | {readonly is: 'complaints'; readonly answer: 'one' | 'several'}
  | {readonly is: 'filter'; readonly filter: TimeFilter}
  | {readonly is: 'list'; readonly only?: string}
  | {readonly is: 'back'}
  | {readonly is: 'again'};

export type Message = ChoiceMessage | FinishMessage | ListMessage;

/** The next state; the very same one when the message makes no sense where we are. */
export type Transition = (state: Booking, message: Message) => Booking;

/** What a host asks to be shown first. */
export interface Opening {
  readonly view?: string | undefined;
  readonly appointmentId?: string | undefined;
}

/** Where the element opens: at the urgent question, unless it is asked for something that exists. */
export const opening = ({view, appointmentId: only}: Opening = {}): Booking => ({
  screen: only || view === 'list' ? {at: 'list', only: only || undefined} : {at: 'urgent'},
  past: [],
});

/** Stays on the screen, changed. */
export const stay = (state: Booking, screen: Screen): Booking => ({...state, screen});

/** Goes on; the present screen remembers what was chosen on it. */
export const go = ({screen, past, form}: Booking, next: Screen, chosen?: string): Booking => ({
  screen: next,
  past: [...past, {...screen, chosen}],
  form,
});

/** The steps until a time is chosen, and the ways between all steps. */
export const choosing: Transition = (state, message) => {
  const {screen, past} = state;
  switch (message.is) {
    case 'answered':
      if (screen.at === 'urgent') {
        const {noticeVersion} = message;
        return go(state, noticeVersion === undefined ? {at: 'call'} : {at: 'person', noticeVersion});
      }
      break;
    case 'person':
      if (screen.at === 'person') {
        const {person, isOnlyOne} = message;
        const next: Screen = {at: 'kind', noticeVersion: screen.noticeVersion, person};
        // With one person there was no question, so there is none to go back to.
        if (isOnlyOne) return stay(state, next);
        const {id} = person;
        // What was typed about one person is never shown, or sent, about another.
        return go(screen.chosen === id ? state : {...state, form: undefined}, next, id);
      }
      break;
    case 'kind':
      if (screen.at === 'kind') {
        const {noticeVersion, person} = screen;
        const {kind, longer} = message;
        const one: NewAppointment = {is: 'new', noticeVersion, person, kind};
        return go(state, longer ? {at: 'complaints', one, longer} : {at: 'time', errand: one}, kind.id);
      }
      break;
    case 'complaints':
      if (screen.at === 'complaints') {
        const {one, longer} = screen;
        const {answer} = message;
        return go(state, {at: 'time', errand: answer === 'one' ? one : {...one, kind: longer}}, answer);
      }
      break;
    case 'filter':
      if (screen.at === 'time') return stay(state, {...screen, ...message.filter});
      break;
    case 'list':
      return go(state, {at: 'list', only: message.only});
    case 'back':
      if (past.length > 0) return {...state, screen: past.at(-1)!, past: past.slice(0, -1)};
      break;
    case 'again':
      if (screen.at !== 'urgent') return opening();
      break;
    default:
  }
  return state;
};

/** Changes exactly when another step is on screen: its heading then gets the focus. */
export const placeOf = ({screen}: Booking): string => screen.at + (screen.at === 'list' ? screen.only : '');
