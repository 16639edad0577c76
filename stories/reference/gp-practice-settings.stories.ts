// Every public name of the element, from its manifest.
import {example, fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/practice-settings/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';

export default {
  title: 'Reference/gp-practice-settings',
  component: 'gp-practice-settings',
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const PracticeSettings: StoryObj = {
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          .fetch=${fakeGateway({getSession: example('manager')})}
          .getToken=${() => 'token'}
        >
          <gp-practice-settings><p>De instellingen zijn er even niet.</p></gp-practice-settings>
        </gp-provider>`,
    )}`,
};
