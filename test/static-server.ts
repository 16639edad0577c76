/** A folder of files, served on loopback. */
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface StaticOptions {
  /** More headers of a path, such as how long its file is kept. */
  headersOf?: (path: string) => Record<string, string>;
  /** Text that is no file; `undefined` leaves the path to the folder. */
  textOf?: (path: string) => Promise<string> | undefined;
}
export interface StaticServer {
  origin: string;
  close: () => Promise<void>;
}

/**
 * A file that also lies there as `<name>.br` is sent so to whoever takes it; `/` is `/index.html`.
 *
 * @param folder Asked at each request.
 */
export async function serveFolder(
  folder: () => string,
  {headersOf = () => ({}), textOf = () => undefined}: StaticOptions = {},
): Promise<StaticServer> {
  const answer = async (path: string, isPacked: boolean) => {
    const text = await textOf(path);
    if (text !== undefined) return {body: text, headers: {'content-type': 'text/plain'}};
    const file = join(folder(), normalize(path === '/' ? '/index.html' : path));
    const headers = {'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...headersOf(path)};
    const packed = isPacked ? await readFile(`${file}.br`).catch(() => undefined) : undefined;
    if (packed === undefined) return {body: await readFile(file), headers};
    return {body: packed, headers: {...headers, 'content-encoding': 'br'}};
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://static.invalid').pathname);
    const isPacked = /\bbr\b/.test(String(request.headers['accept-encoding']));
    answer(path, isPacked).then(
      ({body, headers}) => response.writeHead(200, headers).end(body),
      // Browsers ask for an icon by themselves.
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
