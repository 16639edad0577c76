import {html, type ReactiveControllerHost, type TemplateResult} from 'lit';

/**
 * The one polite live region of a widget. Draw it on every screen, at the same place: a region that appears together with
 * its text is not read.
 */
export class Announcer {
  #text = '';
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Has a text read out, once. The same text again is read again. */
  say(text: string): void {
    // A region whose text does not change is silent; the space is not heard.
    this.#text = this.#text === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    return html`<div class="hidden" role="status">${this.#text}</div>`;
  }
}
