import type {Practice} from '@gp-elements/core';
import {body, exampleOf, fakeGateway, type Scenario} from '@gp-elements/core/testing';
import '@gp-elements/core/define';
import '@gp-elements/booking/define';
import type {StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from './patient.ts';

export interface BookingState {
  /** What the gateway says. Default: the contract's first examples, among them the time: Monday 23 November 2026, 08:05. */
  readonly scenario?: Scenario;
  /** Default true: one adult without children. */
  readonly isSignedIn?: boolean;
  /** Language of the provider. Default: the page's, which is Dutch. */
  readonly lang?: string;
  readonly view?: 'book' | 'list';
  readonly appointmentId?: string;
  /** Where "Snel weg" leads. Default: there is no such button. */
  readonly quickExitHref?: string;
  /** What a patient does to get to the state. */
  readonly walk?: (patient: Patient) => Promise<void>;
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const token = () => 'token';

const page = ({scenario, isSignedIn = true, lang, view, appointmentId, quickExitHref}: BookingState) =>
  html`<gp-provider
    api="https://gateway.example/v1"
    lang=${lang ?? nothing}
    quick-exit-href=${quickExitHref ?? nothing}
    .fetch=${fakeGateway(scenario)}
    .getToken=${isSignedIn ? token : undefined}
  >
    <gp-booking view=${view ?? nothing} appointment-id=${appointmentId ?? nothing}>
      <p>Een afspraak maken? Bel <a href="tel:0101234567">010 123 45 67</a>.</p>
    </gp-booking>
  </gp-provider>`;

/** A story that walks to one state of the widget by itself. */
export const bookingStory = (state: BookingState): StoryObj => ({
  // Once for each time that it is shown: another theme must not begin the visit again.
  render: () => html`${guard([], () => page(state))}`,
  play: async ({canvasElement}) => {
    const patient = new Patient(canvasElement);
    await state.walk?.(patient);
    await patient.reads(state.says);
  },
});

/** The practice of the contract, somewhat different. */
export const practiceWith = (change: Partial<Practice>) => body({...exampleOf('getPractice'), ...change});
