// Every public name of the element, from its manifest.
import {fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/front-door/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';

export default {
  title: 'Reference/gp-front-door',
  component: 'gp-front-door',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const FrontDoor: StoryObj = {
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider api="https://gateway.example/v1" .fetch=${fakeGateway()}>
          <gp-front-door
            ><p>Bel ons op <a href="tel:0101234567">010 123 45 67</a>.</p></gp-front-door
          >
        </gp-provider>`,
    )}`,
};
