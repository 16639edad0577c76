import {select} from '@gp-elements/ui';
import {checkbox, fieldGroup, radioGroup, textField} from '@gp-elements/ui/fields';
import type {Meta} from '@storybook/web-components-vite';
import {sheet} from './sheet.ts';

export default {title: 'UI/Fields'} satisfies Meta;

const ignore = () => {};

export const Text = sheet(() => [
  textField({
    id: 'language',
    label: 'Voor welke taal?',
    hint: 'Bijvoorbeeld Turks.',
    value: '',
    onInput: ignore,
  }),
  textField({
    id: 'reason',
    label: 'Waar gaat het over?',
    optional: '(niet verplicht)',
    value: 'Ik hoest al drie weken.',
    rows: 4,
    counter: 'Nog 477 tekens',
    onInput: ignore,
  }),
]);

export const TextWithError = sheet(() =>
  textField({
    id: 'reason',
    label: 'Waar gaat het over?',
    hint: 'Een paar woorden is genoeg.',
    error: 'Vul in waar het over gaat.',
    value: '',
    rows: 4,
    onInput: ignore,
  }),
);

export const Select = sheet(() =>
  select({
    id: 'practitioner',
    label: 'Bij wie?',
    options: [
      {value: '', text: 'Maakt niet uit'},
      {value: 'bakker', text: 'dr. M. Bakker, uw huisarts'},
    ],
    value: '',
    onChange: ignore,
  }),
);

export const Checkboxes = sheet(() =>
  fieldGroup({
    id: 'interpreter',
    legend: 'Hebt u hulp nodig bij de afspraak?',
    optional: '(niet verplicht)',
    content: [
      checkbox({id: 'interpreter', label: 'Een tolk', checked: true, onChange: ignore}),
      checkbox({
        id: 'wheelchair',
        label: 'Ik kom met een rolstoel',
        hint: 'Dan houden wij een ruime kamer vrij.',
        checked: false,
        onChange: ignore,
      }),
    ],
  }),
);

export const Radios = sheet(() =>
  radioGroup({
    id: 'complaints',
    legend: 'Hoeveel klachten wilt u bespreken?',
    options: [
      {value: 'one', label: 'Eén klacht of vraag'},
      {value: 'several', label: 'Twee of meer', hint: 'Dan is er genoeg tijd voor u.'},
    ],
    value: undefined,
    onChange: ignore,
  }),
);
