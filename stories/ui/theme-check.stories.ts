import {checkTheme, type ThemePair} from '@gp-elements/ui/theme-check';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, LitElement, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';

export default {title: 'UI/Theme check'} satisfies Meta;

/** Measures the page that it stands in, again whenever the page is given another theme. */
class GpStoryThemeCheck extends LitElement {
  @state() private pairs: readonly ThemePair[] = [];
  readonly #watch = new MutationObserver(() => this.#measure());

  // In the page itself, so that the theme holds for the table as well.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(document.documentElement, {attributeFilter: ['class', 'style']});
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  #measure(): void {
    this.pairs = checkTheme(this.parentElement ?? document.body);
  }

  protected override render(): TemplateResult {
    return html`<table lang="en">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Contrast</th>
          <th scope="col">Needed</th>
        </tr>
      </thead>
      <tbody>
        ${this.pairs.map(
          ({pair, ratio, needed, isEnough}) =>
            html`<tr>
              <th scope="row">${pair}</th>
              <td>${ratio.toFixed(2)}${isEnough ? '' : ': too little'}</td>
              <td>${needed}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
customElements.define('gp-story-theme-check', GpStoryThemeCheck);

/** What `checkTheme()` of @gp-elements/ui/theme-check finds in the theme that is on. */
export const Contrast: StoryObj = {render: () => html`<gp-story-theme-check></gp-story-theme-check>`};
