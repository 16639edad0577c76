/** Files by the name they are imported by; or by condition. */
export type Exports = Record<string, string | Record<string, string>>;

export interface PackageManifest {
  version: string;
  dependencies?: Record<string, string>;
  exports: Exports;
  publishConfig: {exports: Exports};
}

export interface PackedPackage {
  name: string;
  /** package.json as it stands in the workspace. */
  manifest: PackageManifest;
  /** Path of the file. */
  tarball: string;
}

/** Packs what `buildPackages` left into `folder`. */
export function packPackages(folder: string): PackedPackage[];
