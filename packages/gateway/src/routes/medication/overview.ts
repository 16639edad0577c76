import type {components} from '@gp-elements/contract';
import {knownOf, type FactKind, type PatientFact} from '../../domain/medication/facts.ts';
import {addDays, localDate, toInstant} from '../../domain/zone.ts';
import {diallablePhone} from '../../domain/phone.ts';
import {factsOf, hasFacts} from '../../store/patient-facts.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {knownTreatments, recentDaysOf} from './known.ts';
import {dayOf, given} from './present-line.ts';

type Schemas = components['schemas'];

/** What stands beside the medication. Nothing relates it to a medicine. */
const KINDS = {
  hypersensitivities: ['hypersensitivity'],
  contraIndications: ['contra-indication'],
} as const satisfies Record<string, readonly FactKind[]>;

const MEASURES = ['kidney-function', 'weight', 'height'] as const satisfies readonly FactKind[];

const shortDate = (date: string | null): string | undefined => date?.slice(0, 10);

function presentFact(fact: PatientFact, zone: string): Schemas['MedicationFact'] {
  const {author} = fact;
  return given<Schemas['MedicationFact']>({
    id: fact.id,
    text: fact.what?.text ?? '',
    detail: fact.comment,
    start: shortDate(fact.since),
    end: shortDate(fact.until),
    recordedOn: dayOf(fact.statedAt, zone),
    author: author?.name ?? author?.organization?.name,
  });
}

async function presentFacts(
  {db, zone, now}: RequestContext,
  all: readonly PatientFact[],
  kinds: readonly FactKind[],
): Promise<Schemas['MedicationFacts']> {
  const known = kinds.map((kind) => knownOf(all, kind, now, zone));
  const present = known.flatMap((one) => (one.says === 'present' ? one.facts : []));
  if (present.length > 0) return {known: 'some', items: present.map((fact) => presentFact(fact, zone))};
  if (known.some(({says}) => says === 'none-known')) return {known: 'none', items: []};
  if (known.some(({says}) => says === 'not-available')) return {known: 'not-available', items: []};
  // A record system that gave none of anybody does not give them.
  return {known: (await hasFacts(db, kinds)) ? 'not-asked' : 'not-available', items: []};
}

/** Of each kind what was measured last. */
function presentMeasures(
  {zone, now}: RequestContext,
  all: readonly PatientFact[],
): Schemas['MedicationMeasure'][] {
  return MEASURES.flatMap((kind) => {
    const known = knownOf(all, kind, now, zone);
    const latest = known.says === 'present' ? known.facts[0] : undefined;
    const on = latest && dayOf(latest.since ?? latest.statedAt, zone);
    const measured = latest?.value ?? null;
    if (latest === undefined || measured === null || on === undefined) return [];
    const {value, unit, comparator} = measured;
    return [
      {
        id: latest.id,
        kind,
        name: latest.what?.text ?? kind,
        text: `${comparator ?? ''}${String(value).replace('.', ',')} ${unit ?? ''}`.trim(),
        on,
      },
    ];
  });
}

export async function composeOverview(
  context: RequestContext,
  subject: Subject,
): Promise<Schemas['MedicationOverview']> {
  const {db, settings, now, zone} = context;
  const facts = await factsOf(db, subject.id);
  const {name, birth_date: birthDate} = subject.person;
  const known = await knownTreatments(context, subject);
  return {
    composedAt: toInstant(now, zone),
    composedBy: settings.name,
    person: given<Schemas['MedicationOverview']['person']>({
      id: subject.id,
      name,
      birthDate,
      phone: diallablePhone(subject.person.phone),
    }),
    stoppedSince: addDays(localDate(now, zone), -recentDaysOf(settings)),
    treatments: known.map(({treatment}) => treatment),
    hypersensitivities: await presentFacts(context, facts, KINDS.hypersensitivities),
    contraIndications: await presentFacts(context, facts, KINDS.contraIndications),
    measures: presentMeasures(context, facts),
  };
}
