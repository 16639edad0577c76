import {describedBy, field, type TextFieldOptions} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';

type Simple = Pick<TextFieldOptions, 'id' | 'label' | 'hint' | 'error' | 'optional' | 'value'> & {
  onChange: (value: string) => void;
};

/** A day or a time, as the browser lets people choose one. */
export const inputField = (type: 'date' | 'time', options: Simple): TemplateResult =>
  field(
    options,
    html`<input
      type=${type}
      id=${options.id}
      .value=${options.value}
      aria-describedby=${describedBy(options) ?? nothing}
      aria-invalid=${options.error ? 'true' : nothing}
      @change=${({target}: Event) => options.onChange((target as HTMLInputElement).value)}
    />`,
  );

export const selectField = (
  options: Simple & {options: readonly {value: string; label: string}[]},
): TemplateResult =>
  field(
    options,
    html`<select
      id=${options.id}
      @change=${({target}: Event) => options.onChange((target as HTMLSelectElement).value)}
    >
      ${options.options.map(
        ({value, label}) =>
          html`<option value=${value} ?selected=${value === options.value}>${label}</option>`,
      )}
    </select>`,
  );
