// Puts the website together: the hand-written pages, the fonts and the open theme from their packages, and the tags of
// the elements as `gp-elements tags` prints them.
import {createHash} from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildElements, cdnFolder, readManifest} from '../elements/build.mjs';
import {exactTags, movingTags} from '../elements/tags.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const dist = join(here, 'dist');
const source = join(here, 'pages');
const FONTS = ['figtree', 'lexend', 'noto-sans', 'noto-serif', 'source-sans-3'];
const SUBSETS = ['latin', 'latin-ext'];
const THEME = '@nl-design-system-unstable/voorbeeld-design-tokens';
const DAY_MS = 86_400_000;

const packageFolder = (name) => dirname(require.resolve(`${name}/package.json`));

function copyFonts(site) {
  const target = join(site, 'fonts');
  mkdirSync(target);
  for (const name of FONTS) {
    const folder = packageFolder(`@fontsource-variable/${name}`);
    for (const subset of SUBSETS) {
      cpSync(
        join(folder, `files/${name}-${subset}-wght-normal.woff2`),
        join(target, `${name}-${subset}.woff2`),
      );
    }
    cpSync(join(folder, 'LICENSE'), join(target, `${name}-licence.txt`));
  }
}

function copyTheme(site) {
  const folder = packageFolder(THEME);
  mkdirSync(join(site, 'thema'));
  cpSync(join(folder, 'dist/theme.css'), join(site, 'thema/voorbeeld.css'));
  cpSync(join(folder, 'LICENSE.md'), join(site, 'thema/voorbeeld-licence.md'));
}

const BASE = '/gp-elements';
const TAGS = {exact: exactTags, moving: movingTags};

/** Fills in `<!-- {{exact tags}} -->` and `<!-- {{moving tags}} -->`; another name is a mistake in the page. */
function fillIn(file, manifest) {
  const filled = readFileSync(file, 'utf8').replace(/^( *)<!-- \{\{(.+)\}\} -->/gm, (whole, indent, name) => {
    const tags = TAGS[/^(\w+) tags$/.exec(name)?.[1]];
    if (tags === undefined) throw new Error(`${file}: nothing to fill in for ${whole}`);
    return tags(manifest, BASE)
      .map((tag) => indent + tag)
      .join('\n');
  });
  writeFileSync(file, filled);
}

function make(site, manifest) {
  cpSync(source, site, {recursive: true});
  copyFonts(site);
  copyTheme(site);
  for (const name of readdirSync(site, {recursive: true}).filter((one) => one.endsWith('.html')))
    fillIn(join(site, name), manifest);
}

/** Names what the website is made of, so that a change gives a new folder and servers of the old one keep theirs. */
function fingerprint(manifest) {
  const hash = createHash('sha256').update(JSON.stringify(manifest));
  const files = readdirSync(source, {recursive: true}).filter((name) =>
    statSync(join(source, name)).isFile(),
  );
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(source, name)));
  for (const file of ['site.mjs', 'package.json', '../elements/tags.mjs'])
    hash.update(readFileSync(join(here, file)));
  return hash.digest('hex').slice(0, 12);
}

function removeOld() {
  for (const name of readdirSync(dist)) {
    const folder = join(dist, name);
    if (statSync(folder).mtimeMs < Date.now() - DAY_MS) rmSync(folder, {recursive: true, force: true});
  }
}

/**
 * Leaves a complete website behind and says where: `pages` goes under `/`, `elements` under `/gp-elements/<version>/`
 * and `/gp-elements/<major>/`. Elements are built only when something changed; `onBuild` is called before that. `folder`
 * gets a copy of the pages that the caller may change.
 */
export async function buildSite({onBuild, folder} = {}) {
  await buildElements({onBuild});
  const manifest = readManifest();
  const site = join(dist, `site-${fingerprint(manifest)}`);
  if (!existsSync(site)) {
    mkdirSync(dist, {recursive: true});
    removeOld();
    const unfinished = join(dist, `unfinished-${process.pid}`);
    rmSync(unfinished, {recursive: true, force: true});
    make(unfinished, manifest);
    try {
      renameSync(unfinished, site);
    } catch (error) {
      rmSync(unfinished, {recursive: true, force: true});
      // Another process finished the very same website first.
      if (!existsSync(site)) throw error;
    }
  }
  if (folder !== undefined) cpSync(site, folder, {recursive: true});
  return {pages: folder ?? site, elements: cdnFolder, version: manifest.version};
}
