import {ContextEvent} from '@lit/context';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {allContexts, type ProviderValue} from '../context.ts';

/**
 * What a provider around the host shares. A provider that is defined after its consumers never hears their first
 * question, so an unanswered one is asked again when it is there.
 */
export class ProviderController implements ReactiveController {
  /** `pending` until a provider answered; `none` when there is no provider around the host: an integrator's mistake. */
  status: 'pending' | 'none' | 'connected' = 'pending';
  readonly #host: ReactiveControllerHost & HTMLElement;
  #parts: Partial<ProviderValue> = {};
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** What is shared; undefined while not connected. */
  get value(): ProviderValue | undefined {
    return this.status === 'connected' ? (this.#parts as ProviderValue) : undefined;
  }

  hostConnected(): void {
    this.#ask();
    if (this.#stops.length > 0) return;
    // The prefix of the host is the prefix of its provider.
    const name = this.#host.localName.replace(/-.*/, '-provider');
    void customElements.whenDefined(name).then(() => {
      if (!this.#host.isConnected || this.#stops.length > 0) return;
      this.#ask();
      if (this.#stops.length > 0) return;
      this.status = 'none';
      console.error(`<${this.#host.localName}> stands in no <${name}>, so it has no gateway.`);
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
    this.#parts = {};
    this.status = 'pending';
  }

  #ask(): void {
    for (const context of allContexts) {
      let unsubscribe: (() => void) | undefined;
      this.#host.dispatchEvent(
        new ContextEvent(
          context,
          this.#host,
          (part, stop) => {
            if (stop && stop !== unsubscribe) {
              unsubscribe?.();
              unsubscribe = stop;
              this.#stops.push(stop);
            }
            // A provider answers at once, before it knows what to say.
            this.#parts = {...this.#parts, ...part};
            if (this.#parts.client) this.status = 'connected';
            this.#host.requestUpdate();
          },
          true,
        ),
      );
    }
  }
}
