// Declarations of all packages in one run of the compiler, each then laid beside its JavaScript.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, posix, relative, sep} from 'node:path';
import {importsOf} from './imports.mjs';
import {place, root} from './workspace.mjs';

const folder = join(root, '.cache/declarations');

function compile(packages) {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        incremental: false,
        tsBuildInfoFile: null,
        rootDir: root,
        outDir: join(folder, 'out'),
      },
      include: packages.map(({sources}) => join(sources, '**/*.ts')),
      exclude: [join(root, '**/*.test.ts')],
    }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const {status, stdout} = spawnSync(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: root,
  });
  if (status !== 0) throw new Error(`The declarations could not be made.\n${stdout}`);
}

/** A consumer's compiler looks for the declarations of a `.js`; the sources name each other as `.ts`. */
const asPublished = (text) =>
  text.replaceAll(/((?:from|import)\s*\(?\s*)(["'])(\.[^"']*)\.ts\2/g, '$1$2$3.js$2');

/** Files that an entry's declarations lead to, as paths in the folder they were made in. */
function reachedFrom(entries, folder) {
  const reached = new Map();
  const visit = (file) => {
    if (reached.has(file)) return;
    const text = asPublished(readFileSync(join(folder, file), 'utf8'));
    reached.set(file, text);
    for (const specifier of importsOf(text)) {
      if (specifier.startsWith('.'))
        visit(posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.d.ts'));
    }
  };
  entries.forEach(visit);
  return reached;
}

/** Writes the declarations that a package's entries need into its dist/. */
export function writeDeclarations(packages) {
  compile(packages);
  for (const {sources, dist, entries} of packages) {
    const made = join(folder, 'out', place(sources));
    const first = entries.map((entry) =>
      relative(sources, entry).split(sep).join('/').replace(/\.ts$/, '.d.ts'),
    );
    for (const [file, text] of reachedFrom(first, made)) {
      mkdirSync(dirname(join(dist, file)), {recursive: true});
      writeFileSync(join(dist, file), text);
    }
  }
}
