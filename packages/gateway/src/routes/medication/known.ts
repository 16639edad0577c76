/** What is known of somebody's medication, judged by the practice's rules on repeats. */
import type {components} from '@gp-elements/contract';
import type {Author, Code, MedicationBlock} from '../../domain/medication/block.ts';
import type {Treatment, TreatmentLine} from '../../domain/medication/treatments.ts';
import {daysLeftOf} from '../../domain/medication/week.ts';
import {judgeRepeat, type RepeatFacts} from '../../domain/repeats/judge.ts';
import {isKnownCode, SYSTEMS} from '../../domain/repeats/match.ts';
import {medicationDefaults, repeatTerms, type RepeatTerms} from '../../domain/repeats/settings.ts';
import type {PracticeSettings} from '../../domain/settings.ts';
import {ageOn, localDate} from '../../domain/zone.ts';
import {treatmentsOf} from '../../store/medication.ts';
import {isOpenLine, repeatLinesOf, type RepeatLineRow} from '../../store/repeats.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {
  dayOf,
  given,
  instantOf,
  presentAuthor,
  presentLine,
  presentUse,
  type Presenting,
} from './present-line.ts';

type Schemas = components['schemas'];

export interface KnownTreatment {
  treatment: Schemas['MedicationTreatment'];
  /** Prescription code of the G-Standaard of what was prescribed. */
  prk: string | undefined;
}

/** More than a month has, so that what ended is shown long enough. */
const MONTH_DAYS = 31;

export function recentDaysOf({medication}: PracticeSettings): number {
  return (medication?.stoppedMonths ?? medicationDefaults.stoppedMonths) * MONTH_DAYS;
}

const plain = (text: string): string => text.toLocaleLowerCase('nl').replaceAll(/\s+/g, ' ').trim();

/** Whether somebody prescribes for this practice: by the name of the organisation in the record system. */
function isOwnPracticeOf({name, medication}: PracticeSettings): (author: Author) => boolean {
  const own = new Set([name, ...(medication?.ownOrganizations ?? [])].map(plain));
  return ({who, organization}) =>
    (who === 'professional' || who === 'organization') &&
    organization !== null &&
    own.has(plain(organization.name));
}

const ORDER: readonly TreatmentLine['state'][] = ['current', 'future', 'interrupted', 'stopped', 'cancelled'];

/** What leads first: what holds now, of that what was agreed last. */
function byImportance(a: TreatmentLine, b: TreatmentLine): number {
  return (
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    (b.registeredAt ?? '').localeCompare(a.registeredAt ?? '')
  );
}

