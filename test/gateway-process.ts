/** The gateway as a process of its own, from source, so that a test can end it without warning and start it again. */
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {dirname} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SERVER = 'packages/gateway/src/server.ts';
const START_MS = 30_000;
const LISTENING = /listening at (http:\/\/[^\s"]+)/;

export interface ProcessOptions {
  dataDir: string;
  /** Start of its clock, as `GP_NOW` takes it. */
  now: string;
  /** Default: any free one. Give one to come back at the same address. */
  port?: number;
  env?: Record<string, string>;
}

function gateway(args: readonly string[], env: Record<string, string>): ChildProcess {
  const {NODE_TEST_CONTEXT: _test, NODE_OPTIONS: _options, ...inherited} = process.env;
  return spawn(process.execPath, ['--import', 'tsx', '--conditions=gp-source', SERVER, ...args], {
    cwd: root,
    // A handful of people who ask as fast as they can would soon be told to slow down.
    env: {...inherited, HOST: '127.0.0.1', GP_DEMO: '1', GP_LIMIT_PERSON: '0', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Collects what a process says, for the message when it ends badly. */
function outputOf(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface(stream).on('line', (line) => lines.push(line));
  }
  return lines;
}

/** Runs a command of the gateway, such as `import <file>`. @throws With its output when it does not end well. */
export async function gatewayCommand(
  args: readonly string[],
  {dataDir, now}: Pick<ProcessOptions, 'dataDir' | 'now'>,
): Promise<string> {
  const child = gateway(args, {GP_DATA_DIR: dataDir, GP_NOW: now});
  const lines = outputOf(child);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`gp-gateway ${args.join(' ')} ended with ${String(code)}:\n${lines.join('\n')}`);
  return lines.join('\n');
}

export class GatewayProcess {
  /** Such as `http://127.0.0.1:43210`. */
  readonly origin: string;
  readonly #child: ChildProcess;
  readonly #exited: Promise<number | null>;

  private constructor(child: ChildProcess, exited: Promise<number | null>, origin: string) {
    this.#child = child;
    this.#exited = exited;
    this.origin = origin;
  }

  /** Starts it and waits until it is ready. @throws With its output when it does not get there. */
  static async start({dataDir, now, port = 0, env = {}}: ProcessOptions): Promise<GatewayProcess> {
    const child = gateway([], {...env, GP_DATA_DIR: dataDir, GP_NOW: now, PORT: String(port)});
    const lines = outputOf(child);
    const exited = once(child, 'exit').then(([code]) => code as number | null);
    try {
      const origin = await new Promise<string>((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr]) {
          stream?.on('data', () => {
            const address = lines
              .map((line) => LISTENING.exec(line)?.[1])
              .find((found) => found !== undefined);
            if (address !== undefined) resolve(address);
          });
        }
        child.on('exit', (code) => reject(new Error(`ended with ${String(code)}`)));
        setTimeout(() => reject(new Error(`silent for ${START_MS / 1000} s`)), START_MS).unref();
      });
      const {status} = await fetch(`${origin}/readyz`);
      if (status !== 200) throw new Error(`/readyz answers ${status}`);
      return new GatewayProcess(child, exited, origin);
    } catch (error) {
      child.kill('SIGKILL');
      const why = error instanceof Error ? error.message : 'unknown';
      throw new Error(`The gateway did not start: ${why}.\n${lines.join('\n')}`);
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  /** Asks it to stop and gives its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.#exited;
  }
}
