// Fields for what a person types. The first screens do without them, so they are no part of the main entry; a widget
// adds `fieldStyles` to its root when it draws the first one.
import {css, html, nothing, type CSSResult, type TemplateResult} from 'lit';
import type {Words} from './content.ts';
import {errorOf, field, hintOf, describedBy, type FieldOptions} from './field.ts';

export * from './error-summary.ts';
export {describedBy, field} from './field.ts';

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
      .filter(({value}) => value)
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
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_2);
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_line);
  }
  dt {
    flex: 1 5em;
    color: var(--_muted);
  }
  dd {
    flex: 3 8em;
    min-inline-size: 0;
    white-space: pre-line;
  }
  dd + dd {
    flex: none;
  }
`;
