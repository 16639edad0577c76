import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {FastifyInstance} from 'fastify';
import type {Kysely} from 'kysely';
import {buildApp, type AppConfig, type AppOptions} from '../app.ts';
import {ensureDemo} from '../demo/ensure.ts';
import {practiceSettings} from '../domain/testing/settings.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {openDatabase} from '../store/database.ts';
import {writeSettings} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';
import {testClock, type TestClock} from './clock.ts';
import {testIssuer, type TestIssuer} from './issuer.ts';

export interface TestGatewayOptions extends Pick<AppOptions, 'handlers' | 'document'> {
  clock?: TestClock;
  /** `null` leaves the store without settings. */
  settings?: PracticeSettings | null;
  config?: Partial<AppConfig>;
}

export interface TestGateway {
  /** The gateway now; another one after `restart`. */
  readonly app: FastifyInstance;
  readonly db: Kysely<Database>;
  clock: TestClock;
  dataDir: string;
  /** Every line of the operator log. */
  logLines: string[];
  tokenFor: TestIssuer['tokenFor'];
  /** Listens on a free port of 127.0.0.1 and gives the address. */
  listen(): Promise<string>;
  /** Fills it with the demo practice: settings, people, kinds and eight weeks of Slots from the clock's day. */
  loadDemo(): Promise<void>;
  /** Closes the gateway and opens another on the same data. */
  restart(): Promise<void>;
  /** Closes everything and removes the data. */
  close(): Promise<void>;
}

export const putSettings = (db: Kysely<Database>, settings: PracticeSettings, now: number): Promise<void> =>
  writeSettings(db, {settings, now});

/** A gateway with data and an issuer of its own; every answer is checked against the contract. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const {clock = testClock(), settings = practiceSettings(), config = {}, ...others} = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'gp-gateway-'));
  const issuer = await testIssuer(clock);
  const logLines: string[] = [];

  async function open(): Promise<{app: FastifyInstance; db: Kysely<Database>}> {
    const db = await openDatabase({dataDir});
    const app = await buildApp({
      db,
      clock,
      ...others,
      config: {
        tokens: issuer.tokens,
        allowedOrigins: [],
        log: {level: 'info', stream: {write: (line) => void logLines.push(line)}},
        validateResponses: true,
        ...config,
      },
    }).catch(async (error: unknown) => {
      await db.destroy();
      throw error;
    });
    return {app, db};
  }

  async function shut(): Promise<void> {
    await now.app.close();
    await now.db.destroy();
  }

  const removeData = (): Promise<void> => rm(dataDir, {recursive: true, force: true});
  let now = await open().catch(async (error: unknown) => {
    await removeData();
    throw error;
  });
  if (settings !== null) await putSettings(now.db, settings, clock.now());

  return {
    get app() {
      return now.app;
    },
    get db() {
      return now.db;
    },
    clock,
    dataDir,
    logLines,
    tokenFor: (...of) => issuer.tokenFor(...of),
    listen: () => now.app.listen({host: '127.0.0.1', port: 0}),
    async loadDemo() {
      await now.db.deleteFrom('practice').execute();
      await now.db.deleteFrom('settings_change').execute();
      await ensureDemo(now.db, clock);
    },
    async restart() {
      await shut();
      now = await open();
    },
    async close() {
      await shut();
      await removeData();
    },
  };
}
