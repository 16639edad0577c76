// Makes dist/cdn only when something it was made from has changed, so that a second `npm start` is there at once.
import {createHash} from 'node:crypto';
import {closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const dist = join(here, 'dist');
const record = join(dist, 'cdn-inputs.json');
const lock = join(dist, '.building');

/** The folder that a web server offers as `/gp-elements/<version>/`. */
export const cdnFolder = join(dist, 'cdn');

/** What dist/cdn holds. Throws when it was not built. */
export const readManifest = () => JSON.parse(readFileSync(join(cdnFolder, 'manifest.json'), 'utf8'));

/** Beside the modules themselves: what decides how they are found and written. Packages are pinned by the lockfile. */
const SETTINGS = [
  'rollup.config.mjs',
  'tsconfig.json',
  'pnpm-lock.yaml',
  'packages/elements/build.mjs',
  'packages/elements/build-hosted.mjs',
  'packages/elements/build-loader.mjs',
  'packages/elements/package.json',
];

function digest(file) {
  try {
    return createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('base64');
  } catch {
    return null;
  }
}

/** A rollup plugin that notes every file of ours that went into the build, once the build stands. */
export function recordInputs() {
  return {
    name: 'gp-record-inputs',
    buildStart: () => rmSync(record, {force: true}),
    writeBundle() {
      const own = [...this.getModuleIds(), ...this.getWatchFiles()]
        .filter((id) => id.startsWith(root) && !id.includes('node_modules'))
        .map((id) => relative(root, id).split(sep).join('/'));
      const files = [...new Set([...own, ...SETTINGS])].sort();
      writeFileSync(
        record,
        JSON.stringify(Object.fromEntries(files.map((file) => [file, digest(file)])), null, 1),
      );
    },
  };
}

function isFresh() {
  if (!existsSync(record) || !existsSync(join(cdnFolder, 'manifest.json'))) return false;
  try {
    return Object.entries(JSON.parse(readFileSync(record, 'utf8'))).every(
      ([file, was]) => digest(file) === was,
    );
  } catch {
    return false;
  }
}

async function build() {
  const [{rollup}, {default: config}] = await Promise.all([
    import('rollup'),
    import('../../rollup.config.mjs'),
  ]);
  const bundle = await rollup(config);
  await bundle.write(config.output);
  await bundle.close();
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** False when another process that still lives is building. */
function takeLock() {
  mkdirSync(dist, {recursive: true});
  try {
    const file = openSync(lock, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const pid = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
    if (pid > 0 && !isRunning(pid)) rmSync(lock, {force: true});
    return false;
  }
}

/**
 * Leaves a complete dist/cdn behind. Callers at the same time, in other processes too, share one build.
 * `onBuild` is called before a build starts and not when everything was there. Throws what the build throws.
 */
export async function buildElements({onBuild} = {}) {
  while (!takeLock()) await pause(50);
  try {
    if (isFresh()) return;
    onBuild?.();
    await build();
  } finally {
    rmSync(lock, {force: true});
  }
}
