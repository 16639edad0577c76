// The one place that knows where a browser is. Element tests, journeys and stories all start it from here.
import {spawnSync} from 'node:child_process';
import {accessSync, constants, existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isRoot = process.getuid?.() === 0;

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((key) => process.env[key])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};
const ARGS = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// The package's own Chromium is built for a bare Linux server and is fetched only where nothing else is found.
const PACKAGED = '@sparticuz/chromium@153.0.0';

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH names ${named}, which cannot be run.`);
    return named;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
  return [...onPath, ...(PLACES[process.platform] ?? [])].find(isExecutable);
}

function installDebianPackage() {
  if (process.platform !== 'linux' || !isRoot || !existsSync('/etc/debian_version')) return undefined;
  console.error('browser: none found; installing the Debian package chromium (once).');
  spawnSync('apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium', {
    shell: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
  });
  return installed();
}

async function fetchPackaged() {
  if (process.platform !== 'linux') return undefined;
  const folder = join(root, '.cache', 'chromium');
  const require = createRequire(join(folder, 'x.js'));
  if (!existsSync(join(folder, 'node_modules', '@sparticuz'))) {
    console.error(`browser: none found; fetching ${PACKAGED} from npm (once).`);
    const {status} = spawnSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', PACKAGED],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    if (status !== 0) return undefined;
  }
  const {default: chromium} = await import(require.resolve('@sparticuz/chromium'));
  return {executablePath: await chromium.executablePath(), args: [...new Set([...chromium.args, ...ARGS])]};
}

/** Finds a Chromium or Chrome, installing one where that needs no question; throws with what to do otherwise. */
export async function findBrowser() {
  const executablePath = installed() ?? installDebianPackage();
  if (executablePath !== undefined) return {executablePath, args: ARGS};
  const packaged = await fetchPackaged();
  if (packaged !== undefined) return packaged;
  throw new Error('No Chromium or Chrome found. Install one, or set CHROME_PATH to its program file.');
}

export const {executablePath, args} = await findBrowser();
