/** The folder that a web server offers as `/gp-elements/<version>/`. */
export const cdnFolder: string;

export interface ManifestFile {
  /** Of the file as it is, and compressed with brotli at its highest level. */
  bytes: number;
  brotli: number;
  integrity: string;
  /** The element that a chunk defines, if a page may use it by itself. */
  element?: string;
  /** The source file that a chunk stands for; absent for a style sheet and for the shared chunk. */
  source?: string;
  /** Names of other files; absent for a style sheet and for what the build itself wrote. */
  imports?: string[];
  dynamicImports?: string[];
}
export interface Manifest {
  version: string;
  /** Version of the contract that the widgets speak. */
  contract: string;
  files: Record<string, ManifestFile>;
}

/** What dist/cdn holds. Throws when it was not built. */
export function readManifest(): Manifest;
/** Leaves a complete dist/cdn behind; `onBuild` is called before a build that is needed. */
export function buildElements(options?: {onBuild?: () => void}): Promise<void>;
