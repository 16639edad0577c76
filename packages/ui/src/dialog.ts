// No first screen has a dialog, so it is no part of the main entry.
import {
  css,
  html,
  nothing,
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type {Words} from './content.ts';
import {heading as drawHeading} from './heading.ts';

export interface DialogOptions {
  /** Unique in the widget. */
  id: string;
  heading: Words;
  /** Default 2. */
  level?: number | undefined;
  body: Words;
  /** Buttons; the last step out of the dialog must be one of them. */
  actions: Words;
  /** After Escape; the keyboard is back where it was. */
  onClose?: (() => void) | undefined;
}

type DialogHost = ReactiveControllerHost & {readonly renderRoot: ParentNode};

/** One modal question at a time. The browser keeps the keyboard inside and gives it back afterwards. */
export class DialogController implements ReactiveController {
  readonly #host: DialogHost;
  #isOpen = false;

  constructor(host: DialogHost) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#isOpen = false;
    this.#host.requestUpdate();
  }

  /** A dialog that left the page is not open when it comes back. */
  hostDisconnected(): void {
    this.#isOpen = false;
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector('dialog');
    if (this.#isOpen) {
      if (dialog?.open === false) dialog.showModal();
    } else {
      dialog?.close();
    }
  }

  /** Draw it on every screen that can open it: it is empty while closed. */
  render({id, heading, level = 2, body, actions, onClose}: DialogOptions): TemplateResult {
    const closed = ({target}: Event) => {
      // Told late, of a closing before: it was opened again meanwhile.
      if (!this.#isOpen || (target as HTMLDialogElement).open) return;
      this.close();
      onClose?.();
    };
    return html`<dialog part="dialog" aria-labelledby="${id}-heading" @close=${closed}>
      ${
        this.#isOpen
          ? html`<div class="screen">
              ${drawHeading({text: heading, level, id: `${id}-heading`})}
              <div>${body}</div>
              <div class="row">${actions}</div>
            </div>`
          : nothing
      }
    </dialog>`;
  }
}

export const dialogStyles: CSSResult = css`
  dialog {
    inset: 0;
    max-inline-size: min(36em, 100vw - 2 * var(--_2));
    margin: auto;
    padding: var(--_3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 55%);
  }
`;
