/**
 * The medication overview as a document of headings, lines and values: what the page for print and the PDF both draw, so
 * that they hold the same. Pure.
 */
import type {components} from '@gp-elements/contract';
import {overviewTexts, type DocumentLanguage, type OverviewTexts} from './overview-texts.ts';

type Schemas = components['schemas'];
type Overview = Schemas['MedicationOverview'];
type Line = Schemas['MedicationLine'];

export interface DocumentValue {
  label: string;
  value: string;
}

export interface DocumentItem {
  heading: string;
  values: readonly DocumentValue[];
  /** What belongs to it and is a thing of its own: parallel lines of one treatment. */
  items: readonly DocumentItem[];
}

export interface DocumentSection {
  heading: string;
  /** Said where there are no items. */
  note: string | undefined;
  items: readonly DocumentItem[];
}

export interface OverviewDocument {
  language: DocumentLanguage;
  title: string;
  person: readonly DocumentValue[];
  notes: readonly string[];
  sections: readonly DocumentSection[];
  page: OverviewTexts['page'];
  /** Said on paper where a character stands for others that cannot be drawn. */
  missing: OverviewTexts['missing'];
}

/** `2026-11-23` as 23-11-2026; what is less precise, or has a time, as far as it goes. */
function shownDay(date: string): string {
  return date.slice(0, 10).split('-').reverse().join('-');
}

/** The practice's own day and time stand in the instant itself. */
const shownMoment = (instant: string): string => `${shownDay(instant)} ${instant.slice(11, 16)}`;

const shownAuthor = ({name, specialty, organization}: Schemas['MedicationAuthor']): string =>
  [name, specialty, organization].filter((part) => part !== undefined && part !== '').join(', ');

function value(label: string, text: string | undefined): DocumentValue[] {
  return text === undefined || text === '' ? [] : [{label, value: text}];
}

function lineValues(line: Line, texts: OverviewTexts): DocumentValue[] {
  const {period, stop, author} = line;
  return [
    ...value(texts.dosing, line.dosingText),
    ...(line.isByThrombosisService === true ? value(texts.comment, texts.thrombosis) : []),
    ...value(texts.reason, line.reason),
    ...value(texts.from, period?.start && shownDay(period.start)),
    ...(stop?.at === undefined
      ? value(texts.until, period?.end && shownDay(period.end))
      : value(texts.stop[stop.type] ?? texts.stop.stopped, shownDay(stop.at))),
    ...value(texts.changeReason, line.changeReason),
    ...(line.usedAsAgreed === false ? value(texts.comment, texts.otherwise) : []),
    ...value(texts.comment, line.comment),
    ...value(
      texts.says,
      [texts.sources[line.source] ?? '', author && shownAuthor(author)].filter(Boolean).join(': '),
    ),
  ];
}

function treatmentItem(treatment: Schemas['MedicationTreatment'], texts: OverviewTexts): DocumentItem {
  const [leading, ...others] = treatment.lines;
  const own = leading === undefined ? treatment : leading;
  return {
    heading: treatment.name,
    values: [
      ...(treatment.agreedName === treatment.name ? [] : value(texts.agreed, treatment.agreedName)),
      ...lineValues({...own, ...(treatment.reason !== undefined && {reason: treatment.reason})}, texts),
      ...value(texts.prescriber, treatment.prescriber && shownAuthor(treatment.prescriber)),
    ],
    items: others
      .filter(({state}) => state === treatment.state)
      .map((line) => ({heading: line.name, values: lineValues(line, texts), items: []})),
  };
}

function factsSection(
  heading: string,
  {known, items}: Schemas['MedicationFacts'],
  texts: OverviewTexts,
): DocumentSection {
  return {
    heading,
    note:
      items.length > 0 || known === 'some'
        ? undefined
        : (texts.nothing[known] ?? texts.nothing['not-available']),
    items: items.map(({text, detail, start, end, recordedOn, author}) => ({
      heading: text,
      values: [
        ...value(texts.comment, detail),
        ...value(texts.from, start && shownDay(start)),
        ...value(texts.until, end && shownDay(end)),
        ...value(
          texts.says,
          [author, recordedOn && texts.recorded(shownDay(recordedOn))].filter(Boolean).join(', '),
        ),
      ],
      items: [],
    })),
  };
}

export function overviewDocument(overview: Overview, language: DocumentLanguage): OverviewDocument {
  const texts = overviewTexts[language];
  const {person, treatments} = overview;
  const inState = (heading: string, state: Schemas['MedicationState']): DocumentSection[] => {
    const items = treatments
      .filter((treatment) => treatment.state === state)
      .map((treatment) => treatmentItem(treatment, texts));
    return items.length === 0 ? [] : [{heading, note: undefined, items}];
  };
  const medication = [
    ...inState(texts.current, 'current'),
    ...inState(texts.future, 'future'),
    ...inState(texts.stopped, 'stopped'),
  ];
  return {
    language,
    title: texts.title,
    person: [
      ...value(texts.of, person.name),
      ...value(texts.born, person.birthDate && shownDay(person.birthDate)),
      ...value(texts.phone, person.phone),
    ],
    notes: [texts.composed(shownMoment(overview.composedAt), overview.composedBy), texts.incomplete],
    sections: [
      ...(medication.length === 0
        ? [{heading: texts.current, note: texts.noMedication, items: []}]
        : medication),
      factsSection(texts.hypersensitivities, overview.hypersensitivities, texts),
      factsSection(texts.contraIndications, overview.contraIndications, texts),
      {
        heading: texts.measures,
        note: overview.measures.length === 0 ? texts.noMeasures : undefined,
        items: overview.measures.map(({kind, name, text, on}) => ({
          heading: `${texts.kinds[kind] ?? kind}: ${text}`,
          values: [...value(texts.says, [name, shownDay(on)].filter(Boolean).join(', '))],
          items: [],
        })),
      },
    ],
    page: texts.page,
    missing: texts.missing,
  };
}
