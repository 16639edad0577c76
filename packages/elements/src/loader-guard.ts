import type {GuardedImport} from './loader-global.ts';

/** By file: its SHA-256 in base64, and what else must be there before it runs, which is all that it imports. */
export type Integrity = Record<string, readonly [hash: string, ...imports: string[]]>;

/**
 * Makes the one way in for every module after the loader: nothing runs before the browser has checked it and all that it
 * imports. `integrity` on the page's tag does not reach as far as that, and an `import()` after a failed check would
 * fetch again and run what it gets. A file that failed may be asked for again; it is then fetched and checked anew.
 *
 * @param base Address of any file in the folder.
 * @param known Completed from `table`, a module in the same folder, when a file is asked for that is not here.
 */
export function guardedImport(base: string, known: Integrity, table: string): GuardedImport {
  const checked: Record<string, Promise<unknown>> = {};

  const check = (file: string) =>
    (checked[file] ??= new Promise<unknown>((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.crossOrigin = '';
      // A policy may allow scripts by nonce alone; `import()` has it from this script by itself.
      link.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
      link.integrity = `sha256-${known[file]![0]}=`;
      link.href = new URL(file, base).href;
      link.onload = resolve;
      link.onerror = () => {
        delete checked[file];
        link.remove();
        reject(new Error(link.href));
      };
      document.head.append(link);
    }));

  return async function load(file) {
    if (!known[file]) Object.assign(known, ((await load(table)) as {default: Integrity}).default);
    const [, ...imports] = known[file]!;
    await Promise.all([...imports, file].map(check));
    return import(new URL(file, base).href) as Promise<unknown>;
  };
}
