/** The gateway took a decision of the person at this desk. Carries ids and the outcome only: any script can listen. */
export class WorkItemDecidedEvent extends Event {
  static readonly type = 'gp-work-item-decided';
  /** The contract's id of the item. */
  readonly workItemId: string;
  /** What was decided, in the contract's words. */
  readonly outcome: 'accept' | 'refuse' | 'handled';
  constructor(workItemId: string, outcome: WorkItemDecidedEvent['outcome']) {
    super(WorkItemDecidedEvent.type, {bubbles: true, composed: true});
    this.workItemId = workItemId;
    this.outcome = outcome;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [WorkItemDecidedEvent.type]: WorkItemDecidedEvent;
  }
}
