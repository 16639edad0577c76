// The practice's figures, state by state.
import {example, fakeGateway, never, offline, problem, type Scenario} from '@gp-elements/core/testing';
import '@gp-elements/adoption-report/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from '../booking/patient.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Adoption report', tags: ['!autodocs']} satisfies Meta;

interface State {
  readonly scenario?: Scenario;
  readonly lang?: string;
  readonly isSignedIn?: boolean;
  /** What somebody does to get to the state. */
  readonly walk?: (person: Patient) => Promise<void>;
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const story = ({scenario, lang, isSignedIn = true, walk, says}: State): StoryObj => ({
  // Once for each time that it is shown: another theme must not begin the visit again.
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          lang=${lang ?? nothing}
          .fetch=${fakeGateway({getSession: example('staff'), ...scenario})}
          .getToken=${isSignedIn ? () => 'token' : undefined}
        >
          <gp-adoption-report><p>De cijfers zijn er even niet.</p></gp-adoption-report>
        </gp-provider>`,
    )}`,
  play: async ({canvasElement}) => {
    const person = new Patient(canvasElement, 'gp-adoption-report');
    await walk?.(person);
    await person.reads(says);
  },
});

export const Ready = story({says: 'Aandeel digitaal per maand'});
export const Empty = story({
  scenario: {getAdoptionReport: example('nothing')},
  says: 'In deze periode is nog geen hele maand die vaststaat.',
});
export const Loading = story({scenario: {getAdoptionReport: never}, says: 'Even laden'});
export const SignedOut = story({isSignedIn: false, says: 'Log in als medewerker'});
export const OfAPatient = story({
  scenario: {getSession: example('alone')},
  says: 'Deze cijfers zijn voor medewerkers van de praktijk.',
});
export const Offline = story({scenario: {getAdoptionReport: offline}, says: 'Er is geen verbinding.'});
export const Failed = story({
  scenario: {getAdoptionReport: problem('internal-error')},
  says: 'De cijfers komen nu niet binnen.',
});
export const Refused = story({
  scenario: {getAdoptionReport: problem('scope-insufficient')},
  says: 'Deze cijfers zijn voor medewerkers van de praktijk.',
});
export const NoNumber = story({
  walk: async (person) => {
    await person.type('Ingeschreven', '2.950');
    await person.press('Opslaan');
  },
  says: 'Vul een heel getal in',
});
export const AColleagueWasFirst = story({
  scenario: {putAdoptionMonth: problem('precondition-failed')},
  walk: (person) => person.press('Opslaan'),
  says: 'Iemand anders vulde deze maand net in',
});
export const NotSaved = story({
  scenario: {putAdoptionMonth: offline},
  walk: (person) => person.press('Opslaan'),
  says: 'Niet opgeslagen. Probeer het opnieuw.',
});
export const English = story({lang: 'en', says: 'Figures of digital care'});
