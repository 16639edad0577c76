/** The gateway took a change that was made here. Carries its number only: any script can listen. */
export class ContactDetailsSavedEvent extends Event {
  static readonly type = 'gp-contact-details-saved';
  /** The contract's revision that the change made. */
  readonly revision: number;
  constructor(revision: number) {
    super(ContactDetailsSavedEvent.type, {bubbles: true, composed: true});
    this.revision = revision;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [ContactDetailsSavedEvent.type]: ContactDetailsSavedEvent;
  }
}
