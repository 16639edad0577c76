import type {Code, Concept, Duration, Quantity} from '../../../domain/medication/block.ts';
import {extensions, fields, list, text, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-PQ-translation';
const UNITS = ['s', 'min', 'h', 'd', 'wk', 'mo', 'a'] as const satisfies readonly Duration['unit'][];
/** Longest word of a source that is kept. */
const WORD = 300;

export function codesOf(concept: unknown, source: Source): Code[] {
  return list(concept).flatMap((one) =>
    list(one['coding']).flatMap((coding): Code[] => {
      const code = text(coding['code']);
      return code === undefined
        ? []
        : [{system: text(coding['system']) ?? null, code, display: source.text(coding['display'], WORD)}];
    }),
  );
}

/** The first that is there of the concepts; null when there is none with a word or code in it. */
export function conceptOf(value: unknown, source: Source): Concept | null {
  return conceptsOf(value, source)[0] ?? null;
}

export function conceptsOf(value: unknown, source: Source): Concept[] {
  return list(value).flatMap((one): Concept[] => {
    const codes = codesOf(one, source);
    const said = source.text(one['text'], 1000) ?? codes.find(({display}) => display !== null)?.display;
    const word = said ?? codes[0]?.code;
    return word === undefined ? [] : [{text: word, codes}];
  });
}

/** The code of a unit, as a coding. */
function unitCode(quantity: Fields): Code[] {
  const code = text(quantity['code']);
  return code === undefined ? [] : [{system: text(quantity['system']) ?? null, code, display: null}];
}

export function quantityOf(value: unknown, source: Source): Quantity | null {
  const quantity = fields(value);
  const amount = quantity?.['value'];
  if (quantity === undefined || typeof amount !== 'number' || text(quantity['comparator']) !== undefined)
    return null;
  const translations = extensions(quantity, TRANSLATION).flatMap((extension) =>
    list(extension['valueQuantity']).flatMap((translated) =>
      // One that says another amount is no translation of the unit.
      translated['value'] === amount ? unitCode(translated) : [],
    ),
  );
  return {
    value: amount,
    unit: source.text(quantity['unit'], 100),
    codes: [...unitCode(quantity), ...translations],
  };
}

export function durationOf(value: unknown): Duration | null {
  const duration = fields(value);
  const amount = duration?.['value'];
  const code = text(duration?.['code']) ?? text(duration?.['unit']);
  const unit = UNITS.find((one) => one === code);
  return typeof amount === 'number' && amount > 0 && unit !== undefined ? {value: amount, unit} : null;
}

/** A number of periods in the units of Timing, such as 1 and `d`. */
export function periodOf(value: unknown, unit: unknown): Duration | null {
  return durationOf({value, code: unit});
}
