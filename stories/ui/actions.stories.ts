import {button, choiceCard, choices, linkButton, phoneLink, timeChip} from '@gp-elements/ui';
import type {Meta} from '@storybook/web-components-vite';
import {sheet} from './sheet.ts';

export default {title: 'UI/Actions'} satisfies Meta;

const kinds = ['primary', 'secondary', 'quiet', 'danger'] as const;
const press = () => {};

export const Buttons = sheet(() => [
  kinds.map((kind) => button({text: 'Afspraak bevestigen', kind, onClick: press})),
  linkButton({text: 'Zet in mijn agenda', href: '#agenda', icon: 'calendar'}),
]);

export const ButtonsAtRest = sheet(() => [
  button({text: 'Een ogenblik…', kind: 'primary', busy: true, onClick: press}),
  button({text: 'Afspraak bevestigen', disabled: true, onClick: press}),
]);

export const ChoiceCards = sheet(() =>
  choices('Soorten afspraken', [
    choiceCard({
      title: 'Spreekuur',
      text: 'Een gewone afspraak met uw huisarts, voor één klacht.',
      facts: '10 minuten, op de praktijk',
      icon: 'building',
      onChoose: press,
    }),
    choiceCard({title: 'Telefonische afspraak', icon: 'phone', onChoose: press, isChosen: true}),
    choiceCard({title: 'Huisbezoek', icon: 'home', text: 'Deze afspraak maakt u samen met de assistent.'}),
  ]),
);

export const Times = sheet(() =>
  choices(
    'maandag 23 november',
    [
      timeChip({time: '09:00', note: 'dr. M. Bakker', onChoose: press}),
      timeChip({time: '09:20', note: 'dr. S. Yılmaz', onChoose: press, isChosen: true}),
      timeChip({time: '09:40', onChoose: press}),
      timeChip({time: '10:00', onChoose: press, disabled: true}),
    ],
    'times',
  ),
);

export const Phones = sheet(() => [
  phoneLink({
    phone: '010 123 45 67',
    name: 'De praktijk',
    note: 'Kies 1 voor spoed.',
    size: 'large',
    isFirst: true,
  }),
  phoneLink({phone: '112', name: 'Levensgevaar', size: 'large'}),
  phoneLink({phone: '010 987 65 43'}),
]);
