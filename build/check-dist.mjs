// What a consumer would find out: an import that leads nowhere, or to a package that is not installed with this one.
import {existsSync, readFileSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import {dirname, join} from 'node:path';
import {importsOf} from './imports.mjs';
import {filesIn, place} from './workspace.mjs';

const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Faults, a line each. */
export function checkDist({name, dist, manifest}) {
  const installed = new Set([
    name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ]);
  const faults = [];
  for (const file of filesIn(dist)) {
    if (file.startsWith('cdn/') || !/\.(js|d\.ts)$/.test(file)) continue;
    const path = join(dist, file);
    for (const specifier of importsOf(readFileSync(path, 'utf8'))) {
      const target = join(dirname(path), specifier);
      const isThere = specifier.startsWith('.')
        ? existsSync(file.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target)
        : isBuiltin(specifier) || installed.has(packageOf(specifier));
      if (!isThere) faults.push(`${place(path)} imports ${specifier}, which a consumer does not have.`);
    }
  }
  return faults;
}
