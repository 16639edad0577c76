/** Pages with nothing but what is measured. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import type {Site} from '../../packages/demo-site/site.mjs';
import {readManifest} from '../../packages/elements/build.mjs';
import {exactTags, movingTags, preloadTags} from '../../packages/elements/tags.mjs';
import {floorFile} from './floor.ts';

const document = (head: string, body: string) => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Meting</title>
${head}
</head>
<body>${body}</body>
</html>`;

const BOOKING = '<gp-provider api="/v1"><gp-booking>Bel ons.</gp-booking></gp-provider>';
const TOKEN = "document.querySelector('gp-provider').getToken = async () => benchToken;";

/**
 * Adds to a site's folder: `/bench/booking`, signed in by the token that the visitor puts in `benchToken`;
 * `/bench/preloaded`, the same where the page names the files beforehand; `/bench/floor`, an empty Lit element.
 */
export async function writeBenchPages({pages}: Pick<Site, 'pages'>): Promise<void> {
  const folder = join(pages, 'bench');
  mkdirSync(folder);
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

  const manifest = readManifest();
  const token = '<script type="module" src="/bench/token.js"></script>';
  const page = (tags: readonly string[]) => document([token, ...tags].join('\n'), BOOKING);
  put('booking.html', page(movingTags(manifest, '/gp-elements')));
  const preloads = preloadTags(manifest, '/gp-elements', 'booking');
  put('preloaded.html', page([...exactTags(manifest, '/gp-elements'), ...preloads]));
  put('token.js', TOKEN);

  const floor = await floorFile();
  put(
    'floor.html',
    document('<script type="module" src="/bench/floor.js"></script>', '<lit-floor></lit-floor>'),
  );
  put('floor.js', floor);
  put('floor.js.br', brotliCompressSync(floor));
}
