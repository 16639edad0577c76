import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addParent, addPerson} from '../testing/people.ts';
import {practitionerHandlers} from './practitioners.ts';
import {sessionHandlers} from './session.ts';

type Session = components['schemas']['Session'];

describe('who is signed in', () => {
  let gateway: TestGateway;

  const unsourced = {source_system: null, source_id: null, source_version: null};

  before(async () => {
    gateway = await startTestGateway({handlers: fakeHandlers({...sessionHandlers, ...practitionerHandlers})});
    const {db} = gateway;
    await addPerson(db, {
      id: 'anna',
      name: 'Anna de Vries',
      phone: '06 12 34 56 78',
      general_practitioner_id: 'yilmaz',
    });
    await addPerson(db, {id: 'zoe', name: 'Zoë de Vries', sort_name: 'Vries', birth_date: '2018-03-01'});
    await addPerson(db, {id: 'bram', name: 'Bram Aalbers', birth_date: '2021-03-01', phone: 'vraag mama'});
    await addPerson(db, {id: 'teen', name: 'Tess de Vries', birth_date: '2014-11-24'});
    for (const child of ['zoe', 'bram', 'teen']) await addParent(db, 'anna', child);
    await addPerson(db, {id: 'karel', name: 'Karel Jansen', registration: 'deregistered'});
    await addPerson(db, {id: 'nina', name: 'Nina Gast', registration: 'not-registered'});
    await addPerson(db, {id: 'omar', name: 'Omar Weg', deceased: 1, registration: 'deregistered'});
    await addParent(db, 'outsider', 'bram');
    for (const [id, name, role, active] of [
      ['bakker', 'dr. M. Bakker', 'general-practitioner', 1],
      ['visser', 'J. Visser', 'practice-assistant', 1],
      ['weg', 'A. Weg', 'other', 0],
      ['yilmaz', 'dr. S. Yılmaz', 'general-practitioner', 1],
      ['elsewhere', 'A.F. Elders', 'other', 1],
    ] as const) {
      await db
        .insertInto('practitioner')
        .values({id, name, role, active, ...unsourced})
        .execute();
    }
    for (const practitioner of ['bakker', 'weg', 'yilmaz']) {
      await db
        .insertInto('schedule')
        .values({id: practitioner, practitioner_id: practitioner, location_id: null, active: 1, ...unsourced})
        .execute();
    }
    await db
      .insertInto('appointment_type_practitioner')
      .values({appointment_type_id: 'bloeddruk', practitioner_id: 'visser'})
      .execute();
  });
  after(() => gateway.close());

  const ask = async (personId: string, claims = {}): Promise<Session> => {
    const authorization = `Bearer ${await gateway.tokenFor(personId, 'patient', claims)}`;
    const answer = await gateway.app.inject({url: '/v1/session', headers: {authorization}});
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Session>();
  };

  it('is staff, who act for the practice and not for themselves', async () => {
    const authorization = `Bearer ${await gateway.tokenFor('anna', 'staff manager', {name: 'A. de Vries'})}`;
    const answer = await gateway.app.inject({url: '/v1/session', headers: {authorization}});
    const {actor, subjects, scopes} = answer.json<Session>();
    assert.deepEqual(
      {actor, subjects, scopes},
      {actor: {id: 'anna', name: 'A. de Vries'}, subjects: [], scopes: ['staff', 'manager']},
    );
  });

  it('is told with the people for whom they may act, themselves first, then by name', async () => {
    const {actor, subjects, expiresAt} = await ask('anna');
    assert.deepEqual(actor, {id: 'anna', name: 'Anna de Vries'});
    assert.deepEqual(
      subjects.map(({id, relation}) => [id, relation]),
      [
        ['anna', 'self'],
        ['bram', 'child'],
        ['teen', 'child'],
        ['zoe', 'child'],
      ],
    );
    assert.equal(subjects[0]?.phone, '06 12 34 56 78');
    assert.equal(subjects[1]?.phone, undefined);
    assert.equal(expiresAt, '2026-11-23T09:05:00+01:00');
  });

  it('loses a child on its 12th birthday, at midnight in the practice', async () => {
    gateway.clock.set('2026-11-24T00:00:00+01:00');
    assert.deepEqual(
      (await ask('anna')).subjects.map(({id}) => id),
      ['anna', 'bram', 'zoe'],
    );
    gateway.clock.set('2026-11-23T23:59:59+01:00');
    assert.ok((await ask('anna')).subjects.some(({id}) => id === 'teen'));
    gateway.clock.set('2026-11-23T08:05:00+01:00');
  });

  it('gets a key for drafts per subject, the same at every sign-in and on no other server', async () => {
    const keys = async (of: string) => (await ask(of)).subjects.map(({draftKey}) => draftKey);
    const first = await keys('anna');
    assert.equal(new Set(first).size, first.length);
    for (const key of first) assert.equal(Buffer.from(key, 'base64url').length, 32);
    await gateway.restart();
    assert.deepEqual(await keys('anna'), first);
    assert.ok(!(await keys('outsider')).some((key) => first.includes(key)));
    const other = await startTestGateway({handlers: fakeHandlers(sessionHandlers)});
    await addPerson(other.db, {id: 'anna', name: 'Anna de Vries'});
    const authorization = `Bearer ${await other.tokenFor('anna')}`;
    const there = (await other.app.inject({url: '/v1/session', headers: {authorization}})).json<Session>();
    await other.close();
    assert.notEqual(there.subjects[0]?.draftKey, first[0]);
  });

  for (const [personId, code] of [
    ['karel', 'person-deregistered'],
    ['nina', 'person-not-registered'],
    ['omar', 'person-deceased'],
  ] as const) {
    it(`is told that nothing can be booked: ${code}, and whom to call`, async () => {
      const [subject] = (await ask(personId)).subjects;
      assert.deepEqual(subject?.refusal, {code, phone: '010 123 45 67'});
    });
  }

  it('may be nobody here, yet parent of a patient', async () => {
    const {actor, subjects} = await ask('outsider', {name: 'Olga Buiten'});
    assert.deepEqual(actor, {id: 'outsider', name: 'Olga Buiten'});
    assert.deepEqual(
      subjects.map(({id}) => id),
      ['bram'],
    );
    assert.deepEqual((await ask('unknown')).subjects, []);
  });

  it('acts for nobody after their death', async () => {
    await addParent(gateway.db, 'omar', 'bram');
    assert.deepEqual(
      (await ask('omar')).subjects.map(({id}) => id),
      ['omar'],
    );
  });

  describe('GET /practitioners', () => {
    const list = async (query = '') => {
      const authorization = `Bearer ${await gateway.tokenFor('anna')}`;
      return gateway.app.inject({url: `/v1/practitioners${query}`, headers: {authorization}});
    };
    const idsOf = (answer: Awaited<ReturnType<typeof list>>) =>
      answer
        .json<components['schemas']['PractitionerList']>()
        .items.map(({id, isOwnGp = false}) => `${id} ${isOwnGp}`);

    it('has the own GP first, and nobody who left or works elsewhere', async () => {
      assert.deepEqual(idsOf(await list()), ['yilmaz true', 'visser false', 'bakker false']);
    });
    it('is for the person asked for', async () => {
      assert.deepEqual(idsOf(await list('?personId=zoe')), ['visser false', 'bakker false', 'yilmaz false']);
    });
    it('looks the same for another person and for nobody', async () => {
      const [other, nobody] = [await list('?personId=karel'), await list('?personId=nobody')];
      assert.equal(other.statusCode, 404);
      assert.equal(other.body, nobody.body);
    });
  });
});
