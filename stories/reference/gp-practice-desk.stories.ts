// Every public name of the element, from its manifest.
import {fakeGateway} from '@gp-elements/core/testing';
import {FakeDesk} from '@gp-elements/practice-desk/testing';
import '@gp-elements/practice-desk/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';

export default {
  title: 'Reference/gp-practice-desk',
  component: 'gp-practice-desk',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const PracticeDesk: StoryObj = {
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          .fetch=${fakeGateway(new FakeDesk().scenario)}
          .getToken=${() => 'token'}
        >
          <gp-practice-desk>De werklijst kan nu niet getoond worden.</gp-practice-desk>
        </gp-provider>`,
    )}`,
};
