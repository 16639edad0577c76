import type {FastifyInstance} from 'fastify';
import {ProblemError} from '../errors.ts';

/** Largest body in bytes: the longest text of the contract many times over. */
export const BODY_LIMIT = 64 * 1024;

/** Bodies are JSON; anything else is 415. A content type without a body counts as no body. */
export function useJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', {parseAs: 'string'}, (request, body, done) => {
    if (body === '') return done(null, undefined);
    return parse(request, body.toString(), (error, value: unknown) =>
      error ? done(new ProblemError('malformed-json'), undefined) : done(null, value),
    );
  });
}
