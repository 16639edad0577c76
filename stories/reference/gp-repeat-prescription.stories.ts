// Every public name of the element, from its manifest.
import {fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/repeat-prescription/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';

export default {
  title: 'Reference/gp-repeat-prescription',
  component: 'gp-repeat-prescription',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const RepeatPrescription: StoryObj = {
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          .fetch=${fakeGateway({})}
          .getToken=${() => 'token'}
        >
          <gp-repeat-prescription any-origin><p>Bel de praktijk.</p></gp-repeat-prescription>
        </gp-provider>`,
    )}`,
};
