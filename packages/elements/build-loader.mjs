// Rollup plugins for what is particular to the files for a web page: every import after the loader goes through its
// guard, and the loader is told what it has to know about the other files.
import {createHash} from 'node:crypto';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';

const sha256 = (content) => createHash('sha256').update(content).digest('base64');

/**
 * In these files, and not in the npm packages, a widget's own `import()` becomes a call of the loader's guard. Found by
 * version, because two may be on a page.
 */
export const guardedImports = (version) => ({
  name: 'gp-guarded-imports',
  renderDynamicImport: () => ({left: `gpElements[${JSON.stringify(version)}](`, right: ')'}),
});

/** What a file needs before it can run: all that it imports, directly or not, what is needed first in front. */
function importsOf(file, bundle, found = new Set()) {
  for (const imported of bundle[file].imports) {
    if (found.has(imported)) continue;
    importsOf(imported, bundle, found);
    found.add(imported);
  }
  return [...found];
}

const address = (file) => `./${file}`;

function integrityOf(files, bundle) {
  return Object.fromEntries(
    files.map((file) => [
      address(file),
      [sha256(bundle[file].code).replace(/=$/, ''), ...importsOf(file, bundle).map(address)],
    ]),
  );
}

/**
 * Writes the two loaders. They hold the integrity of the first files of each widget for patients, of the steps that everyone comes to, and
 * of one table, `integrity-<hash>.js`, that has the rest: what nearly all need waits for no table, and pages carry no list
 * of all steps and languages. The table is a module, so that it comes in as everything else does, under `script-src`.
 *
 * @param widgets Source file of each widget's definition, by tag.
 * @param steps Source files of the lazy steps that everyone comes to.
 * @param forStaff Tags of widgets that wait for the table: a page of patients should not carry what it never asks for.
 */
export function loaders({folder, version, widgets, steps, forStaff, minify}) {
  const sources = readdirSync(join(folder, 'src'))
    .filter((name) => /^loader.*\.ts$/.test(name))
    .map((name) => join(folder, 'src', name));
  return {
    name: 'gp-loaders',
    buildStart() {
      sources.forEach((source) => this.addWatchFile(source));
    },
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(({type}) => type === 'chunk');
      const entryOf = (source) => chunks.find(({moduleIds}) => moduleIds.includes(source)).fileName;
      const entries = Object.fromEntries(
        Object.entries(widgets).map(([tag, source]) => [tag, entryOf(source)]),
      );
      const first = [
        ...new Set(
          [
            ...Object.keys(entries)
              .filter((tag) => !forStaff.includes(tag))
              .map((tag) => entries[tag]),
            ...steps.map(entryOf),
          ].flatMap((file) => [...importsOf(file, bundle), file]),
        ),
      ];
      const rest = chunks.map(({fileName}) => fileName).filter((file) => !first.includes(file));

      const table = `export default${JSON.stringify(integrityOf(rest.sort(), bundle))}`;
      const hash = BigInt(`0x${createHash('sha256').update(table).digest('hex')}`)
        .toString(36)
        .slice(0, 8);
      const tableName = `integrity-${hash}.js`;
      this.emitFile({type: 'asset', fileName: tableName, source: table});

      const define = {
        GP_VERSION: version,
        GP_WIDGETS: Object.fromEntries(Object.entries(entries).map(([tag, file]) => [tag, address(file)])),
        GP_INTEGRITY: {
          ...integrityOf(first, bundle),
          [address(tableName)]: [sha256(table).replace(/=$/, '')],
        },
        GP_TABLE: address(tableName),
      };
      for (const [name, format] of [
        ['loader', 'esm'],
        ['loader.classic', 'iife'],
      ]) {
        const built = await build({
          entryPoints: [join(folder, `src/${name}.ts`)],
          bundle: true,
          write: false,
          outdir: folder,
          format,
          target: 'es2022',
          sourcemap: 'external',
          sourcesContent: true,
          define: Object.fromEntries(
            Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)]),
          ),
        });
        const output = (ending) => built.outputFiles.find(({path}) => path.endsWith(ending)).text;
        const {code, map} = await minify(output('.js'), output('.map'));
        this.emitFile({type: 'asset', fileName: `${name}.js`, source: code});
        this.emitFile({type: 'asset', fileName: `${name}.js.map`, source: map});
      }
    },
  };
}
