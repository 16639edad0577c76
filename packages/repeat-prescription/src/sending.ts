// A write that the patient decided on: asked of the page first, sent once, and looked up when nobody answered.
import {type Failure, hasCode, type RepeatRequest} from '@gp-elements/core';
import {SubmitController} from '@gp-elements/core/writes';
import type {RepeatController} from './repeat-prescription.controller.ts';
import {RepeatRequestEvent} from './repeat-prescription.events.ts';

/** It is not as it was read: what is so now has to be seen. */
const OUTDATED = [
  'repeat-not-possible',
  'repeat-requested-already',
  'pharmacy-not-offered',
  'repeat-in-review',
  'precondition-failed',
];

export interface Write<Input> {
  readonly action: RepeatRequestEvent['action'];
  readonly send: (input: Input, key: string) => Promise<RepeatRequest>;
  /** What came of it after all; nothing where it was not done. */
  readonly find: (input: Input) => Promise<RepeatRequest | undefined>;
}

export class Sending<Input> {
  /** Where a write that nobody answered stands. */
  lookUp: 'looking' | 'not-done' | undefined;
  /** The page did not allow it. */
  isRefused = false;
  readonly #r: RepeatController;
  readonly #write: Write<Input>;
  readonly #submit: SubmitController<Input, RepeatRequest>;

  constructor(r: RepeatController, write: Write<Input>) {
    this.#r = r;
    this.#write = write;
    this.#submit = new SubmitController(r.host, {
      send: write.send,
      lookUp: (input) => this.#lookUp(input),
    });
  }

  /** Why the last attempt failed. */
  get failure(): Failure | undefined {
    const {state} = this.#submit;
    return state.state === 'failed' ? state.failure : undefined;
  }

  get isPending(): boolean {
    return this.#submit.isPending;
  }

  /** Another screen: what was said about the last attempt is over. */
  reset(): void {
    if (this.isPending) return;
    this.isRefused = false;
    this.lookUp = undefined;
    this.#submit.reset();
  }

  /** Sends. Nothing when one is under way, the page did not allow it, it was refused, or nobody knows. */
  async send(input: Input): Promise<RepeatRequest | undefined> {
    const r = this.#r;
    if (this.isPending) return undefined;
    this.lookUp = undefined;
    this.isRefused = !r.host.dispatchEvent(new RepeatRequestEvent(this.#write.action));
    r.host.requestUpdate();
    if (this.isRefused) return undefined;
    const request = await this.#submit.submit(input);
    if (request || hasCode(this.failure, ...OUTDATED)) void r.readAnew();
    return request;
  }

  async #lookUp(input: Input): Promise<RepeatRequest | undefined> {
    this.lookUp = 'looking';
    this.#r.host.requestUpdate();
    let next: 'not-done' | undefined;
    try {
      const found = await this.#write.find(input);
      if (!found) next = 'not-done';
      return found;
    } finally {
      this.lookUp = next;
    }
  }
}
