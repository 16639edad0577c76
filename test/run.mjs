// The one runner behind `npm test`. `npm test -- --only=types,unit` runs some parts (and what they need).
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, '.cache', 'results');
const PART_TIMEOUT_MS = 15 * 60_000;
const AT_ONCE = 2;

/** The program a package brings, run by this Node itself: no shell, the same on every system. */
function program(name, file) {
  return [process.execPath, join(root, 'node_modules', ...name.split('/'), file)];
}
const node = (...args) => [process.execPath, ...args];

function testFiles() {
  const found = [];
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), {withFileTypes: true})) {
      if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.name.endsWith('.test.ts')) found.push(path);
    }
  };
  for (const folder of ['openapi', 'packages', 'test']) visit(folder);
  return found.sort();
}
const all = testFiles();
const isElementTest = (file) => file.endsWith('.element.test.ts');
const within = (folder) => all.filter((file) => file.startsWith(`${folder}/`) && !isElementTest(file));
const claimed = new Set(
  [
    'packages/gateway',
    'test/journeys',
    'test/hostile',
    'test/stories',
    'test/faults',
    'test/themes',
    'test/size',
    'test/packages',
  ].flatMap((folder) => within(folder)),
);

// A check is one case. Tests count their own. `alone` keeps the other core free for what watches the clock.
const parts = [
  {name: 'format', check: [...program('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.']},
  {name: 'types', check: [...program('typescript', 'bin/tsc'), '-p', 'tsconfig.json', '--pretty', 'false']},
  {name: 'lint', check: [...program('eslint', 'bin/eslint.js'), '--max-warnings=0', '.']},
  {name: 'contract', check: node('openapi/generate.mjs', '--lint')},
  {name: 'generated', check: node('openapi/generate.mjs', '--check')},
  {name: 'manifest', check: node('packages/elements/generate/generate.mjs', '--check')},
  {name: 'unit', files: all.filter((file) => !isElementTest(file) && !claimed.has(file))},
  {name: 'gateway', files: within('packages/gateway')},
  {name: 'elements', browser: true, files: all.filter(isElementTest)},
  {name: 'build', check: [...program('rollup', 'dist/bin/rollup'), '-c', '--silent']},
  {
    name: 'storybook',
    check: [
      ...program('storybook', 'dist/bin/dispatcher.js'),
      ...['build', '--quiet', '--disable-telemetry', '--output-dir=storybook-static'],
    ],
  },
  {name: 'faults', files: within('test/faults')},
  {name: 'journeys', files: within('test/journeys'), after: ['build'], alone: true},
  {name: 'hostile', files: within('test/hostile'), after: ['build'], alone: true},
  {name: 'stories', files: within('test/stories'), after: ['storybook']},
  {name: 'themes', files: within('test/themes'), after: ['storybook']},
  {name: 'packages', files: within('test/packages'), after: ['build']},
  {name: 'size', files: within('test/size'), after: ['build']},
];

const only = process.argv
  .filter((argument) => argument.startsWith('--only='))
  .flatMap((argument) => argument.slice('--only='.length).split(','))
  .filter((name) => name !== '');
const unknown = only.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${parts.map(({name}) => name).join(', ')}.`);
  process.exit(1);
}
const needed = new Set(
  only.flatMap((name) => [name, ...(parts.find((part) => part.name === name).after ?? [])]),
);
const chosen = only.length === 0 ? parts : parts.filter(({name}) => needed.has(name));

const environment = {
  ...process.env,
  // Nothing here may lean on the zone of the machine: dates are shown in the practice's zone.
  TZ: 'UTC',
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  STORYBOOK_DISABLE_TELEMETRY: '1',
};
delete environment.NODE_OPTIONS;
delete environment.NODE_TEST_CONTEXT;

const children = new Set();
function stop(child, signal) {
  try {
    // The child leads a process group of its own, so that its browsers and servers go with it.
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It had already gone.
  }
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) stop(child, 'SIGKILL');
    process.exit(130);
  });
}

function run([command, ...args], extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: {...environment, ...extra},
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    children.add(child);
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    let ending = '';
    const finish = (code) => {
      clearTimeout(timer);
      children.delete(child);
      resolve({code, output: Buffer.concat(output).toString('utf8') + ending});
    };
    const timer = setTimeout(() => {
      ending = `\nStopped after ${PART_TIMEOUT_MS / 60_000} minutes.\n`;
      stop(child, 'SIGKILL');
    }, PART_TIMEOUT_MS);
    child.on('error', (error) => {
      ending = `\n${error.message}\n`;
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function runTests({name, files, browser}) {
  if (files.length === 0) return {passed: 0, failed: 1, skipped: [], output: 'No test files found.\n'};
  const file = join(results, `${name}.json`);
  rmSync(file, {force: true});
  const command = browser
    ? [...program('@web/test-runner', 'dist/bin.js'), '--config=web-test-runner.config.mjs']
    : node(
        ...['--import', 'tsx', '--conditions=gp-source', '--test', '--test-concurrency=2'],
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...['--test-reporter=./test/counting-reporter.mjs', `--test-reporter-destination=${file}`],
        ...files,
      );
  const {code, output} = await run(command, {GP_RESULTS_FILE: file});
  const counted = readResults(file);
  if (counted === undefined)
    return {passed: 0, failed: 1, skipped: [], output: `${output}\nThe runner crashed.\n`};
  const nothing = counted.passed + counted.failed === 0;
  // A runner that ends badly without a failed case failed all the same.
  const failed = counted.failed === 0 && (code !== 0 || nothing) ? 1 : counted.failed;
  return {...counted, failed, output: nothing ? `${output}\nNo cases found.\n` : output};
}

async function runCheck({check}) {
  const {code, output} = await run(check);
  return {passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], output};
}

const started = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const done = new Map();
const leftOut = parts
  .filter((part) => !chosen.includes(part))
  .map(({name}) => `${name}: not asked for (--only)`);

async function runPart(part) {
  const broken = (part.after ?? []).find((name) => done.get(name)?.failed !== 0);
  if (broken !== undefined) {
    leftOut.push(`${part.name}: needs ${broken}, which failed`);
    done.set(part.name, {passed: 0, failed: 0});
    return;
  }
  const since = performance.now();
  const {passed, failed, skipped, output} = await (part.check ? runCheck(part) : runTests(part));
  done.set(part.name, {passed, failed});
  leftOut.push(...skipped.map((reason) => `${part.name}: ${reason}`));
  const cases = part.check ? '' : `  ${passed + failed} cases${failed > 0 ? `, ${failed} failed` : ''}`;
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'}  ${part.name.padEnd(10)} ${seconds(since).padStart(8)}${cases}`,
  );
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
}

async function runAll() {
  const waiting = [...chosen];
  const running = new Map();
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.find(
      (part) =>
        (part.after ?? []).every((name) => done.has(name)) &&
        (running.size === 0 ||
          (running.size < AT_ONCE && !part.alone && ![...running.keys()].some(({alone}) => alone))),
    );
    if (next === undefined) {
      await Promise.race(running.values());
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    running.set(
      next,
      runPart(next).finally(() => running.delete(next)),
    );
  }
}

mkdirSync(results, {recursive: true});
if (!existsSync(join(root, 'node_modules', 'tsx'))) {
  console.error(
    `Nothing is installed in ${relative(process.cwd(), root).split(sep).join('/') || '.'}: run \`npm run setup\`.`,
  );
  console.log('0 passed, 1 failed');
  process.exit(1);
}
await runAll();

const sum = (key) => [...done.values()].reduce((total, part) => total + part[key], 0);
console.log(`\nall parts  ${seconds(started)}`);
if (leftOut.length > 0) console.log(`\nLeft out:\n${leftOut.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
