/**
 * A person wants to sign in. Cancel it to do so in your own way, then set `getToken` or call `reload()`; otherwise
 * `sign-in-href` is followed.
 */
export class SignInRequestEvent extends Event {
  static readonly type = 'gp-sign-in-request';
  /** Where the person wants to come back to. */
  readonly returnAddress: string;

  constructor(returnAddress: string) {
    super(SignInRequestEvent.type, {bubbles: true, composed: true, cancelable: true});
    this.returnAddress = returnAddress;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [SignInRequestEvent.type]: SignInRequestEvent;
  }
}
