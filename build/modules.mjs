// JavaScript of one package: ES2022, a file per source file, the templates' white space taken out as for the web page.
import {join} from 'node:path';
import {rollup} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';
import {place, root} from './workspace.mjs';

const isOwn = (id) => /^[./]|^[A-Za-z]:[\\/]/.test(id);

export async function writeModules({name, sources, dist, entries}) {
  const bundle = await rollup({
    input: entries,
    // Other packages stay imports, so that a page has one copy of each.
    external: (id) => !isOwn(id),
    onLog(level, log, handler) {
      if (log.code === 'EMPTY_BUNDLE') return;
      if (level === 'warn') handler('error', log);
      else handler(level, log);
    },
    plugins: [
      htmlLiterals({include: ['packages/*/src/**/*.ts'], failOnError: true}),
      esbuild({
        target: 'es2022',
        // Node wants to be told that it is JSON; bundlers do not mind.
        supported: {'import-attributes': true},
        tsconfig: join(root, 'tsconfig.json'),
        minify: false,
        sourceMap: true,
      }),
    ],
  });
  const {output} = await bundle.write({
    dir: dist,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: sources,
    entryFileNames: '[name].js',
    sourcemap: true,
    importAttributesKey: 'with',
    hoistTransitiveImports: false,
    generatedCode: {preset: 'es2015'},
  });
  await bundle.close();
  const strays = output.filter(
    ({fileName}) => fileName.startsWith('..') || fileName.includes('node_modules'),
  );
  if (strays.length > 0) {
    throw new Error(
      `${name}: ${strays.map(({fileName}) => fileName).join(', ')} is not of ${place(sources)}.`,
    );
  }
}
