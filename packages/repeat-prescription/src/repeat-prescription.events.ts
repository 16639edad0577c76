import type {RepeatRequest} from '@gp-elements/core';

const outward = {bubbles: true, composed: true} as const;

/** An opaque id, as the contract has it: compare only. */
type Id = RepeatRequest['id'];

/** The gateway took an order. Carries the id only: any script on the page can listen. */
export class RepeatRequestedEvent extends Event {
  static readonly type = 'gp-repeat-requested';
  /** Opaque: compare it only. */
  readonly requestId: Id;
  constructor(requestId: Id) {
    super(RepeatRequestedEvent.type, outward);
    this.requestId = requestId;
  }
}

/** The gateway withdrew an order. Carries the id only: any script on the page can listen. */
export class RepeatWithdrawnEvent extends Event {
  static readonly type = 'gp-repeat-withdrawn';
  /** Opaque: compare it only. */
  readonly requestId: Id;
  constructor(requestId: Id) {
    super(RepeatWithdrawnEvent.type, outward);
    this.requestId = requestId;
  }
}

/**
 * The patient pressed the last button; nothing was sent yet. A host that calls `preventDefault()` stops it: the patient
 * stays where they are, keeps what they chose, and reads that this page did not allow it and whom to call.
 */
export class RepeatRequestEvent extends Event {
  static readonly type = 'gp-repeat-request';
  /** What is about to happen. */
  readonly action: 'order' | 'withdraw';
  constructor(action: RepeatRequestEvent['action']) {
    super(RepeatRequestEvent.type, {...outward, cancelable: true});
    this.action = action;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [RepeatRequestedEvent.type]: RepeatRequestedEvent;
    [RepeatWithdrawnEvent.type]: RepeatWithdrawnEvent;
    [RepeatRequestEvent.type]: RepeatRequestEvent;
  }
}
