import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** At most as many at a time. */
const MOST = 6;
/** So long a step may take, with room for the layout after it. ms. */
const STEP_MS = 6;

/**
 * Lets its host draw a long list a few at a time, as many as the device can between two frames, so that the page answers a
 * press meanwhile: first what stands around the list, then the list.
 */
export class Gradual implements ReactiveController {
  /** So many may be drawn now. */
  count = 0;
  readonly #host: ReactiveControllerHost;
  readonly #total: () => number;
  #step = 1;
  #begun = 0;
  #isWaiting = false;

  constructor(host: ReactiveControllerHost, total: () => number) {
    this.#host = host;
    this.#total = total;
    host.addController(this);
  }

  /** Something of the list is there, so what stands below it may come. */
  get isBegun(): boolean {
    return this.count > 0 || this.#total() === 0;
  }

  hostUpdated(): void {
    if (this.#begun) {
      const tookMs = performance.now() - this.#begun;
      this.#step = Math.max(1, Math.min(MOST, Math.floor((this.#step * STEP_MS) / tookMs)));
      this.#begun = 0;
    }
    if (this.#isWaiting || this.count >= this.#total()) return;
    this.#isWaiting = true;
    // A page that nobody sees has no frames.
    if (document.hidden) setTimeout(this.#next);
    else requestAnimationFrame(() => setTimeout(this.#next));
  }

  /** Another list: begin again. */
  restart(): void {
    this.count = 0;
    this.#step = 1;
  }

  /** The rest at once, for who asks for something further down or for paper. */
  all(): void {
    this.count = Infinity;
    this.#host.requestUpdate();
  }

  readonly #next = (): void => {
    this.#isWaiting = false;
    this.#begun = performance.now();
    this.count += this.#step;
    this.#host.requestUpdate();
  };
}
