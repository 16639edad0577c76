import {guardedImport, type Integrity} from './loader-guard.ts';
import {watchRoots} from './loader-watch.ts';

// The build fills these in (build-loader.mjs).
/** Of this loader and the files beside it. */
declare const GP_VERSION: `${number}.${string}`;
/** The file of each widget, by tag. */
declare const GP_WIDGETS: Readonly<Record<string, string>>;
/** Of the widgets' files, what they import, and the table that has the rest. */
declare const GP_INTEGRITY: Integrity;
declare const GP_TABLE: string;

/**
 * Loads widgets into this page from the folder of `base`. Where another loader was first, that one goes on finding
 * elements, and this one only offers what the other does not have.
 */
export function start(base: string): void {
  // The last to come of what the widgets need, in every browser that we support; an older one keeps the fallback.
  const load = CSS.supports('color', 'light-dark(red,red)')
    ? guardedImport(base, GP_INTEGRITY, GP_TABLE)
    : () => Promise.reject(new Error('This browser is too old.'));
  const gpElements = (globalThis.gpElements ??= watchRoots(GP_VERSION));
  if (gpElements.version !== GP_VERSION)
    console.warn(`GP Elements ${gpElements.version} is already here; ${GP_VERSION} adds only what it lacks.`);
  // What the widgets' own later imports became in the build.
  gpElements[GP_VERSION] ??= load;
  gpElements.add(GP_WIDGETS, load);
  gpElements.observe(document);
}
