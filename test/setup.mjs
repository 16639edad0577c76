// Installs what the lockfile names, and does nothing when that is already there. Runs before anything is installed,
// so it may use Node alone.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.gp-setup');

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`GP Elements needs Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

function fingerprint() {
  const manifests = ['openapi', ...readdirSync(join(root, 'packages')).map((name) => join('packages', name))]
    .map((folder) => join(folder, 'package.json'))
    .filter((file) => existsSync(join(root, file)));
  const hash = createHash('sha256');
  // The native module in the tree belongs to one platform and one Node ABI.
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}\n`);
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests.sort()]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

const wanted = fingerprint();
const forced = process.argv.includes('--force');
if (!forced && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);

rmSync(stamp, {force: true});
const {packageManager} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const command = `npx --yes ${packageManager} install --frozen-lockfile --reporter=append-only`;
console.log(`setup: ${command} (the first time takes some minutes)`);
// Compiling the database module prints thousands of lines that matter only when it fails.
const install = () =>
  spawnSync(command, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
// A registry that hiccups once should not cost anyone their evening.
let result = install();
if (result.status !== 0) result = install();
if (result.status !== 0) {
  console.error(
    `${result.stdout}${result.stderr}${result.error?.message ?? ''}`.split('\n').slice(-80).join('\n'),
  );
  console.error(
    'setup: the packages could not be installed; the lines above say why. If a package.json changed, run\n' +
      `  npx --yes ${packageManager} install\nand keep the changed pnpm-lock.yaml.`,
  );
  process.exit(1);
}
writeFileSync(stamp, wanted);
