import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {practiceSettings} from '../../domain/testing/settings.ts';
import {addFact, addMedicine} from '../../testing/medication.ts';
import {startBookingPractice, type BookingPractice, type Call} from '../booking/testing/booking-practice.ts';

type Schemas = components['schemas'];
type Problem = Schemas['Problem'];
type Request = Schemas['RepeatRequest'];
type Task = Schemas['RepeatTask'];
type TaskList = Schemas['RepeatTaskList'];
type Results = Schemas['RepeatAuthorisationResult'];

const settings = practiceSettings({
  services: [
    {service: 'booking', mode: 'direct'},
    {service: 'medication-overview', mode: 'direct'},
    {service: 'repeat-prescription', mode: 'request'},
  ],
  repeats: {
    pharmacies: [{id: 'vijzel', name: 'Apotheek De Vijzel', handovers: ['pick-up']}],
    duplicateDays: 3,
  },
});

const assistant = {as: 'els', scope: 'staff'} as const;
const prescriber = {as: 'bakker', scope: 'staff prescriber'} as const;
const system = {as: 'his', scope: 'system'} as const;

describe('repeats at the practice', () => {
  let practice: BookingPractice;
  before(async () => {
    practice = await startBookingPractice(settings);
    for (const personId of ['anna', 'karel'])
      for (const [id, name] of [
        ['metoprolol', 'METOPROLOL TABLET 50MG'],
        ['metformine', 'METFORMINE TABLET 500MG'],
        ['omeprazol', 'OMEPRAZOL CAPSULE MSR 20MG'],
      ] as const)
        await addMedicine(practice.db, {id: `${id}-${personId}`, personId, name});
    await addFact(practice.db, {
      id: 'allergie',
      personId: 'anna',
      kind: 'hypersensitivity',
      what: {text: 'Penicilline', codes: []},
      statedAt: '2019-04-01',
    });
  });
  after(() => practice.close());
  beforeEach(async () => {
    practice.clock.set('2026-11-23T08:05:00+01:00');
    await practice.db.deleteFrom('repeat_line').execute();
    await practice.db.deleteFrom('repeat_request').execute();
  });

  async function order(names: readonly string[], as = 'anna', more: object = {}): Promise<Request> {
    const lines = names.map((name) => ({treatmentId: `${name}-${as}`}));
    const body = {lines, pharmacyId: 'vijzel', handover: 'pick-up', ...more};
    const answer = await practice.call<Request>('POST', '/repeat-requests', {as, body});
    assert.equal(answer.status, 201);
    return answer.body;
  }
  const read = (id: string, as = 'anna') => practice.call<Request>('GET', `/repeat-requests/${id}`, {as});
  const task = async (id: string) =>
    (await practice.call<Task>('GET', `/repeat-tasks/${id}`, assistant)).body;
  const list = async (query = '') =>
    (await practice.call<TaskList>('GET', `/repeat-tasks${query}`, assistant)).body;
  const approveAll = ({lines}: Task) => lines.map(({id}) => ({lineId: id, decision: 'approve'}));
  const prepare = <T = Task>({id, etag}: Task, decisions: readonly object[], call: Call = assistant) =>
    practice.call<T>('POST', `/repeat-tasks/${id}/preparation`, {...call, ifMatch: etag, body: {decisions}});
  const authorise = <T = Results>(tasks: readonly object[], call: Call = prescriber) =>
    practice.call<T>('POST', '/repeat-authorisations', {...call, body: {tasks}});

  it('takes no two answers to one line', async () => {
    const {id} = await order(['metoprolol', 'metformine']);
    const read = await task(id);
    const [a, b] = read.lines.map((line) => line.id);
    const both = [
      {lineId: a, decision: 'reject', reply: '5'},
      {lineId: b, decision: 'approve'},
      {lineId: a, decision: 'approve'},
    ];
    const prepared = await prepare<Problem>(read, both);
    assert.deepEqual(
      [prepared.status, prepared.body.errors?.map(({pointer}) => pointer)],
      [400, ['/decisions/2/lineId']],
    );
    const answered = await authorise<Problem>([{id, etag: read.etag, decisions: both}]);
    assert.deepEqual(
      [answered.status, answered.body.errors?.map(({pointer}) => pointer)],
      [400, ['/tasks/0/decisions/2/lineId']],
    );
    assert.equal((await task(id)).etag, read.etag);
  });

  it('goes from the patient to the assistant, the GP, the prescription and the pharmacy, and the patient reads each', async () => {
    const {id} = await order(['metoprolol', 'metformine', 'omeprazol']);
    const states = async () => (await read(id)).body.lines.map(({state}) => state);
    const first = await task(id);
    assert.deepEqual(
      [first.step, first.person.birthDate, first.hasSignals],
      ['prepare', '1980-05-17', false],
    );
    assert.equal(first.lines[0]?.prk, '1');
    assert.deepEqual(
      first.beside.hypersensitivities.items.map(({text, recordedOn}) => [text, recordedOn]),
      [['Penicilline', '2019-04-01']],
    );
    const [a, b, c] = first.lines.map((line) => line.id);
    const {status, body: prepared} = await prepare(first, [
      {lineId: a, decision: 'approve'},
      {lineId: b, decision: 'approve'},
      {lineId: c, decision: 'reject', reply: '5', text: 'Maak eerst een afspraak.'},
    ]);
    assert.deepEqual([status, prepared.step], [200, 'authorise']);
    assert.equal(prepared.lines[0]?.prepared?.by.name, 'els van de balie');
    assert.deepEqual(await states(), ['in-review', 'in-review', 'in-review']);
    const {body} = await authorise([
      {
        id,
        etag: prepared.etag,
        decisions: [
          {lineId: b, decision: 'approve-changed', approved: {forDays: 30}, text: 'Voor een maand.'},
        ],
      },
    ]);
    assert.deepEqual(
      body.results.map(({outcome, task: now}) => [outcome, now?.step]),
      [['authorised', 'prescribe']],
    );
    assert.deepEqual(
      (await read(id)).body.lines.map(({state, reply, replyText, approved, stateBy}) => [
        state,
        reply,
        replyText,
        approved,
        stateBy,
      ]),
      [
        ['approved', '11', undefined, undefined, 'bakker van de balie'],
        ['approved-changed', '12', 'Voor een maand.', {forDays: 30}, 'bakker van de balie'],
        ['rejected', '5', 'Maak eerst een afspraak.', undefined, 'bakker van de balie'],
      ],
    );
    const now = await task(id);
    const made = await practice.call<Task>('POST', `/repeat-tasks/${id}/prescriptions`, {
      ...assistant,
      ifMatch: now.etag,
      body: {lineIds: [a, b]},
    });
    assert.deepEqual([made.status, made.body.step], [200, 'done']);
    assert.deepEqual(await states(), ['sent', 'sent', 'rejected']);
    const ready = await practice.call('POST', '/repeat-messages', {
      ...system,
      body: {requestId: id, lineId: a, from: 'Apotheek De Vijzel', state: 'ready'},
    });
    assert.equal(ready.status, 204);
    const line = (await read(id)).body.lines[0];
    assert.deepEqual([line?.state, line?.stateBy], ['ready', 'Apotheek De Vijzel']);
    assert.deepEqual(
      (await list('?step=done')).items.map((one) => one.id),
      [id],
    );
    assert.deepEqual((await list()).items, []);
  });

  it('only a prescriber authorises, only staff see it, only a system reports', async () => {
    const {id} = await order(['metoprolol']);
    const now = await task(id);
    const {body: prepared} = await prepare(now, approveAll(now));
    const refused = await authorise<Problem>([{id, etag: prepared.etag}], assistant);
    assert.deepEqual([refused.status, refused.body.code], [403, 'scope-insufficient']);
    for (const path of ['/repeat-tasks', `/repeat-tasks/${id}`])
      for (const call of path === '/repeat-tasks' ? [{as: 'anna'}, system] : [{as: 'anna'}])
        assert.equal((await practice.call<Problem>('GET', path, call)).body.code, 'scope-insufficient', path);
    const message = {requestId: id, lineId: now.lines[0]?.id, from: 'Apotheek', state: 'ready'};
    for (const call of [assistant, prescriber, {as: 'anna'}])
      assert.equal(
        (await practice.call<Problem>('POST', '/repeat-messages', {...call, body: message})).status,
        403,
      );
    const early = await practice.call<Problem>('POST', '/repeat-messages', {...system, body: message});
    assert.deepEqual([early.status, early.body.code], [409, 'repeat-line-not-open']);
    assert.equal((await read(id)).body.lines[0]?.state, 'in-review');
    const roles = await practice.db
      .selectFrom('access_log')
      .select(['actor_role', 'ground'])
      .where('actor_id', '=', 'his')
      .execute();
    assert.deepEqual(roles.at(-1), {actor_role: 'system', ground: 'system'});
  });

  it('several at once: those without a signal; the others are said, and wait', async () => {
    const plain = await order(['metoprolol']);
    const journey = await order(['metformine'], 'karel');
    const warned = await order(['omeprazol']);
    await practice.call('POST', '/repeat-messages', {
      ...system,
      body: {
        requestId: warned.id,
        lineId: warned.lines[0]?.id,
        from: 'HIS De Linde',
        warning: 'Dubbelmedicatie.',
      },
    });
    const unprepared = await order(['metoprolol'], 'karel');
    const tasks: {id: string; etag: string}[] = [];
    for (const {id} of [plain, journey, warned]) {
      const now = await task(id);
      tasks.push((await prepare(now, approveAll(now))).body);
    }
    const {body} = await authorise([
      ...tasks.map(({id, etag}) => ({id, etag})),
      {id: unprepared.id, etag: unprepared.etag},
      {id: plain.id, etag: '"99"'},
      {id: 'nowhere', etag: '"1"'},
    ]);
    assert.deepEqual(
      body.results.map(({outcome}) => outcome),
      ['authorised', 'authorised', 'has-signal', 'not-prepared', 'changed', 'not-found'],
    );
    const signal = body.results[2]?.task?.lines[0]?.signals;
    assert.deepEqual(signal, [{kind: 'system', text: 'Dubbelmedicatie.', from: 'HIS De Linde'}]);
    // By itself, with it before one's eyes, it can be.
    const {body: alone} = await authorise([{id: warned.id, etag: tasks[2]?.etag}]);
    assert.equal(alone.results[0]?.outcome, 'authorised');
  });

  it('the signals are counts and dates', async () => {
    const {id} = await order(['metoprolol'], 'anna', {
      lines: [{treatmentId: 'metoprolol-anna'}, {description: 'zalf voor mijn arm'}],
    });
    const [line, words] = (await task(id)).lines;
    assert.deepEqual(line?.signals, []);
    assert.deepEqual(words?.signals, [{kind: 'not-in-list'}]);
    const now = await task(id);
    await authorise([
      {id, etag: now.etag, decisions: now.lines.map((one) => ({lineId: one.id, decision: 'approve'}))},
    ]);
    const approved = await task(id);
    await practice.call('POST', `/repeat-tasks/${id}/prescriptions`, {
      ...assistant,
      ifMatch: approved.etag,
      body: {lineIds: [line?.id]},
    });
    // Sent on Monday: three days later it can be asked for again, and five are still soon.
    practice.clock.set('2026-11-26T09:00:00+01:00');
    await practice.db
      .updateTable('repeat_line')
      .set({dosing_text: 'iets anders'})
      .where('id', '=', line?.id ?? '')
      .execute();
    const again = await order(['metoprolol']);
    const kinds = (await task(again.id)).lines[0]?.signals.map(({kind}) => kind);
    assert.deepEqual(kinds, ['dose-changed']);
  });

  it('what an import changed, stopped or took away since it was asked for is not authorised with others', async () => {
    const ids = ['verandert', 'stopt', 'verdwijnt'];
    const {db} = practice;
    const forget = () => db.deleteFrom('medication_block').where('treatment_id', 'in', ids).execute();
    for (const id of ids) await addMedicine(db, {id, personId: 'anna', name: 'ENALAPRIL TABLET 10MG'});
    const {id} = await order([], 'anna', {lines: ids.map((treatmentId) => ({treatmentId}))});
    const now = await task(id);
    assert.equal(now.hasSignals, false);
    const {body: prepared} = await prepare(now, approveAll(now));
    await forget();
    await addMedicine(db, {id: 'verandert', personId: 'anna', name: 'ENALAPRIL TABLET 20MG'});
    await addMedicine(db, {
      id: 'stopt',
      personId: 'anna',
      name: 'ENALAPRIL TABLET 10MG',
      end: '2026-11-20',
    });
    const other = await order(['metoprolol']);
    const {body} = await authorise([
      {id, etag: prepared.etag},
      {id: other.id, etag: '"1"'},
    ]);
    const [result] = body.results;
    // Who read it before the import did not see that.
    assert.equal(result?.outcome, 'changed');
    assert.deepEqual(
      result?.task?.lines.map(({signals}) => signals),
      [[{kind: 'changed-since'}], [{kind: 'stopped'}], [{kind: 'stopped'}]],
    );
    const alone = await authorise([{id, etag: prepared.etag}]);
    assert.equal(alone.body.results[0]?.outcome, 'changed');
    const early = await prepare<Problem>(prepared, approveAll(now));
    assert.deepEqual([early.status, early.body.code], [412, 'precondition-failed']);
    const {etag} = await task(id);
    const next = await authorise([
      {id, etag},
      {id: other.id, etag: '"1"'},
    ]);
    assert.equal(next.body.results[0]?.outcome, 'has-signal');
    const seen = await authorise([{id, etag}]);
    assert.equal(seen.body.results[0]?.outcome, 'authorised');
    await forget();
  });

  it('says nothing of it in the operator log, the access log, the events and the counts', async () => {
    const {db, logLines} = practice;
    await addMedicine(db, {id: 'saffraan', personId: 'anna', name: 'SAFFRAANZALF', dosingText: 'okerdosis'});
    const {id} = await order([], 'anna', {
      lines: [{treatmentId: 'saffraan', remark: 'indigovraag'}, {description: 'magentadrank'}],
      remark: 'karmijnreis',
    });
    const now = await task(id);
    const [first, second] = now.lines;
    await practice.call('POST', '/repeat-messages', {
      ...system,
      body: {requestId: id, lineId: first?.id, from: 'Kobaltsysteem', warning: 'Ultramarijn.'},
    });
    const {etag} = await task(id);
    const {body} = await authorise([
      {
        id,
        etag,
        decisions: [
          {lineId: first?.id, decision: 'approve', text: 'Sepiawoord.'},
          {lineId: second?.id, decision: 'reject', reply: '5', text: 'Sepiawoord.'},
        ],
      },
    ]);
    assert.equal(body.results[0]?.outcome, 'authorised');
    for (const accept of ['application/json', 'application/pdf', 'text/html', 'application/fhir+json'])
      assert.equal(
        (await practice.call('GET', '/medication-overview', {headers: {accept}})).status,
        200,
        accept,
      );
    const told = JSON.stringify([
      logLines,
      await db.selectFrom('access_log').selectAll().execute(),
      await db.selectFrom('outbox').selectAll().execute(),
      await db.selectFrom('domain_event_count').selectAll().execute(),
    ]);
    assert.ok(told.includes(id), 'it was about this request');
    const secret =
      /saffraanzalf|okerdosis|indigovraag|magentadrank|karmijnreis|kobaltsysteem|ultramarijn|sepiawoord|Anna de Vries|van de balie/i;
    assert.doesNotMatch(told, secret);
    await db.deleteFrom('medication_block').where('treatment_id', '=', 'saffraan').execute();
  });

  it('a decision without its reason, of a stale task, or of a line that is answered, is refused', async () => {
    const {id} = await order(['metoprolol']);
    const now = await task(id);
    const lineId = now.lines[0]?.id;
    const incomplete = await prepare<Problem>(now, [{lineId, decision: 'reject'}]);
    assert.deepEqual([incomplete.status, incomplete.body.code], [422, 'repeat-decision-incomplete']);
    const stale = await prepare<Problem>({...now, etag: '"9"'}, approveAll(now));
    assert.deepEqual([stale.status, stale.body.currentRepeatTask?.etag], [412, now.etag]);
    const strange = await prepare<Problem>(now, [{lineId: 'other', decision: 'approve'}]);
    assert.equal(strange.body.code, 'repeat-line-not-open');
    const notYet = await practice.call<Problem>('POST', `/repeat-tasks/${id}/prescriptions`, {
      ...assistant,
      ifMatch: now.etag,
      body: {lineIds: [lineId]},
    });
    assert.equal(notYet.body.code, 'repeat-line-not-open');
    const {body} = await authorise([
      {id, etag: now.etag, decisions: [{lineId, decision: 'ask', text: 'Hoe vaak gebruikt u dit?'}]},
    ]);
    assert.equal(body.results[0]?.task?.step, 'prepare');
    assert.equal((await read(id)).body.lines[0]?.replyText, 'Hoe vaak gebruikt u dit?');
  });

  it('pages through what is open, first come first, and counts all of it', async () => {
    const made: string[] = [];
    for (const [index, [name, as]] of (
      [
        ['metoprolol', 'anna'],
        ['metformine', 'anna'],
        ['metoprolol', 'karel'],
      ] as const
    ).entries()) {
      practice.clock.set(`2026-11-23T08:0${index}:00+01:00`);
      made.push((await order([name], as)).id);
    }
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.next ?? ''}`);
    assert.deepEqual(
      [...first.items, ...second.items].map(({id}) => id),
      made,
    );
    assert.equal(second.next, undefined);
    assert.deepEqual(second.counts.find(({step}) => step === 'prepare')?.open, 3);
  });

  it('the same answer twice is given once', async () => {
    const {id, etag} = await order(['metoprolol']);
    const now = await task(id);
    const body = {tasks: [{id, etag, decisions: approveAll(now)}]};
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        practice.call<Results>('POST', '/repeat-authorisations', {
          ...prescriber,
          body,
          key: 'one-press-of-the-key',
        }),
      ),
    );
    assert.deepEqual(new Set(answers.map((one) => one.body.results[0]?.outcome)), new Set(['authorised']));
    assert.equal((await task(id)).revision, 2);
  });
});
