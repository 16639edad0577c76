// The files a web page loads: packages/elements/dist/cdn/{loader.js,loader.classic.js,elements.css,first-state.css,<chunk>-<hash>.js,
// manifest.json}.
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {build as bundleForNode} from 'esbuild';
import {Features, transform as transformCss} from 'lightningcss';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import esbuild from 'rollup-plugin-esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';
import {minify} from 'terser';
import {cdnFolder, recordInputs} from './packages/elements/build.mjs';
import {hostedFiles} from './packages/elements/build-hosted.mjs';
import {guardedImports, loaders} from './packages/elements/build-loader.mjs';

const root = import.meta.dirname;
const elements = join(root, 'packages/elements');
const {version: ownVersion} = JSON.parse(readFileSync(join(elements, 'package.json'), 'utf8'));
const contract = JSON.parse(readFileSync(join(root, 'openapi/generated/gp-services.json'), 'utf8')).info
  .version;

/** Each element that a page may use by itself, and the module that defines it. */
const WIDGETS = {
  'gp-booking': join(root, 'packages/booking/src/define.ts'),
  'gp-front-door': join(root, 'packages/front-door/src/define.ts'),
  'gp-adoption-report': join(root, 'packages/adoption-report/src/define.ts'),
  'gp-contact-details': join(root, 'packages/contact-details/src/define.ts'),
  'gp-medication-overview': join(root, 'packages/medication-overview/src/define.ts'),
  'gp-practice-desk': join(root, 'packages/practice-desk/src/define.ts'),
  'gp-practice-settings': join(root, 'packages/practice-settings/src/define.ts'),
  'gp-repeat-prescription': join(root, 'packages/repeat-prescription/src/define.ts'),
};

/** What nobody can book without: in the loader its hash takes 60 bytes, and the table that it would need otherwise 320. */
const STEPS = [join(root, 'packages/booking/src/later.ts')];

/** In the loader each of them costs every patient 60 bytes; in its table, those who work there one small request. */
const FOR_STAFF = ['gp-adoption-report', 'gp-practice-desk', 'gp-practice-settings'];

const place = (id) => relative(root, id).split(sep).join('/');
/** What every widget stands on. */
const isFoundation = (id) =>
  /^node_modules\/|\/node_modules\/|^packages\/(core|ui)\/src\/|^openapi\//.test(place(id));
const isDefinition = (id) => /^packages\/[^/]+\/src\/define\.ts$/.test(place(id));

/** The part of it that no widget shows first, though it stands in a main entry: rollup finds its place by its use. */
const isForLater = (id) => /^packages\/(ui\/src\/strings\/nl|core\/src\/format\/days)\.ts$/.test(place(id));

/** The widget whose file carries the foundation. */
const CARRIER = WIDGETS['gp-booking'];

/**
 * The foundation travels with booking, so that another widget costs only itself. All of it is used by every widget; a file of its
 * own costs every booking 840 bytes and a request (`carried.has(id) && isFoundation(id) ? 'shared' : …` below: docs/decisions/0011),
 * which is 720 more than the budget has. Everything else is left to rollup: a chunk per widget, a chunk per lazy import (a
 * language, a later step), and what only a lazy step needs stays with that step.
 */
function foundationChunk() {
  let carried;
  return (id, {getModuleInfo}) => {
    if (carried === undefined) {
      carried = new Set();
      const visit = (module) => {
        if (carried.has(module) || isForLater(module)) return;
        carried.add(module);
        getModuleInfo(module)?.importedIds.forEach(visit);
      };
      visit(CARRIER);
    }
    return carried.has(id) ? 'carrier' : null;
  };
}

/** What booking's later steps and a widget beside it both stand on, and no first screen does. */
const TWICE = [
  'core/src/controllers/submit-controller.ts',
  'core/src/drafts.ts',
  'core/src/live.ts',
  'core/src/medication.ts',
  'core/src/operations/booking-changes.ts',
  'core/src/operations/booking-writes.ts',
  'core/src/operations/events.ts',
  'core/src/operations/medication.ts',
  'core/src/operations/new-key.ts',
  'core/src/repeat-requests.ts',
  'core/src/reports.ts',
  'core/src/writes.ts',
  'ui/src/dialog.ts',
  'ui/src/error-summary.ts',
  'ui/src/fields.ts',
  'ui/src/own-page.ts',
  'ui/src/save-file.ts',
].map((file) => join(root, 'packages', file));
/** The part of Lit that is the same: what draws a row of a long list only when it is another. */
const isTwice = (id) =>
  TWICE.includes(id) || /\/node_modules\/lit(-html)?\/(directives\/(guard|repeat)|directive)\.js$/.test(id);

/** Those widgets, and what the name of a copy of theirs has before its ending. */
const BESIDE = {
  'practice-desk': 'desk',
  'adoption-report': 'report',
  'practice-settings': 'settings',
  'contact-details': 'contact',
  'front-door': 'door',
  'medication-overview': 'medication',
  'repeat-prescription': 'repeat',
};
const COPY = new RegExp(`\\.(${Object.values(BESIDE).join('|')})(?=\\.[jt]s$)`);
const copyOf = (id = '') =>
  COPY.exec(id)?.[1] ??
  Object.entries(BESIDE).find(([name]) => id.startsWith(join(root, 'packages', name, sep)))?.[1];
