/** The gateway as npm installed it: its program, run by plain Node, on a database of its own. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {Schemas} from '../demo-gateway.ts';
import {MONDAY_MORNING} from '../demo-gateway.ts';

const START_MS = 30_000;

export interface InstalledGateway {
  origin: string;
  tokenFor(personId: string): Promise<string>;
  appointmentsOf(personId: string): Promise<string[]>;
  close(): Promise<void>;
}

/** @param project Folder with `node_modules`. @throws With what the gateway said when it does not listen. */
export async function startInstalledGateway(
  project: string,
  allowedOrigin: string,
): Promise<InstalledGateway> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gp-installed-'));
  const {NODE_OPTIONS: _options, ...inherited} = process.env;
  const child = spawn(join(project, 'node_modules/.bin/gp-gateway'), {
    cwd: project,
    env: {
      ...inherited,
      GP_DEMO: '1',
      GP_NOW: MONDAY_MORNING,
      GP_DATA_DIR: dataDir,
      GP_ALLOWED_ORIGINS: allowedOrigin,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const said: string[] = [];
  const origin = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.push(line);
        const address = /listening at (http:\/\/[^\s"]+)/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    const fail = () => reject(new Error(`The installed gateway did not start.\n${said.join('\n')}`));
    child.on('error', fail);
    child.on('exit', fail);
    setTimeout(fail, START_MS).unref();
  });
  const tokenFor = async (personId: string) => {
    const response = await fetch(`${origin}/demo/sign-in`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({personId}),
    });
    return ((await response.json()) as {accessToken: string}).accessToken;
  };
  return {
    origin,
    tokenFor,
    async appointmentsOf(personId) {
      const response = await fetch(`${origin}/v1/appointments?personId=${personId}`, {
        headers: {authorization: `Bearer ${await tokenFor(personId)}`},
      });
      return ((await response.json()) as Schemas['AppointmentList']).items.map(({id}) => id);
    },
    async close() {
      child.kill('SIGTERM');
      await exited;
      await rm(dataDir, {recursive: true, force: true});
    },
  };
}
