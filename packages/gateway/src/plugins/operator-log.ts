/** Structured lines for operators: ids, codes and durations. No body, token, query, name or message of an error. */
import {randomUUID} from 'node:crypto';
import {LogController, type FastifyInstance, type FastifyServerOptions} from 'fastify';
import {withoutMessage} from './problems.ts';

export interface LogOptions {
  level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Where the lines go. Default standard output. */
  stream?: {write(line: string): void};
}

export function loggerOptions({
  level,
  stream,
}: LogOptions): Pick<FastifyServerOptions, 'logger' | 'logController' | 'genReqId' | 'requestIdHeader'> {
  return {
    logger: {
      level,
      base: {},
      ...(stream === undefined ? {} : {stream}),
      // Whoever logs a request or an error, Fastify included, logs only this much of it.
      serializers: {
        req: ({id}) => ({id}),
        res: ({statusCode}) => ({statusCode}),
        err: (error) => ({
          ...withoutMessage(error),
          message: '',
          stack: withoutMessage(error).stack.join('\n'),
        }),
      },
    },
    logController: new LogController({disableRequestLogging: true, requestIdLogLabel: 'requestId'}),
    requestIdHeader: false,
    genReqId: () => randomUUID(),
  };
}

/** One line per answer. */
export function useOperatorLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const {operation} = request.routeOptions.config;
    request.log.info(
      {
        method: request.method,
        // The pattern, never the address: an address can hold whatever somebody typed.
        route: operation?.id ?? request.routeOptions.url ?? null,
        status: reply.statusCode,
        ...(request.problemCode === undefined ? {} : {code: request.problemCode}),
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
    done();
  });
}