const original = (id) => id.replace(COPY, '');

/**
 * A copy of that for each of them. Files of their own for it would cost every booking two more requests and half a kilobyte;
 * so it costs 3 kB at the desk. Patients and staff are never on one page, and contact details or medication hardly ever with
 * booking. The front door, which often is, has a copy of what follows changes alone, for who looks at it for a while.
 */
function ownCopies() {
  return {
    name: 'gp-own-copies',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        const copy = copyOf(importer);
        if (copy === undefined) return null;
        const found = await this.resolve(source, original(importer), {...options, skipSelf: true});
        return found && isTwice(found.id)
          ? {id: found.id.replace(/\.[jt]s$/, `.${copy}$&`), moduleSideEffects: false}
          : found;
      },
    },
    load: (id) => (original(id) === id ? null : readFileSync(original(id), 'utf8')),
  };
}

/** The source file that a chunk was made for, also where a later chunk imports from it. */
function sourceOf({facadeModuleId, moduleIds}) {
  const source = facadeModuleId ?? moduleIds.find((id) => isDefinition(id) && !isFoundation(id));
  return source === undefined ? undefined : place(source);
}

const ownFile = /^packages\/([^/]+)\/src\/(?:.*\/)?([^/]+)\.ts$/;

/** Names a chunk after whose it is and what it holds: `booking`, `booking-en`, `booking-calendar`. */
function chunkName(chunk) {
  const [, owner, part = chunk.name] =
    ownFile.exec(sourceOf(chunk) ?? '') ??
    ownFile.exec(place(chunk.moduleIds.at(-1) ?? ''))?.slice(0, 2) ??
    [];
  if (owner === undefined) return `${chunk.name}-[hash].js`;
  return part === 'define' ? `${owner}-[hash].js` : `${owner}-${part.replaceAll('.', '-')}-[hash].js`;
}

/** What Lit's files say for browsers that we do not support and for hydration, which we do not do; and what replaces it. */
const OLD_BROWSERS = {
  // Style sheets can be constructed and adopted everywhere since Safari 16.4.
  '@lit/reactive-element/css-tag.js': [
    [
      /\w+\.ShadowRoot&&\([^)]+\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/,
      '!0',
    ],
  ],
  '@lit/reactive-element/reactive-element.js': [[/\w+\?\.\(\{ReactiveElement:\w+\}\),/, '']],
  'lit-element/lit-element.js': [
    [/\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);/, '0;'],
    [/const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/, ''],
  ],
};

/** Takes that out: some 250 bytes. Fails where Lit is written otherwise than when this was, so that someone looks. */
function withoutOldBrowsers() {
  return {
    name: 'gp-without-old-browsers',
    transform(code, id) {
      const file = Object.keys(OLD_BROWSERS).find((name) => place(id).endsWith(`/${name}`));
      if (file === undefined) return null;
      let shorter = code;
      for (const [pattern, replacement] of OLD_BROWSERS[file]) {
        if (!pattern.test(shorter))
          this.error(`${file} has changed: look at OLD_BROWSERS in rollup.config.mjs.`);
        shorter = shorter.replace(pattern, replacement);
      }
      // The lines stay where they were; within a line the source map is a little off.
      return {code: shorter, map: null};
    },
  };
}

/** Terser makes these files some 400 bytes smaller than esbuild does. */
const smaller = (code, sourceMap, nameCache) =>
  minify(code, {
    module: true,
    nameCache,
    ecma: 2020,
    compress: {passes: 3, inline: 1, keep_fargs: false, lhs_constants: false, unsafe_arrows: false},
    format: {comments: false},
    sourceMap,
  });

/**
 * What one file has of another is called in both what rollup calls it between them, so `export{a,b}` for `export{xe as a,Ke as b}`:
 * some 100 bytes of a booking. Imports come first: a name that they take is not free for an export.
 */
function agreedNames({body}) {
  const own = {};
  const taken = new Set();
  const agree = (local, between) => {
    if (between === 'default' || taken.has(between)) return;
    taken.add(between);
    own[`$${local}`] = between;
  };
  for (const {type, specifiers} of body)
    if (type === 'ImportDeclaration')
      specifiers.forEach(({local, imported}) => agree(local.name, imported.name));
  for (const {type, specifiers} of body)
    if (type === 'ExportNamedDeclaration')
      specifiers.forEach(({local, exported}) => agree(local.name, exported.name));
  return {vars: {props: own}};
}

function terser() {
  return {
    name: 'gp-terser',
    async renderChunk(code) {
      const {code: small, map} = await smaller(code, true, agreedNames(this.parse(code)));
      return {code: small, map};
    },
  };
}

const cssVersion = ([major, minor = 0]) => (major << 16) | (minor << 8);
const cssTargets = {
  chrome: cssVersion([123]),
  firefox: cssVersion([128]),
  safari: cssVersion([17, 5]),
};

