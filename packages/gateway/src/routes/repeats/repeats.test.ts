import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {practiceSettings} from '../../domain/testing/settings.ts';
import type {PracticeSettings} from '../../domain/settings.ts';
import {changeRepeatLines, findRepeatRequest} from '../../store/repeats.ts';
import {addFact, addMedicine} from '../../testing/medication.ts';
import {startBookingPractice, type BookingPractice} from '../booking/testing/booking-practice.ts';

type Schemas = components['schemas'];
type Problem = Schemas['Problem'];
type Request = Schemas['RepeatRequest'];
type Treatments = Schemas['MedicationTreatmentList'];

const settings: PracticeSettings = practiceSettings({
  services: [
    {service: 'booking', mode: 'direct'},
    {service: 'medication-overview', mode: 'direct'},
    {service: 'repeat-prescription', mode: 'request'},
  ],
  repeats: {
    pharmacies: [
      {id: 'vijzel', name: 'Apotheek De Vijzel', handovers: ['pick-up', 'delivery'], ura: '12345678'},
      {id: 'brug', name: 'Brugapotheek', handovers: ['locker']},
    ],
    rules: [{id: 'opioids', match: {name: ['TRAMADOL']}, online: 'no'}],
  },
});

const order = (lines: Schemas['RepeatRequestCreate']['lines'], more: object = {}) => ({
  lines,
  pharmacyId: 'vijzel',
  handover: 'pick-up',
  ...more,
});

