/**
 * `npm run conformance -- <url> [--token <token>]… | [--demo]`: holds any backend against the contract. Signs in by
 * itself where the address offers a demo. Walks what patients use; contact details and what is for staff are not walked yet. Writes: books, moves and cancels appointments of the person signed in.
 *
 * Exit 0: what the backend claims to do keeps to the contract. 1: it does not. 2: it could not be asked.
 */
import {parseArgs} from 'node:util';
import {renderReport} from './findings.ts';
import {runConformance} from './run.ts';
import {demoTokens, findBaseUrl} from './target.ts';

const USAGE = `Usage: npm run conformance -- <url> [--token <token>] [--token <second token>] [--demo]
  <url>     the base address of the contract, such as https://gateway.example/de-linde/v1
  --token   access token of a patient who may be booked for; a second one competes with the first
  --demo    sign in as the fictive people at /demo/people; by itself when no token is given and they are there`;

async function main(): Promise<number> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {token: {type: 'string', multiple: true, default: []}, demo: {type: 'boolean', default: false}},
  });
  const [address] = positionals;
  if (address === undefined || positionals.length > 1) {
    console.error(USAGE);
    return 2;
  }
  const baseUrl = await findBaseUrl(address);
  const tokens = values.token.length > 0 ? values.token : await demoTokens(baseUrl);
  if (values.demo && tokens.length === 0) {
    console.error(`${baseUrl} offers no demo people.`);
    return 2;
  }
  const report = await runConformance({baseUrl, tokens});
  console.log(renderReport(report));
  return report.breaches.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
