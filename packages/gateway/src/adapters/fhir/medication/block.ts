/** What the building blocks have in common, on R4 and on STU3. */
import {
  emptyBlock,
  type BlockContent,
  type BlockKind,
  type Relation,
} from '../../../domain/medication/block.ts';
import {LeftOut, type ImportedKind, type Reference} from '../../imported.ts';
import {codings} from '../codes.ts';
import {list, text, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {dayOf, instant} from '../times.ts';
import {dosingOf} from './dosing.ts';
import {
  commentOf,
  cycleOf,
  extension,
  extensionsOf,
  stopTypeOf,
  treatmentOf,
  usePeriodOf,
} from './extensions.ts';
import {productOf} from './product.ts';
import {conceptOf, conceptsOf} from './quantities.ts';
import {noteUnread} from './unread.ts';

/** Longest text on how to take it. It is never cut: a part of it would say something else. */
const DOSING_LENGTH = 10_000;

const SNOMED = 'http://snomed.info/sct';
const CATEGORIES: Readonly<Record<string, BlockKind>> = {
  '33633005': 'agreement',
  '16076005': 'agreement',
  '395067002': 'dosing-schedule',
  '52711000146108': 'dispense-request',
  '422037009': 'administration-agreement',
  '373784005': 'dispense',
  '422979000': 'use',
  '18629005': 'administration',
};

/** Which building block a category says it is; undefined when it says none that is known. */
export function kindOf(category: unknown): BlockKind | undefined {
  return codings(category).flatMap(({system, code}) =>
    system === SNOMED ? (CATEGORIES[code] ?? []) : [],
  )[0];
}

export function subjectOf(resource: Fields, source: Source): Reference {
  const subject = source.reference(resource['subject'], 'Patient');
  if (subject === null) throw new LeftOut('it names no patient');
  return subject;
}

/** ms UTC of a moment of the source; of a day its beginning, in UTC: it only puts things in order. */
export function orderOf(time: string | null): number | null {
  if (time === null) return null;
  const day = dayOf(time);
  return instant(time) ?? (day === undefined ? null : Date.parse(`${day}T00:00:00Z`));
}

export function relationsOf(
  value: unknown,
  source: Source,
  to: {role: Relation['role']; kind: BlockKind; resource: ImportedKind},
): Relation[] {
  return source.references(value, to.resource).flatMap(({keys}) =>
    // One name is enough, and the same one each time: the identifier where there is one.
    keys.slice(-1).map(({system, value}) => ({role: to.role, kind: to.kind, system, value})),
  );
}

function dosingTextOf(resource: Fields, dosages: unknown, source: Source): string | null {
  const rendered = text(extension(resource, 'ext-RenderedDosageInstruction')?.['valueString']);
  // GP data on STU3 has the whole text in each Dosage.
  const said =
    rendered ??
    list(dosages)
      .flatMap((dosage) => text(dosage['text']) ?? [])
      .join('\n');
  if (said.length > DOSING_LENGTH) throw new LeftOut('its dosing text is too long to be kept whole');
  return source.text(said, DOSING_LENGTH);
}

/** Everything of a block that stands in the same place whatever it is. */
export function blockOf(
  kind: BlockKind,
  resource: Fields,
  source: Source,
  {dosages, registeredAt}: {dosages?: unknown; registeredAt: string | null},
): {content: BlockContent; identity: ReturnType<Source['identity']>} {
  const identity = source.identity();
  const identifiers = source.identifierKeys('MedicationRequest', resource['identifier']);
  const [server] = identity.keys.slice(identifiers.length);
  const dosing = dosingOf(dosages, cycleOf(resource), source);
  const status = text(resource['status']) ?? null;
  noteUnread(resource, source);
  const content: BlockContent = {
    ...emptyBlock(kind),
    identifiers: identifiers.map(({system, value}) => ({system, value})),
    server: server === undefined ? null : {system: server.system, value: server.value},
    treatment: treatmentOf(resource, source),
    registeredAt,
    status,
    isWithdrawn: status === 'entered-in-error',
    product: productOf(resource, source),
    period: usePeriodOf(resource),
    dosingText: dosingTextOf(resource, dosages, source),
    dosing,
    route: conceptOf(
      list(dosages).map((dosage) => dosage['route']),
      source,
    ),
    stopType: stopTypeOf(resource, source),
    reasonForUse: conceptsOf(
      list(resource['reasonReference']).flatMap(
        (one) => source.find(one)?.['code'] ?? {text: one['display']},
      ),
      source,
    ),
    reasonForChange: conceptsOf(resource['reasonCode'], source),
    comment: commentOf(resource, source),
    episode: source.text(
      list(extension(resource, 'extension-context-nl-core-episodeofcare')?.['valueReference'])[0]?.[
        'display'
      ],
      300,
    ),
  };
  return {content, identity};
}

/** Concepts of all extensions of these names. */
export function extensionConcepts(
  resource: Fields,
  source: Source,
  ...names: string[]
): BlockContent['additionalInformation'] {
  return extensionsOf(resource, ...names).flatMap((one) => conceptsOf(one['valueCodeableConcept'], source));
}
