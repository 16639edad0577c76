/** Folders of files as a start option: the pages of a site, and the elements that they load. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import fastifyStatic from '@fastify/static';
import type {FastifyInstance} from 'fastify';
import type {ElementsBuild} from '../pages/page.ts';

export interface StaticFolders {
  /** Pages, served under `/`; `/afspraak` finds `afspraak.html`. */
  pages?: string;
  /**
   * A build of the elements with its `manifest.json`, served under `/gp-elements/<version>/` and `/gp-elements/<major>/`;
   * or what `gp-elements release` made, several versions beside each other, served as it lies there.
   */
  elements?: string;
  /** Files of one version never change; false while they are being worked on. */
  isImmutable: boolean;
}

/** `framers` are the origins, beside their own, whose pages may show them in a frame. */
export const pageHeaders = (framers: readonly string[]): Record<string, string> => ({
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; " +
    "frame-src 'self'; " +
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

const isBuild = (folder: string) => existsSync(join(folder, 'manifest.json'));

/** Whether the folder is a build of the elements or holds builds by version. */
export const holdsElements = (folder: string): boolean =>
  isBuild(folder) ||
  (existsSync(folder) &&
    readdirSync(folder).some((name) => /^\d+\.\d+\.\d+/.test(name) && isBuild(join(folder, name))));

function versionOf(folder: string): string {
  const {version} = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {version?: unknown};
  if (typeof version !== 'string' || !/^\d+\./.test(version))
    throw new Error(`${folder}/manifest.json names no version.`);
  return version;
}

/** The build to make pages with: the one in the folder, else the newest of its versions. */
export function elementsBuild(folder: string): ElementsBuild {
  const places = isBuild(folder)
    ? [folder]
    : readdirSync(folder)
        .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
        .sort((a, b) => a.localeCompare(b, 'en', {numeric: true}))
        .map((name) => join(folder, name))
        .filter(isBuild);
  return JSON.parse(readFileSync(join(places.at(-1) ?? folder, 'manifest.json'), 'utf8')) as ElementsBuild;
}

/** What never changes: all of an exact version, and whatever has a hash of its contents in its name. */
const isFixed = (path: string) => /^\d+\./.test(path) || /-[0-9a-z]{8}\.js(\.map)?(\.br)?$/.test(path);

/** @throws When the folder of elements holds none. */
export async function useStatics(
  app: FastifyInstance,
  {pages, elements, isImmutable}: StaticFolders,
  framers: readonly string[],
): Promise<void> {
  const serve = async (
    root: string,
    prefix: string,
    headersOf: (path: string) => Record<string, string>,
  ): Promise<void> => {
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
      setHeaders: (reply, file) => {
        reply.headers(headersOf(relative(root, file).split(sep).join('/')));
      },
    });
  };
  if (elements !== undefined) {
    const headersOf = (path: string) => ({
      ...ELEMENT_HEADERS,
      'cache-control': !isImmutable
        ? 'no-cache'
        : isFixed(path)
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=300',
    });
    if (!holdsElements(elements)) throw new Error(`${elements} has no manifest.json.`);
    if (isBuild(elements)) {
      const version = versionOf(elements);
      for (const place of [version, version.split('.')[0]])
        await serve(elements, `/gp-elements/${place}/`, (path) => headersOf(`${place}/${path}`));
    } else await serve(elements, '/gp-elements/', headersOf);
  }
  const ofPages = pageHeaders(framers);
  if (pages !== undefined) await serve(pages, '/', () => ofPages);
}
