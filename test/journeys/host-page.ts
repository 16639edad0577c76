/** A page of someone else, made from the tags of the README. */
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

export interface Host {
  origin: string;
  close(): Promise<void>;
}

/** A server of its own for one page, at another origin than the gateway's. `page` is asked at each request. */
export async function startHost(page: () => string): Promise<Host> {
  const server = createServer((request, response) => {
    if (request.url === '/')
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(page());
    // Browsers ask for an icon by themselves.
    else response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
