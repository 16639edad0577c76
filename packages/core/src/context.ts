// Small contexts, so that a consumer can ask for one of them. The number rises with a breaking change of the value; the
// keys are global symbols, so that two copies of this package on one page still meet.
import {createContext} from '@lit/context';
import type {GatewayClient} from './client.ts';
import type {Practice, Session, Subject} from './contract.ts';
import type {Loadable} from './loadable.ts';
import type {StringOverrides} from './strings/texts.ts';

/** Who is signed in. Beside the states of any value that is read: nobody is, or not any more. */
export type SessionState =
  | Loadable<Session>
  | {readonly state: 'signed-out'}
  /** The gateway refuses the token. What was on screen may stay; nothing can be sent. */
  | {readonly state: 'expired'; readonly previous: Session};

export interface ClientValue {
  readonly client: GatewayClient;
  /** Reads practice and session again. Call it when a person signed in without leaving the page. */
  readonly reload: () => void;
}

export interface PracticeValue {
  readonly practice: Loadable<Practice>;
}

export interface PersonValue {
  readonly session: SessionState;
  /** For whom, as chosen by the host or by the person; undefined until somebody chose. */
  readonly personId: string | undefined;
  /** The person chosen, or the only one that can be; undefined while there is a choice to make. */
  readonly subject: Subject | undefined;
  readonly setPerson: (id: string | undefined) => void;
  /** Asks the host to sign the person in, else follows `sign-in-href`. `returnAddress` is this page by default. */
  readonly signIn: (returnAddress?: string) => void;
  /** Where somebody goes at once who must not be seen with this page; without it there is no such button. */
  readonly quickExitHref?: string | undefined;
}

export interface LocaleValue {
  /** What the host asked for with `lang` on the provider itself; undefined leaves it to the page. */
  readonly locale: string | undefined;
  /** IANA zone of the practice; undefined until the practice is known. */
  readonly zone: string | undefined;
}

export interface StringsValue {
  readonly strings: StringOverrides;
}

export interface ClockValue {
  /** Milliseconds since 1970 by the gateway's clock; the device's until the gateway answered. */
  readonly now: () => number;
}

const context = <Value>(name: string) => createContext<Value>(Symbol.for(`gp-elements:${name}:1`));

export const clientContext = context<ClientValue>('client');
export const practiceContext = context<PracticeValue>('practice');
export const personContext = context<PersonValue>('person');
export const localeContext = context<LocaleValue>('locale');
export const stringsContext = context<StringsValue>('strings');
export const clockContext = context<ClockValue>('clock');

export const allContexts = [
  clientContext,
  practiceContext,
  personContext,
  localeContext,
  stringsContext,
  clockContext,
] as const;

/** Everything that a provider shares, as `ProviderController` hands it to a widget. */
export type ProviderValue = ClientValue &
  PracticeValue &
  PersonValue &
  LocaleValue &
  StringsValue &
  ClockValue;
