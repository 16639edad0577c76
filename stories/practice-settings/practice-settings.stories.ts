// The practice's own settings, state by state.
import {
  body,
  example,
  exampleOf,
  fakeGateway,
  never,
  offline,
  problem,
  type Scenario,
} from '@gp-elements/core/testing';
import '@gp-elements/practice-settings/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from '../booking/patient.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Practice settings', tags: ['!autodocs']} satisfies Meta;

interface State {
  readonly scenario?: Scenario;
  readonly lang?: string;
  readonly isSignedIn?: boolean;
  /** The group of settings to go to. */
  readonly place?: string;
  /** Buttons to press there, in order. */
  readonly presses?: readonly string[];
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

/** The groups are buttons where there is room for them, else a list to choose from. */
const goTo = (manager: Patient, place: string): Promise<void> => manager.chooseOrPress('Onderwerp', place);

const story = ({scenario, lang, isSignedIn = true, place, presses = [], says}: State): StoryObj => ({
  // Once for each time that it is shown: another theme must not begin the visit again.
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          lang=${lang ?? nothing}
          .fetch=${fakeGateway({getSession: example('manager'), ...scenario})}
          .getToken=${isSignedIn ? () => 'token' : undefined}
        >
          <gp-practice-settings><p>De instellingen zijn er even niet.</p></gp-practice-settings>
        </gp-provider>`,
    )}`,
  play: async ({canvasElement}) => {
    const manager = new Patient(canvasElement, 'gp-practice-settings');
    if (place !== undefined) await goTo(manager, place);
    for (const name of presses) await manager.press(name);
    await manager.reads(says);
  },
});

export const Hours = story({says: 'De gewone week.'});
export const Closures = story({
  place: 'Sluitingen',
  says: 'Dagen waarop de praktijk dicht is, of een deel van een dag.',
});
export const PartOfADay = story({
  scenario: {
    getSettings: () => {
      const state = exampleOf('getSettings');
      const [first, ...rest] = state.settings.closures;
      const day = {from: '2026-12-04', to: '2026-12-04', startTime: '12:00', endTime: '17:00'};
      return body({...state, settings: {...state.settings, closures: [{...first!, ...day}, ...rest]}});
    },
  },
  place: 'Sluitingen',
  says: 'Deel van de dag',
});
export const Numbers = story({place: 'Naam en nummers', says: 'patiënten bellen ze in nood'});
export const Services = story({place: 'Diensten', says: 'Wat patiënten online kunnen doen'});
export const Kinds = story({place: 'Soorten afspraken', says: 'niet te zien voor patiënten'});
export const Rules = story({place: 'Regels', says: 'Deze regels gelden'});
export const Texts = story({place: 'Teksten', says: 'Uw eigen woorden'});
export const AlarmSigns = story({place: 'Alarmsignalen', says: 'Niemand keurde deze lijst goed.'});
export const Notices = story({place: 'Berichten', says: 'Berichten gaan naar'});
export const History = story({place: 'Wijzigingen', says: 'W. Hendriks'});
export const File = story({place: 'Bestand', says: 'Alle instellingen in één bestand'});
export const Unsaved = story({
  place: 'Sluitingen',
  presses: ['Sluiting toevoegen'],
  says: 'Nog niet bewaard: Sluitingen.',
});
export const Saved = story({
  place: 'Sluitingen',
  presses: ['Sluiting toevoegen', 'Bewaren'],
  says: 'Bewaard.',
});
export const Refused = story({
  scenario: {
    putSettings: problem('validation-failed', {
      errors: [{in: 'body', pointer: '/closures/0', message: 'ends before it starts'}],
    }),
  },
  place: 'Sluitingen',
  presses: ['Sluiting toevoegen', 'Bewaren'],
  says: 'Zo kan het niet bewaard worden',
});
export const SavingFails = story({
  scenario: {putSettings: offline},
  place: 'Sluitingen',
  presses: ['Sluiting toevoegen', 'Bewaren'],
  says: 'Er is geen verbinding.',
});
export const NoHistory = story({
  scenario: {listSettingsChanges: problem('internal-error')},
  place: 'Wijzigingen',
  says: 'De wijzigingen komen nu niet binnen.',
});
export const EmptyHistory = story({
  scenario: {listSettingsChanges: () => body({items: []})},
  place: 'Wijzigingen',
  says: 'Wie wat wijzigde.',
});
export const Loading = story({scenario: {getSettings: never}, says: 'Even laden'});
export const SignedOut = story({isSignedIn: false, says: 'Log in als praktijkmanager'});
export const OfAnAssistant = story({
  scenario: {getSession: example('staff')},
  says: 'voor wie in de praktijk beslist',
});
export const Offline = story({scenario: {getSettings: offline}, says: 'Er is geen verbinding.'});
export const Failed = story({
  scenario: {getSettings: problem('internal-error')},
  says: 'De instellingen komen nu niet binnen.',
});
export const English = story({lang: 'en', says: 'Settings of the practice'});
