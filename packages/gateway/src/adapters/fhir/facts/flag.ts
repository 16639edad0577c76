import type {FactContent, FactKind} from '../../../domain/medication/facts.ts';
import {LeftOut, type ImportedOf} from '../../imported.ts';
import {codings} from '../codes.ts';
import {list, text, type Fields} from '../fields.ts';
import {authorOf} from '../medication/authors.ts';
import {extension, extensionsOf} from '../medication/extensions.ts';
import {codesOf, conceptOf, conceptsOf} from '../medication/quantities.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {factOf, replaced} from './fact.ts';

const KINDS: Readonly<Record<string, FactKind>> = {
  'http://snomed.info/sct|350241000146102': 'contra-indication',
  'http://snomed.info/sct|225419007': 'surveillance',
  'http://loinc.org|74018-3': 'alert',
  'http://loinc.org|75323-6': 'alert',
};

/** What is watched is the substance; the text beside it is a whole sentence of the source's system. */
function whatOf(kind: FactKind, resource: Fields, source: Source): FactContent['what'] {
  const detail = source.find(extension(resource, 'ext-Alert.Concern')?.['valueReference']);
  const said = conceptOf(resource['code'], source) ?? conceptOf(detail?.['code'], source);
  if (kind !== 'surveillance') return said;
  const codes = codesOf(resource['code'], source);
  const name = codes.find(({display}) => display !== null)?.display ?? null;
  return name === null ? said : {text: name, codes};
}

/** A contra-indication, a decision to watch a substance, or an attention. */
export function readFlag(resource: Fields, source: Source): ImportedOf<'Flag'> {
  const kind = codings(resource['category']).flatMap(
    ({system, code}) => KINDS[`${system ?? ''}|${code}`] ?? [],
  )[0];
  if (kind === undefined) throw new LeftOut('its category is no contra-indication or attention');
  const {content, identity, subject} = factOf(kind, resource, source);
  const what = whatOf(kind, resource, source);
  if (what === null) throw new LeftOut('it does not say what it is about');
  const period = list(resource['period'])[0];
  const earlier = extensionsOf(
    resource,
    'ext-MedicationContraIndication.RelationAlert',
    'ext-SurveillanceDecision.RelationSurveillanceDecision',
  );
  const safe = extension(list(resource['code'])[0], 'ext-SurveillanceDecision.SafeWithinUnsafeGroup');
  const status = text(resource['status']);
  const fact: FactContent = {
    ...content,
    what,
    exceptions: conceptsOf(safe?.['valueCodeableConcept'], source),
    status: status === 'active' || status === 'inactive' ? status : null,
    since: writtenTime(period?.['start']) ?? null,
    until: writtenTime(period?.['end']) ?? null,
    reasonForEnd: source.text(
      extension(resource, 'ext-MedicationContraIndication.ReasonForEndingAlert')?.['valueString'],
      1000,
    ),
    author: authorOf(resource['author'], source),
    replaces: earlier.flatMap((one) => replaced(one['valueReference'], 'Flag', source)),
  };
  return {kind: 'Flag', ...identity, subject, fact};
}
