// What a patient wants, and what of it can be sent: the rules, without a screen or a network.
import {
  addDays,
  type Handover,
  type LocalDate,
  type MedicationTreatment,
  type Pharmacy,
  type RepeatRequest,
  type RepeatRequestCreate,
} from '@gp-elements/core';

/** What is not sent yet. Texts are as they were typed. */
export interface Order {
  /** What was ticked, by treatment, with the days left where the patient knows better. */
  readonly lines: Readonly<Record<string, {readonly daysLeft?: string}>>;
  /** "Mijn medicijn staat er niet bij"; undefined while that is not ticked. */
  readonly other?: string | undefined;
  /** YYYY-MM-DD, empty as long as no day was given; undefined without a journey. */
  readonly awayUntil?: string | undefined;
  readonly remark?: string | undefined;
  readonly pharmacyId?: string | undefined;
  readonly handover?: Handover | undefined;
}

export const emptyOrder: Order = {lines: {}};

/** From so few days left on something counts as used up. */
export const DUE_DAYS = 14;

/** Most that the contract takes: lines, and characters of texts. */
export const MAX = {lines: 40, other: 300, remark: 500} as const;

export const isEmpty = ({lines, other, remark, awayUntil}: Order): boolean =>
  Object.keys(lines).length === 0 && !other && !remark && !awayUntil;

/** The medicine as it was agreed; the box of a pharmacy may say something else. */
export const nameOf = ({name, agreedName}: MedicationTreatment): string => agreedName ?? name;

/** It is too early, and who goes on a journey may ask the practice. */
export const isQuestion = ({repeat}: MedicationTreatment): boolean => !repeat.orderable && !!repeat.mayAsk;

/** Whether it can be chosen now. */
export const canChoose = (treatment: MedicationTreatment, {awayUntil}: Order): boolean =>
  treatment.repeat.orderable || (awayUntil !== undefined && isQuestion(treatment));

/** What was ticked and can be ordered, in the order of the list. */
export const chosenOf = (order: Order, treatments: readonly MedicationTreatment[]): MedicationTreatment[] =>
  treatments.filter((one) => one.id in order.lines && canChoose(one, order));

/** What was ticked and cannot be ordered now, such as in a draft or an order of before. */
export const leftOut = (order: Order, treatments: readonly MedicationTreatment[]): MedicationTreatment[] =>
  treatments.filter((one) => one.id in order.lines && !canChoose(one, order));

/** What is used up, or nearly. Nothing is known of what is used as needed. */
export const dueOf = (treatments: readonly MedicationTreatment[]): MedicationTreatment[] =>
  treatments.filter(
    ({repeat, daysLeft}) => repeat.orderable && daysLeft !== undefined && daysLeft <= DUE_DAYS,
  );

const WHOLE = /^\d{1,3}$/;

/** Days that are left of it, as the patient says, or else as was counted. */
export function daysLeftOf({id, daysLeft}: MedicationTreatment, {lines}: Order): number | undefined {
  const typed = lines[id]?.daysLeft?.trim() ?? '';
  return WHOLE.test(typed) ? Number(typed) : daysLeft;
}

/** By when the practice answers, and from when it can usually be had. */
export interface Promised {
  readonly promisedBy?: LocalDate | undefined;
  readonly readyFrom?: LocalDate | undefined;
}

/** It is used up before it can be there. `today` is the practice's; the days that are left include it. */
export function isLate(
  treatment: MedicationTreatment,
  order: Order,
  {promisedBy, readyFrom}: Promised,
  today: LocalDate,
): boolean {
  const days = daysLeftOf(treatment, order);
  const there = readyFrom ?? promisedBy;
  return days !== undefined && there !== undefined && addDays(today, days) < there;
}

export type FaultId = 'nothing' | 'many' | 'other' | 'away' | 'remark' | 'days';

export interface Fault {
  readonly is: FaultId;
  /** With `days`: of which treatment. */
  readonly treatment?: string;
}

/** What is still wrong with it, in the order of the screen. */
export function faultsOf(
  order: Order,
  treatments: readonly MedicationTreatment[],
  today: LocalDate,
): Fault[] {
  const {lines, other, awayUntil, remark = ''} = order;
  const chosen = chosenOf(order, treatments);
  const words = other?.trim() ?? '';
  const faults: Fault[] = [];
  if (chosen.length === 0 && other === undefined) faults.push({is: 'nothing'});
  if (chosen.length + Number(other !== undefined) > MAX.lines) faults.push({is: 'many'});
  for (const {id} of chosen) {
    const typed = lines[id]?.daysLeft?.trim() ?? '';
    if (typed && !WHOLE.test(typed)) faults.push({is: 'days', treatment: id});
  }
  if (other !== undefined && (words.length < 2 || words.length > MAX.other)) faults.push({is: 'other'});
  if (awayUntil !== undefined && !(awayUntil > today)) faults.push({is: 'away'});
  if (remark.trim().length > MAX.remark) faults.push({is: 'remark'});
  return faults;
}

