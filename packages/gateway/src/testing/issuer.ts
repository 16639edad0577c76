import {createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JWTPayload} from 'jose';
import type {Clock} from '../clock.ts';
import type {TokenRules} from '../plugins/auth.ts';

export const TEST_ISSUER = 'https://issuer.example';
export const TEST_AUDIENCE = 'gp-services';
const LIFE_S = 3600;

export interface TestIssuer {
  tokens: TokenRules;
  /** A token that the gateway accepts; `claims` change or (undefined) remove what stands in it. */
  tokenFor(personId: string, scope?: string, claims?: Record<string, unknown>): Promise<string>;
}

/** An issuer with an ES256 key of its own: tokens of another one are foreign to a gateway. */
export async function testIssuer(clock: Clock): Promise<TestIssuer> {
  const {publicKey, privateKey} = await generateKeyPair('ES256');
  const jwk = {...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256'};
  return {
    tokens: {issuer: TEST_ISSUER, audience: TEST_AUDIENCE, keys: createLocalJWKSet({keys: [jwk]})},
    tokenFor(personId, scope = 'patient', claims = {}) {
      const now = Math.floor(clock.now() / 1000);
      const payload: JWTPayload = {
        iss: TEST_ISSUER,
        aud: TEST_AUDIENCE,
        sub: personId,
        scope,
        iat: now,
        nbf: now,
        exp: now + LIFE_S,
        ...claims,
      };
      return new SignJWT(payload).setProtectedHeader({alg: 'ES256', kid: 'test'}).sign(privateKey);
    },
  };
}
