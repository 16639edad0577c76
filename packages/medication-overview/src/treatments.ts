// Which treatments stand where, and which changed since somebody looked.
import {
  type Instant,
  type LocalDate,
  localDate,
  type MedicationLine,
  type MedicationOverview,
  type MedicationTreatment,
  toMs,
} from '@gp-elements/core';

export const STATES = ['current', 'future', 'stopped'] as const;
export type State = (typeof STATES)[number];

/** A state that we do not know counts as stopped, says the contract. */
export const stateOf = ({state}: Pick<MedicationLine, 'state'>): State =>
  STATES.includes(state) ? state : 'stopped';

/** Current ones first, then future ones, then those that stopped; each in the order of the gateway. */
export const byState = (
  treatments: readonly MedicationTreatment[],
): {state: State; treatments: MedicationTreatment[]}[] =>
  STATES.map((state) => ({
    state,
    treatments: treatments.filter((treatment) => stateOf(treatment) === state),
  }));

/** Lines that hold beside each other, as the leading one does; and the others, such as what it was before. */
export function linesOf(treatment: MedicationTreatment): {
  shown: MedicationLine[];
  others: MedicationLine[];
} {
  const state = stateOf(treatment);
  const lines = treatment.lines.length > 0 ? treatment.lines : [treatment];
  // Of what stopped, one line says it all: the leading one.
  const shown = lines.filter(
    (line, index) => index === 0 || (state !== 'stopped' && stateOf(line) === state),
  );
  return {shown, others: lines.filter((line) => !shown.includes(line))};
}

/** The last day of use, where it has one. */
export const lastDayOf = ({stop, period}: MedicationLine): LocalDate | undefined => stop?.at ?? period?.end;

/**
 * Whether something of it was agreed or said since that look, or it began or ended since. What was agreed before and came in later
 * cannot be told: so nobody may conclude from this that nothing changed.
 */
export function hasChanged(treatment: MedicationTreatment, lookedAt: Instant, zone: string): boolean {
  if (toMs(treatment.changedAt) > toMs(lookedAt)) return true;
  const looked = localDate(lookedAt, zone);
  const state = stateOf(treatment);
  const last = lastDayOf(treatment);
  const first = treatment.period?.start;
  return (
    (state === 'stopped' && last !== undefined && last >= looked) ||
    (state === 'current' && first !== undefined && first > looked)
  );
}

/** The overview that was read again, with what is the same as it was: what did not change is not drawn again. */
export function keepSame(
  previous: MedicationOverview | undefined,
  next: MedicationOverview,
): MedicationOverview {
  const before = new Map(previous?.treatments.map((treatment) => [treatment.id, treatment]));
  return {
    ...next,
    treatments: next.treatments.map((treatment) => {
      const old = before.get(treatment.id);
      return old && JSON.stringify(old) === JSON.stringify(treatment) ? old : treatment;
    }),
  };
}

/** What is drawn of a list: which treatments stand where, each with an id for its heading, and those that changed. */
export interface Plan {
  readonly groups: readonly {readonly state: State; readonly treatments: readonly MedicationTreatment[]}[];
  readonly ids: ReadonlyMap<MedicationTreatment, string>;
  readonly changed: ReadonlySet<MedicationTreatment>;
}

/** @param lookedAt When somebody looked before; without it nothing is marked. */
export function planOf(
  treatments: readonly MedicationTreatment[],
  lookedAt: Instant | undefined,
  zone: string,
): Plan {
  const groups = byState(treatments);
  const all = groups.flatMap((group) => group.treatments);
  return {
    groups,
    ids: new Map(all.map((each, index) => [each, `t${index}`])),
    changed: new Set(lookedAt ? all.filter((each) => hasChanged(each, lookedAt, zone)) : []),
  };
}
