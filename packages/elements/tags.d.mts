import type {Manifest} from './build.d.mts';

export interface TagOptions {
  /** For tools that know no modules. */
  classic?: boolean;
}
/** One tag each. `base` is the address of the folder that holds the versions. */
export function exactTags(manifest: Manifest, base: string, options?: TagOptions): string[];
export function movingTags(manifest: Manifest, base: string, options?: TagOptions): string[];
/** @throws When there is no such widget. */
export function preloadTags(manifest: Manifest, base: string, widget: string): string[];
export function importMap(manifest: Manifest, base: string): {tag: string; source: string};
export function contentSecurityPolicy(options: {
  base: string;
  api?: string;
  scripts?: readonly string[];
}): string;
