import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** As many at a time: on a slow phone still well within a twentieth of a second. */
const STEP = 4;

/** Lets its host draw a long list a few at a time, so that the page answers a press meanwhile. */
export class Gradual implements ReactiveController {
  /** So many may be drawn now. */
  count = STEP;
  readonly #host: ReactiveControllerHost;
  readonly #total: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, total: () => number) {
    this.#host = host;
    this.#total = total;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  hostUpdated(): void {
    if (this.#timer || this.count >= this.#total()) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.count += STEP;
      this.#host.requestUpdate();
    });
  }

  /** Another list: begin again. */
  restart(): void {
    this.count = STEP;
  }

  /** The rest at once, for who asks for something further down or for paper. */
  all(): void {
    this.count = Infinity;
    this.#host.requestUpdate();
  }
}