/** Dosage that the pharmacy packs by the week (GDS). */
const WEEKLY_PACKAGING = {system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3.8', code: '1'} as const;

const isWeekly = (codes: readonly Code[]): boolean =>
  codes.some(({system, code}) => system === WEEKLY_PACKAGING.system && code === WEEKLY_PACKAGING.code);

function isArrangedByPharmacy(line: TreatmentLine, last: MedicationBlock | undefined): boolean {
  return [line.distributionForm, last?.distributionForm ?? null].some(
    (form) => form !== null && (isWeekly(form.codes) || plain(form.text) === 'gds'),
  );
}

/** The agreement itself has no end; what the pharmacy made of it may have one. */
function isLongTerm(line: TreatmentLine, {blocks}: Treatment): boolean {
  const agreement =
    line.agreement ?? blocks.find(({id, kind}) => id === line.blockId && kind === 'agreement');
  return agreement !== undefined && !(agreement.period?.end ?? agreement.period?.duration ?? null);
}

const dispenses = ({blocks}: Treatment): MedicationBlock[] =>
  blocks
    .filter(({kind, happenedAt}) => kind === 'dispense' && happenedAt !== null)
    .sort((a, b) => Date.parse(b.happenedAt ?? '') - Date.parse(a.happenedAt ?? ''));

function presentDispense(block: MedicationBlock, zone: string): Schemas['MedicationDispense'] | undefined {
  const on = dayOf(block.happenedAt, zone);
  if (on === undefined) return undefined;
  const {quantity, product, dispenser} = block;
  return given<Schemas['MedicationDispense']>({
    on,
    name: product?.text,
    amount: quantity === null ? undefined : `${quantity.value} ${quantity.unit ?? ''}`.trim(),
    dispenser: dispenser?.organization?.name ?? dispenser?.name,
  });
}

/** When the dose was changed last: the holding agreement came in the place of one with another text. */
function doseChangedOn(line: TreatmentLine, {earlier}: Treatment, zone: string): string | undefined {
  const agreement = line.agreement;
  const text = agreement?.dosingText ?? line.dosingText;
  const before = earlier.filter(({source}) => source !== 'used');
  const isOther = before.some((one) => (one.agreement?.dosingText ?? one.dosingText) !== text);
  return before.length > 0 && isOther ? dayOf(agreement?.registeredAt ?? line.registeredAt, zone) : undefined;
}

function repeatFacts(
  line: TreatmentLine,
  treatment: Treatment,
  asked: readonly RepeatLineRow[],
  daysLeft: number | undefined,
  {zone, isOwnPractice}: Presenting,
): RepeatFacts {
  const [last] = dispenses(treatment);
  const lastOn = last && Date.parse(last.happenedAt ?? '');
  const agreedAt = Date.parse(line.agreement?.registeredAt ?? line.registeredAt ?? '');
  const since = dispenses(treatment).filter(({happenedAt}) => !(Date.parse(happenedAt ?? '') < agreedAt));
  const open = asked.find(isOpenLine);
  const sent = asked.find(
    ({state, state_at: at}) =>
      (state === 'sent' || state === 'ready') && (lastOn === undefined || Number(at) > lastOn),
  );
  const prescriber = line.prescriber ?? (line.source === 'agreed' ? line.author : null);
  const product = line.agreement?.product ?? line.product;
  return given<RepeatFacts>({
    product: {
      name: product?.text ?? '',
      codes: [...(product?.codes ?? []), ...(line.product?.codes ?? [])].flatMap(({system, code}) =>
        system !== null && isKnownCode(system) ? [{system, code}] : [],
      ),
    },
    state: line.state === 'current' || line.state === 'future' ? line.state : 'stopped',
    isInterrupted: line.state === 'interrupted',
    startsOn: line.state === 'future' ? line.period.start : undefined,
    prescriber:
      prescriber === null
        ? undefined
        : given<NonNullable<RepeatFacts['prescriber']>>({
            isOwnPractice: isOwnPractice(prescriber),
            specialty: prescriber.specialty?.text,
          }),
    isArrangedByPharmacy: isArrangedByPharmacy(line, last),
    isLongTerm: isLongTerm(line, treatment),
    doseChangedOn: doseChangedOn(line, treatment, zone),
    daysLeft,
    repeats: Math.max(0, since.length - 1),
    openRequestId: open?.request_id,
    sent: sent && {requestId: sent.request_id, on: localDate(Number(sent.state_at), zone)},
  });
}

function prkOf({lines}: Treatment): string | undefined {
  const codes = lines.flatMap(({agreement, product}) => [
    ...(agreement?.product?.codes ?? []),
    ...(product?.codes ?? []),
  ]);
  return codes.find(({system}) => system === SYSTEMS.prk)?.code;
}

/** What nobody may ask for here says so, without a reason that would be about the person. */
const NOT_HERE: Schemas['Repeatability'] = {orderable: false, reasonCode: 'unknown', instead: 'ask-practice'};

function present(
  treatment: Treatment,
  asked: readonly RepeatLineRow[],
  terms: RepeatTerms | undefined,
  presenting: Presenting,
): Schemas['MedicationTreatment'] | undefined {
  const {zone, today} = presenting;
  const lines = treatment.lines.filter(({isRecent}) => isRecent).sort(byImportance);
  const [leading] = lines;
  if (leading === undefined) return undefined;
  const [last] = dispenses(treatment);
  const lastDispense = last && presentDispense(last, zone);
  const daysLeft =
    leading.state === 'current' && last !== undefined && lastDispense !== undefined
      ? daysLeftOf(
          {
            on: lastDispense.on,
            amount: last.quantity?.value ?? null,
            unit: last.quantity?.unit ?? null,
            duration: last.supplyDuration,
          },
          leading,
          today,
        )
      : undefined;
  const presented = lines.flatMap((line) => [
    presentLine(line, treatment, presenting),
    ...(line.use === null ? [] : [presentUse(line.use, line, presenting)]),
  ]);
  const starts = treatment.blocks
    .filter(({kind}) => kind === 'agreement' || kind === 'administration-agreement' || kind === 'use')
    .flatMap(({period}) => dayOf(period?.start ?? null, zone) ?? []);
  const said = treatment.blocks
    .filter(
      ({kind}) => !['dispense-request', 'dispense', 'administration', 'proposal', 'reply'].includes(kind),
    )
    .flatMap(({registeredAt}) => instantOf(registeredAt, zone) ?? [])
    .sort((a, b) => Date.parse(b) - Date.parse(a));
  const agreedName = leading.agreement?.product?.text;
  const repeat =
    terms === undefined
      ? NOT_HERE
      : judgeRepeat(terms, repeatFacts(leading, treatment, asked, daysLeft, presenting), today);
  const [line] = presented;
  if (line === undefined) return undefined;
  return {
    ...line,
    ...given<Partial<Schemas['MedicationTreatment']>>({
      since: starts.sort()[0],
      prescriber: presentAuthor(leading.prescriber ?? null, presenting),
      agreedName: agreedName === line.name ? undefined : agreedName,
      lastDispense,
      daysLeft,
    }),
    id: treatment.id,
    lines: presented,
    changedAt: said[0] ?? line.agreedAt ?? instantOf(today, zone) ?? '',
    repeat,
  };
}

/**
 * By name. `terms` are those of the practice; undefined judges by the person's age as well.
 */
export async function knownTreatments(
  {db, settings, now, zone}: RequestContext,
  {id, person}: Subject,
  terms = repeatTerms(settings),
): Promise<KnownTreatment[]> {
  const today = localDate(now, zone);
  const age = ageOn(person.birth_date, today);
  const isOldEnough = terms !== undefined && age !== null && age >= terms.minimumAge;
  const found = await treatmentsOf(db, id, today, {zone, recentDays: recentDaysOf(settings)});
  const asked = await repeatLinesOf(db, id);
  const presenting: Presenting = {zone, today, isOwnPractice: isOwnPracticeOf(settings)};
  return found
    .flatMap((treatment) => {
      const own = asked.filter(({treatment_id: of}) => of === treatment.id);
      const presented = present(treatment, own, isOldEnough ? terms : undefined, presenting);
      return presented === undefined ? [] : [{treatment: presented, prk: prkOf(treatment)}];
    })
    .sort(({treatment: a}, {treatment: b}) => a.name.localeCompare(b.name, 'nl') || a.id.localeCompare(b.id));
}
