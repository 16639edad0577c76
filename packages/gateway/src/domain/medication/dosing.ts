/** How much to take when, as far as the source says it in parts instead of text. */
import type {DayOfWeek} from '../zone.ts';
import type {Concept, Duration, Quantity} from './block.ts';

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

/** A number of times per period: 2 to 3 times per 1 day. */
export interface Frequency {
  min: number;
  max: number;
  per: Duration;
}

export interface Dose {
  min: number;
  max: number;
  unit: string | null;
  codes: Quantity['codes'];
}

export interface DosingPart {
  frequency: Frequency | null;
  /** `HH:MM`. */
  times: readonly string[];
  /** Whether the times are to be kept to the minute. */
  isExact: boolean | null;
  dayParts: readonly DayPart[];
  weekdays: readonly DayOfWeek[];
  dose: Dose | null;
  /** Null: to be taken anyhow. */
  asNeeded: Concept | null;
  maximum: {quantity: Quantity; per: Duration} | null;
  instructions: readonly Concept[];
  /** What the source says of this part that is not understood: names of fields, nothing of their content. */
  notUnderstood: readonly string[];
}

/** What goes together for some time: parts of one phase are all to be taken. */
export interface DosingPhase {
  /** Null: until the end. */
  duration: Duration | null;
  parts: readonly DosingPart[];
}

export interface Dosing {
  /** One after the other. */
  phases: readonly DosingPhase[];
  /** After this long the phases begin again: 21 days of the pill in a cycle of 28. */
  cycle: Duration | null;
}

/** Whether every part is understood, so that a picture of it says all there is. */
export function isUnderstood(dosing: Dosing | null): boolean {
  return (
    dosing !== null &&
    dosing.phases.length > 0 &&
    dosing.phases.every(
      ({parts}) => parts.length > 0 && parts.every((part) => part.notUnderstood.length === 0),
    )
  );
}
