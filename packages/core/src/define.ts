import {defineProvider} from './define-provider.ts';
import type {GpProvider} from './provider.element.ts';

defineProvider();

declare global {
  interface HTMLElementTagNameMap {
    'gp-provider': GpProvider;
  }
}
