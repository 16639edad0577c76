import {response, type Reply} from './fake-gateway.ts';

/** A stream of events that a test or a story writes itself. */
export interface LiveStream {
  readonly reply: Reply<never>;
  /** Sends a piece of text, such as `id: 7\n\n`. */
  push: (text: string) => void;
  end: () => void;
  /** The reader gave it up. */
  isClosed: () => boolean;
}

export function liveStream(): LiveStream {
  let isClosed = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: () => {
      isClosed = true;
    },
  });
  return {
    reply: response(() => new Response(body, {headers: {'Content-Type': 'text/event-stream'}})),
    push: (text) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
    isClosed: () => isClosed,
  };
}
