import assert from 'node:assert/strict';
import {after, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {ProblemError} from '../errors.ts';
import type {Handler} from '../routes/handlers.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addParent, addPerson} from '../testing/people.ts';
import {REPLAY_MS} from './idempotency.ts';

/** What the fake handler does next: make a hold, or refuse after having made one. */
let refusal: ProblemError | Error | undefined;
let runs = 0;

/** Writes a row and answers with its number, so that a second run could not look like the first. */
const createSlotHold: Handler<'createSlotHold'> = async ({body}, context) => {
  const subject = await context.subject(body.personId);
  runs += 1;
  const id = `hold-${runs}`;
  await context.countEvent('booking', 'slot-held', 'practice');
  await context.db.insertInto('secret').values({name: id, value: body.timeSlotId}).execute();
  if (refusal !== undefined) throw refusal;
  return {
    status: 201,
    location: `/v1/slot-holds/${id}`,
    body: {
      id,
      timeSlot: {
        id: body.timeSlotId,
        start: '2026-11-25T09:00:00+01:00',
        end: '2026-11-25T09:10:00+01:00',
        practitioner: {id: 'bakker', name: 'dr. M. Bakker'},
      },
      appointmentTypeId: body.appointmentTypeId,
      personId: subject.id,
      expiresAt: '2026-11-23T08:15:00+01:00',
      extensionsLeft: 12,
    },
  };
};

const releaseSlotHold: Handler<'releaseSlotHold'> = () => {
  runs += 1;
  return Promise.resolve({status: 204});
};

describe('idempotency', () => {
  let gateway: TestGateway;
  let token: string;

  beforeEach(async () => {
    await gateway?.close();
    gateway = await startTestGateway({handlers: fakeHandlers({createSlotHold, releaseSlotHold})});
    await addPerson(gateway.db, {id: 'anna', name: 'Anna de Vries'});
    await addPerson(gateway.db, {id: 'bram', name: 'Bram de Vries', birth_date: '2018-03-01'});
    await addParent(gateway.db, 'anna', 'bram');
    await addPerson(gateway.db, {id: 'karel', name: 'Karel Jansen'});
    token = await gateway.tokenFor('anna');
    refusal = undefined;
    runs = 0;
  });
  after(() => gateway.close());

  const hold = (
    body: Record<string, unknown> = {},
    {
      key = 'key-0001',
      headers = {},
      query = '',
    }: {key?: string; headers?: Record<string, string>; query?: string} = {},
  ) =>
    gateway.app.inject({
      method: 'POST',
      url: `/v1/slot-holds${query}`,
      headers: {authorization: `Bearer ${token}`, 'idempotency-key': key, ...headers},
      payload: {timeSlotId: 'slot-1', appointmentTypeId: 'spreekuur', ...body},
    });

  const rows = async () => ({
    made: (await gateway.db.selectFrom('secret').select('name').where('name', 'like', 'hold-%').execute())
      .length,
    counted:
      (await gateway.db.selectFrom('domain_event_count').select('count').executeTakeFirst())?.count ?? 0,
    recorded: (await gateway.db.selectFrom('idempotency').select('scope').execute()).length,
  });

  it('does a write that is sent 20 times at once a single time, and gives 20 equal answers', async () => {
    const answers = await Promise.all(Array.from({length: 20}, () => hold()));
    assert.deepEqual([...new Set(answers.map(({statusCode}) => statusCode))], [201]);
    assert.equal(new Set(answers.map(({body}) => body)).size, 1);
    assert.equal(new Set(answers.map(({headers}) => headers['location'])).size, 1);
    assert.equal(answers.filter(({headers}) => headers['idempotency-replayed'] === 'true').length, 19);
    assert.equal(runs, 1);
    assert.deepEqual(await rows(), {made: 1, counted: 1, recorded: 1});
  });

  it('requires a key', async () => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/v1/slot-holds',
      headers: {authorization: `Bearer ${token}`},
      payload: {timeSlotId: 'slot-1', appointmentTypeId: 'spreekuur'},
    });
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.json<{code: string}>().code, 'idempotency-key-required');
    assert.equal(runs, 0);
  });

  it('refuses another request under the key, and keeps the first answer', async () => {
    const first = await hold();
    for (const changed of [{timeSlotId: 'slot-2'}, {personId: 'bram'}]) {
      const answer = await hold(changed);
      assert.equal(answer.statusCode, 422);
      assert.equal(answer.json<{code: string}>().code, 'idempotency-key-reused');
    }
    const other = await hold({}, {headers: {'if-match': '"1"'}});
    assert.equal(other.json<{code: string}>().code, 'idempotency-key-reused');
    assert.equal((await hold()).body, first.body);
    assert.equal(runs, 1);
  });

  it('knows the same request by its meaning, not by the order of its fields', async () => {
    await hold();
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/v1/slot-holds',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': 'key-0001',
        'content-type': 'application/json',
      },
      payload: '{"appointmentTypeId": "spreekuur",\n "timeSlotId": "slot-1"}',
    });
    assert.equal(answer.headers['idempotency-replayed'], 'true');
    assert.equal(runs, 1);
  });

  it('keeps keys of other actors, paths and methods apart', async () => {
    await hold();
    const karel = await gateway.tokenFor('karel');
    const other = await hold({}, {headers: {authorization: `Bearer ${karel}`}});
    assert.equal(other.statusCode, 201);
    assert.equal(other.headers['idempotency-replayed'], undefined);
    const release = await gateway.app.inject({
      method: 'DELETE',
      url: '/v1/slot-holds/hold-1',
      headers: {authorization: `Bearer ${token}`, 'idempotency-key': 'key-0001'},
    });
    assert.equal(release.statusCode, 204);
    assert.equal(runs, 3);
  });

  it('replays after a restart', async () => {
    const first = await hold();
    await gateway.restart();
    const again = await hold();
    assert.equal(again.body, first.body);
    assert.equal(again.headers['location'], first.headers['location']);
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.equal(runs, 1);
  });

  it('replays an answer without a body', async () => {
    const release = () =>
      gateway.app.inject({
        method: 'DELETE',
        url: '/v1/slot-holds/hold-1',
        headers: {authorization: `Bearer ${token}`, 'idempotency-key': 'key-0001'},
      });
    const answers = [await release(), await release()];
    assert.deepEqual(
      answers.map(({statusCode, body}) => [statusCode, body]),
      [
        [204, ''],
        [204, ''],
      ],
    );
    assert.equal(runs, 1);
  });

  it('forgets after 24 hours, and not before', async () => {
    const first = await hold();
    gateway.clock.advance(REPLAY_MS - 1);
    token = await gateway.tokenFor('anna');
    assert.equal((await hold()).body, first.body);
    gateway.clock.advance(1);
    const later = await hold();
    assert.equal(later.headers['idempotency-replayed'], undefined);
    assert.notEqual(later.body, first.body);
    assert.deepEqual(await rows(), {made: 2, counted: 2, recorded: 1});
  });

  for (const code of ['not-found', 'slot-taken', 'beyond-horizon'] as const) {
    it(`replays the decision ${code}, and undoes what led to it`, async () => {
      refusal = new ProblemError(code, {phone: '010 123 45 67'});
      const first = await hold();
      assert.deepEqual(await rows(), {made: 0, counted: 0, recorded: 1});
      refusal = undefined;
      const again = await hold();
      assert.equal(first.json<{code: string}>().code, code);
      assert.equal(again.body, first.body);
      assert.equal(again.statusCode, first.statusCode);
      assert.equal(again.headers['content-type'], 'application/problem+json; charset=utf-8');
      assert.equal(runs, 1);
    });
  }

  for (const [code, error] of [
    ['validation-failed', new ProblemError('validation-failed')],
    ['scope-insufficient', new ProblemError('scope-insufficient')],
    ['too-many-requests', new ProblemError('too-many-requests')],
    ['internal-error', new Error('out of luck')],
    ['service-unavailable', new ProblemError('service-unavailable')],
  ] as const) {
    it(`does not record ${code}: asked again, it is tried again`, async () => {
      refusal = error;
      assert.equal((await hold()).json<{code: string}>().code, code);
      assert.deepEqual(await rows(), {made: 0, counted: 0, recorded: 0});
      refusal = undefined;
      assert.equal((await hold()).statusCode, 201);
      assert.equal(runs, 2);
    });
  }

  for (const [table, status] of [
    ['idempotency', 500],
    ['domain_event_count', 500],
    ['access_log', 503],
  ] as const) {
    it(`does nothing at all when the row in ${table} cannot be written`, async () => {
      await sql`create trigger full before insert on ${sql.table(table)}
        begin select raise(abort, 'the disk is full'); end`.execute(gateway.db);
      assert.equal((await hold()).statusCode, status);
      assert.equal(runs, 1);
      assert.deepEqual(await rows(), {made: 0, counted: 0, recorded: 0});
      await sql`drop trigger full`.execute(gateway.db);
      assert.equal((await hold()).statusCode, 201);
      assert.deepEqual(await rows(), {made: 1, counted: 1, recorded: 1});
    });
  }

  it('asks for authorisation before a replay', async () => {
    await hold({personId: 'bram'});
    const withToken = (authorization: string) => hold({personId: 'bram'}, {headers: {authorization}});
    assert.equal((await withToken('Bearer nonsense')).statusCode, 401);
    assert.equal((await withToken(`Bearer ${await gateway.tokenFor('anna', 'staff')}`)).statusCode, 403);
    assert.equal((await withToken(`Bearer ${token}`)).headers['idempotency-replayed'], 'true');
    await gateway.db.updateTable('relation').set({has_authority: 0}).execute();
    const answer = await withToken(`Bearer ${token}`);
    assert.equal(answer.json<{code: string}>().code, 'not-found');
    assert.equal(runs, 1);
  });

  it('puts a replay in the access log, with its subject', async () => {
    await hold({personId: 'bram'});
    await hold({personId: 'bram'});
    const log = await gateway.db
      .selectFrom('access_log')
      .select(['subject_id', 'ground', 'outcome'])
      .execute();
    const row = {subject_id: 'bram', ground: 'parental-authority', outcome: 201};
    assert.deepEqual(log, [row, row]);
  });
});
