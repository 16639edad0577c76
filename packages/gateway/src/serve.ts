import type {FastifyInstance} from 'fastify';
import {buildApp, type AppConfig} from './app.ts';
import {clockFrom, systemClock} from './clock.ts';
import type {Config} from './config.ts';
import {ensureDemo} from './demo/ensure.ts';
import {claimDemoFolder, refuseDemoFolder} from './demo-folder.ts';
import {keysFrom, type TokenRules} from './plugins/auth.ts';
import {demoSigner, type DemoSigner} from './routes/demo.ts';
import {openDatabase} from './store/database.ts';

export interface RunningGateway {
  app: FastifyInstance;
  /** Such as `http://127.0.0.1:4000`. */
  address: string;
  /** Answers what was begun, then closes the database. */
  stop(): Promise<void>;
}

async function tokenRules({tokens}: Config, demo: DemoSigner | undefined): Promise<TokenRules> {
  if (demo !== undefined) return demo.tokens;
  if (tokens === undefined) throw new Error('Outside the demo there is no issuer of our own.');
  return {...tokens, keys: await keysFrom(tokens.keys)};
}

/**
 * Opens the store and listens.
 *
 * @throws ConfigError when the demo is asked to use a folder that it did not make, or anything else one that it did; else
 * whatever keeps it from listening.
 */
export async function serve(config: Config): Promise<RunningGateway> {
  const isDemo = config.tokens === undefined;
  if (isDemo) claimDemoFolder(config.dataDir);
  else refuseDemoFolder(config.dataDir);
  const clock = config.startAt === undefined ? systemClock : clockFrom(config.startAt);
  const db = await openDatabase({dataDir: config.dataDir});
  let app: FastifyInstance | undefined;
  try {
    if (isDemo) await ensureDemo(db, clock);
    const demo = isDemo ? await demoSigner(config.dataDir) : undefined;
    const appConfig: AppConfig = {
      tokens: await tokenRules(config, demo),
      allowedOrigins: config.allowedOrigins,
      log: {level: config.logLevel},
      limits: config.limits,
      trustedProxies: config.trustedProxies,
      validateResponses: isDemo,
      statics: config.statics,
      ...(config.signIn === undefined ? {} : {signIn: config.signIn}),
      ...(demo === undefined ? {} : {demo}),
    };
    app = await buildApp({db, clock, config: appConfig});
    const address = await app.listen({
      host: config.host,
      port: config.port,
      listenTextResolver: (at) => `listening at ${at}`,
    });
    const listening = app;
    return {
      app: listening,
      address,
      async stop() {
        await listening.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await app?.close();
    await db.destroy();
    throw error;
  }
}
