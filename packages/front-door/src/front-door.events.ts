/**
 * The patient chose a service. A host that calls `preventDefault()` opens it in its own way, such as on a page of its
 * own: the front door stays as it is.
 */
export class ServiceRequestEvent extends Event {
  static readonly type = 'gp-service-request';
  /** The contract's name of the service, such as `booking`. */
  readonly service: string;
  constructor(service: string) {
    super(ServiceRequestEvent.type, {bubbles: true, composed: true, cancelable: true});
    this.service = service;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [ServiceRequestEvent.type]: ServiceRequestEvent;
  }
}
