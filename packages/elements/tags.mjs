// What a page needs to use the elements, as text: for the command `gp-elements tags`, the README and the demo's pages.
import {createHash} from 'node:crypto';

/** The address of a version's folder, or of the folder that follows a major version. `base` is the folder of both. */
const folderOf = (base, version) => `${base.replace(/\/$/, '')}/${version}`;
const majorOf = ({version}) => version.split('.')[0];
const originOf = (address) => (/^https?:/.test(address) ? new URL(address).origin : "'self'");

const checked = ({files}, file) => ` integrity="${files[file].integrity}" crossorigin="anonymous"`;

/** For a page that names the exact version, and with it the exact contents. `classic` is for tools without modules. */
export function exactTags(manifest, base, {classic = false} = {}) {
  const folder = folderOf(base, manifest.version);
  const script = classic ? 'loader.classic.js' : 'loader.js';
  return [
    `<link rel="stylesheet" href="${folder}/elements.css"${checked(manifest, 'elements.css')}>`,
    `<script ${classic ? 'defer' : 'type="module"'} src="${folder}/${script}"${checked(manifest, script)}></script>`,
  ];
}

/** For a page that follows the major version. The contents change, so there is no integrity to name. */
export function movingTags(manifest, base, {classic = false} = {}) {
  const folder = folderOf(base, majorOf(manifest));
  return [
    `<link rel="stylesheet" href="${folder}/elements.css">`,
    classic
      ? `<script defer src="${folder}/loader.classic.js"></script>`
      : `<script type="module" src="${folder}/loader.js"></script>`,
  ];
}

/** The names of a widget's first files: what it imports, then itself. */
function firstFiles({files}, widget) {
  const [name] = Object.entries(files).find(([, {element}]) => element === `gp-${widget}`) ?? [];
  if (name === undefined) throw new Error(`There is no <gp-${widget}>.`);
  const found = new Set();
  const visit = (file) => {
    files[file].imports.forEach(visit);
    found.add(file);
  };
  visit(name);
  return [...found];
}

/** Makes a widget show sooner: the browser fetches its files before the loader has come. Exact version only. */
export function preloadTags(manifest, base, widget) {
  const folder = folderOf(base, manifest.version);
  return firstFiles(manifest, widget).map(
    (file) => `<link rel="modulepreload" href="${folder}/${file}"${checked(manifest, file)}>`,
  );
}

/**
 * An import map with which the browser itself refuses changed files, and the source expression that lets a page with a
 * content security policy have it. The loader checks all the same without it.
 */
export function importMap(manifest, base) {
  const folder = folderOf(base, manifest.version);
  const modules = Object.entries(manifest.files).filter(([, {imports}]) => imports !== undefined);
  const text = JSON.stringify({
    integrity: Object.fromEntries(modules.map(([file, {integrity}]) => [`${folder}/${file}`, integrity])),
  });
  return {
    tag: `<script type="importmap">${text}</script>`,
    source: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  };
}

/**
 * The least that a page has to allow.
 *
 * @param api Address of the practice's gateway.
 * @param scripts More sources of scripts.
 */
export function contentSecurityPolicy({base, api = '', scripts = []}) {
  const sources = (...more) => [...new Set(["'self'", ...more])].join(' ');
  return [
    "default-src 'none'",
    `script-src ${sources(originOf(base), ...scripts)}`,
    `style-src ${sources(originOf(base))}`,
    `connect-src ${sources(originOf(api))}`,
    "img-src 'self'",
    "font-src 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
