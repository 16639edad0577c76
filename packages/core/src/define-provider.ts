import {defineElement} from './define-element.ts';
import {GpProvider} from './provider.element.ts';

/** Registers the provider as `<gp-provider>`, or under another prefix where a page needs two versions. */
export const defineProvider = (prefix = 'gp'): void => defineElement(`${prefix}-provider`, GpProvider);
