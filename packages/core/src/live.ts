// What changes at the gateway, as it happens: one connection for all elements inside a provider, and none while the page
// is hidden. A later step imports this; the first screen does without it.
import type {ReactiveController} from 'lit';
import type {GatewayClient} from './client.ts';
import type {LiveEvent} from './contract.ts';
import type {ProviderController} from './controllers/provider-controller.ts';
import {failureOf} from './failure.ts';
import {streamEvents} from './operations/events.ts';

export type LiveListener = (event: Pick<LiveEvent, 'type' | 'resource'>) => void;

/** Half of it and up to all of it is waited after a failure, doubled each time up to the longest. ms. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** Without so much as a sign of life for this long the connection is dead. ms. */
const SILENCE_MS = 45_000;

/** This backend tells nobody anything, or not this person: asking again would not help. */
const isFinal = (error: unknown): boolean => {
  const failure = failureOf(error);
  return failure.kind === 'problem' && [403, 404, 405, 406, 422, 501].includes(failure.status);
};

/** Settles after a while, when the device is online again, or when nobody waits any more. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });

class Connection {
  readonly #client: GatewayClient;
  readonly #listeners = new Set<LiveListener>();
  #running: AbortController | undefined;
  #lastId: string | undefined;

  constructor(client: GatewayClient) {
    this.#client = client;
  }

  add(listener: LiveListener): void {
    this.#listeners.add(listener);
    if (this.#listeners.size > 1) return;
    document.addEventListener('visibilitychange', this.#follow);
    this.#follow();
  }

  remove(listener: LiveListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    document.removeEventListener('visibilitychange', this.#follow);
    this.#stop();
    // Whoever comes next reads first.
    this.#lastId = undefined;
  }

  /** Browsers give a server few connections for all its pages: one that nobody looks at gives up its own. */
  readonly #follow = (): void => {
    if (document.hidden) this.#stop();
    else if (!this.#running) void this.#run((this.#running = new AbortController()).signal);
  };

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!signal.aborted) {
      try {
        await this.#read(signal, () => (waitMs = FIRST_WAIT_MS));
      } catch (error) {
        if (isFinal(error)) return;
      }
      await pause(waitMs * (0.5 + Math.random() / 2), signal);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  }

  /** Reads until the stream ends or breaks. */
  async #read(signal: AbortSignal, onAlive: () => void): Promise<void> {
    const silence = new AbortController();
    const over = AbortSignal.any([signal, silence.signal]);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    wait();
    try {
      const body = await streamEvents(this.#client, {lastEventId: this.#lastId}, {signal: over});
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      // A host's own `fetch` may not end the body with its signal.
      over.addEventListener('abort', () => void reader.cancel().catch(() => {}));
      let text = '';
      for (;;) {
        const {done, value} = await reader.read();
        if (done || over.aborted) return;
        wait();
        onAlive();
        const blocks = (text + value).split('\n\n');
        text = blocks.pop() ?? '';
        blocks.forEach((block) => this.#take(block));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #take(block: string): void {
    const id = /^id: *(.+)$/m.exec(block)?.[1];
    const data = /^data: *(.+)$/m.exec(block)?.[1];
    if (!id) return;
    const isFirst = this.#lastId === undefined;
    this.#lastId = id;
    if (data) this.#tell(JSON.parse(data) as LiveEvent);
    // What changed between what was read before and this moment, nobody told.
    else if (isFirst) this.#tell({id, type: 'reset'});
  }

  #tell(event: LiveEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

const CONNECTIONS = Symbol.for('gp-elements:live:1');

/** A provider has one client, and so one connection, also where a page has this file twice. */
const connections = ((globalThis as {[CONNECTIONS]?: WeakMap<GatewayClient, Connection>})[CONNECTIONS] ??=
  new WeakMap<GatewayClient, Connection>());

function connectionOf(client: GatewayClient): Connection {
  const connection = connections.get(client) ?? new Connection(client);
  connections.set(client, connection);
  return connection;
}

/**
 * Tells its host what changed at the gateway, while the host is on the page and somebody is signed in. The listener gets
 * the address of what changed, never what; `reset` means that anything may have. Read again in answer. A backend without
 * live updates is no failure: then nothing is told.
 */
export class LiveController implements ReactiveController {
  readonly #provider: Pick<ProviderController, 'value'>;
  readonly #listener: LiveListener;
  #connection: Connection | undefined;

  constructor(
    host: {addController: (controller: ReactiveController) => void},
    provider: Pick<ProviderController, 'value'>,
    listener: LiveListener,
  ) {
    this.#provider = provider;
    this.#listener = listener;
    host.addController(this);
  }

  hostUpdate(): void {
    const {value} = this.#provider;
    const client = value?.session.state === 'ready' ? value.client : undefined;
    this.#use(client && connectionOf(client));
  }

  hostDisconnected(): void {
    this.#use(undefined);
  }

  #use(connection: Connection | undefined): void {
    if (connection === this.#connection) return;
    this.#connection?.remove(this.#listener);
    this.#connection = connection;
    connection?.add(this.#listener);
  }
}
