/** The booking file of another library, fetched from its npm package once and kept, for comparison only. */
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const run = promisify(execFile);
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
// Not a dependency: the package is 60 MB with some hundred packages below it, and one file of it is all we look at.
const NAME = '@nylas/web-elements@2.6.0';
const SHA512 = '/1cPxAtsdaZhQu4e+7D2i5lomGDwZchj5CvqNXKQSIyDvTlS/EZa6PiJU5Z7YK2h61WrsPBHO2DXQt8oFJ7QRw==';
const FILE = 'package/dist/cdn/nylas-scheduling/nylas-scheduling.es.js';

export const rivalName = NAME;

/** The file's contents. @throws When it is not kept here and the registry cannot be reached, or the package changed. */
export async function rivalFile(): Promise<Buffer> {
  const folder = join(root, '.cache', 'rival');
  const kept = join(folder, FILE);
  if (!existsSync(kept)) {
    mkdirSync(folder, {recursive: true});
    const shell = process.platform === 'win32';
    const {stdout} = await run('npm', ['pack', NAME, '--json', '--pack-destination', '.'], {
      cwd: folder,
      shell,
    });
    const [{filename}] = JSON.parse(stdout) as [{filename: string}];
    const archive = join(folder, filename);
    const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (digest !== SHA512) throw new Error(`${NAME} is not the package that was looked at before.`);
    await run('tar', ['-xzf', filename, FILE], {cwd: folder});
    rmSync(archive);
  }
  return readFileSync(kept);
}
