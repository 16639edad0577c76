import cors from '@fastify/cors';
import type {FastifyInstance} from 'fastify';

const DAY_S = 86_400;

/**
 * Lets scripts of these origins read answers; exact origins only, no cookies. Other origins get their answer without
 * the header, and their browser keeps it from them.
 */
export async function useCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'Accept-Language',
    ],
    exposedHeaders: ['API-Version', 'ETag', 'Location', 'Idempotency-Replayed', 'Retry-After'],
    credentials: false,
    maxAge: DAY_S,
    strictPreflight: false,
  });
}
