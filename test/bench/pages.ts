/** Pages with nothing but what is measured. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import type {Site} from '../../packages/demo-site/site.mjs';
import {readManifest} from '../../packages/elements/build.mjs';
import {exactTags, movingTags, preloadTags} from '../../packages/elements/tags.mjs';
import {floorFile} from './floor.ts';

export const pageOf = (head: string, body: string) => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Meting</title>
${head}
</head>
<body>${body}</body>
</html>`;

/** What stands below would move if the widgets moved it. */
const provided = (tags: readonly string[]) =>
  `<gp-provider api="/v1">${tags.map((tag) => `<${tag}>Bel ons.</${tag}>`).join('')}</gp-provider><p>Onder.</p>`;
const TOKEN = "document.querySelector('gp-provider').getToken = async () => benchToken;";

/** To a patient they say one line. Whoever puts them on one page with the others puts them below: they grow small. */
const FOR_STAFF: ReadonlySet<string> = new Set([
  'gp-adoption-report',
  'gp-practice-desk',
  'gp-practice-settings',
]);

/** Every element that a page may use by itself, those for patients first. */
export const widgetTags = (): string[] =>
  Object.values(readManifest().files)
    .map(({element}) => element)
    .filter((tag) => tag !== undefined)
    .sort((a, b) => Number(FOR_STAFF.has(a)) - Number(FOR_STAFF.has(b)) || (a < b ? -1 : 1));

/**
 * Adds to a site's folder `/bench/…`: `booking`, `front-door` and `all` with the moving tags and, ending in `-exact`, with
 * the exact ones, each signed in by the token that the visitor puts in `benchToken`; `preloaded`, the booking page that
 * names the files beforehand; `floor`, an empty Lit element.
 */
export async function writeBenchPages({pages}: Pick<Site, 'pages'>): Promise<void> {
  const folder = join(pages, 'bench');
  mkdirSync(folder);
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

  const manifest = readManifest();
  const moving = movingTags(manifest, '/gp-elements');
  const exact = exactTags(manifest, '/gp-elements');
  const token = '<script type="module" src="/bench/token.js"></script>';
  const page = (tags: readonly string[], widgets: readonly string[]) =>
    pageOf([token, ...tags].join('\n'), provided(widgets));
  for (const [name, widgets] of [
    ['booking', ['gp-booking']],
    ['front-door', ['gp-front-door']],
    ['all', widgetTags()],
  ] as const) {
    put(`${name}.html`, page(moving, widgets));
    put(`${name}-exact.html`, page(exact, widgets));
  }
  const preloads = preloadTags(manifest, '/gp-elements', 'booking');
  put('preloaded.html', page([...exact, ...preloads], ['gp-booking']));
  put('token.js', TOKEN);

  const floor = await floorFile();
  put(
    'floor.html',
    pageOf('<script type="module" src="/bench/floor.js"></script>', '<lit-floor></lit-floor>'),
  );
  put('floor.js', floor);
  put('floor.js.br', brotliCompressSync(floor));
}
