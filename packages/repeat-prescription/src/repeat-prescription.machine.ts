import type {Handover, RepeatRequest, Subject} from '@gp-elements/core';
import {emptyOrder, type Order} from './order.ts';

/** What is on screen. */
export type Screen =
  | {readonly at: 'person' | 'choose' | 'pharmacy' | 'check'}
  | {
      readonly at: 'done';
      readonly request: RepeatRequest;
      /** Medicines that are used up before they can be there. */
      readonly late: readonly string[];
      /** Somebody did something with it since. */
      readonly isChanged?: boolean;
    }
  | {
      readonly at: 'list';
      /** The one that the patient is asked about before it is withdrawn. */
      readonly withdrawing?: RepeatRequest | undefined;
    };

export type ScreenAt<At extends Screen['at']> = Extract<Screen, {at: At}>;

export interface Repeat {
  readonly screen: Screen;
  /** The screens to go back to, the nearest last. */
  readonly past: readonly Screen[];
  /** For whom; undefined until somebody was chosen. */
  readonly person?: Subject | undefined;
  readonly order: Order;
  /** The order was found wanting, so faults are shown until they are put right. */
  readonly isFaulted: boolean;
  /** Where it begins for who was chosen. */
  readonly first: 'choose' | 'list';
}

/** What changes the order. */
export type Change = Partial<Omit<Order, 'lines'>>;

export type Message =
  | {readonly is: 'person'; readonly person: Subject}
  | {readonly is: 'other-person'}
  /** Ticked or not; `ids` may be many at once. */
  | {readonly is: 'tick'; readonly ids: readonly string[]; readonly isOn: boolean}
  | {readonly is: 'days'; readonly id: string; readonly daysLeft: string}
  | {readonly is: 'typed'; readonly change: Change}
  /** On from what was chosen; `isWanting` where something is wrong with it, `asksPharmacy` where that is not certain. */
  | {readonly is: 'next'; readonly isWanting: boolean; readonly asksPharmacy: boolean}
  | {readonly is: 'delivery'; readonly pharmacyId?: string; readonly handover?: Handover}
  | {readonly is: 'change'; readonly at: 'choose' | 'pharmacy'}
  | {readonly is: 'sent'; readonly request: RepeatRequest; readonly late: readonly string[]}
  /** The one that was just sent, as it is now. */
  | {readonly is: 'changed'; readonly request: RepeatRequest}
  | {readonly is: 'list'}
  | {readonly is: 'ask-withdraw'; readonly request: RepeatRequest}
  | {readonly is: 'keep'}
  /** An order of before, or a draft; to the check where nothing has to be chosen. */
  | {readonly is: 'take'; readonly order: Order; readonly to: 'choose' | 'check'}
  | {readonly is: 'new'}
  | {readonly is: 'back'};

export const opening = (view: string | undefined): Repeat => ({
  screen: {at: 'person'},
  past: [],
  order: emptyOrder,
  isFaulted: false,
  first: view === 'list' ? 'list' : 'choose',
});

const go = (state: Repeat, screen: Screen): Repeat => ({
  ...state,
  screen,
  past: [...state.past, state.screen],
  isFaulted: false,
});

/** The next state; the very same one when the message makes no sense where we are. */
export function transition(state: Repeat, message: Message): Repeat {
  const {screen, past, order, person} = state;
  switch (message.is) {
    case 'person': {
      if (screen.at !== 'person') return state;
      const next = {...state, person: message.person, screen: {at: state.first}, past: []} as const;
      // What was chosen for one person is never shown, or sent, for another.
      return person?.id === message.person.id ? next : {...next, order: emptyOrder};
    }
    case 'other-person':
      return {...state, screen: {at: 'person'}, past: [], first: screen.at === 'list' ? 'list' : 'choose'};
    case 'tick': {
      if (screen.at !== 'choose') return state;
      const lines = {...order.lines};
      for (const id of message.ids) {
        if (!message.isOn) delete lines[id];
        else lines[id] ??= {};
      }
      return {...state, order: {...order, lines}};
    }
    case 'days': {
      const {id, daysLeft} = message;
      if (screen.at !== 'choose' || !order.lines[id]) return state;
      return {...state, order: {...order, lines: {...order.lines, [id]: {daysLeft}}}};
    }
    case 'typed':
      return screen.at === 'choose' ? {...state, order: {...order, ...message.change}} : state;
    case 'next':
      if (screen.at === 'choose')
        return message.isWanting
          ? {...state, isFaulted: true}
          : go(state, {at: message.asksPharmacy ? 'pharmacy' : 'check'});
      if (screen.at === 'pharmacy')
        return message.asksPharmacy ? {...state, isFaulted: true} : go(state, {at: 'check'});
      return state;
    case 'delivery': {
      if (screen.at !== 'pharmacy') return state;
      const {is: _is, ...chosen} = message;
      return {...state, order: {...order, ...chosen}};
    }
    case 'change':
      // Back to where it was chosen, if it was; what follows comes again.
      if (screen.at !== 'check') return state;
      return {
        ...state,
        screen: {at: message.at},
        past: past.filter(({at}) => at === 'list'),
        isFaulted: false,
      };
    case 'sent':
      // Who went elsewhere while it was on its way reads of it there.
      if (screen.at === 'list') return {...state, order: emptyOrder};
      if (!stepOf(screen.at, true)) return state;
      return {
        ...state,
        screen: {at: 'done', request: message.request, late: message.late},
        past: [],
        order: emptyOrder,
      };
    case 'changed':
      return screen.at === 'done' && screen.request.id === message.request.id
        ? {...state, screen: {...screen, request: message.request, isChanged: true}}
        : state;
    case 'list':
      return person && screen.at !== 'list' ? go(state, {at: 'list'}) : state;
    case 'ask-withdraw':
      return screen.at === 'list' ? {...state, screen: {at: 'list', withdrawing: message.request}} : state;
    case 'keep':
      return screen.at === 'list' ? {...state, screen: {at: 'list'}} : state;
    case 'take':
      if (screen.at !== 'list' && screen.at !== 'choose') return state;
      if (screen.at === message.to) return {...state, order: message.order};
      return go({...state, order: message.order}, {at: message.to});
    case 'new':
      return person
        ? {...state, screen: {at: 'choose'}, past: screen.at === 'list' ? [screen] : [], isFaulted: false}
        : state;
    case 'back':
      return past.length > 0
        ? {...state, screen: past.at(-1)!, past: past.slice(0, -1), isFaulted: false}
        : state;
  }
}

/** Steps on the way to sending, for "Stap 2 van 3". */
export const stepOf = (
  at: Screen['at'],
  asksPharmacy: boolean,
): {step: number; count: number} | undefined => {
  const steps = asksPharmacy ? ['choose', 'pharmacy', 'check'] : ['choose', 'check'];
  const index = steps.indexOf(at);
  return index < 0 ? undefined : {step: index + 1, count: steps.length};
};
