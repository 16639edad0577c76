import type {ReactiveController, ReactiveElement} from 'lit';
import type {Gradual} from './gradual.ts';

/** On paper nothing can be opened, so all of it is open there; and as it was after that. */
export class Paper implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #gradual: Gradual;
  #opened: HTMLDetailsElement[] = [];

  constructor(host: ReactiveElement, gradual: Gradual) {
    this.#host = host;
    this.#gradual = gradual;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#open);
    addEventListener('afterprint', this.#close);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#open);
    removeEventListener('afterprint', this.#close);
  }

  /** The browser waits for nothing once it was told to print, so what is not drawn yet is drawn first. */
  readonly print = async (): Promise<void> => {
    await this.#open();
    window.print();
  };

  readonly #open = async (): Promise<void> => {
    this.#gradual.all();
    await this.#host.updateComplete;
    const closed = this.#host.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open])');
    this.#opened.push(...closed);
    for (const details of closed) details.open = true;
  };

  readonly #close = (): void => {
    for (const details of this.#opened) details.open = false;
    this.#opened = [];
  };
}
