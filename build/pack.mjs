// The packages as npm gets them: tarballs, with `workspace:` replaced by versions and the source condition gone.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {publishedPackages, root} from './workspace.mjs';

/** Packs what `buildPackages` left into `folder`. */
export function packPackages(folder) {
  mkdirSync(folder, {recursive: true});
  const packages = publishedPackages();
  const {packageManager} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const filters = packages.map(({name}) => `--filter=${name}`);
  const command = `npx --yes ${packageManager} --recursive ${filters.join(' ')} pack --pack-destination "${folder}"`;
  const {status, stdout, stderr} = spawnSync(command, {cwd: root, shell: true, encoding: 'utf8'});
  if (status !== 0) throw new Error(`The packages could not be packed.\n${stdout}${stderr}`);
  return packages.map(({name, manifest}) => ({
    name,
    manifest,
    tarball: join(folder, `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`),
  }));
}
