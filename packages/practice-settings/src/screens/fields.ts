// The controls of one field, by its kind. What is typed goes into the document as it is: the gateway is the judge.
import {nameOf, select} from '@gp-elements/ui';
import {checkbox, describedBy, field as labelled, textField} from '@gp-elements/ui/fields';
import {html, nothing} from 'lit';
import {type Json, type Pointer, withValue} from '../document.ts';
import type {SettingsController} from '../practice-settings.controller.ts';
import type {SettingsKey} from '../practice-settings.strings.ts';
import type {Field} from '../sections.ts';

/** `/closures/0/from` is the field `f-closures-0-from`. */
export const idOf = (pointer: Pointer): string => `f${pointer.replaceAll(/[^A-Za-z0-9]/g, '-')}`;

const labelOf = ({at, label}: Field): string => label ?? at.slice(at.lastIndexOf('/') + 1);
const key = (text: string) => text as SettingsKey;

/** What the gateway found wrong at a place, in words for people. */
export function faultOf(c: SettingsController, pointer: Pointer): unknown {
  if (!c.errorAt(pointer)) return undefined;
  const {t} = c.strings;
  if (/^\/closures\/\d+$/.test(pointer)) return t('wrong.period');
  if (/^\/openingHours\/\d+$/.test(pointer)) return t('wrong.hours');
  if (/^\/closures\/\d+\/(start|end)Time$/.test(pointer)) return t('wrong.times');
  if (pointer.endsWith('/version')) return t('wrong.version');
  if (pointer.endsWith('/maximumAge')) return t('wrong.ages');
  return t('wrong.field');
}

/** A value as it stands in a field. */
export const written = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const percent = (value: Json | undefined): string =>
  typeof value === 'number' ? String(Math.round(value * 100)) : written(value);

function numberOf(text: string): Json | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  // What is no number goes as it is, so that the gateway can say so.
  return /^\d+$/.test(plain) ? Number(plain) : plain;
}

/**
 * @param base Place of the section or row that the field stands on.
 * @param change Puts the changed document in place of the one before.
 */
export function fieldView(
  c: SettingsController,
  base: Pointer,
  field: Field,
  change: (next: Json) => void = (next) => c.edit(next),
): unknown {
  const {text, t} = c.strings;
  const pointer = `${base}${field.at}`;
  const value = c.valueAt(pointer);
  const has = (at: Pointer) => c.valueAt(`${base}${at}`) !== undefined;
  if ((field.where && !has(field.where)) || (field.unless && has(field.unless))) return nothing;
  const made = (next: Json) => change(field.then ? field.then(next, base) : next);
  const put = (next: Json | undefined) => made(withValue(c.document, pointer, next));
  const label = labelOf(field);
  const common = {
    id: idOf(pointer),
    label: text(key(`field.${label}`)),
    hint: field.hasHint && text(key(`hint.${label}`)),
    error: faultOf(c, pointer),
  };
  const marked = {...common, optional: field.isOptional && text('optional')};
  const string = written(value);
  const typed = (next: string) => (next === '' && field.isOptional ? undefined : next);
  switch (field.is) {
    case 'check':
      return checkbox({
        ...common,
        checked: typeof value === 'boolean' ? value : field.missing,
        onChange: (isOn) => put(isOn === field.missing ? undefined : isOn),
      });
    case 'choice':
    case 'kind': {
      const options =
        field.is === 'kind'
          ? c.state
              .value!.kinds.filter(({sourceId}) => c.valueAt(`${base}/sourceId`) !== sourceId)
              .map(({sourceId, name}) => ({value: sourceId, text: name}))
          : field.of.map((one) => ({value: one, text: t(key(`${field.words}.${one}`))}));
      const none = {value: '', text: t(field.is === 'choice' ? key(`${field.words}.none`) : 'none')};
      const isKnown = options.some((option) => option.value === string);
      return select({
        ...common,
        options: [
          ...(field.isOptional ? [none] : []),
          ...options,
          ...(string === '' || isKnown ? [] : [{value: string, text: string}]),
        ],
        value: string,
        onChange: (next) => put(typed(next)),
      });
    }
    case 'extent':
      return select({
        ...common,
        options: (['all', 'part'] as const).map((one) => ({
          value: one,
          text: t(key(`${field.words}.${one}`)),
        })),
        value: has(field.part[0]!) ? 'part' : 'all',
        onChange: (next) =>
          made(
            field.part.reduce(
              (document, at) => withValue(document, `${base}${at}`, next === 'part' ? '' : undefined),
              c.document,
            ),
          ),
      });
    case 'number':
      return textField({
        ...marked,
        value: string,
        inputMode: 'numeric',
        onInput: (next) => put(numberOf(next)),
      });
    case 'share':
      return textField({
        ...marked,
        value: percent(value),
        inputMode: 'numeric',
        onInput: (next) => {
          const number = numberOf(next);
          put(typeof number === 'number' ? number / 100 : number);
        },
      });
    case 'lines':
      return textField({
        ...marked,
        rows: 3,
        value: Array.isArray(value) ? value.join('\n') : string,
        onInput: (next) => put(next === '' && field.isOptional ? undefined : next.split('\n')),
      });
    case 'long':
      return textField({...marked, rows: 3, value: string, onInput: (next) => put(typed(next))});
    case 'date':
    case 'time':
      return labelled(
        marked,
        html`<input
          id=${common.id}
          type=${field.is}
          .value=${string}
          aria-describedby=${describedBy(common) ?? nothing}
          aria-invalid=${common.error ? 'true' : nothing}
          @change=${({target}: Event) => put(typed((target as HTMLInputElement).value))}
        />`,
      );
    case 'text':
      return textField({...marked, value: string, onInput: (next) => put(typed(next))});
  }
}

/** A name that people gave, which nobody translates. */
export const given = (name: Json | undefined): unknown => nameOf(written(name));
