/** Short names for what the rules read of the contract. */
import type {components} from '@gp-elements/contract';
import type {ProblemCode} from '@gp-elements/contract/problem-codes';

type Schemas = components['schemas'];

export type PracticeSettings = Schemas['PracticeSettings'];
export type BookingSettings = Schemas['BookingSettings'];
export type AppointmentTypeSettings = Schemas['AppointmentTypeSettings'];
export type ReleaseSettings = Schemas['Release'];
export type NoticeSettings = Schemas['NoticeSettings'];
export type Closure = Schemas['Closure'];
export type ServiceMode = Schemas['ServiceMode'];
export type Channel = Schemas['Channel'];

/** An honest no: the contract's Refusal, with a code that stands in its registry. */
export type Refusal = Omit<Schemas['Refusal'], 'code'> & {code: ProblemCode};
