/** Signing in as one of the fictive people, a morning to practise on, and what was sent; exists only in the demo. */
import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {FastifyInstance} from 'fastify';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from 'jose';
import type {Kysely} from 'kysely';
import type {Clock} from '../clock.ts';
import {startExercise} from '../demo/exercise.ts';
import {listOutbox} from '../demo/outbox.ts';
import {demoStaff, type DemoStaff} from '../demo/staff.ts';
import {OWN_RIGHTS_AGE} from '../domain/may-act-for.ts';
import {ageOn, ageRangeOn, localDate} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import type {TokenRules} from '../plugins/auth.ts';
import type {Person} from '../store/people.ts';
import type {settingsReader} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';

const KEY_FILE = 'demo-key.json';
const ISSUER = 'https://demo.gp-elements.example';
const AUDIENCE = 'gp-elements-demo';
const TOKEN_S = 3600;

export interface DemoSigner {
  /** What makes the gateway accept the demo's tokens. */
  tokens: TokenRules;
  /** @param now ms UTC. */
  sign(personId: string, now: number, staff?: DemoStaff): Promise<{accessToken: string; expiresIn: number}>;
}

async function loadKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, KEY_FILE);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const {privateKey} = await generateKeyPair('ES256', {extractable: true});
  const jwk = {...(await exportJWK(privateKey)), alg: 'ES256'};
  writeFileSync(file, JSON.stringify(jwk), {mode: 0o600});
  chmodSync(file, 0o600);
  return jwk;
}

/** The demo's own issuer. Its key stays in the data directory, so that a restart signs nobody out. */
export async function demoSigner(dataDir: string): Promise<DemoSigner> {
  const {d, ...publicJwk} = await loadKey(dataDir);
  const kid = await calculateJwkThumbprint(publicJwk);
  const privateKey = await importJWK({...publicJwk, ...(d === undefined ? {} : {d})}, 'ES256');
  return {
    tokens: {issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({keys: [{...publicJwk, kid}]})},
    async sign(personId, now, staff) {
      const issuedAt = Math.floor(now / 1000);
      const accessToken = await new SignJWT(
        staff === undefined ? {scope: 'patient'} : {scope: staff.scope, name: staff.name},
      )
        .setProtectedHeader({alg: 'ES256', kid, typ: 'JWT'})
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(personId)
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setExpirationTime(issuedAt + TOKEN_S)
        .sign(privateKey);
      return {accessToken, expiresIn: TOKEN_S};
    },
  };
}

interface DemoOptions {
  db: Kysely<Database>;
  clock: Clock;
  readSettings: ReturnType<typeof settingsReader>;
  signer: DemoSigner;
  /** Folder of the messages; undefined is none. */
  outbox: string | undefined;
}

export function useDemo(app: FastifyInstance, {db, clock, readSettings, signer, outbox}: DemoOptions): void {
  /** A child under 12 does not sign in: a parent acts for it. */
  async function peopleWhoSignIn(): Promise<{person: Person; age: number | null}[]> {
    const zone = (await readSettings(db))?.timeZone ?? 'Europe/Amsterdam';
    const today = localDate(clock.now(), zone);
    const people = await db
      .selectFrom('person')
      .selectAll()
      .where('deceased', '=', 0)
      .orderBy('sort_name')
      .orderBy('name')
      .execute();
    return people
      .filter(({birth_date: born}) => (ageRangeOn(born, today)?.least ?? OWN_RIGHTS_AGE) >= OWN_RIGHTS_AGE)
      .map((person) => ({person, age: ageOn(person.birth_date, today)}));
  }

  app.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/demo/')) reply.header('cache-control', 'no-store');
    done();
  });
  app.get('/demo/people', async () => {
    const people = await peopleWhoSignIn();
    return {
      items: [
        ...people.map(({person: {id, name, registration}, age}) => ({
          id,
          name,
          role: 'patient',
          registration,
          ...(age === null ? {} : {age}),
        })),
        ...demoStaff.flatMap(({id, name, role}) => (role === 'system' ? [] : [{id, name, role}])),
      ],
    };
  });
  app.get('/demo/mail', async () => ({items: outbox === undefined ? [] : await listOutbox(outbox)}));
  app.post('/demo/exercise', async (_request, reply) => {
    const settings = await readSettings(db);
    if (settings === undefined) throw new ProblemError('service-unavailable');
    return reply.status(201).send({items: await startExercise(db, {clock, settings})});
  });
  app.post('/demo/sign-in', async (request) => {
    const {personId} = (request.body ?? {}) as {personId?: unknown};
    if (typeof personId !== 'string') {
      throw new ProblemError('validation-failed', {
        errors: [{in: 'body', pointer: '/personId', message: 'must be string'}],
      });
    }
    const staff = demoStaff.find(({id}) => id === personId);
    if (staff !== undefined) return signer.sign(staff.id, clock.now(), staff);
    const people = await peopleWhoSignIn();
    if (!people.some(({person}) => person.id === personId)) throw new ProblemError('not-found');
    return signer.sign(personId, clock.now());
  });
}
