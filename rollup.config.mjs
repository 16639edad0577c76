// The files a web page loads: packages/elements/dist/cdn/{loader.js,elements.css,<chunk>-<hash>.js,manifest.json}.
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {bundle as bundleCss} from 'lightningcss';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import esbuild from 'rollup-plugin-esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';
import {minify} from 'terser';
import {cdnFolder as folder, recordInputs} from './packages/elements/build.mjs';

const root = import.meta.dirname;
const elements = join(root, 'packages/elements');
const {version} = JSON.parse(readFileSync(join(elements, 'package.json'), 'utf8'));

const place = (id) => relative(root, id).split(sep).join('/');
/** What every widget stands on. It travels as one chunk, so that a second widget on the page costs only itself. */
const isFoundation = (id) =>
  /^node_modules\/|\/node_modules\/|^packages\/(core|ui)\/src\/|^openapi\//.test(place(id));
const isDefinition = (id) => /^packages\/[^/]+\/src\/define\.ts$/.test(place(id));

/**
 * The foundation as far as a definition reaches it by static imports. Everything else is left to rollup: a chunk per
 * widget, a chunk per lazy import (a language, a later step), and what only a lazy step needs stays with that step.
 */
function sharedChunk() {
  let reached;
  return (id, {getModuleIds, getModuleInfo}) => {
    if (reached === undefined) {
      reached = new Set();
      const visit = (module) => {
        if (reached.has(module)) return;
        reached.add(module);
        getModuleInfo(module)?.importedIds.forEach(visit);
      };
      [...getModuleIds()].filter(isDefinition).forEach(visit);
    }
    return isFoundation(id) && reached.has(id) ? 'shared' : null;
  };
}

/** Names a chunk after what it holds: `booking`, `booking-en`, `booking-later-steps`. */
function chunkName({name, facadeModuleId}) {
  const file = facadeModuleId ? place(facadeModuleId) : '';
  const match = /^packages\/([^/]+)\/src\/(?:.*\/)?([^/]+)\.ts$/.exec(file);
  if (match === null) return `${name}-[hash].js`;
  const [, owner, part] = match;
  return part === 'define' ? `${owner}-[hash].js` : `${owner}-${part.replaceAll('.', '-')}-[hash].js`;
}

/** Terser makes these files some 400 bytes smaller than esbuild does. */
function terser() {
  return {
    name: 'gp-terser',
    async renderChunk(code) {
      const {code: smaller, map} = await minify(code, {
        module: true,
        ecma: 2020,
        compress: {passes: 2, unsafe_arrows: false},
        format: {comments: false},
        sourceMap: true,
      });
      return {code: smaller, map};
    },
  };
}

function styleSheet() {
  const source = join(elements, 'src/elements.css');
  const target = ([major, minor = 0]) => (major << 16) | (minor << 8);
  return {
    name: 'gp-style-sheet',
    buildStart() {
      if (!existsSync(source)) this.error(`${place(source)} is missing.`);
      this.addWatchFile(source);
    },
    generateBundle() {
      const {code} = bundleCss({
        filename: source,
        minify: true,
        targets: {chrome: target([123]), firefox: target([128]), safari: target([17, 5])},
      });
      this.emitFile({type: 'asset', fileName: 'elements.css', source: code});
    },
  };
}

const brotli = (content) =>
  brotliCompressSync(content, {
    params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length},
  });

/**
 * manifest.json: size, integrity and imports of every file, for README snippets, a builder's preload tags, the loader's
 * own checks and the size report. Beside each file stands its compressed twin, for servers that do not compress.
 */
function manifest() {
  return {
    name: 'gp-manifest',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle)
          .filter(({fileName}) => /\.(js|css)$/.test(fileName))
          .sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
          .map((file) => {
            const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
            const compressed = brotli(content);
            this.emitFile({type: 'asset', fileName: `${file.fileName}.br`, source: compressed});
            const entry = {
              bytes: content.length,
              brotli: compressed.length,
              integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
            };
            if (file.type === 'chunk') {
              if (file.facadeModuleId) entry.source = place(file.facadeModuleId);
              entry.imports = file.imports;
              entry.dynamicImports = file.dynamicImports;
            }
            return [file.fileName, entry];
          });
        const source = `${JSON.stringify({version, files: Object.fromEntries(files)}, null, 2)}\n`;
        this.emitFile({type: 'asset', fileName: 'manifest.json', source});
      },
    },
  };
}

const emptied = {
  name: 'gp-emptied',
  generateBundle: {order: 'pre', handler: () => rmSync(folder, {recursive: true, force: true})},
};

export default {
  input: join(elements, 'src/loader.ts'),
  preserveEntrySignatures: false,
  onLog(level, log, handler) {
    // rollup would leave an import it cannot find in the file and call that a warning.
    if (level === 'warn') handler('error', log);
    else handler(level, log);
  },
  plugins: [
    nodeResolve({
      browser: true,
      exportConditions: ['gp-source', 'production', 'browser'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    }),
    htmlLiterals({include: ['packages/*/src/**/*.ts'], failOnError: true}),
    esbuild({target: 'es2022', tsconfig: join(root, 'tsconfig.json'), minify: false, sourceMap: true}),
    terser(),
    emptied,
    styleSheet(),
    manifest(),
    recordInputs(),
  ],
  output: {
    dir: folder,
    format: 'es',
    sourcemap: true,
    entryFileNames: 'loader.js',
    chunkFileNames: chunkName,
    hashCharacters: 'base36',
    generatedCode: 'es2015',
    hoistTransitiveImports: false,
    manualChunks: sharedChunk(),
  },
};
