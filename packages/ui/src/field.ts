import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './content.ts';

export interface FieldOptions {
  /** Unique in the widget. */
  id: string;
  label: Words;
  hint?: Words;
  /** What is wrong and how to put it right. */
  error?: Words;
  /** "(niet verplicht)": what may be left out is marked, what must be filled in is not. */
  optional?: Words;
}

interface Described {
  id: string;
  hint?: Words;
  error?: Words;
}

/** Ids of what describes the control, in the order in which it is read. */
export const describedBy = ({id, hint, error}: Described, more?: string | false): string | undefined =>
  [hint && 'hint', error && 'error', more]
    .filter(Boolean)
    .map((part) => `${id}-${part as string}`)
    .join(' ') || undefined;

export const hintOf = ({id, hint}: Described): unknown =>
  hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing;

export const errorOf = ({id, error}: Described): unknown =>
  error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing;

/** Label, hint, error and control in one root, so that they stay tied together. */
export const field = (options: FieldOptions, control: unknown): TemplateResult =>
  html`<div class="field" part="field">
    <label for=${options.id}
      >${options.label}${options.optional ? [' ', html`<small>${options.optional}</small>`] : nothing}</label
    >
    ${hintOf(options)}${errorOf(options)}${control}
  </div>`;

export interface SelectOptions<Value extends string> extends FieldOptions {
  options: readonly {value: Value; text: string}[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a list that is too long for cards. */
export const select = <Value extends string>(options: SelectOptions<Value>): TemplateResult =>
  field(
    options,
    html`<select
      id=${options.id}
      aria-describedby=${describedBy(options) ?? nothing}
      aria-invalid=${options.error ? 'true' : nothing}
      @change=${({target}: Event) => options.onChange((target as HTMLSelectElement).value as Value)}
    >
      ${options.options.map(
        ({value, text}) => html`<option value=${value} ?selected=${value === options.value}>${text}</option>`,
      )}
    </select>`,
  );
