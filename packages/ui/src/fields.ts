// Fields for what a person types. The first screens do without them, so they are no part of the main entry; a widget
// adds `fieldStyles` to its root when it draws the first one.
import {css, html, nothing, type CSSResult, type TemplateResult} from 'lit';
import type {Words} from './content.ts';
import {errorOf, field, hintOf, describedBy, type FieldOptions} from './field.ts';
import {heading as drawHeading} from './heading.ts';

export interface TextFieldOptions extends FieldOptions {
  value: string;
  onInput: (value: string) => void;
  /** Lines to begin with; it grows with the text. Default: one line, that cannot grow. */
  rows?: number | undefined;
  /** "Nog 457 tekens": described, not announced at each key. */
  counter?: Words;
  autocomplete?: AutoFill | undefined;
  inputMode?: 'text' | 'tel' | 'email' | 'numeric' | undefined;
}

/** A text of one line or more. It does not cut off what is too long: that would change what was meant without a word. */
export function textField(options: TextFieldOptions): TemplateResult {
  const {id, error, value, onInput, rows, counter, autocomplete, inputMode} = options;
  const describes = describedBy(options, counter !== undefined && 'counter') ?? nothing;
  const invalid = error ? 'true' : nothing;
  const input = ({target}: Event) => onInput((target as HTMLInputElement | HTMLTextAreaElement).value);
  const control = rows
    ? html`<textarea
        id=${id}
        rows=${rows}
        .value=${value}
        aria-describedby=${describes}
        aria-invalid=${invalid}
        @input=${input}
      ></textarea>`
    : html`<input
        id=${id}
        .value=${value}
        autocomplete=${autocomplete ?? 'off'}
        inputmode=${inputMode ?? nothing}
        aria-describedby=${describes}
        aria-invalid=${invalid}
        @input=${input}
      />`;
  return field(
    options,
    html`${control}${counter === undefined ? nothing : html`<p class="hint" id="${id}-counter">${counter}</p>`}`,
  );
}

export interface CheckboxOptions {
  id: string;
  label: Words;
  hint?: Words;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export const checkbox = (options: CheckboxOptions): TemplateResult =>
  html`<div class="tick" part="field">
    <input
      type="checkbox"
      id=${options.id}
      .checked=${options.checked}
      aria-describedby=${describedBy(options) ?? nothing}
      @change=${({target}: Event) => options.onChange((target as HTMLInputElement).checked)}
    /><label for=${options.id}>${options.label}</label>${hintOf(options)}
  </div>`;

/** Several fields under one question. */
export interface FieldGroupOptions {
  /** Of the first control inside, so that the error summary can lead there. */
  id: string;
  legend: Words;
  hint?: Words;
  error?: Words;
  optional?: Words;
  content: Words;
}

export const fieldGroup = (options: FieldGroupOptions): TemplateResult =>
  html`<fieldset class="field" part="field" aria-describedby=${describedBy(options) ?? nothing}>
    <legend>${options.legend}${options.optional && [' ', html`<small>${options.optional}</small>`]}</legend>
    ${hintOf(options)}${errorOf(options)}${options.content}
  </fieldset>`;

export interface RadioGroupOptions<Value extends string> extends Omit<FieldGroupOptions, 'content'> {
  options: readonly {value: Value; label: Words; hint?: Words}[];
  /** Undefined: nothing is chosen for the person. */
  value: Value | undefined;
  onChange: (value: Value) => void;
}

export function radioGroup<Value extends string>({
  options,
  value,
  onChange,
  ...group
}: RadioGroupOptions<Value>): TemplateResult {
  const content = options.map((option, index) => {
    const id = index === 0 ? group.id : `${group.id}-${index}`;
    return html`<div class="tick">
      <input
        type="radio"
        id=${id}
        name=${group.id}
        .checked=${option.value === value}
        aria-describedby=${describedBy({id, hint: option.hint}) ?? nothing}
        @change=${() => onChange(option.value)}
      /><label for=${id}>${option.label}</label>${hintOf({id, hint: option.hint})}
    </div>`;
  });
  return fieldGroup({...group, content});
}

export interface ErrorSummaryOptions {
  heading: Words;
  /** Default 3. */
  level?: number | undefined;
  /** What is wrong, with the id of the field. */
  items: readonly {id: string; text: Words}[];
}

/** What still has to be done, above the fields. Gets the focus when it appears (`focusHeading`). */
export function errorSummary({heading, level = 3, items}: ErrorSummaryOptions): TemplateResult {
  // The address of a part does not work inside a shadow root.
  const go = (id: string) => (event: Event) => {
    event.preventDefault();
    ((event.currentTarget as Node).getRootNode() as ShadowRoot).getElementById(id)?.focus();
  };
  return html`<div class="notice danger" part="notice error-summary" role="group" tabindex="-1" data-focus>
    <div class="stack">
      ${drawHeading({text: heading, level})}
      <ul>
        ${items.map(({id, text}) => html`<li><a href="#${id}" @click=${go(id)}>${text}</a></li>`)}
      </ul>
    </div>
  </div>`;
}

export interface SummaryRow {
  term: Words;
  value: Words;
  /** A button to change it. */
  action?: Words;
}

/** What was chosen, to be checked. Rows without a value are left out. */
export const summary = (rows: readonly SummaryRow[]): TemplateResult =>
  html`<dl class="summary" part="summary">
    ${rows
      .filter(({value}) => value !== undefined && value !== '')
      .map(
        ({term, value, action}) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
            ${action && html`<dd>${action}</dd>`}
          </div>`,
      )}
  </dl>`;

export const fieldStyles: CSSResult = css`
  fieldset {
    min-inline-size: 0;
    border: 0;
  }
  legend {
    margin-block-end: calc(var(--_space) / 2);
  }
  textarea {
    resize: vertical;
    field-sizing: content;
    min-block-size: 7lh;
  }
  .error {
    color: var(--_danger);
    font-weight: 600;
  }
  [aria-invalid] {
    border: 2px solid var(--_danger);
  }
  .tick {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: calc(var(--_space) * 1.5);
    align-items: center;
  }
  .tick label {
    padding-block: var(--_space);
    font-weight: 400;
  }
  .tick .hint {
    grid-column: 2;
  }
  .tick input {
    inline-size: 24px;
    block-size: 24px;
    min-block-size: 0;
    accent-color: var(--_accent);
  }
  .summary > div {
    display: grid;
    grid-template-columns: minmax(5em, 1fr) minmax(0, 3fr) auto;
    gap: 0 var(--_2);
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_line);
  }
  dt {
    color: var(--_muted);
  }
  dd {
    white-space: pre-line;
  }
`;
