import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {testIssuer} from '../../packages/gateway/src/testing/issuer.ts';
import {people, startDemoGateway, type Api, type DemoGateway, type Schemas} from '../demo-gateway.ts';
import {startHalfBackend} from '../half-backend.ts';
import {readContract} from './contract.ts';
import {renderReport, type Report} from './findings.ts';
import {send} from './http.ts';
import {runConformance} from './run.ts';
import {demoTokens, findBaseUrl, type Stranger} from './target.ts';

const verdicts = ({services}: Report) =>
  Object.fromEntries(
    services.flatMap(({operations}) => operations.map(({operation, verdict}) => [operation, verdict])),
  );

async function kindWithoutLimit(api: Api): Promise<string> {
  const {body} = await api.get<Schemas['AppointmentTypeList']>('/appointment-types');
  const kind = body.items.find(({name}) => name.startsWith('Vaccinatie'));
  assert.ok(kind !== undefined);
  return kind.id;
}

/** Someone with a hold and an appointment, neither of which the person signed in may see. */
async function stranger(demo: DemoGateway, personId: string): Promise<Stranger> {
  const api = await demo.as(personId);
  const appointmentTypeId = await kindWithoutLimit(api);
  const query = new URLSearchParams({
    appointmentType: appointmentTypeId,
    from: '2026-12-07',
    to: '2026-12-18',
  });
  const times = await api.get<Schemas['TimeSlotList']>(`/time-slots?${query.toString()}`);
  const [first, second] = times.body.items;
  assert.ok(first !== undefined && second !== undefined);
  const made = await api.post<Schemas['Appointment']>('/appointments', {
    timeSlotId: first.id,
    appointmentTypeId,
  });
  const held = await api.post<Schemas['SlotHold']>('/slot-holds', {timeSlotId: second.id, appointmentTypeId});
  assert.deepEqual([made.status, held.status], [201, 201]);
  return {personId, appointmentId: made.body.id, slotHoldId: held.body.id};
}

describe('conformance', () => {
  let demo: DemoGateway;
  const operations = readContract().operations.map(({id}) => id);

  before(async () => {
    demo = await startDemoGateway();
  });
  after(async () => {
    await demo.close();
  });

  it('finds that the reference gateway supports everything, and that it refuses what it must', async () => {
    const whole = await startDemoGateway({isDemo: false});
    try {
      const {tokenFor, logLines} = whole.gateway;
      const person = people.maximiliaan;
      const foreign = await testIssuer(whole.clock);
      const hourAgo = Math.floor(whole.clock.now() / 1000) - 3600;
      const invalid = {status: 401, code: 'token-invalid'};
      const report = await runConformance({
        baseUrl: await findBaseUrl(whole.origin),
        tokens: [await tokenFor(person), await tokenFor(people.ayse)],
        refusedTokens: [
          {what: "another issuer's token", token: await foreign.tokenFor(person), ...invalid},
          {
            what: 'a token for another audience',
            token: await tokenFor(person, 'patient', {aud: 'other'}),
            ...invalid,
          },
          {
            what: 'a token without an end',
            token: await tokenFor(person, 'patient', {exp: undefined}),
            ...invalid,
          },
          {
            what: 'a token that ended an hour ago',
            token: await tokenFor(person, 'patient', {exp: hourAgo}),
            status: 401,
            code: 'token-expired',
          },
          {
            what: 'a token that reaches nothing',
            token: await tokenFor(person, 'manager'),
            status: 403,
            code: 'scope-insufficient',
          },
        ],
        strangers: [await stranger(whole, people.wilhelmina)],
      });
      const text = renderReport(report);
      assert.deepEqual(report.breaches, [], text);
      assert.deepEqual(verdicts(report), Object.fromEntries(operations.map((id) => [id, 'supported'])), text);
      assert.deepEqual(
        logLines.filter((line) => /"level":(50|60)/.test(line)),
        [],
        'the gateway logged errors of its own',
      );
    } finally {
      await whole.close();
    }
  });

  it('names what half a backend lacks, and finds no fault with it', async () => {
    const half = await startHalfBackend(demo.origin);
    try {
      const report = await runConformance({
        baseUrl: await findBaseUrl(half.origin),
        tokens: await demoTokens(half.origin),
      });
      const missing = [
        'createSlotHold',
        'releaseSlotHold',
        'extendSlotHold',
        'rescheduleAppointment',
        'cancelAppointment',
      ];
      assert.deepEqual(report.breaches, [], renderReport(report));
      assert.deepEqual(
        verdicts(report),
        Object.fromEntries(operations.map((id) => [id, missing.includes(id) ? 'missing' : 'supported'])),
        renderReport(report),
      );
      assert.deepEqual(half.askedInVain, []);
      const text = renderReport(report);
      assert.match(text, /createSlotHold +missing\n +- by phone only: Ons systeem kan dit nog niet\./);
      assert.match(text, /^booking +partial$/m);
      assert.match(text, /11 supported, 0 partial, 5 missing; 0 breaches/);
    } finally {
      await half.close();
    }
  });

  it('finds the fault in a backend that claims what it does not do', async () => {
    const half = await startHalfBackend(demo.origin, {isDeclared: false});
    try {
      const report = await runConformance({
        baseUrl: await findBaseUrl(half.origin),
        tokens: await demoTokens(half.origin),
      });
      assert.ok(
        report.breaches.some((breach) => breach.startsWith('createSlotHold: a free time: 201 expected, 404')),
      );
      assert.equal(verdicts(report)['createSlotHold'], 'partial');
    } finally {
      await half.close();
    }
  });

  it('says that an address is none of this contract', async () => {
    await assert.rejects(findBaseUrl(`${demo.origin}/elders`), /No GET \/practice/);
    const reply = await send(new URL(`${demo.origin}/v1/${randomUUID()}`), 'GET', {});
    assert.equal(reply.status, 404);
  });
});
