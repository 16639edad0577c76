// The overview as a file to keep: asked for with the person's token, handed to the browser without an address that says whose.
import {type Failure, failureOf, type GatewayClient, hasCode, unwrap} from '@gp-elements/core';
import {saveFile} from '@gp-elements/ui/save-file';
import type {OverviewKey} from './medication-overview.strings.ts';

export const FILES = {
  pdf: {type: 'application/pdf', name: 'medicatieoverzicht.pdf'},
  fhir: {type: 'application/fhir+json', name: 'medicatieoverzicht.fhir.json'},
} as const;
export type FileKind = keyof typeof FILES;

/** A PDF takes longer to make than an answer of the screen. ms. */
const PATIENCE_MS = 60_000;

async function fetchFile(client: GatewayClient, personId: string, type: string): Promise<Blob> {
  const reply = client.GET('/medication-overview', {
    params: {query: {personId}, header: {Accept: type}} as never,
    parseAs: 'stream',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const read = reply.then(async ({data, error, response}) => {
    const stream = data as unknown as ReadableStream<Uint8Array<ArrayBuffer>> | undefined;
    const isAsked = response.headers.get('Content-Type')?.startsWith(type);
    // What answers in another form is no file of ours, such as a proxy's page.
    if (stream && !isAsked) throw new Error(`No ${type}`);
    return {data: stream && new Blob([await new Response(stream).arrayBuffer()], {type}), error, response};
  });
  return (await unwrap<Blob | undefined>(read))!;
}

function whyNot(failure: Failure): OverviewKey {
  if (hasCode(failure, 'not-acceptable', 'operation-not-offered')) return 'save.not-given';
  if (hasCode(failure, 'token-missing', 'token-expired', 'token-invalid')) return 'save.expired';
  return failure.kind === 'offline' ? 'save.offline' : 'save.failed';
}

/** Saves it. Gives what went wrong, in words with a next step; nothing when it is saved. */
export async function takeAlong(
  client: GatewayClient,
  personId: string,
  kind: FileKind,
): Promise<OverviewKey | undefined> {
  const {type, name} = FILES[kind];
  try {
    saveFile(await fetchFile(client, personId, type), name, type);
    return undefined;
  } catch (error) {
    return whyNot(failureOf(error));
  }
}
