import {defineProvider} from './define-provider.ts';
import type {GpProvider} from './provider.element.ts';

defineProvider();

// So that who imports this alone has the events typed.
export type * from './events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gp-provider': GpProvider;
  }
}
