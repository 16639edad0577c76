// Derives everything in generated/ from gp-services.yaml. `--check` changes nothing and fails when a file differs.
// `--lint` runs the contract's rules instead. `--from=<yaml> --to=<folder>` serve trying out another document.
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import openapiTS, {astToString} from 'openapi-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const option = (name) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const source = resolve(option('from') ?? join(here, 'gp-services.yaml'));
const target = resolve(option('to') ?? join(here, 'generated'));

function redocly(args) {
  const bin = join(
    dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
    'bin/cli.js',
  );
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [bin, ...args, `--config=${join(here, 'redocly.yaml')}`],
    {
      cwd: here,
      encoding: 'utf8',
      env: {...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true'},
    },
  );
  return {ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}`};
}

function bundle() {
  const folder = mkdtempSync(join(tmpdir(), 'gp-contract-'));
  try {
    const file = join(folder, 'bundle.json');
    const {ok, output} = redocly(['bundle', source, '--output', file]);
    if (!ok) throw new Error(`The contract could not be bundled.\n${output}`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function problemCodes(document) {
  const codes = document['x-problem-codes'];
  if (codes === undefined || Object.keys(codes).length === 0) {
    throw new Error('The contract has no x-problem-codes: an object of code -> {status, title, detail?}.');
  }
  for (const [code, entry] of Object.entries(codes)) {
    if (!Number.isInteger(entry?.status) || typeof entry.title !== 'string') {
      throw new Error(`x-problem-codes: ${code} needs a whole number as status and a title.`);
    }
  }
  const entries = Object.entries(codes).map(
    ([code, entry]) => `  ${JSON.stringify(code)}: ${JSON.stringify(entry)},`,
  );
  return [
    'export const problemCodes = {',
    ...entries,
    '} as const;',
    '',
    'export type ProblemCode = keyof typeof problemCodes;',
    '',
  ].join('\n');
}

async function generate() {
  const document = bundle();
  const note = '// Generated from gp-services.yaml by `npm run generate`. Do not edit.\n\n';
  const types = await openapiTS(document, {defaultNonNullable: false, alphabetize: false, silent: true});
  return {
    'gp-services.json': `${JSON.stringify(document, null, 2)}\n`,
    'api.ts': note + astToString(types),
    'problem-codes.ts': note + problemCodes(document),
  };
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function main() {
  if (process.argv.includes('--lint')) {
    const {ok, output} = redocly(['lint', source, '--format=stylish']);
    if (!ok) console.error(output);
    return ok;
  }
  const files = await generate();
  const differing = Object.keys(files).filter((name) => read(join(target, name)) !== files[name]);
  if (process.argv.includes('--check')) {
    for (const name of differing) {
      console.error(`${relative(process.cwd(), join(target, name))} is not what gp-services.yaml gives.`);
    }
    if (differing.length > 0) console.error('Run `npm run generate` and keep the result in the same change.');
    return differing.length === 0;
  }
  mkdirSync(target, {recursive: true});
  for (const name of differing) writeFileSync(join(target, name), files[name]);
  console.log(differing.length > 0 ? `Wrote ${differing.join(', ')}.` : 'Nothing changed.');
  return true;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
