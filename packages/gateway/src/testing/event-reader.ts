/** Reads a stream of server-sent events as a page does, block by block. */
export interface EventReader {
  status: number;
  /** The next block, as its id and what its data says; undefined when the stream has ended. */
  next(): Promise<{id: string; data: unknown} | undefined>;
  close(): void;
}

export async function readEvents(origin: string, token: string, lastEventId?: string): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(`${origin}/v1/events`, {
    signal: abort.signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && {'last-event-id': lastEventId}),
    },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: response.status,
    async next() {
      for (;;) {
        const [block, ...rest] = text.split('\n\n');
        if (rest.length > 0) {
          text = rest.join('\n\n');
          const id = /^id: (.*)$/m.exec(block ?? '')?.[1];
          const data = /^data: (.*)$/m.exec(block ?? '')?.[1];
          if (id !== undefined) return {id, data: data === undefined ? undefined : JSON.parse(data)};
          continue;
        }
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) return undefined;
        text += chunk.value;
      }
    },
    close: () => abort.abort(),
  };
}
