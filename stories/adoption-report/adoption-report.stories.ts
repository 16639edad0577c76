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
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const story = ({scenario, lang, isSignedIn = true, says}: State): StoryObj => ({
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
    await new Patient(canvasElement, 'gp-adoption-report').reads(says);
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
export const English = story({lang: 'en', says: 'Figures of digital care'});
