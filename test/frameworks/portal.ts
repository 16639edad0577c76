/** The server of a portal: its pages, and the token of who signed in there. */
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface Portal {
  origin: string;
  /** Serves this folder from now on. */
  show(pages: string): void;
  /** Whose token it gives from now on. */
  signIn(token: () => Promise<string>): void;
  close(): Promise<void>;
}

export async function startPortal(): Promise<Portal> {
  let folder = '';
  let token = () => Promise.resolve('');
  const answer = async (path: string): Promise<{type: string; body: string | Buffer}> => {
    if (path === '/session/token') return {type: 'text/plain', body: await token()};
    const file = path === '/' ? '/index.html' : path;
    return {
      type: TYPES[extname(file)] ?? 'application/octet-stream',
      body: await readFile(join(folder, file)),
    };
  };
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://portal.invalid');
    answer(pathname).then(
      ({type, body}) => response.writeHead(200, {'content-type': type}).end(body),
      // Browsers ask for an icon by themselves.
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show(pages) {
      folder = pages;
    },
    signIn(from) {
      token = from;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
