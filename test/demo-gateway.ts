/** A gateway with the demo practice in this process, so that a test can move its clock and look into its store. */
import {randomUUID} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {components} from '@gp-elements/contract';
import {ensureDemo} from '../packages/gateway/src/demo/ensure.ts';
import {demoPersonId} from '../packages/gateway/src/demo/ids.ts';
import type {SignIn} from '../packages/gateway/src/pages/page.ts';
import type {StaticFolders} from '../packages/gateway/src/plugins/statics.ts';
import {demoStaff} from '../packages/gateway/src/demo/staff.ts';
import {demoSigner} from '../packages/gateway/src/routes/demo.ts';
import {writeSettings} from '../packages/gateway/src/store/practice-settings.ts';
import {testClock, type TestClock} from '../packages/gateway/src/testing/clock.ts';
import {startTestGateway, type TestGateway} from '../packages/gateway/src/testing/gateway.ts';
import {send} from './conformance/http.ts';

export type Schemas = components['schemas'];

/** A Monday morning, five minutes after opening. */
export const MONDAY_MORNING = '2026-11-23T08:05:00+01:00';

/** The demo's fictive people, by the number that the practice knows them by. */
export const people = {
  /** 38, mother of Mees (6) and Lotte (13). */
  sanne: demoPersonId('L-1001'),
  mees: demoPersonId('L-1002'),
  /** 82, acts for herself alone. */
  wilhelmina: demoPersonId('L-1005'),
  ayse: demoPersonId('L-1007'),
  maximiliaan: demoPersonId('L-1009'),
  amelie: demoPersonId('L-1011'),
};

/** What another person does at the same gateway, without a page. */
export interface Api {
  get<T>(path: string): Promise<{status: number; body: T; etag: string | undefined}>;
  post<T>(path: string, body: unknown, ifMatch?: string): Promise<{status: number; body: T}>;
}

export interface DemoGateway {
  origin: string;
  clock: TestClock;
  gateway: TestGateway;
  /** A token of a patient or of somebody who works there, good for an hour. */
  tokenFor(personId: string): Promise<string>;
  /** Signed in as that person, until the token ends. */
  as(personId: string): Promise<Api>;
  /** Replaces part of the practice's settings. */
  changeSettings(
    change: (settings: Schemas['PracticeSettings']) => Schemas['PracticeSettings'],
  ): Promise<void>;
  close(): Promise<void>;
}

export interface DemoGatewayOptions {
  /** Where the gateway's clock stands. */
  now?: string;
  allowedOrigins?: readonly string[];
  statics?: StaticFolders;
  /** Makes the pages under `/pages/`. */
  signIn?: SignIn;
  /** False leaves out `/demo/…`: tokens come from `gateway.tokenFor`, as they would from an issuer of the practice's. */
  isDemo?: boolean;
}

export async function startDemoGateway({
  now = MONDAY_MORNING,
  allowedOrigins = [],
  statics,
  signIn,
  isDemo = true,
}: DemoGatewayOptions = {}): Promise<DemoGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'gp-demo-key-'));
  const clock = testClock(now);
  const demo = await demoSigner(folder);
  const gateway = await startTestGateway({
    clock,
    settings: null,
    config: {
      allowedOrigins,
      ...(isDemo ? {tokens: demo.tokens, demo} : {}),
      ...(statics === undefined ? {} : {statics}),
      ...(signIn === undefined ? {} : {signIn}),
    },
  });
  await ensureDemo(gateway.db, clock);
  const origin = await gateway.listen();
  const tokenFor = async (personId: string) =>
    isDemo
      ? (
          await demo.sign(
            personId,
            clock.now(),
            demoStaff.find(({id}) => id === personId),
          )
        ).accessToken
      : gateway.tokenFor(personId);

  return {
    origin,
    clock,
    gateway,
    tokenFor,
    async as(personId) {
      const common = {Authorization: `Bearer ${await tokenFor(personId)}`, Accept: 'application/json'};
      return {
        async get<T>(path: string) {
          const {status, json, headers} = await send(new URL(`${origin}/v1${path}`), 'GET', common);
          return {status, body: json as T, etag: headers.get('etag')};
        },
        async post<T>(path: string, body: unknown, ifMatch?: string) {
          const headers = {
            ...common,
            'Content-Type': 'application/json',
            'Idempotency-Key': randomUUID(),
            ...(ifMatch === undefined ? {} : {'If-Match': ifMatch}),
          };
          const url = new URL(`${origin}/v1${path}`);
          const {status, json} = await send(url, 'POST', headers, JSON.stringify(body));
          return {status, body: json as T};
        },
      };
    },
    async changeSettings(change) {
      const row = await gateway.db.selectFrom('practice').selectAll().executeTakeFirstOrThrow();
      const settings = change(JSON.parse(row.settings) as Schemas['PracticeSettings']);
      await writeSettings(gateway.db, {settings, now: clock.now()});
    },
    async close() {
      await gateway.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
