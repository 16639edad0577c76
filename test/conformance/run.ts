/** Walks the whole contract at one base address and reports. */
import type {components} from '@gp-elements/contract';
import {readContract, type Contract} from './contract.ts';
import {Findings, type Report} from './findings.ts';
import {Probe} from './probe.ts';
import type {Known} from './sample.ts';
import type {Target} from './target.ts';
import {addDays, cleanUp, findSituation, walkBooking, type Situation} from './walk-booking.ts';
import {walkRefusals} from './walk-refusals.ts';

type Practice = components['schemas']['Practice'];

/** Services that a practice switches on and off; the others are what everything stands on. */
const OPTIONAL = new Set(['booking']);

/** Notes what the backend itself says it does not do online. */
function noteWhatIsOffered(contract: Contract, findings: Findings, {services}: Practice): void {
  for (const {id, service} of contract.operations) {
    if (!OPTIONAL.has(service)) continue;
    const entry = services.find((offered) => offered.service === service);
    const own = entry?.operations?.find(({operation}) => operation === id);
    if (entry === undefined) findings.notOffered(id, `the practice does not name the service ${service}`);
    else if ((own?.mode ?? entry.mode) === 'phone') {
      findings.notOffered(id, `by phone only: ${own?.reason ?? entry.reason ?? 'no reason given'}`);
    }
  }
}

function checkPractice(probe: Probe, practice: Practice): void {
  const check = (holds: boolean, breach: string) => probe.check('getPractice', holds, breach);
  const now = Date.parse(practice.now);
  let isZone = true;
  try {
    new Intl.DateTimeFormat('nl', {timeZone: practice.timeZone});
  } catch {
    isZone = false;
  }
  check(isZone, `"${practice.timeZone}" is no time zone`);
  check(
    practice.contactNow === undefined || Date.parse(practice.contactNow.until) > now,
    'contactNow holds until a moment that has passed',
  );
  check(
    practice.closures.every(
      ({from, to}, index) => from <= to && from >= (practice.closures[index - 1]?.from ?? from),
    ),
    'closures are not in order',
  );
  const {signedOffBy, isExample} = practice.alarmSigns;
  check(
    isExample === (signedOffBy === null),
    'an alarm-sign list that nobody signed off is not marked as an example',
  );
}

/** Live updates are something that a backend may do without. */
async function walkEvents(probe: Probe, findings: Findings): Promise<void> {
  const call = {headers: {Accept: 'text/event-stream'}};
  const {status, text} = await probe.expect('streamEvents', 'from now on', call, {status: [200, 404]});
  if (status === 404) findings.notOffered('streamEvents', 'there are no live updates');
  else probe.check('streamEvents', /^id: \d+$/m.test(text), 'the first block does not say where it begins');
}

function knownOf(practice: Practice, situation: Situation | string): Known {
  const today = practice.now.slice(0, 10);
  const known = new Map<string, unknown>([
    ['from', today],
    ['to', addDays(today, 6)],
  ]);
  if (typeof situation !== 'string') {
    known.set('appointmentType', situation.kind.id).set('appointmentTypeId', situation.kind.id);
    const last = situation.slots.at(-1);
    if (last !== undefined) known.set('timeSlotId', last.id);
  }
  return known;
}

/** @throws When the address cannot be reached. */
export async function runConformance(target: Target): Promise<Report> {
  const contract = readContract();
  const findings = new Findings(contract);
  const anyone = new Probe(contract, findings, target.baseUrl, target.tokens[0]);
  const reply = await anyone.expect('getPractice', 'by anyone', {}, {status: 200});
  const practice = reply.json as Practice;
  if (reply.status !== 200 || !Array.isArray(practice.services)) return findings.report(target.baseUrl);
  checkPractice(anyone, practice);
  noteWhatIsOffered(contract, findings, practice);

  let situation: Situation | string = 'nobody was signed in: give a token';
  let chosen = target.tokens[0];
  if (findings.isOffered('listTimeSlots')) {
    for (const token of target.tokens) {
      situation = await findSituation(new Probe(contract, findings, target.baseUrl, token), practice);
      chosen = token;
      if (typeof situation !== 'string') break;
    }
  }
  const probe = new Probe(contract, findings, target.baseUrl, chosen);
  if (target.tokens.length > 0) await walkEvents(probe, findings);
  const known = knownOf(practice, situation);
  for (const operation of contract.operations) {
    if (!findings.isOffered(operation.id)) continue;
    await walkRefusals(probe, contract, operation, known, target);
  }
  if (typeof situation === 'string') {
    for (const {id, isPublic, service} of contract.operations) {
      if (!isPublic && (OPTIONAL.has(service) || target.tokens.length === 0)) {
        findings.untried(id, `not tried: ${situation}`);
      }
    }
  } else {
    const other = target.tokens.find((token) => token !== chosen);
    await walkBooking(probe, findings, situation, other);
  }
  await cleanUp(probe, findings);
  return findings.report(target.baseUrl);
}
