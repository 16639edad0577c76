import type {components} from '@gp-elements/contract';
import {knownOf, type FactKind, type PatientFact} from '../../domain/medication/facts.ts';
import {addDays, localDate, toInstant} from '../../domain/zone.ts';
import {diallablePhone} from '../../domain/phone.ts';
import {factsOf, hasFacts} from '../../store/patient-facts.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {knownTreatments, recentDaysOf} from './known.ts';
import {dayOf, given, NAMELESS, textOf} from './present-line.ts';

type Schemas = components['schemas'];

const MEASURES = ['kidney-function', 'weight', 'height'] as const satisfies readonly FactKind[];

const shortDate = (date: string | null): string | undefined => date?.slice(0, 10);

function presentFact(fact: PatientFact, zone: string): Schemas['MedicationFact'] {
  const {author, reactions, exceptions, comment} = fact;
  return given<Schemas['MedicationFact']>({
    id: fact.id,
    text: fact.what?.text ?? NAMELESS,
    detail: [textOf(reactions), textOf(exceptions), comment].filter(Boolean).join('; '),
    start: shortDate(fact.since),
    end: shortDate(fact.until),
    recordedOn: dayOf(fact.statedAt, zone),
    author: author?.name ?? author?.organization?.name,
  });
}

/** Nothing relates it to a medicine. */
async function presentFacts(
  {db, now, zone}: RequestContext,
  facts: readonly PatientFact[],
  kind: FactKind,
): Promise<Schemas['MedicationFacts']> {
  const known = knownOf(facts, kind, now, zone);
  if (known.says === 'present')
    return {known: 'some', items: known.facts.map((fact) => presentFact(fact, zone))};
  if (known.says === 'none-known') return {known: 'none', items: []};
  if (known.says === 'not-available') return {known: 'not-available', items: []};
  // A record system that gave none of anybody does not give them.
  return {known: (await hasFacts(db, [kind])) ? 'not-asked' : 'not-available', items: []};
}

/** Of each kind what was measured last. */
function presentMeasures(
  facts: readonly PatientFact[],
  {now, zone}: RequestContext,
): Schemas['MedicationMeasure'][] {
  return MEASURES.flatMap((kind) => {
    const known = knownOf(facts, kind, now, zone);
    const latest = known.says === 'present' ? known.facts.find(({value}) => value !== null) : undefined;
    const on = latest && dayOf(latest.since ?? latest.statedAt, zone);
    const measured = latest?.value ?? null;
    if (latest === undefined || measured === null || on === undefined) return [];
    const {value, unit, comparator} = measured;
    return [
      given<Schemas['MedicationMeasure']>({
        id: latest.id,
        kind,
        name: latest.what?.text,
        text: `${comparator ?? ''}${String(value).replace('.', ',')} ${unit ?? ''}`.trim(),
        on,
      }),
    ];
  });
}

/** What stands beside somebody's medication, with its dates. */
export async function whatStandsBeside(
  context: RequestContext,
  {id}: Subject,
): Promise<Schemas['RepeatBeside']> {
  const facts = await factsOf(context.db, id);
  return {
    hypersensitivities: await presentFacts(context, facts, 'hypersensitivity'),
    contraIndications: await presentFacts(context, facts, 'contra-indication'),
    measures: presentMeasures(facts, context),
  };
}

export async function composeOverview(
  context: RequestContext,
  subject: Subject,
): Promise<Schemas['MedicationOverview']> {
  const {settings, now, zone} = context;
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
    ...(await whatStandsBeside(context, subject)),
  };
}