/** Where it goes, as far as that is certain. */
export interface Delivery {
  readonly pharmacy: Pharmacy;
  readonly handover: Handover;
}

const HANDOVERS: readonly string[] = ['pick-up', 'delivery', 'locker'];

/** The ways of a pharmacy that we know, as it has them. */
export const handoversOf = ({handovers}: Pharmacy): Handover[] =>
  handovers.filter((handover) => HANDOVERS.includes(handover));

/** Pharmacies that hand over in a way that we know. */
export const usable = (pharmacies: readonly Pharmacy[]): Pharmacy[] =>
  pharmacies.filter((one) => handoversOf(one).length > 0);

/** What was chosen, else the person's own pharmacy, else the only one; undefined while there is something to ask. */
export function deliveryOf(
  {pharmacyId, handover: wished}: Order,
  pharmacies: readonly Pharmacy[],
): Delivery | undefined {
  const all = usable(pharmacies);
  const pharmacy =
    all.find(({id}) => id === pharmacyId) ??
    all.find(({isPreferred}) => isPreferred) ??
    (all.length === 1 ? all[0] : undefined);
  if (!pharmacy) return undefined;
  const ways = handoversOf(pharmacy);
  const handover = ways.find((way) => way === wished) ?? ways[0];
  return handover && {pharmacy, handover};
}

/** What is sent. Days are sent where the patient gave them. */
export function bodyOf(
  order: Order,
  treatments: readonly MedicationTreatment[],
  {pharmacy, handover}: Delivery,
  personId: string,
): RepeatRequestCreate {
  const {lines, other, awayUntil, remark} = order;
  const words = other?.trim();
  const said = remark?.trim();
  return {
    lines: [
      ...chosenOf(order, treatments).map(({id}) => {
        const typed = lines[id]?.daysLeft?.trim();
        return {treatmentId: id, ...(typed && {daysLeft: Number(typed)})};
      }),
      ...(words ? [{description: words}] : []),
    ],
    pharmacyId: pharmacy.id,
    handover,
    personId,
    ...(said && {remark: said}),
    ...(awayUntil && {awayUntil}),
  };
}

type Line = RepeatRequest['lines'][number];

/** Nobody has decided about it yet. An unknown state counts as in review. */
export const isOpen = ({state}: Line): boolean =>
  !['approved', 'approved-changed', 'rejected', 'sent', 'ready', 'withdrawn'].includes(state);

const wordsOf = (text = '') => text.trim().toLowerCase();
const keyOf = (treatmentId: string | undefined, words: string | undefined) =>
  treatmentId === undefined ? `words:${wordsOf(words)}` : `treatment:${treatmentId}`;
const keysOf = (lines: readonly {treatmentId?: string; name?: string; description?: string}[]) =>
  lines.map(({treatmentId, name, description}) => keyOf(treatmentId, description ?? name)).sort();

/** Whether a request is what came of this, sent at `sentAt` or after (ms UTC): for an answer that was lost. */
export const isSame = (
  {lines, createdAt, person}: RepeatRequest,
  sent: RepeatRequestCreate,
  sentAt: number,
): boolean =>
  Date.parse(createdAt) >= sentAt &&
  person.id === sent.personId &&
  `${keysOf(lines)}` === `${keysOf(sent.lines)}`;

/** What is not in the list and was asked for already: the open line, and when. */
export function askedAlready(
  {other}: Order,
  requests: readonly RepeatRequest[],
): {readonly name: string; readonly createdAt: string} | undefined {
  const words = wordsOf(other);
  if (!words) return undefined;
  for (const {lines, createdAt} of requests) {
    const found = lines.find((line) => isOpen(line) && wordsOf(line.name) === words);
    if (found) return {name: found.name, createdAt};
  }
  return undefined;
}

/** The same as before, as far as it is in a list; without what the patient said then. */
export function orderAgain({lines, pharmacy, handover}: RepeatRequest): Order {
  const words = lines.find(({treatmentId}) => treatmentId === undefined)?.name;
  return {
    lines: Object.fromEntries(lines.flatMap(({treatmentId}) => (treatmentId ? [[treatmentId, {}]] : []))),
    other: words,
    pharmacyId: pharmacy.id,
    handover,
  };
}
