/** Somebody whose page follows what happens: reads the stream, loses it every so often, and goes on from the last id. */
import {request, type IncomingMessage} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';

export interface Heard {
  id: number;
  type: string;
  resource: string;
  /** `performance.now()`. */
  at: number;
}

/** Where a page that lost its connection begins to try again, and how long it then waits between tries, ms. */
const AGAIN_MS = [50, 250] as const;

export class Follower {
  readonly personId: string;
  readonly heard: Heard[] = [];
  /** What must not be: an event twice, out of order, or everything called unknown. */
  readonly faults: string[] = [];
  /** Where it began to hear. */
  from: number | undefined;
  connections = 0;
  /** How the gateway refused it last. */
  refused: number | undefined;
  readonly #token: string;
  readonly #dropAfterMs: () => number;
  #last = 0;
  #isStopped = false;
  #hangUp: (() => void) | undefined;

  /** @param dropAfterMs How long the next connection lives; `Infinity` for as long as the gateway lets it. */
  constructor({id, token}: {id: string; token: string}, dropAfterMs: () => number) {
    this.personId = id;
    this.#token = token;
    this.#dropAfterMs = dropAfterMs;
  }

  get last(): number {
    return this.#last;
  }

  async run(origin: string): Promise<void> {
    while (!this.#isStopped) {
      await this.#follow(origin).catch(() => undefined);
      const [least, most] = AGAIN_MS;
      if (!this.#isStopped) await wait(least + Math.random() * (most - least));
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#hangUp?.();
  }

  #follow(origin: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = {
        Authorization: `Bearer ${this.#token}`,
        Accept: 'text/event-stream',
        ...(this.from !== undefined && {'Last-Event-ID': String(this.#last)}),
      };
      const asked = request(`${origin}/v1/events`, {headers, agent: false});
      const life = this.#dropAfterMs();
      const timer = Number.isFinite(life) ? setTimeout(() => asked.destroy(), life) : undefined;
      this.#hangUp = () => asked.destroy();
      asked.on('error', reject);
      asked.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
      asked.on('response', (response: IncomingMessage) => {
        if (response.statusCode !== 200) {
          this.refused = response.statusCode;
          response.resume();
          asked.destroy();
          return;
        }
        this.connections += 1;
        let text = '';
        response.setEncoding('utf8');
        response.on('error', () => undefined);
        response.on('data', (chunk: string) => {
          const blocks = (text + chunk).split('\n\n');
          text = blocks.pop() ?? '';
          for (const block of blocks) this.#take(block);
        });
      });
      asked.end();
    });
  }

  #take(block: string): void {
    const id = /^id: *(\d+)$/m.exec(block)?.[1];
    if (id === undefined) return;
    const number = Number(id);
    const data = /^data: *(.+)$/m.exec(block)?.[1];
    if (data === undefined) {
      this.from ??= number;
      this.#last = Math.max(this.#last, number);
      return;
    }
    const {type, resource = ''} = JSON.parse(data) as {type: string; resource?: string};
    if (type === 'reset') this.faults.push(`reset at ${id}`);
    else if (number <= this.#last) this.faults.push(`${id} after ${this.#last}`);
    else this.heard.push({id: number, type, resource, at: performance.now()});
    this.#last = Math.max(this.#last, number);
  }
}
