/** One request over plain node:http: an early answer to a body that is too large is read, not lost in a broken pipe. */
import {request as httpRequest} from 'node:http';
import {request as httpsRequest} from 'node:https';

export interface Reply {
  status: number;
  headers: ReadonlyMap<string, string>;
  text: string;
  /** Undefined where the text is no JSON. */
  json: unknown;
}

const TIMEOUT_MS = 20_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** @throws When the address cannot be reached or does not answer within 20 s. */
export function send(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      {
        method,
        agent: false,
        headers: bytes === undefined ? headers : {...headers, 'Content-Length': String(bytes.length)},
      },
      (response) => {
        const chunks: Buffer[] = [];
        const isStream = response.headers['content-type']?.startsWith('text/event-stream') ?? false;
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (!isStream || !Buffer.concat(chunks).includes('\n\n')) return;
          // It does not end by itself; its first block says enough.
          response.off('error', reject).on('error', () => {});
          answer();
          response.destroy();
        });
        response.on('end', answer);
        function answer(): void {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            text,
            json: parsed(text),
          });
        }
      },
    );
    request.setTimeout(TIMEOUT_MS, () => {
      request.destroy(new Error(`${method} ${url.pathname} had no answer within ${TIMEOUT_MS / 1000} s`));
    });
    request.on('error', reject);
    request.end(bytes);
  });
}
