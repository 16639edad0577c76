/** Folders of files as a start option: the pages of a site, and the elements that they load. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import fastifyStatic from '@fastify/static';
import type {FastifyInstance} from 'fastify';

export interface StaticFolders {
  /** Pages, served under `/`; `/afspraak` finds `afspraak.html`. */
  pages?: string;
  /** Built elements with their `manifest.json`, served under `/gp-elements/<version>/` and `/gp-elements/<major>/`. */
  elements?: string;
  /** Files of one version never change; false while they are being worked on. */
  isImmutable: boolean;
}

/** `framers` are the origins, beside their own, whose pages may show them in a frame. */
const pageHeaders = (framers: readonly string[]): Record<string, string> => ({
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; " +
    `base-uri 'none'; form-action 'self'; frame-ancestors ${["'self'", ...framers].join(' ')}; ` +
    "require-trusted-types-for 'script'",
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
});

/** Pages of any site may load the elements, with integrity. */
const ELEMENT_HEADERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

function versionOf(folder: string): string {
  const {version} = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {version?: unknown};
  if (typeof version !== 'string' || !/^\d+\./.test(version))
    throw new Error(`${folder}/manifest.json names no version.`);
  return version;
}

/** @throws When the folder of elements has no manifest. */
export async function useStatics(
  app: FastifyInstance,
  {pages, elements, isImmutable}: StaticFolders,
  framers: readonly string[],
): Promise<void> {
  const serve = async (root: string, prefix: string, headers: Record<string, string>): Promise<void> => {
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: false,
      cacheControl: false,
      // Nothing here is long enough to be fetched in parts.
      acceptRanges: false,
      preCompressed: true,
      extensions: ['html'],
      index: ['index.html'],
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (reply) => {
        reply.headers(headers);
      },
    });
  };
  if (elements !== undefined) {
    const version = versionOf(elements);
    const exact = isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache';
    const moving = isImmutable ? 'public, max-age=300' : 'no-cache';
    await serve(elements, `/gp-elements/${version}/`, {...ELEMENT_HEADERS, 'cache-control': exact});
    await serve(elements, `/gp-elements/${version.split('.')[0]}/`, {
      ...ELEMENT_HEADERS,
      'cache-control': moving,
    });
  }
  if (pages !== undefined) await serve(pages, '/', pageHeaders(framers));
}
