// Every public name of the element, from its manifest.
import {fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/medication-overview/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';

export default {
  title: 'Reference/gp-medication-overview',
  component: 'gp-medication-overview',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const MedicationOverview: StoryObj = {
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider api="/v1" .fetch=${fakeGateway({})} .getToken=${() => 'token'}>
          <gp-medication-overview><p>Bel de praktijk.</p></gp-medication-overview>
        </gp-provider>`,
    )}`,
};
