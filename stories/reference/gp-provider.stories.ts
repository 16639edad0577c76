// Every public name of the element, from its manifest.
import {fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/core/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

export default {
  title: 'Reference/gp-provider',
  component: 'gp-provider',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const Provider: StoryObj = {
  render: () =>
    html`<gp-provider api="https://gateway.example/v1" .fetch=${fakeGateway()}>
      <p lang="en">The provider draws nothing itself: elements of the practice stand inside it.</p>
    </gp-provider>`,
};
