/** Assembles the gateway: plugins first, then the contract's operations, then what stands outside the contract. */
import {fastify, type FastifyInstance} from 'fastify';
import type {Kysely} from 'kysely';
import type {Clock} from './clock.ts';
import {tokenCheck, type TokenRules} from './plugins/auth.ts';
import {loadContract, operationsOf, type ContractDocument} from './plugins/contract/document.ts';
import {useOperations} from './plugins/contract/routes.ts';
import {useCors} from './plugins/cors.ts';
import {useHealth} from './plugins/health.ts';
import {BODY_LIMIT, useJsonBodies} from './plugins/json-body.ts';
import {loggerOptions, useOperatorLog, type LogOptions} from './plugins/operator-log.ts';
import {
  answerBrokenRequest,
  sendProblem,
  useProblems,
  withoutMessage,
  type KnownAddress,
} from './plugins/problems.ts';
import {useRateLimits, type RateLimits} from './plugins/rate-limits.ts';
import {endSilentConnections} from './plugins/silent-connections.ts';
import {useSecurityHeaders} from './plugins/security-headers.ts';
import {createFeed} from './live/feed.ts';
import {useStatics, type StaticFolders} from './plugins/statics.ts';
import {PAGES, usePages} from './pages/index.ts';
import type {SignIn} from './pages/page.ts';
import {useDemo, type DemoSigner} from './routes/demo.ts';
import type {Handlers, RequestContext} from './routes/handlers.ts';
import {allHandlers} from './routes/index.ts';
import {startBulkRunner} from './staff/bulk-runner.ts';
import {settingsReader} from './store/practice-settings.ts';
import type {Database} from './store/schema.ts';
import {loadSecrets} from './store/secrets.ts';

export interface AppConfig {
  tokens: TokenRules;
  /** Exact origins whose scripts may read answers, and whose pages may frame ours. */
  allowedOrigins: readonly string[];
  log: LogOptions;
  /** Default none. */
  limits?: RateLimits;
  /** Addresses, or networks such as 10.0.0.0/8, of proxies whose word counts on where a request came from. */
  trustedProxies?: readonly string[];
  validateResponses: boolean;
  statics?: StaticFolders;
  /** Makes the pages under `/pages/`, which need built elements too. */
  signIn?: SignIn;
  /** What notices can go out by; default nothing. */
  channels?: RequestContext['channels'];
  /** Signs tokens for the fictive people; only in the demo. */
  demo?: DemoSigner;
  /** Folder of the messages that the demo wrote. */
  outbox?: string;
}

export interface AppOptions {
  db: Kysely<Database>;
  clock: Clock;
  config: AppConfig;
  /** Others than the gateway's own, for tests. */
  handlers?: Handlers;
  document?: ContractDocument;
}

/** A request that dribbles in for longer is cut off, ms. */
const REQUEST_MS = 30_000;

/** All addresses that the contract does not know, static files apart. */
const OUTSIDE_CONTRACT: readonly KnownAddress[] = [
  {url: '/healthz', methods: ['GET']},
  {url: '/readyz', methods: ['GET']},
  {url: '/v1/openapi.json', methods: ['GET']},
];
const DEMO: readonly KnownAddress[] = [
  {url: '/demo/people', methods: ['GET']},
  {url: '/demo/sign-in', methods: ['POST']},
  {url: '/demo/mail', methods: ['GET']},
];

function addressesOf(document: ContractDocument): KnownAddress[] {
  const methods = new Map<string, string[]>();
  for (const {url, method} of operationsOf(document)) methods.set(url, [...(methods.get(url) ?? []), method]);
  return [...methods].map(([url, known]) => ({url, methods: known}));
}

/**
 * Gives the gateway, ready for requests but not listening. The database stays the caller's, who closes it after the app.
 *
 * @throws When an operation of the contract lacks a handler, or the other way round.
 */
export async function buildApp({
  db,
  clock,
  config,
  handlers = allHandlers,
  document = loadContract(),
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...loggerOptions(config.log),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies?.length ? [...config.trustedProxies] : false,
    requestTimeout: REQUEST_MS,
    // A request on a connection that is still open while the gateway stops gets its answer.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply);
    },
    clientErrorHandler: answerBrokenRequest,
  });
  const readSettings = settingsReader();
  const {signIn, statics, allowedOrigins: framers} = config;
  const hosted = signIn && statics?.elements && {signIn, elements: statics.elements, framers};

  endSilentConnections(app);
  useSecurityHeaders(app);
  await useCors(app, config.allowedOrigins);
  useJsonBodies(app);
  useOperatorLog(app);
  useProblems(app, [
    ...addressesOf(document),
    ...OUTSIDE_CONTRACT,
    ...(config.demo === undefined ? [] : DEMO),
    ...(hosted ? PAGES : []),
  ]);

  const feed = createFeed(db);
  // Followers never leave by themselves; without this the gateway would wait for them.
  app.addHook('preClose', (done) => {
    feed.close();
    done();
  });
  const bulk = startBulkRunner({
    db,
    clock,
    onFailure: (error) =>
      app.log.error({failure: withoutMessage(error)}, 'a bulk action was not carried out'),
  });
  app.addHook('onClose', () => bulk.close());
  const secrets = await loadSecrets(db);
  const limits = await useRateLimits(app, config.limits ?? {perPerson: 0, perAddress: 0});
  await app.register(async (scope) => {
    useOperations(scope, {
      document,
      handlers,
      db,
      clock,
      feed,
      secrets,
      channels: config.channels ?? [],
      readSettings,
      checkToken: tokenCheck(config.tokens, clock),
      limits,
      validateResponses: config.validateResponses,
    });
  });
  useHealth(app, {db, clock, readSettings});
  if (config.demo !== undefined)
    useDemo(app, {db, clock, readSettings, signer: config.demo, outbox: config.outbox});
  if (hosted) usePages(app, {db, readSettings, ...hosted});
  if (config.statics !== undefined) await useStatics(app, config.statics, config.allowedOrigins);
  await app.ready();
  return app;
}
