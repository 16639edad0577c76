import type {Ingredient, Product} from '../../../domain/medication/block.ts';
import {fields, list, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {codesOf, conceptOf, quantityOf} from './quantities.ts';

const NAME_LENGTH = 500;

function strengthOf(ingredient: Fields, source: Source): string | null {
  // STU3 calls it `amount`.
  const ratio = fields(ingredient['strength'] ?? ingredient['amount']);
  const [of, per] = [ratio?.['numerator'], ratio?.['denominator']].map((one) => {
    const quantity = quantityOf(one, source);
    return quantity === null
      ? null
      : [quantity.value, quantity.unit].filter((part) => part !== null).join(' ');
  });
  return [of, per].filter((part) => typeof part === 'string').join(' / ') || null;
}

function ingredientOf(value: Fields, source: Source): Ingredient[] {
  const substance =
    conceptOf(value['itemCodeableConcept'], source) ??
    conceptOf(source.find(value['itemReference'])?.['code'], source);
  return substance === null ? [] : [{substance, strength: strengthOf(value, source)}];
}

/** What it is about: a Medication that it refers to, or the code in its place. */
export function productOf(resource: Fields, source: Source): Product | null {
  const reference = fields(resource['medicationReference']);
  const medication = source.find(reference);
  if (reference !== undefined && medication === undefined) source.note('its product is not in the file');
  const code = medication?.['code'] ?? resource['medicationCodeableConcept'];
  const codes = codesOf(code, source);
  const ingredients = list(medication?.['ingredient']).flatMap((one) => ingredientOf(one, source));
  const said =
    source.text(list(code)[0]?.['text'], NAME_LENGTH) ??
    codes.find(({display}) => display !== null)?.display ??
    source.text(reference?.['display'], NAME_LENGTH) ??
    (ingredients.map(({substance}) => substance.text).join(', ') || null);
  if (said === null) return null;
  return {text: said, codes, form: conceptOf(medication?.['form'], source), ingredients};
}
