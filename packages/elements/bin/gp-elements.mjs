#!/usr/bin/env node
// What to paste into a page, and putting the files where a web server offers them. Plain Node, no dependencies.
import {existsSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {release} from '../release.mjs';
import {contentSecurityPolicy, exactTags, importMap, movingTags, preloadTags} from '../tags.mjs';

const USAGE = `gp-elements tags --base <address> [--widget <name>]… [--api <address>] [--classic]
    Prints the tags for a page, its content security policy and an import map.
    --base     address of the folder that holds the versions: https://cdn.example/gp-elements
    --widget   also prints preload tags for this widget, such as booking: it shows sooner
    --api      address of the practice's gateway, for the policy
    --classic  for tools that know no modules

gp-elements release --into <folder>
    Copies the files to <folder>/<version>/ and into <folder>/<major>/, beside older versions.

--folder <folder> takes other files than those of this package.`;

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    base: {type: 'string'},
    widget: {type: 'string', multiple: true, default: []},
    api: {type: 'string'},
    classic: {type: 'boolean', default: false},
    into: {type: 'string'},
    folder: {type: 'string', default: fileURLToPath(new URL('../dist/cdn', import.meta.url))},
    help: {type: 'boolean', default: false},
  },
});

function readManifest() {
  const file = join(values.folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function tags({base, api, widget, classic}) {
  const manifest = readManifest();
  const map = importMap(manifest, base);
  const part = (title, lines) => `<!-- ${title} -->\n${lines.join('\n')}\n`;
  return [
    part(`Exactly ${manifest.version}, for a page that somebody maintains`, [
      ...exactTags(manifest, base, {classic}),
      ...widget.flatMap((name) => preloadTags(manifest, base, name)),
    ]),
    part('Or: always the newest of this major version, for a page that nobody maintains', [
      ...movingTags(manifest, base, {classic}),
    ]),
    part('The least that a Content-Security-Policy has to allow', [contentSecurityPolicy({base, api})]),
    part(
      'Extra, not needed: before all scripts, with the exact version, so that the browser itself refuses changed files',
      [map.tag],
    ),
    part('The policy with that import map', [contentSecurityPolicy({base, api, scripts: [map.source]})]),
  ].join('\n');
}

function put({folder, into}) {
  readManifest();
  const {exact, moving, isNewest} = release(folder, resolve(into));
  return `${exact}\n${moving}${isNewest ? '' : ' keeps the newer version that it has'}`;
}

function run([command]) {
  if (values.help || command === undefined) return USAGE;
  if (command === 'tags' && values.base !== undefined) return tags(values);
  if (command === 'release' && values.into !== undefined) return put(values);
  throw new Error(USAGE);
}

try {
  console.log(run(positionals));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
