import type {GuardedImport} from './loader-global.ts';

/** By file: its SHA-256 in base64, and what else must be there before it runs, which is all that it imports. */
export type Integrity = Record<string, readonly [hash: string, ...imports: string[]]>;

// Not yet in TypeScript's own library.
declare global {
  var trustedTypes:
    {createPolicy(name: string, rules: Pick<TrustedScripts, 'createScriptURL'>): TrustedScripts} | undefined;
}
interface TrustedScripts {
  createScriptURL(url: string): unknown;
}

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
  // WebKit does not look at the integrity of a link. It does at that of a script, which it also runs: so one by one there.
  const isWebKit = navigator.vendor[0] === 'A';
  let trusted: TrustedScripts | undefined;

  const check = (file: string) =>
    (checked[file] ??= new Promise<unknown>((resolve, reject) => {
      const url = new URL(file, base).href;
      document.head.append(
        Object.assign(document.createElement(isWebKit ? 'script' : 'link'), {
          rel: 'modulepreload',
          type: isWebKit ? 'module' : '',
          crossOrigin: '',
          integrity: `sha256-${known[file]![0]}=`,
          // A policy may allow scripts by nonce alone; `import()` has it from this script by itself.
          nonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
          onload: resolve,
          onerror() {
            delete checked[file];
            reject(Error(url));
          },
          [isWebKit ? 'src' : 'href']: isWebKit
            ? ((trusted ??= globalThis.trustedTypes?.createPolicy('gp-elements', {
                createScriptURL: (ours) => ours,
              }))?.createScriptURL(url) ?? url)
            : url,
        }),
      );
    }));

  return async function load(file) {
    if (!known[file]) Object.assign(known, ((await load(table)) as {default: Integrity}).default);
    const files = [...known[file]!.slice(1), file];
    if (isWebKit) for (const each of files) await check(each);
    await Promise.all(files.map(check));
    return import(new URL(file, base).href) as Promise<unknown>;
  };
}
