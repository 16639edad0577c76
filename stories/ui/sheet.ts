import {defineElement} from '@gp-elements/core';
import {styles} from '@gp-elements/ui';
import {calendarStyles} from '@gp-elements/ui/calendar';
import {dialogStyles} from '@gp-elements/ui/dialog';
import {fieldStyles} from '@gp-elements/ui/fields';
import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

/** A widget that is nothing but its looks: templates are drawn in a shadow root with the shared styles. */
export class GpStorySheet extends LitElement {
  static override styles = [...styles, fieldStyles, dialogStyles, calendarStyles];

  @property({attribute: false}) draw: () => unknown = () => undefined;

  protected override render(): TemplateResult {
    return html`<div class="screen">${this.draw()}</div>`;
  }
}
defineElement('gp-story-sheet', GpStorySheet);

/** A story that shows templates. */
export const sheet = (draw: () => unknown) => ({
  render: () => html`<gp-story-sheet .draw=${draw}></gp-story-sheet>`,
});
