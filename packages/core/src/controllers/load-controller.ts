import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {failureOf} from '../failure.ts';
import {failed, idle, loading, ready, valueOf, type Loadable} from '../loadable.ts';

export type Load<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Reads one thing for a host. A newer run makes an older one void; leaving the page gives the request up, and coming
 * back asks again.
 */
export class LoadController<T> implements ReactiveController {
  state: Loadable<T> = idle;
  readonly #host: ReactiveControllerHost;
  #abort: AbortController | undefined;
  /** What was asked for and has not been answered. */
  #wanted: Load<T> | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The value, or the one before. */
  get value(): T | undefined {
    return valueOf(this.state);
  }

  hostConnected(): void {
    this.#isConnected = true;
    if (this.#wanted) void this.run(this.#wanted);
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#abort?.abort();
  }

  /** Reads; the previous value stays at hand meanwhile. Settles when this run was answered or made void. */
  async run(load: Load<T>): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#wanted = load;
    this.#set(loading(this.value));
    if (!this.#isConnected) return;
    let next: Loadable<T>;
    try {
      next = ready(await load(abort.signal));
    } catch (error) {
      next = failed(failureOf(error), this.value);
    }
    // Given up is no failure: nothing happened. A late answer to an older question is no answer either.
    if (abort.signal.aborted) return;
    this.#wanted = undefined;
    this.#set(next);
  }

  /** Forgets the value and any request: what follows is another question. */
  reset(): void {
    this.#abort?.abort();
    this.#wanted = undefined;
    this.#set(idle);
  }

  #set(state: Loadable<T>): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
