import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {failureOf, type Failure} from '../failure.ts';
import {failed, idle, loading, ready, type Loadable} from '../loadable.ts';
import {newKey} from '../operations/new-key.ts';

export interface Submission<Input, Result> {
  /** Sends. The same `key` comes again when the person repeats what nobody answered. */
  send: (input: Input, key: string) => Promise<Result>;
  /** Looks whether a write that nobody answered was done after all; nothing when it was not. */
  lookUp?: ((input: Input) => Promise<Result | undefined>) | undefined;
}

/** Refusals that decide: the same wish, asked again later, is another request. */
const DECISIONS = [404, 409, 412, 422];

const isDecided = (failure: Failure) => failure.kind === 'problem' && DECISIONS.includes(failure.status);

/**
 * Sends what a person decided, once. One idempotency key stands for one intention: it stays over retries of the same
 * input and is renewed when the input changes or the gateway has decided. A write is not given up when its host leaves:
 * it may have been done already.
 */
export class SubmitController<Input, Result> implements ReactiveController {
  state: Loadable<Result> = idle;
  readonly #host: ReactiveControllerHost;
  readonly #submission: Submission<Input, Result>;
  #intention: {fingerprint: string; key: string} | undefined;
  /** Counts submissions and resets, so that an answer to an older one is dropped. */
  #run = 0;

  constructor(host: ReactiveControllerHost, submission: Submission<Input, Result>) {
    this.#host = host;
    this.#submission = submission;
    host.addController(this);
  }

  get isPending(): boolean {
    return this.state.state === 'loading';
  }

  // The interface wants one method; there is nothing to start.
  hostConnected(): void {}

  /** Sends the input. Answers the result, or nothing when it failed, was reset, or another one is still under way. */
  async submit(input: Input): Promise<Result | undefined> {
    if (this.isPending) return undefined;
    const fingerprint = JSON.stringify(input);
    if (this.#intention?.fingerprint !== fingerprint) this.#intention = {fingerprint, key: newKey()};
    const run = ++this.#run;
    this.#set(loading());
    let next: Loadable<Result>;
    try {
      next = ready(await this.#submission.send(input, this.#intention.key));
    } catch (error) {
      next = await this.#afterFailure(input, failureOf(error));
    }
    if (run !== this.#run) return undefined;
    if (next.state === 'ready' || (next.state === 'failed' && isDecided(next.failure)))
      this.#intention = undefined;
    this.#set(next);
    return next.state === 'ready' ? next.value : undefined;
  }

  /** Forgets the outcome; a pending answer will be dropped. */
  reset(): void {
    this.#run++;
    this.#set(idle);
  }

  async #afterFailure(input: Input, failure: Failure): Promise<Loadable<Result>> {
    // A connection that breaks may do so after the gateway did what it was asked.
    if ((failure.kind === 'timeout' || failure.kind === 'offline') && this.#submission.lookUp) {
      try {
        const found = await this.#submission.lookUp(input);
        if (found !== undefined) return ready(found);
      } catch {
        // It stays unknown: the failure says so, and the key stays for another try.
      }
    }
    return failed(failure);
  }

  #set(state: Loadable<Result>): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
