/** Whom the walk runs against: the base address of the contract and, where there is one, people to sign in as. */
import {send} from './http.ts';

/** Someone else at the same backend, whose things the signed-in person may not see. */
export interface Stranger {
  personId?: string;
  appointmentId?: string;
  slotHoldId?: string;
}
export interface Target {
  /** Without a slash at the end; the version stands in its path. */
  baseUrl: string;
  /** Patients' tokens, the first that can book is used for most; the second competes with the first. */
  tokens: readonly string[];
  /** Tokens that must be refused, by what is wrong with them; with the code that they must get. */
  refusedTokens?: readonly {what: string; token: string; status: number; code: string}[];
  strangers?: readonly Stranger[];
}

/** Ends at the part of the path that holds the contract: the address as given, else `/v1` under it. */
export async function findBaseUrl(address: string): Promise<string> {
  const given = address.replace(/\/+$/, '');
  const candidates = /\/v\d+$/.test(new URL(given).pathname) ? [given] : [given, `${given}/v1`];
  for (const baseUrl of candidates) {
    const {status} = await send(new URL(`${baseUrl}/practice`), 'GET', {Accept: 'application/json'});
    if (status === 200) return baseUrl;
  }
  throw new Error(`No GET /practice of this contract answers at ${candidates.join(' or ')}.`);
}

/** Signs in every patient whom a demo offers; nothing where the address has no demo. */
export async function demoTokens(baseUrl: string): Promise<string[]> {
  const people = await send(new URL('/demo/people', baseUrl), 'GET', {Accept: 'application/json'});
  const {items} =
    ((people.status === 200 ? people.json : undefined) as {items?: {id: string; role: string}[]}) ?? {};
  const tokens: string[] = [];
  for (const {id} of items?.filter(({role}) => role === 'patient') ?? []) {
    const signedIn = await send(
      new URL('/demo/sign-in', baseUrl),
      'POST',
      {'Content-Type': 'application/json', Accept: 'application/json'},
      JSON.stringify({personId: id}),
    );
    const {accessToken} = (signedIn.json ?? {}) as {accessToken?: string};
    if (signedIn.status !== 200 || accessToken === undefined) {
      throw new Error(`The demo offers ${id}, who cannot sign in (${signedIn.status}).`);
    }
    tokens.push(accessToken);
  }
  return tokens;
}