/** With the tags of all widgets where it says `gp-widget`: none can be forgotten. */
function styleSheet() {
  const source = join(elements, 'src/elements.css');
  return {
    name: 'gp-style-sheet',
    buildStart() {
      if (!existsSync(source)) this.error(`${place(source)} is missing.`);
      this.addWatchFile(source);
    },
    generateBundle() {
      const fileName = 'elements.css';
      const all = `:is(${Object.keys(WIDGETS).join()})`;
      const code = Buffer.from(readFileSync(source, 'utf8').replaceAll(/\bgp-widget\b/g, all));
      const {code: css} = transformCss({filename: fileName, code, minify: true, targets: cssTargets});
      this.emitFile({type: 'asset', fileName, source: css});
    },
  };
}

/** The exports of a source module, run here; the plugin watches all that it rests on. */
async function evaluated(plugin, entry) {
  const {outputFiles, metafile} = await bundleForNode({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
    platform: 'node',
    format: 'esm',
    conditions: ['gp-source'],
  });
  for (const file of Object.keys(metafile.inputs)) plugin.addWatchFile(join(root, file));
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** The tokens' chains as the style sheet that they make: shorter than the table and what puts it together. */
function tokenSheet() {
  const source = join(root, 'packages/ui/src/tokens.ts');
  return {
    name: 'gp-token-sheet',
    async transform(_code, id) {
      if (id !== source) return null;
      const {tokenStyles} = await evaluated(this, source);
      const css = JSON.stringify(tokenStyles.cssText);
      return {
        code: `import {unsafeCSS} from 'lit';\nexport const tokenStyles = unsafeCSS(${css});`,
        map: {mappings: ''},
      };
    },
  };
}

/** What a page needs that a server drew: the widgets' own styles, as a file. */
function firstStateSheet() {
  const entry = join(elements, 'src/server/first-state-css.ts');
  return {
    name: 'gp-first-state-sheet',
    async generateBundle() {
      const {firstStateCss} = await evaluated(this, entry);
      const fileName = 'first-state.css';
      const {code} = transformCss({
        filename: fileName,
        code: Buffer.from(firstStateCss()),
        minify: true,
        // Rules nested in :host() are not everywhere what they should be.
        include: Features.Nesting,
        targets: cssTargets,
      });
      this.emitFile({type: 'asset', fileName, source: code});
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
function manifest(version) {
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
              entry.element = Object.keys(WIDGETS).find((tag) => WIDGETS[tag] === file.facadeModuleId);
              entry.source = sourceOf(file);
              entry.imports = file.imports;
              entry.dynamicImports = file.dynamicImports;
            }
            return [file.fileName, entry];
          });
        const source = `${JSON.stringify({version, contract, files: Object.fromEntries(files)}, null, 2)}\n`;
        this.emitFile({type: 'asset', fileName: 'manifest.json', source});
      },
    },
  };
}

const emptied = (folder) => ({
  name: 'gp-emptied',
  generateBundle: {order: 'pre', handler: () => rmSync(folder, {recursive: true, force: true})},
});

/** The build of a version into a folder. Only the package's own is noted, for the next time to see whether it is fresh. */
export const pageFiles = ({folder = cdnFolder, version = ownVersion} = {}) => ({
  input: Object.values(WIDGETS),
  preserveEntrySignatures: false,
  onLog(level, log, handler) {
    // rollup would leave an import it cannot find in the file and call that a warning.
    if (level === 'warn') handler('error', log);
    else handler(level, log);
  },
  plugins: [
    ownCopies(),
    nodeResolve({
      browser: true,
      exportConditions: ['gp-source', 'production', 'browser'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    }),
    withoutOldBrowsers(),
    tokenSheet(),
    htmlLiterals({include: ['packages/*/src/**/*.ts'], failOnError: true}),
    esbuild({target: 'es2022', tsconfig: join(root, 'tsconfig.json'), minify: false, sourceMap: true}),
    terser(),
    guardedImports(version),
    emptied(folder),
    loaders({
      folder: elements,
      version,
      widgets: WIDGETS,
      steps: STEPS,
      forStaff: FOR_STAFF,
      minify: (code, content) => smaller(code, {content, url: false}),
    }),
    styleSheet(),
    firstStateSheet(),
    hostedFiles({folder: elements, minify: (code) => smaller(code, false)}),
    manifest(version),
    ...(folder === cdnFolder ? [recordInputs()] : []),
  ],
  output: {
    dir: folder,
    format: 'es',
    // Without the line that names them, which every visitor would pay for.
    sourcemap: 'hidden',
    entryFileNames: chunkName,
    chunkFileNames: chunkName,
    hashCharacters: 'base36',
    // Nobody asks a namespace of ours what it is, or tries to change it.
    generatedCode: {preset: 'es2015', symbols: false},
    freeze: false,
    hoistTransitiveImports: false,
    manualChunks: foundationChunk(),
    // Not also what those import: some of that is for later.
    onlyExplicitManualChunks: true,
  },
});

export default pageFiles();
