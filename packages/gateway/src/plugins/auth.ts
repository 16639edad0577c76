/** Who sends a request: a bearer token of the practice's issuer, checked here and nowhere else. */
import {readFile} from 'node:fs/promises';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwksCache,
  jwtVerify,
  type JSONWebKeySet,
  type JWKSCacheInput,
  type JWTVerifyGetKey,
} from 'jose';
import type {Clock} from '../clock.ts';
import {ProblemError} from '../errors.ts';
import type {Actor} from '../routes/handlers.ts';

/** Whose tokens are accepted. */
export interface TokenRules {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
}

/** Clocks of issuer and gateway may differ by this much, in seconds. */
const LEEWAY_S = 60;
const ALGORITHMS = ['ES256', 'RS256'];
const REALM = 'Bearer realm="gp-services"';

/** How long to wait for the issuer's keys, ms, and how long to leave it alone after it did not answer. */
const FETCH_MS = 3000;
const PAUSE_MS = 30_000;
/** For so long keys count that were known before the issuer could no longer be reached, ms. */
const KNOWN_MS = 24 * 3_600_000;

/**
 * Keys from an address: fetched when first needed, after ten minutes, and when an unknown key shows up. An issuer that
 * cannot be reached must not stop people who are signed in: what it said last counts for a day.
 */
function remoteKeys(address: URL): JWTVerifyGetKey {
  const cache: JWKSCacheInput = {};
  const remote = createRemoteJWKSet(address, {timeoutDuration: FETCH_MS, [jwksCache]: cache});
  let pausedUntil = 0;
  return async (header, token) => {
    const known =
      cache.jwks !== undefined && Date.now() - (cache.uat ?? 0) < KNOWN_MS
        ? createLocalJWKSet(cache.jwks)
        : undefined;
    if (known !== undefined && performance.now() < pausedUntil) return known(header, token);
    try {
      return await remote(header, token);
    } catch (error) {
      if (known === undefined || isAboutToken(error)) throw error;
      pausedUntil = performance.now() + PAUSE_MS;
      return known(header, token);
    }
  };
}

/**
 * Public keys of the issuer, from an address, or from a file (read once).
 *
 * @throws When the file cannot be read or is no key set.
 */
export async function keysFrom(source: URL | string): Promise<JWTVerifyGetKey> {
  if (source instanceof URL) return remoteKeys(source);
  return createLocalJWKSet(JSON.parse(await readFile(source, 'utf8')) as JSONWebKeySet);
}

function refused(code: 'token-missing' | 'token-invalid' | 'token-expired'): ProblemError {
  const challenge = code === 'token-missing' ? REALM : `${REALM}, error="invalid_token"`;
  return new ProblemError(code, {}, {'WWW-Authenticate': challenge});
}

/** Whether the failure says something about the token; else the keys could not be had. */
function isAboutToken(error: unknown): boolean {
  const isOurs = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  return error instanceof errors.JOSEError && !isOurs && error.code !== 'ERR_JOSE_GENERIC';
}

const PERSON_ID = /^[A-Za-z0-9._~-]{1,64}$/;

/** First second of the year 10000: an end from then on is none, and cannot be told as a date-time. */
const END_OF_TIME_S = Date.UTC(10_000, 0) / 1000;

function isPersonId(sub: unknown): sub is string {
  return typeof sub === 'string' && PERSON_ID.test(sub);
}

/**
 * Makes the check of an Authorization header.
 *
 * The check throws ProblemError: `token-missing`, `token-invalid`, `token-expired`, or `service-unavailable` when the
 * issuer's keys cannot be had.
 */
export function tokenCheck(
  {issuer, audience, keys}: TokenRules,
  clock: Clock,
): (header: string | undefined) => Promise<Actor> {
  return async (header) => {
    if (header === undefined) throw refused('token-missing');
    const token = /^Bearer +([^\s]+) *$/i.exec(header)?.[1];
    if (token === undefined) throw refused('token-invalid');
    try {
      const {payload} = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: LEEWAY_S,
        currentDate: new Date(clock.now()),
        requiredClaims: ['sub', 'exp'],
      });
      const {sub, exp = 0, scope, name} = payload;
      // A claim can be of any type, whatever the library's types say.
      if (!isPersonId(sub) || typeof scope !== 'string' || exp >= END_OF_TIME_S)
        throw refused('token-invalid');
      return {
        id: sub,
        scope: new Set(scope.split(' ').filter((one) => one !== '')),
        name: typeof name === 'string' && name !== '' ? name.slice(0, 300) : undefined,
        expiresAt: exp * 1000,
      };
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (error instanceof errors.JWTExpired) throw refused('token-expired');
      if (isAboutToken(error)) throw refused('token-invalid');
      throw new ProblemError('service-unavailable', {}, {'Retry-After': '5'});
    }
  };
}

/**
 * @param scopes Any one of these sets will do.
 * @throws ProblemError `scope-insufficient`.
 */
export function requireScope(actor: Actor, scopes: readonly (readonly string[])[]): void {
  if (scopes.some((set) => set.every((scope) => actor.scope.has(scope)))) return;
  const wanted = [...new Set(scopes.flat())].join(' ');
  throw new ProblemError(
    'scope-insufficient',
    {},
    {'WWW-Authenticate': `${REALM}, error="insufficient_scope", scope="${wanted}"`},
  );
}
