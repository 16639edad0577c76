import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {ProblemError} from '../errors.ts';
import {practitionerHandlers} from '../routes/practitioners.ts';
import {sessionHandlers} from '../routes/session.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addParent, addPerson} from '../testing/people.ts';
import {appendAccess, verifyAccessLog, type AccessEntry} from './access-log.ts';
import {writeTransaction} from './transaction.ts';

const entry = (change: Partial<AccessEntry> = {}): AccessEntry => ({
  at: 1_790_000_000_000,
  request_id: 'request-1',
  actor_id: 'anna',
  actor_role: 'patient',
  subject_id: 'anna',
  action: 'getSession',
  resource: null,
  ground: 'self',
  outcome: 200,
  ...change,
});

describe('the chain of the access log', () => {
  let gateway: TestGateway;

  beforeEach(async () => {
    await gateway?.close();
    gateway = await startTestGateway({handlers: fakeHandlers({})});
    for (const at of [1, 2, 3]) {
      await writeTransaction(gateway.db, (trx) =>
        appendAccess(trx, [entry({at}), entry({at, subject_id: 'bram'})]),
      );
    }
  });
  after(() => gateway.close());

  it('is intact as it was written, over many rows', async () => {
    const many = Array.from({length: 2500}, (_, at) => entry({at}));
    for (let from = 0; from < many.length; from += 500) {
      await writeTransaction(gateway.db, (trx) => appendAccess(trx, many.slice(from, from + 500)));
    }
    const verdict = await verifyAccessLog(gateway.db);
    assert.equal(verdict.intact, true);
    assert.equal(verdict.rows, 2506);
  });

  const tampering: [title: string, brokenAt: number, statement: string][] = [
    ['an outcome that was changed', 3, 'update access_log set outcome = 404 where seq = 3'],
    ['a subject that was changed', 3, "update access_log set subject_id = 'karel' where seq = 3"],
    ['a time that was changed', 1, 'update access_log set at = at + 1 where seq = 1'],
    ['a ground that was changed', 6, "update access_log set ground = 'treatment' where seq = 6"],
    ['a row that was removed', 4, 'delete from access_log where seq = 4'],
    ['the first row removed', 1, 'delete from access_log where seq = 1'],
    [
      'rows that changed places',
      2,
      'update access_log set seq = case seq when 2 then -3 when 3 then -2 else seq end',
    ],
    ['a hash that was changed', 5, "update access_log set hash = 'x' where seq = 5"],
  ];
  for (const [title, brokenAt, statement] of tampering) {
    it(`shows ${title}`, async () => {
      await sql.raw(statement).execute(gateway.db);
      if (title.includes('places'))
        await sql`update access_log set seq = -seq where seq < 0`.execute(gateway.db);
      assert.deepEqual(await verifyAccessLog(gateway.db), {intact: false, rows: brokenAt - 1, brokenAt});
    });
  }

  it('shows a row that was put in, even with a fitting hash of its own', async () => {
    const [row] = await gateway.db.selectFrom('access_log').selectAll().where('seq', '=', 6).execute();
    assert.ok(row);
    await gateway.db
      .insertInto('access_log')
      .values({...row, seq: 7})
      .execute();
    assert.deepEqual(await verifyAccessLog(gateway.db), {intact: false, rows: 6, brokenAt: 7});
  });

  it('tells the last hash, by which rows cut off at the end show', async () => {
    const before = await verifyAccessLog(gateway.db);
    await gateway.db.deleteFrom('access_log').where('seq', '=', 6).execute();
    const after = await verifyAccessLog(gateway.db);
    assert.ok(before.intact && after.intact);
    assert.notEqual(before.lastHash, after.lastHash);
  });
});

