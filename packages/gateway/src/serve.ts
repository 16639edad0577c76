import {join} from 'node:path';
import type {FastifyInstance} from 'fastify';
import {mailFiles} from './adapters/mail/files.ts';
import {smtpMessenger} from './adapters/mail/smtp.ts';
import {smsFiles} from './adapters/sms/files.ts';
import {buildApp, type AppConfig} from './app.ts';
import {clockFrom, systemClock} from './clock.ts';
import type {Config} from './config.ts';
import {ensureDemo} from './demo/ensure.ts';
import {DEMO_OUTBOX} from './demo/outbox.ts';
import {claimDemoFolder, refuseDemoFolder} from './demo-folder.ts';
import {deskWatch, type DeskWatch} from './staff/desk-watch.ts';
import {withoutMessage} from './plugins/problems.ts';
import {noticeSender, type Messengers, type NoticeSender} from './notices/sender.ts';
import {keysFrom, type TokenRules} from './plugins/auth.ts';
import {demoSigner, type DemoSigner} from './routes/demo.ts';
import type {NoticeChannel} from './store/contact-details.ts';
import {openDatabase} from './store/database.ts';
import {loadSecrets} from './store/secrets.ts';

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

const DEMO_SENDER = {name: 'Huisartsenpraktijk De Linde', address: 'afspraken@de-linde.example'};

/** What notices go out by; in the demo all of it goes into a folder beside the database. */
function messengersFor({dataDir, tokens, notices: {mail, smsFolder}}: Config): Messengers {
  if (tokens === undefined) {
    const outbox = join(dataDir, DEMO_OUTBOX);
    return {email: mailFiles(outbox, DEMO_SENDER), sms: smsFiles(outbox, {isRepeatable: true})};
  }
  return {
    ...(mail && {email: smtpMessenger(mail.server, mail.from)}),
    ...(smsFolder !== undefined && {sms: smsFiles(smsFolder)}),
  };
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
  let sender: NoticeSender | undefined;
  let watch: DeskWatch | undefined;
  const messengers = messengersFor(config);
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
      channels: Object.keys(messengers) as NoticeChannel[],
      ...(demo === undefined ? {} : {demo, outbox: join(config.dataDir, DEMO_OUTBOX)}),
    };
    app = await buildApp({db, clock, config: appConfig});
    const address = await app.listen({
      host: config.host,
      port: config.port,
      listenTextResolver: (at) => `listening at ${at}`,
    });
    const listening = app;
    const {codes: secret} = await loadSecrets(db);
    const page = config.notices.page ?? `${address}/`;
    const started = noticeSender({db, clock, messengers, secret, page, log: app.log});
    sender = started;
    started.start();
    const watching = deskWatch({
      db,
      clock,
      onFailure: (error) =>
        listening.log.error({failure: withoutMessage(error)}, 'the desk was not looked at'),
    });
    watch = watching;
    watching.start();
    return {
      app: listening,
      address,
      async stop() {
        await Promise.all([listening.close(), started.stop(), watching.stop()]);
        await db.destroy();
      },
    };
  } catch (error) {
    await sender?.stop();
    await watch?.stop();
    await app?.close();
    await db.destroy();
    throw error;
  }
}
