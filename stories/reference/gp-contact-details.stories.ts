// Every public name of the element, from its manifest.
import {fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/contact-details/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';

export default {
  title: 'Reference/gp-contact-details',
  component: 'gp-contact-details',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const ContactDetails: StoryObj = {
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          .fetch=${fakeGateway({})}
          .getToken=${() => 'token'}
        >
          <gp-contact-details><p>Bel de praktijk.</p></gp-contact-details>
        </gp-provider>`,
    )}`,
};
