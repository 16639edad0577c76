/** Real HTTP in front of a gateway, for what a gateway by itself does not do: half a backend, lost answers, other pages. */
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface Asked {
  method: string;
  /** With its query. */
  url: string;
  /** Without it. */
  path: string;
}
export interface Given {
  status: number;
  headers: Record<string, string>;
  body: string;
}
export interface FrontRules {
  /** An answer of its own, or none ever; undefined passes the request on. */
  answer?: (asked: Asked) => Given | 'never' | undefined;
  /** Changes the text of a 200 that is passed back; undefined leaves it. */
  change?: (asked: Asked, text: string) => string | undefined;
  /** Other headers for what is passed back. */
  headersOf?: (asked: Asked, headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  /** True ends the connection once the gateway has answered: what was asked is done, and nobody hears of it. */
  losesAnswer?: (asked: Asked) => boolean;
}
export interface FrontServer {
  origin: string;
  close(): Promise<void>;
}

function bytesOf(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('error', reject);
    message.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

async function passBack(
  asked: Asked,
  answer: IncomingMessage,
  response: ServerResponse,
  {change, losesAnswer, headersOf = (_asked, given) => given}: FrontRules,
): Promise<void> {
  const status = answer.statusCode ?? 502;
  if (losesAnswer?.(asked) === true) {
    await bytesOf(answer);
    response.destroy();
    return;
  }
  const type = answer.headers['content-type'] ?? '';
  // A stream of events has no whole text to change.
  if (change === undefined || status !== 200 || !/json|text\/(?!event-stream)/.test(type)) {
    response.writeHead(status, headersOf(asked, answer.headers));
    // Who leaves is not waited for.
    response.on('close', () => answer.destroy());
    answer.pipe(response);
    return;
  }
  const {'content-length': _length, ...headers} = headersOf(asked, answer.headers);
  const text = (await bytesOf(answer)).toString('utf8');
  response.writeHead(status, headers).end(change(asked, text) ?? text);
}

/** @param behind Origin of the gateway. */
export async function startFront(behind: string, rules: FrontRules): Promise<FrontServer> {
  const target = new URL(behind);

  function pass(asked: Asked, headers: IncomingHttpHeaders, body: Buffer, response: ServerResponse): void {
    const {'accept-encoding': _encoding, ...plain} = headers;
    const kept = rules.change === undefined ? headers : plain;
    const options = {
      host: target.hostname,
      port: target.port,
      method: asked.method,
      path: asked.url,
      headers: {...kept, host: target.host},
      agent: false as const,
    };
    let isAnswered = false;
    const onward = httpRequest(options, (answer) => {
      isAnswered = true;
      passBack(asked, answer, response, rules).catch(() => response.destroy());
    });
    onward.on('error', () => {
      // Who answers before the whole request was read may hang up on the rest of it.
      if (!isAnswered) response.destroy();
    });
    onward.end(body);
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    const asked = {method: request.method ?? 'GET', url, path: url.split('?')[0] ?? url};
    // The whole of it first: an answer to half a request is lost when the connection closes.
    const body = await bytesOf(request);
    const own = rules.answer?.(asked);
    if (own === undefined) pass(asked, request.headers, body, response);
    else if (own !== 'never') response.writeHead(own.status, own.headers).end(own.body);
  }

  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
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
