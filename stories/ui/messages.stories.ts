import {button, loadingView, notice, stepHeading} from '@gp-elements/ui';
import {errorSummary, summary} from '@gp-elements/ui/fields';
import type {Meta} from '@storybook/web-components-vite';
import {html} from 'lit';
import {sheet} from './sheet.ts';

export default {title: 'UI/Messages'} satisfies Meta;

const notices = [
  ['info', 'Goed om te weten', 'Tijden bij uw eigen huisarts staan vooraan.'],
  ['warning', 'Let op', 'Deze tijd staat pas vast als u bevestigt.'],
  ['danger', 'Dat lukte niet', 'Er ging iets mis bij ons. Probeer het over een paar minuten opnieuw.'],
  ['success', 'Gelukt', 'De tijd is weer vrij voor iemand anders.'],
] as const;

export const Notices = sheet(() =>
  notices.map(([tone, heading, body]) => notice({tone, heading, level: 2, body})),
);

export const NoticeWithAction = sheet(() =>
  notice({
    tone: 'danger',
    body: html`U hebt geen verbinding. Bel <a href="tel:0101234567">010 123 45 67</a>.`,
    actions: button({text: 'Probeer opnieuw', onClick: () => {}}),
  }),
);

export const StepHeading = sheet(() =>
  stepHeading({text: 'Wat moeten wij weten?', level: 2, progress: 'Stap 3 van 4'}),
);

export const ErrorSummary = sheet(() =>
  errorSummary({
    heading: 'Er is nog 1 ding in te vullen',
    level: 2,
    items: [{id: 'reason', text: 'Vul in waar het over gaat.'}],
  }),
);

export const Summary = sheet(() =>
  summary([
    {term: 'Wat', value: 'Spreekuur, op de praktijk'},
    {term: 'Wanneer', value: 'woensdag 25 november, 09:00'},
    {
      term: 'Bij wie',
      value: 'dr. M. Bakker',
      action: button({text: 'Wijzig', kind: 'quiet', onClick: () => {}}),
    },
  ]),
);

export const Loading = sheet(() => loadingView('Een ogenblik. Wij halen de gegevens op.'));
