import {VERSION} from './version.ts';

/** Versions of what this copy of the library registered, by class. */
const VERSION_KEY = Symbol.for('gp-elements:version');

type Versioned = CustomElementConstructor & {[VERSION_KEY]?: string};

/**
 * Registers an element. A second load of the same version is silent; another version keeps the first and warns once
 * with both numbers. A class can be registered under several prefixes.
 */
export function defineElement(name: string, element: CustomElementConstructor): void {
  const existing = customElements.get(name) as Versioned | undefined;
  if (existing === undefined) {
    // The registry takes each class once.
    const registered: Versioned = class extends element {};
    registered[VERSION_KEY] = VERSION;
    customElements.define(name, registered);
  } else if (existing[VERSION_KEY] !== VERSION) {
    console.warn(`<${name}> ${existing[VERSION_KEY]} is already here; ${VERSION} is left out.`);
  }
}
