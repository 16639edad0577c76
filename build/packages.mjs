// What npm gets: dist/ of every published package, modules and declarations. `npm run build:packages`.
import {existsSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {buildElements} from '../packages/elements/build.mjs';
import {writeElementFiles} from '../packages/elements/generate/write.mjs';
import {checkDist} from './check-dist.mjs';
import {writeDeclarations} from './declarations.mjs';
import {writeModules} from './modules.mjs';
import {publishedPackages} from './workspace.mjs';

/** What the build of the page's files keeps in the same folder. */
const KEPT = ['cdn', 'cdn-inputs.json', '.building'];

export async function buildPackages() {
  const packages = publishedPackages();
  for (const {dist} of packages) {
    const old = existsSync(dist) ? readdirSync(dist).filter((name) => !KEPT.includes(name)) : [];
    for (const name of old) rmSync(join(dist, name), {recursive: true});
  }
  for (const one of packages) await writeModules(one);
  writeDeclarations(packages);
  await writeElementFiles();
  await buildElements();
  const faults = packages.flatMap(checkDist);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

if (process.argv[1] === import.meta.filename) await buildPackages();