describe('repeats and the medication behind them', () => {
  let practice: BookingPractice;
  before(async () => {
    practice = await startBookingPractice(settings);
    const {db} = practice;
    // Monday 23 November; 30 since the 9th is 16 left.
    await addMedicine(db, {
      id: 'metoprolol',
      personId: 'anna',
      name: 'METOPROLOL TABLET 50MG',
      supplied: {amount: 20, on: '2026-11-09'},
    });
    await addMedicine(db, {
      id: 'enalapril',
      personId: 'anna',
      name: 'ENALAPRIL TABLET 10MG',
      supplied: {amount: 90, on: '2026-11-09'},
    });
    await addMedicine(db, {id: 'tramadol', personId: 'anna', name: 'TRAMADOL CAPSULE 50MG'});
    await addMedicine(db, {
      id: 'hart',
      personId: 'anna',
      name: 'DIGOXINE TABLET 0,125MG',
      organization: 'Ziekenhuis De Maas',
      specialty: 'cardiologie',
    });
    await addMedicine(db, {
      id: 'kuur',
      personId: 'anna',
      name: 'DOXYCYCLINE TABLET 100MG',
      start: '2026-11-20',
      end: '2026-11-27',
    });
    await addMedicine(db, {
      id: 'straks',
      personId: 'anna',
      name: 'SIMVASTATINE TABLET 20MG',
      start: '2026-12-01',
      registeredAt: '2026-11-20T10:00:00+01:00',
    });
    await addMedicine(db, {
      id: 'over',
      personId: 'anna',
      name: 'IBUPROFEN TABLET 400MG',
      start: '2026-10-01',
      end: '2026-11-01',
    });
    await addMedicine(db, {
      id: 'lang-over',
      personId: 'anna',
      name: 'ASPIRINE TABLET 80MG',
      start: '2026-01-01',
      end: '2026-02-01',
    });
    await addMedicine(db, {id: 'van-karel', personId: 'karel', name: 'OMEPRAZOL CAPSULE 20MG'});
    await addFact(db, {
      id: 'allergie',
      personId: 'karel',
      kind: 'hypersensitivity',
      what: {text: 'Penicilline', codes: []},
    });
  });
  after(() => practice.close());
  beforeEach(async () => {
    practice.clock.set('2026-11-23T08:05:00+01:00');
    await practice.db.deleteFrom('repeat_line').execute();
    await practice.db.deleteFrom('repeat_request').execute();
  });

  const treatments = (as = 'anna', query = '') =>
    practice.call<Treatments>('GET', `/medication-treatments${query}`, {as});
  const send = <T = Request>(body: object, key?: string, as = 'anna') =>
    practice.call<T>('POST', '/repeat-requests', {as, body, ...(key !== undefined && {key})});

  it('lists what is known, with why it can be asked for or not', async () => {
    const {status, body} = await treatments();
    assert.equal(status, 200);
    assert.deepEqual(
      Object.fromEntries(
        body.items.map(({id, state, repeat, daysLeft}) => [
          id,
          [state, repeat.reasonCode ?? repeat.orderable, daysLeft],
        ]),
      ),
      {
        metoprolol: ['current', true, 6],
        enalapril: ['current', 'too-early', 76],
        tramadol: ['current', 'not-online', undefined],
        hart: ['current', 'other-prescriber', undefined],
        kuur: ['current', 'not-long-term', undefined],
        straks: ['future', 'not-started', undefined],
        over: ['stopped', 'stopped', undefined],
      },
    );
    const metoprolol = body.items.find(({id}) => id === 'metoprolol');
    assert.equal(metoprolol?.dosingText, '1 maal per dag 1 tablet, oraal');
    assert.equal(metoprolol.prescriber?.isOwnPractice, true);
    assert.equal(metoprolol.lastDispense?.name, 'METOPROLOL TABLET 50MG VAN DE FABRIEK');
    assert.equal(metoprolol.week?.days.length, 7);
    assert.equal(body.items.find(({id}) => id === 'hart')?.repeat.specialty, 'cardiologie');
    const {body: current} = await treatments('anna', '?state=current');
    assert.deepEqual(new Set(current.items.map(({state}) => state)), new Set(['current']));
  });

  it('the overview has them all, and tells what is not known from what is not there', async () => {
    const {body} = await practice.call<Schemas['MedicationOverview']>('GET', '/medication-overview');
    assert.equal(body.treatments.length, 7);
    assert.equal(body.hypersensitivities.known, 'not-asked');
    assert.equal(body.contraIndications.known, 'not-available');
    const {body: karel} = await practice.call<Schemas['MedicationOverview']>('GET', '/medication-overview', {
      as: 'karel',
    });
    assert.equal(karel.hypersensitivities.items[0]?.text, 'Penicilline');
  });

  it('the overview comes as PDF and as a page, by what is asked for', async () => {
    const as = (accept: string) => practice.call<string>('GET', '/medication-overview', {headers: {accept}});
    assert.match((await as('text/html')).headers['vary'] ?? '', /Accept-Language, Accept\b/);
    const pdf = await as('application/pdf');
    assert.equal(pdf.status, 200);
    assert.equal(pdf.headers['content-type'], 'application/pdf');
    assert.match(pdf.body, /^%PDF-1\.7/);
    const page = await as('text/html');
    assert.match(page.body, /<h3 translate="no">METOPROLOL TABLET 50MG<\/h3>/);
    const fhir = await as('application/fhir+json');
    assert.equal((fhir.body as unknown as {resourceType: string}).resourceType, 'Bundle');
    assert.equal((await as('text/csv')).status, 406);
  });

  it('is for the person and who may act for them, and for nobody else', async () => {
    for (const path of [
      '/medication-treatments',
      '/medication-overview',
      '/pharmacies',
      '/repeat-requests',
    ]) {
      const other = await practice.call<Problem>('GET', `${path}?personId=karel`);
      assert.deepEqual([other.status, other.body.code], [404, 'not-found'], path);
    }
    const staff = await practice.call<Problem>('GET', '/medication-treatments?personId=anna', {
      scope: 'staff',
      as: 'visser',
    });
    assert.equal(staff.body.code, 'scope-insufficient');
    const {body} = await send(order([{treatmentId: 'metoprolol'}]));
    const read = await practice.call<Problem>('GET', `/repeat-requests/${body.id}`, {as: 'karel'});
    assert.equal(read.status, 404);
    const withdrawn = await practice.call<Problem>('POST', `/repeat-requests/${body.id}/withdrawal`, {
      as: 'karel',
      ifMatch: body.etag,
    });
    assert.equal(withdrawn.status, 404);
    const strange = await send<Problem>(order([{treatmentId: 'van-karel'}]));
    assert.deepEqual([strange.status, strange.body.errors?.[0]?.message], [422, 'not-found']);
  });

  it('says nothing of the reason to who is too young', async () => {
    await practice.db
      .updateTable('person')
      .set({birth_date: '2011-01-01'})
      .where('id', '=', 'karel')
      .execute();
    try {
      for (const path of [
        '/medication-treatments',
        '/medication-overview',
        '/pharmacies',
        '/repeat-requests',
      ]) {
        const {status, body} = await practice.call<Problem>('GET', path, {as: 'karel'});
        assert.deepEqual(
          [status, body.code, body.phone],
          [422, 'medication-not-online', '010 123 45 67'],
          path,
        );
      }
    } finally {
      await practice.db
        .updateTable('person')
        .set({birth_date: '1980-05-17'})
        .where('id', '=', 'karel')
        .execute();
    }
  });

  it('takes an order, promises a day, and has it after that', async () => {
    const {status, body, headers} = await send(
      order([{treatmentId: 'metoprolol', daysLeft: 4}, {description: 'zalf voor mijn arm'}], {
        remark: ' Graag snel. ',
      }),
    );
    assert.equal(status, 201);
    assert.equal(body.promisedBy, '2026-11-25');
    assert.equal(body.readyFrom, '2026-11-26');
    assert.equal(body.remark, 'Graag snel.');
    assert.deepEqual(
      body.lines.map(({name, state, daysLeft}) => [name, state, daysLeft]),
      [
        ['METOPROLOL TABLET 50MG', 'submitted', 4],
        ['zalf voor mijn arm', 'submitted', undefined],
      ],
    );
    assert.equal('ura' in body.pharmacy, false);
    assert.equal(headers['location'], `/v1/repeat-requests/${body.id}`);
    const {body: list} = await practice.call<Schemas['RepeatRequestList']>('GET', '/repeat-requests');
    assert.deepEqual(
      list.items.map(({id}) => id),
      [body.id],
    );
    const metoprolol = (await treatments()).body.items.find(({id}) => id === 'metoprolol');
    assert.deepEqual(metoprolol?.repeat, {
      orderable: false,
      reasonCode: 'requested-already',
      instead: 'follow-request',
      requestId: body.id,
    });
    const {body: pharmacies} = await practice.call<Schemas['PharmacyList']>('GET', '/pharmacies');
    assert.deepEqual(
      pharmacies.items.map(({id, isPreferred}) => [id, isPreferred]),
      [
        ['vijzel', true],
        ['brug', undefined],
      ],
    );
  });

  it('says by when an order of now would be answered, and knows the pharmacy that supplied last', async () => {
    await addMedicine(practice.db, {
      id: 'van-de-brug',
      personId: 'karel',
      name: 'AMLODIPINE TABLET 5MG',
      supplied: {amount: 90, on: '2026-11-09', dispenser: 'Brugapotheek'},
    });
    const {body} = await practice.call<Schemas['PharmacyList']>('GET', '/pharmacies', {as: 'karel'});
    assert.deepEqual(
      body.items.map(({id, isPreferred}) => [id, isPreferred]),
      [
        ['brug', true],
        ['vijzel', undefined],
      ],
    );
    const {body: request} = await send(order([{treatmentId: 'metoprolol'}]));
    assert.deepEqual([body.promisedBy, body.readyFrom], [request.promisedBy, request.readyFrom]);
  });

  it('the same order twice, at once or after a lost answer, is one request', async () => {
    const body = order([{treatmentId: 'metoprolol'}]);
    const answers = await Promise.all(Array.from({length: 5}, () => send(body, 'nervous-thumb')));
    assert.deepEqual(new Set(answers.map(({status}) => status)), new Set([201]));
    assert.equal(new Set(answers.map(({body: {id}}) => id)).size, 1);
    // A new key is a new wish: it is refused by what is there.
    const again = await Promise.all(Array.from({length: 3}, () => send<Problem>(body)));
    assert.deepEqual(new Set(again.map(({body: {code}}) => code)), new Set(['repeat-requested-already']));
    const rows = await practice.db.selectFrom('repeat_request').select('id').execute();
    assert.equal(rows.length, 1);
  });

  it('two at once with different keys: one is taken, the other hears why not', async () => {
    const body = order([{treatmentId: 'metoprolol'}]);
    const answers = await Promise.all([send<Problem>(body), send<Problem>(body)]);
    assert.deepEqual(answers.map(({status}) => status).sort(), [201, 409]);
  });

  it('one line that cannot be ordered refuses the whole, and is named', async () => {
    const {status, body} = await send<Problem>(
      order([{treatmentId: 'metoprolol'}, {treatmentId: 'tramadol'}, {treatmentId: 'enalapril'}]),
    );
    assert.deepEqual([status, body.code], [422, 'repeat-not-possible']);
    assert.deepEqual(
      body.errors?.map(({pointer, message}) => [pointer, message]),
      [
        ['/lines/1', 'not-online'],
        ['/lines/2', 'too-early'],
      ],
    );
    const twice = await send<Problem>(order([{treatmentId: 'metoprolol'}, {treatmentId: 'metoprolol'}]));
    assert.deepEqual([twice.status, twice.body.errors?.[0]?.pointer], [400, '/lines/1']);
    assert.equal((await practice.db.selectFrom('repeat_request').select('id').execute()).length, 0);
  });

  it('who goes on a journey may ask for what is too early, and for nothing else', async () => {
    const {status, body} = await send(order([{treatmentId: 'enalapril'}], {awayUntil: '2027-02-01'}));
    assert.deepEqual([status, body.lines[0]?.isTooEarly, body.awayUntil], [201, true, '2027-02-01']);
    const opioid = await send<Problem>(order([{treatmentId: 'tramadol'}], {awayUntil: '2027-02-01'}));
    assert.equal(opioid.body.code, 'repeat-not-possible');
    for (const awayUntil of ['2026-11-22', '2026-02-30']) {
      const past = await send<Problem>(order([{treatmentId: 'metoprolol'}], {awayUntil}));
      assert.deepEqual([past.status, past.body.errors?.[0]?.pointer], [400, '/awayUntil']);
    }
  });

  it('only to a pharmacy of the practice, in a way that it has', async () => {
    for (const more of [{pharmacyId: 'elders'}, {pharmacyId: 'brug'}, {handover: 'locker'}]) {
      const {status, body} = await send<Problem>(order([{treatmentId: 'metoprolol'}], more));
      assert.deepEqual([status, body.code], [422, 'pharmacy-not-offered']);
    }
  });

  it('can be taken back until the practice begins, and then asked for again', async () => {
    const {body} = await send(order([{treatmentId: 'metoprolol'}]));
    const stale = await practice.call<Problem>('POST', `/repeat-requests/${body.id}/withdrawal`, {
      ifMatch: '"7"',
    });
    assert.deepEqual([stale.status, stale.body.currentRepeatRequest?.etag], [412, body.etag]);
    const {status, body: after} = await practice.call<Request>(
      'POST',
      `/repeat-requests/${body.id}/withdrawal`,
      {ifMatch: body.etag},
    );
    assert.deepEqual([status, after.lines[0]?.state, after.withdraw.allowed], [200, 'withdrawn', false]);
    const {body: again, status: taken} = await send(order([{treatmentId: 'metoprolol'}]));
    assert.equal(taken, 201);
    const row = await findRepeatRequest(practice.db, again.id);
    assert.ok(row?.lines[0]);
    await changeRepeatLines(
      practice.db,
      row,
      [{id: row.lines[0].id, state: 'in-review', by: 'E. de Wit'}],
      practice.clock.now(),
    );
    const {body: busy} = await practice.call<Request>('GET', `/repeat-requests/${again.id}`);
    assert.deepEqual(
      [busy.lines[0]?.stateBy, busy.withdraw.refusal?.code],
      ['E. de Wit', 'repeat-in-review'],
    );
    const late = await practice.call<Problem>('POST', `/repeat-requests/${again.id}/withdrawal`, {
      ifMatch: busy.etag,
    });
    assert.deepEqual([late.status, late.body.code], [409, 'repeat-in-review']);
  });

  it('says when the promised day is over', async () => {
    const {body} = await send(order([{treatmentId: 'metoprolol'}]));
    practice.clock.set('2026-11-25T23:59:00+01:00');
    assert.equal((await practice.call<Request>('GET', `/repeat-requests/${body.id}`)).body.isLate, undefined);
    practice.clock.set('2026-11-26T00:00:00+01:00');
    assert.equal((await practice.call<Request>('GET', `/repeat-requests/${body.id}`)).body.isLate, true);
  });

  it('for who is not registered nothing can be ordered', async () => {
    await practice.db
      .updateTable('person')
      .set({registration: 'deregistered'})
      .where('id', '=', 'anna')
      .execute();
    try {
      const {status, body} = await send<Problem>(order([{treatmentId: 'metoprolol'}]));
      assert.deepEqual([status, body.code], [422, 'person-deregistered']);
    } finally {
      await practice.db
        .updateTable('person')
        .set({registration: 'registered'})
        .where('id', '=', 'anna')
        .execute();
    }
  });

  it('pages through what was asked for, latest first', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      practice.clock.set(`2026-11-23T08:0${index}:00+01:00`);
      made.unshift((await send(order([{description: `nummer ${index}`}]))).body.id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = `?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`;
      const {body} = await practice.call<Schemas['RepeatRequestList']>('GET', `/repeat-requests${query}`);
      seen.push(...body.items.map(({id}) => id));
      cursor = body.next;
    } while (cursor !== undefined);
    assert.deepEqual(seen, made);
  });

  it('tells who follows along, and nobody else', async () => {
    const before = await practice.db.selectFrom('outbox').selectAll().execute();
    const {body} = await send(order([{treatmentId: 'metoprolol'}]));
    const events = (await practice.db.selectFrom('outbox').selectAll().execute()).slice(before.length);
    assert.deepEqual(
      events.map(({type, resource, subject_id: of}) => [type, resource, of]),
      [['repeat-request-changed', `/repeat-requests/${body.id}`, 'anna']],
    );
  });

  it('is not there where the practice does not offer it', async () => {
    const without = await startBookingPractice();
    try {
      const {body} = await without.call<Problem>('GET', '/pharmacies');
      assert.equal(body.code, 'operation-not-offered');
      const list = await without.call<Problem>('GET', '/medication-treatments');
      assert.equal(list.body.code, 'medication-not-online');
    } finally {
      await without.close();
    }
  });
});
