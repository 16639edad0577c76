import {fakeGateway, type Scenario} from '@gp-elements/core/testing';
import {FakeDesk} from '@gp-elements/practice-desk/testing';
import '@gp-elements/practice-desk/define';
import type {StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from '../booking/patient.ts';

interface State {
  readonly desk?: () => FakeDesk;
  readonly scenario?: Scenario;
  readonly isSignedIn?: boolean;
  readonly lang?: string;
  readonly noShortcuts?: boolean;
  /** What somebody at the desk does to get to the state. */
  readonly walk?: (person: Patient, desk: FakeDesk) => Promise<void>;
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const token = () => 'token';

/** One state of the desk, walked to from a fresh page. */
export const story = ({
  desk: make = () => new FakeDesk(),
  scenario,
  isSignedIn = true,
  lang,
  noShortcuts,
  walk,
  says,
}: State): StoryObj => {
  let desk: FakeDesk;
  return {
    // Once for each time that it is shown: another theme must not begin the visit again.
    render: () =>
      html`${guard([], () => {
        desk = make();
        return html`<gp-provider
          api="https://gateway.example/v1"
          lang=${lang ?? nothing}
          .fetch=${fakeGateway({...desk.scenario, ...scenario})}
          .getToken=${isSignedIn ? token : undefined}
        >
          <gp-practice-desk ?no-shortcuts=${noShortcuts}
            >De werklijst kan nu niet getoond worden.</gp-practice-desk
          >
        </gp-provider>`;
      })}`,
    play: async ({canvasElement}) => {
      const person = new Patient(canvasElement, 'gp-practice-desk');
      await walk?.(person, desk);
      await person.reads(says);
    },
  };
};