describe('what the access log holds', () => {
  let gateway: TestGateway;
  let authorization: string;
  let failure: Error = new ProblemError('not-found');

  before(async () => {
    const handlers = fakeHandlers({
      ...sessionHandlers,
      ...practitionerHandlers,
      getAppointment: async ({params}, context) => {
        context.touched('Appointment', params.id);
        await context.subject('karel');
        throw failure;
      },
      releaseSlotHold: async (_request, context) => {
        await context.subject();
        context.touched('SlotHold', 'hold-1');
        await context.countEvent('booking', 'hold-released', 'practice');
        throw failure;
      },
    });
    gateway = await startTestGateway({handlers});
    await addPerson(gateway.db, {id: 'anna', name: 'Anna de Vries'});
    await addPerson(gateway.db, {id: 'bram', name: 'Bram de Vries', birth_date: '2018-03-01'});
    await addPerson(gateway.db, {id: 'karel', name: 'Karel Jansen'});
    await addParent(gateway.db, 'anna', 'bram');
    authorization = `Bearer ${await gateway.tokenFor('anna')}`;
  });
  after(() => gateway.close());
  beforeEach(() => gateway.db.deleteFrom('access_log').execute());

  const rows = () =>
    gateway.db
      .selectFrom('access_log')
      .select(['actor_id', 'actor_role', 'subject_id', 'action', 'resource', 'ground', 'outcome'])
      .execute();
  const mine = {actor_id: 'anna', actor_role: 'patient', resource: null} as const;
  const ask = (
    url: string,
    more: {method?: 'DELETE' | 'POST'; headers?: Record<string, string>; payload?: string} = {},
  ) => gateway.app.inject({url, ...more, headers: {authorization, ...more.headers}});

  it('is a row per person whose data was read', async () => {
    await ask('/v1/session');
    assert.deepEqual(await rows(), [
      {...mine, subject_id: 'anna', action: 'getSession', ground: 'self', outcome: 200},
      {...mine, subject_id: 'bram', action: 'getSession', ground: 'parental-authority', outcome: 200},
    ]);
  });

  it('is the subject, not only the actor', async () => {
    await ask('/v1/practitioners?personId=bram');
    const row = {
      ...mine,
      subject_id: 'bram',
      action: 'listPractitioners',
      ground: 'parental-authority',
      outcome: 200,
    };
    assert.deepEqual(await rows(), [row]);
  });

  it('is a refused look at another person too', async () => {
    assert.equal((await ask('/v1/practitioners?personId=karel')).statusCode, 404);
    assert.equal((await ask('/v1/practitioners?personId=nobody')).statusCode, 404);
    assert.equal((await ask('/v1/appointments/apt-9')).statusCode, 404);
    assert.deepEqual(await rows(), [
      {...mine, subject_id: 'karel', action: 'listPractitioners', ground: 'none', outcome: 404},
      {...mine, subject_id: null, action: 'listPractitioners', ground: 'none', outcome: 404},
      {
        ...mine,
        resource: 'Appointment/apt-9',
        subject_id: 'karel',
        action: 'getAppointment',
        ground: 'none',
        outcome: 404,
      },
    ]);
  });

  it('is a request that was refused before it reached anything', async () => {
    const staff = `Bearer ${await gateway.tokenFor('anna', 'staff')}`;
    await ask('/v1/practitioners', {headers: {authorization: staff}});
    await ask('/v1/practitioners?x=1');
    await ask('/v1/appointments', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      payload: '{',
    });
    const none = {...mine, subject_id: null, ground: 'none'};
    assert.deepEqual(await rows(), [
      {...none, actor_role: 'staff', action: 'listPractitioners', outcome: 403},
      {...none, action: 'listPractitioners', outcome: 400},
      {...none, action: 'createAppointment', outcome: 400},
    ]);
  });

  it('is a refused write, whose effects are undone; and a failed one', async () => {
    const release = (key: string) =>
      ask('/v1/slot-holds/hold-1', {method: 'DELETE', headers: {'idempotency-key': key}});
    failure = new ProblemError('slot-hold-expired');
    await release('key-0001');
    failure = new Error('out of luck');
    await release('key-0002');
    const row = {
      ...mine,
      resource: 'SlotHold/hold-1',
      subject_id: 'anna',
      action: 'releaseSlotHold',
      ground: 'self',
    };
    assert.deepEqual(await rows(), [
      {...row, outcome: 409},
      {...row, outcome: 500},
    ]);
    assert.deepEqual(await gateway.db.selectFrom('domain_event_count').selectAll().execute(), []);
  });

  it('is nothing for who is not known, and nothing for what is public', async () => {
    await gateway.app.inject('/v1/session');
    await ask('/v1/session', {headers: {authorization: 'Bearer x'}});
    await ask('/v1/practice');
    await ask('/v1/openapi.json');
    assert.deepEqual(await rows(), []);
  });

  it('comes before the answer: what cannot be logged is not shown', async () => {
    await sql`alter table access_log rename to elsewhere`.execute(gateway.db);
    try {
      const answer = await ask('/v1/session');
      assert.equal(answer.statusCode, 503);
      assert.equal(answer.json<{code: string}>().code, 'service-unavailable');
      assert.ok(!answer.body.includes('Anna'));
    } finally {
      await sql`alter table elsewhere rename to access_log`.execute(gateway.db);
    }
  });
});
