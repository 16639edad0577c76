/** Elements of other libraries, fetched from their npm packages once and kept, for comparison only. */
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {bundle as bundleStyles} from 'lightningcss';
import {bundle} from './floor.ts';

const run = promisify(execFile);
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const kept = join(root, '.cache', 'rival');
const shell = process.platform === 'win32';

export interface RivalFiles {
  script: Buffer;
  style?: Buffer;
}
export interface Rival {
  /** With its version. */
  name: string;
  what: string;
  /** What its page holds. */
  body: string;
  /** Text that is there when the element has drawn something, and not before. */
  content: string;
  /** How many times as long as this <gp-booking> may take to show its first content, which comes from a gateway. */
  atMost: number;
  /** As a page would load them, minified. @throws When they are not kept here and the registry cannot be reached. */
  files(): Promise<RivalFiles>;
}

function assertKnown(name: string, actual: string, known: string): void {
  if (actual !== known) throw new Error(`${name} is not the package that was looked at before.`);
}

const NYLAS = '@nylas/web-elements@2.6.0';
const NYLAS_SHA512 =
  '/1cPxAtsdaZhQu4e+7D2i5lomGDwZchj5CvqNXKQSIyDvTlS/EZa6PiJU5Z7YK2h61WrsPBHO2DXQt8oFJ7QRw==';
const NYLAS_FILE = 'package/dist/cdn/nylas-scheduling/nylas-scheduling.es.js';

/** Only the one file that its users load: the package is 60 MB, with some hundred packages below it. */
async function nylas(): Promise<RivalFiles> {
  const file = join(kept, NYLAS_FILE);
  if (!existsSync(file)) {
    mkdirSync(kept, {recursive: true});
    const {stdout} = await run('npm', ['pack', NYLAS, '--json', '--pack-destination', '.'], {
      cwd: kept,
      shell,
    });
    const [{filename}] = JSON.parse(stdout) as [{filename: string}];
    const archive = join(kept, filename);
    assertKnown(NYLAS, createHash('sha512').update(readFileSync(archive)).digest('base64'), NYLAS_SHA512);
    await run('tar', ['-xzf', filename, NYLAS_FILE], {cwd: kept});
    rmSync(archive);
  }
  const source = `import {defineCustomElement} from './${NYLAS_FILE}'; defineCustomElement();`;
  return {script: await bundle(source, kept)};
}

const AWESOME = {name: '@awesome.me/webawesome', version: '3.14.0'};
const AWESOME_INTEGRITY =
  'sha512-m5rTGLK/iOvaVFOkYxRjiBOp8lwrBap5tv+zz1gsqLgAxlfwdvElB7BVGjs+Lf9gDps7bWRPTkG0FwZk40mk2A==';
/** What its own dependencies are, too, so that the next run measures the same. */
const AS_OF = '2026-11-27';
const FORM = ['button', 'input', 'radio-group', 'radio', 'select', 'option', 'checkbox', 'textarea'];

async function awesome(): Promise<RivalFiles> {
  const {name, version} = AWESOME;
  const folder = join(kept, `webawesome-${version}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}-unfinished`;
    rmSync(unfinished, {recursive: true, force: true});
    mkdirSync(unfinished, {recursive: true});
    writeFileSync(
      join(unfinished, 'package.json'),
      JSON.stringify({private: true, dependencies: {[name]: version}}),
    );
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', `--before=${AS_OF}`];
    await run('npm', ['install', ...options], {cwd: unfinished, shell});
    const {packages} = JSON.parse(readFileSync(join(unfinished, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, {integrity?: string}>;
    };
    assertKnown(name, packages[`node_modules/${name}`]?.integrity ?? '', AWESOME_INTEGRITY);
    renameSync(unfinished, folder);
  }
  const script = await bundle(
    FORM.map((part) => `import '${name}/dist/components/${part}/${part}.js';`).join('\n'),
    folder,
  );
  // The theme alone: what its components need, without its styles for a page's own elements.
  const filename = join(folder, 'node_modules', name, 'dist/styles/themes/default.css');
  const {code} = bundleStyles({filename, minify: true});
  return {script, style: Buffer.from(code)};
}

export const RIVALS: readonly Rival[] = [
  {
    name: NYLAS,
    what: 'scheduling, without a backend',
    body: '<nylas-scheduling configuration-id="meting" scheduler-api-url="/nylas"></nylas-scheduling>',
    content: 'MON',
    atMost: 1,
    files: nylas,
  },
  {
    name: `${AWESOME.name}@${AWESOME.version}`,
    what: 'a form',
    body: `<form>
<wa-input label="Naam"></wa-input>
<wa-radio-group label="Reden"><wa-radio value="een">Een</wa-radio><wa-radio value="twee">Twee</wa-radio></wa-radio-group>
<wa-select label="Dag"><wa-option value="ma">Maandag</wa-option><wa-option value="di">Dinsdag</wa-option></wa-select>
<wa-checkbox>Akkoord</wa-checkbox>
<wa-textarea label="Toelichting"></wa-textarea>
<wa-button>Verder</wa-button>
</form>`,
    content: 'Naam',
    atMost: 1.5,
    files: awesome,
  },
];
