/**
 * How often one sender may ask. Whoever shows a token that counts is counted as a person, from whatever address: a
 * hospital or a portal's server asks for hundreds of patients at once. What comes without one is counted by its address.
 * Counts live in this process and are gone when it ends.
 */
import rateLimit from '@fastify/rate-limit';
import type {FastifyInstance, FastifyRequest} from 'fastify';
import {ProblemError} from '../errors.ts';

/** Requests per minute; 0 is without limit. */
export interface RateLimits {
  /** Of one person with a token that was accepted. */
  perPerson: number;
  /** Of one address without such a token; of an IPv6 address the network (/64) counts. */
  perAddress: number;
}

/** Each throws ProblemError `too-many-requests` with `Retry-After`. */
export interface RateChecks {
  countPerson: (request: FastifyRequest, actorId: string) => Promise<void>;
  countAddress: (request: FastifyRequest) => Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the limit per person counts. */
    countedAs?: string;
  }
}

const MINUTE_MS = 60_000;
/** Senders that are remembered; the one that was silent longest is forgotten first. */
const REMEMBERED = 20_000;

type Check = (request: FastifyRequest) => Promise<void>;

export async function useRateLimits(
  app: FastifyInstance,
  {perPerson, perAddress}: RateLimits,
): Promise<RateChecks> {
  await app.register(rateLimit, {global: false, timeWindow: MINUTE_MS, cache: REMEMBERED});

  const check = (max: number, keyGenerator?: (request: FastifyRequest) => string): Check => {
    if (max === 0) return () => Promise.resolve();
    const limit = app.createRateLimit({max, ...(keyGenerator && {keyGenerator})});
    return async (request) => {
      const found = await limit(request);
      if (found.isAllowed || !found.isExceeded) return;
      throw new ProblemError(
        'too-many-requests',
        {},
        {'Retry-After': String(Math.max(1, found.ttlInSeconds))},
      );
    };
  };
  const countPerson = check(perPerson, ({countedAs = ''}) => countedAs);
  return {
    countPerson: (request, actorId) => {
      request.countedAs = actorId;
      return countPerson(request);
    },
    countAddress: check(perAddress),
  };
}
