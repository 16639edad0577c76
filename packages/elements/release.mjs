// Puts a build beside older ones, in a folder that any web server can offer as `/gp-elements/`.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import {join} from 'node:path';

const readVersion = (folder) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).version;
const isSame = (one, other) => existsSync(other) && readFileSync(one).equals(readFileSync(other));
/** Names with a hash in them always stand for the same contents. */
const isHashed = (name) => /-[0-9a-z]{8}\.js(\.map|\.br)?$/.test(name);

/** Whether `version` comes before `other`; what follows a hyphen (`-beta.1`) comes before the version itself. */
function isOlder(version, other) {
  const parts = (text) => {
    const [numbers, tail] = text.split(/-(.*)/);
    return [...numbers.split('.').map(Number), tail === undefined ? 1 : 0];
  };
  const [a, b] = [parts(version), parts(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at !== -1 && a[at] < b[at];
}

/** Nobody ever sees half a file. */
function replaceFile(from, to) {
  const unfinished = `${to}.${process.pid}`;
  copyFileSync(from, unfinished);
  renameSync(unfinished, to);
}

/**
 * `<into>/<version>/` gets the build and never changes after that. In `<into>/<major>/` what names no contents (loaders,
 * style sheet, manifest) is replaced, unless a newer version is there already; everything with a hash in its name stays,
 * for pages that were open meanwhile and for copies of an older loader.
 *
 * @throws When this version is there with other contents.
 */
export function release(from, into) {
  const version = readVersion(from);
  const names = readdirSync(from);
  const exact = join(into, version);
  if (existsSync(exact)) {
    const different = names.find((name) => !isSame(join(from, name), join(exact, name)));
    if (different !== undefined)
      throw new Error(`${version} is in ${into} with another ${different}: give what changed a new version.`);
  } else {
    const unfinished = join(into, `.${version}-${process.pid}`);
    rmSync(unfinished, {recursive: true, force: true});
    cpSync(from, unfinished, {recursive: true});
    renameSync(unfinished, exact);
  }

  const moving = join(into, version.split('.')[0]);
  mkdirSync(moving, {recursive: true});
  // Whoever reads a new loader finds what it names.
  for (const name of names.filter(isHashed)) replaceFile(join(from, name), join(moving, name));
  const isNewest = !existsSync(join(moving, 'manifest.json')) || !isOlder(version, readVersion(moving));
  if (isNewest) {
    for (const name of names.filter((one) => !isHashed(one)))
      replaceFile(join(from, name), join(moving, name));
  }
  return {exact, moving, isNewest};
}
