/** A scratch project of a user: installs the packages, has its types checked, and is built. */
import {spawn} from 'node:child_process';
import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '../..');
const INSTALL_MS = 300_000;
const {packageManager} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  packageManager: string;
};

function run(command: string, folder: string): Promise<void> {
  const {NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env} = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: folder,
      shell: true,
      env: {...env, NO_COLOR: '1', FORCE_COLOR: '0'},
      timeout: INSTALL_MS,
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`\`${command}\` ended with ${code}:\n${Buffer.concat(output).toString()}`));
    });
  });
}

export class Project {
  readonly name: string;
  readonly folder: string;

  /**
   * Copies the project out of the repository, where nothing of the workspace is in reach. What those of React have in common
   * stands in one folder.
   */
  constructor(name: string, below: string) {
    this.name = name;
    this.folder = join(below, name);
    for (const from of [...(name.startsWith('react-') ? ['react'] : []), `projects/${name}`])
      cpSync(join(import.meta.dirname, from), this.folder, {recursive: true});
  }

  /** @param registry Address of the registry that has our packages. */
  async install(registry: string): Promise<void> {
    writeFileSync(join(this.folder, '.npmrc'), `@gp-elements:registry=${registry}\n`);
    writeFileSync(
      join(this.folder, 'pnpm-workspace.yaml'),
      'packages: []\nonlyBuiltDependencies: [better-sqlite3, esbuild]\nupdateNotifier: false\n',
    );
    await run(`npx --yes ${packageManager} install --no-frozen-lockfile --prefer-offline`, this.folder);
  }

  /** @throws With what the command said when it does not end well. */
  run(command: string): Promise<void> {
    return run(command, this.folder);
  }

  /** Path of what the build made. */
  get pages(): string {
    return join(this.folder, 'dist');
  }
}
