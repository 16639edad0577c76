// Every public name of the element, from its manifest.
import {example, fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/adoption-report/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';

export default {
  title: 'Reference/gp-adoption-report',
  component: 'gp-adoption-report',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const AdoptionReport: StoryObj = {
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          .fetch=${fakeGateway({getSession: example('staff')})}
          .getToken=${() => 'token'}
        >
          <gp-adoption-report><p>De cijfers zijn er even niet.</p></gp-adoption-report>
        </gp-provider>`,
    )}`,
};
