export interface Site {
  /** Folder for `/`. */
  pages: string;
  /** Folder for `/gp-elements/<version>/` and `/gp-elements/<major>/`. */
  elements: string;
  version: string;
}

/**
 * Leaves a complete website behind and says where; `onBuild` is called before a build of the elements. `folder` gets a
 * copy of the pages that the caller may change; default the package's own, which nobody changes.
 */
export function buildSite(options?: {onBuild?: () => void; folder?: string}): Promise<Site>;
