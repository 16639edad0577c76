// The packages that npm gets, read from the workspace itself: a new one needs no line here.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path as it stands in messages and manifests, on every system. */
export const place = (file) => relative(root, file).split(sep).join('/');

/** Files below a folder, as paths relative to it. */
export const filesIn = (folder) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/**
 * Modules that a page or a program imports by name, by their name in dist/: each entry that `exports` offers from
 * source, and what else `sideEffects` names, such as a program.
 */
function entriesOf({exports = {}, sideEffects}) {
  const offered = Object.values(exports).flatMap((entry) => entry['gp-source'] ?? []);
  const run = Array.isArray(sideEffects) ? sideEffects.filter((file) => file.endsWith('.ts')) : [];
  return [...new Set([...offered, ...run])];
}

function read(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const entries = entriesOf(manifest);
  // Everything in dist/ lies as it does in the folder of the sources.
  const [sources = 'src'] = entries.map((entry) => entry.split('/')[1]);
  return {
    name: manifest.name,
    folder: join(root, folder),
    sources: join(root, folder, sources),
    dist: join(root, folder, 'dist'),
    entries: entries.map((entry) => join(root, folder, entry)),
    manifest,
  };
}

/** In the order of the arrows: none before what it depends on. */
export function publishedPackages() {
  const found = ['openapi', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)]
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map(read)
    .filter(({manifest}) => manifest.private !== true);
  const ordered = [];
  const add = (one) => {
    if (ordered.includes(one)) return;
    for (const name of Object.keys(one.manifest.dependencies ?? {})) {
      const needed = found.find((other) => other.name === name);
      if (needed !== undefined) add(needed);
    }
    ordered.push(one);
  };
  found.forEach(add);
  return ordered;
}
