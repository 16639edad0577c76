// `npm run test:engines`: the element tests in Firefox and WebKit, from Debian's packages, and whether a changed file runs there. An engine that is not there and
// cannot be installed is left out with a reason. Ends with "N passed, N failed".
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = join(root, '.cache', 'results');
/** Of one engine, on a machine that has other things to do. */
const WITHIN_MS = 8 * 60_000;

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);
/** Not on the path: the browser beside WebKit's libraries. */
const miniBrowser = () => {
  const {stdout} = spawnSync('dpkg', ['-L', 'webkit2gtk-driver'], {encoding: 'utf8'});
  const listed = (stdout ?? '').split('\n').find((file) => file.endsWith('/MiniBrowser'));
  return [
    listed,
    ...['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
  ].find((file) => file !== undefined && existsSync(file));
};

const ENGINES = [
  {
    name: 'firefox',
    packages: ['firefox-esr'],
    find: () => {
      const program = process.env.FIREFOX_PATH ?? onPath('firefox-esr') ?? onPath('firefox');
      return program && {program};
    },
    run: ({program}) => runTests('firefox', {GP_ENGINE_PROGRAM: program}),
  },
  {
    name: 'webkit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    find: () => {
      const [driver, display, program] = [onPath('WebKitWebDriver'), onPath('Xvfb'), miniBrowser()];
      return driver && display && program && {driver, display, program};
    },
    run: runWebKit,
  },
];

/** Why it could not be installed; undefined when it was. */
function install(packages) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!existsSync('/etc/debian_version')) return `not found, and this is not Debian (there: ${command})`;
  if (process.getuid?.() !== 0) return `not found; as root: ${command}`;
  console.error(`engines: installing the Debian packages ${packages.join(' and ')} (once).`);
  const {status, stderr} = spawnSync(`apt-get update -qq && ${command} -qq`, {
    shell: true,
    encoding: 'utf8',
    env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
  });
  return status === 0
    ? undefined
    : `not found, and could not be installed: ${stderr.trim().split('\n').at(-1)}`;
}

const children = new Set();
/** Starts a program that leads a process group of its own, so that what it starts goes with it. */
function start(command, args, environment = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: {...process.env, TZ: 'UTC', NO_COLOR: '1', FORCE_COLOR: '0', ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  children.add(child);
  child.output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (child.output += text));
  child.ended = new Promise((resolve) => {
    child.on('error', (error) => {
      child.output += error.message;
      resolve(1);
    });
    child.on('close', (code) => {
      children.delete(child);
      resolve(code ?? 1);
    });
  });
  return child;
}
function stop(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It had already gone.
  }
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    children.forEach(stop);
    process.exit(130);
  });

async function runCommand(engine, name, args, environment) {
  const file = join(results, `engine-${engine}-${name}.json`);
  rmSync(file, {force: true});
  const child = start(process.execPath, args(file), {
    ...environment,
    GP_ENGINE: engine,
    GP_RESULTS_FILE: file,
  });
  const timer = setTimeout(() => stop(child), WITHIN_MS);
  const code = await child.ended;
  clearTimeout(timer);
  if (!existsSync(file))
    return {passed: 0, failed: 1, skipped: [], output: `${child.output}\nThe runner did not finish.`};
  const counted = JSON.parse(readFileSync(file, 'utf8'));
  const isBad = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  return {...counted, failed: isBad ? 1 : counted.failed, output: child.output};
}

/** One after the other: WebKit's driver has one session at a time. */
async function runTests(engine, environment) {
  const elements = await runCommand(
    engine,
    'elements',
    () => [
      join(root, 'node_modules/@web/test-runner/dist/bin.js'),
      '--config=test/engines/web-test-runner.config.mjs',
    ],
    environment,
  );
  const files = await runCommand(
    engine,
    'files',
    (results) => [
      ...['--import', 'tsx', '--conditions=gp-source', '--test'],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=./test/counting-reporter.mjs', `--test-reporter-destination=${results}`],
      'test/engines/changed-files.ts',
    ],
    environment,
  );
  return {
    passed: elements.passed + files.passed,
    failed: elements.failed + files.failed,
    skipped: [...elements.skipped, ...files.skipped],
    output: [elements, files]
      .filter(({failed}) => failed > 0)
      .map(({output}) => output)
      .join('\n'),
  };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });

/** A display that nobody sees, WebKit's driver on it, and the tests through that. */
async function runWebKit({driver, display, program}) {
  const screen = start(display, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  const number = await Promise.race([
    new Promise((resolve) => {
      screen.stdout.once('data', (text) => resolve(text.trim()));
    }),
    screen.ended.then(() => undefined),
  ]);
  if (number === undefined) return {passed: 0, failed: 1, skipped: [], output: `Xvfb: ${screen.output}`};
  const port = await freePort();
  const webdriver = start(driver, ['--host=127.0.0.1', `--port=${port}`], {
    DISPLAY: `:${number}`,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  });
  try {
    return await runTests('webkit', {GP_ENGINE_PROGRAM: program, GP_ENGINE_PORT: String(port)});
  } finally {
    stop(webdriver);
    stop(screen);
  }
}

const asked = process.argv.slice(2);
const total = {passed: 0, failed: 0};
const leftOut = [];
mkdirSync(results, {recursive: true});

async function tryEngine({name, packages, find, run}) {
  const why = find() ? undefined : install(packages);
  const found = find();
  if (!found) {
    leftOut.push(`${name}: ${why ?? 'not found after installing it'}`);
    return;
  }
  const since = performance.now();
  const {passed, failed, skipped, output} = await run(found);
  total.passed += passed;
  total.failed += failed;
  leftOut.push(...skipped.map((reason) => `${name}: ${reason}`));
  const seconds = `${((performance.now() - since) / 1000).toFixed(1)} s`;
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${seconds.padStart(8)}  ${passed + failed} cases`,
  );
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
}
// Both at once: neither keeps two cores busy by itself.
await Promise.all(ENGINES.filter(({name}) => asked.length === 0 || asked.includes(name)).map(tryEngine));
if (leftOut.length > 0) console.log(`\nLeft out:\n${leftOut.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
