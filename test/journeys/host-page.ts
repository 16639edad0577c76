/** A page of someone else, made from the tags of the README. */
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/**
 * @param elements Address of the folder with loader.js and elements.css.
 * @param api Address of the practice's gateway.
 */
export function hostPage(elements: string, api: string): string {
  return `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Afspraak maken</title>
    <link rel="stylesheet" href="${elements}/elements.css">
    <script type="module" src="${elements}/loader.js"></script>
  </head>
  <body>
    <main>
      <h1>Afspraak maken</h1>
      <gp-provider api="${api}">
        <gp-booking>Bel ons op <a href="tel:0101234567">010 123 45 67</a>. Buiten openingstijden: huisartsenpost
          <a href="tel:0109876543">010 987 65 43</a>. Levensgevaar: <a href="tel:112">112</a>.</gp-booking>
      </gp-provider>
    </main>
  </body>
</html>
`;
}

/** The tags of the README for a page that shows the gateway's own page in a frame. */
export function frameTags(gateway: string): {frame: string; resizer: string} {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [frame = '', resizer = ''] =
    /<iframe class="gp-frame"[^]*?<\/iframe>\n<script .*?<\/script>/
      .exec(readme)?.[0]
      .replaceAll('https://gateway.example', gateway)
      .split(/\n(?=<script)/) ?? [];
  return {frame, resizer};
}

/** What the README says that a sandboxed frame needs. */
export function sandboxTokens(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  return (/A sandboxed frame needs `([^`]+)`/.exec(readme)?.[1] ?? '').replaceAll(/\s+/g, ' ');
}

/** A page of someone else around such a frame, with text of its own before and after it. */
export const framingPage = (tags: string): string => `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Afspraak maken</title>
  </head>
  <body>
    <main>
      <h1>Afspraak maken</h1>
      ${tags}
      <p id="after">Lindelaan 1, Rotterdam</p>
    </main>
  </body>
</html>
`;

export interface Host {
  origin: string;
  close(): Promise<void>;
}

/** A server of its own for pages, at another origin than the gateway's. `page` is asked at each request, by path. */
export async function startHost(
  page: (path: string) => string | undefined,
  headers: () => Record<string, string> = () => ({}),
  hostname = '127.0.0.1',
): Promise<Host> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    // Browsers ask for an icon by themselves.
    const isIcon = path === '/favicon.ico';
    const text = isIcon ? undefined : page(path);
    if (text === undefined) response.writeHead(isIcon ? 204 : 404).end();
    else response.writeHead(200, {'content-type': 'text/html; charset=utf-8', ...headers()}).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://${hostname}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
