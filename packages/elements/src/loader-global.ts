/** Imports a file of the loader's folder once its integrity, and that of all that it imports, was checked. */
export type GuardedImport = (file: string) => Promise<unknown>;

/** What the loader leaves on a page, as `globalThis.gpElements`. Pages that only import the npm packages have none. */
export interface GpElements {
  /** Of the loader that came first. */
  readonly version: string;
  /** Finds `gp-…` elements in this root too, now and later. The document is watched already; a shadow root is not. */
  observe(root: Document | ShadowRoot | DocumentFragment | Element): void;
  /** @internal The file of each element; a second loader adds what the first does not have. Does not look yet. */
  add(files: Readonly<Record<string, string>>, load: GuardedImport): void;
  /** @internal By version: how that version's widgets import what comes later. */
  [version: `${number}.${string}`]: GuardedImport;
}

declare global {
  // Only `var` declares a property of the global object.
  var gpElements: GpElements | undefined;
}
