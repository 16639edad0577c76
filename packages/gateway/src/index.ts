export {buildApp, type AppConfig, type AppOptions} from './app.ts';
export {clockFrom, systemClock, type Clock} from './clock.ts';
export {ConfigError, readConfig, type Config} from './config.ts';
export {problemOf, ProblemError, type Problem, type ProblemCode, type ProblemExtra} from './errors.ts';
export {keysFrom, type TokenRules} from './plugins/auth.ts';
export type {
  Actor,
  Handler,
  Handlers,
  OperationId,
  ReplyOf,
  RequestContext,
  RequestOf,
  Subject,
} from './routes/handlers.ts';
export {serve, type RunningGateway} from './serve.ts';
export {verifyAccessLog, type AccessLogVerdict} from './store/access-log.ts';
export {openDatabase} from './store/database.ts';
export type {Database} from './store/schema.ts';
export {writeTransaction} from './store/transaction.ts';
