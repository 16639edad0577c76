import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {addPerson} from '../../testing/people.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from '../booking/testing/booking-practice.ts';

type Schemas = components['schemas'];

const day = '2026-11-25';
const staff = {as: 'samira', scope: 'staff'};
let practice: BookingPractice;
beforeEach(async () => {
  practice = await startBookingPractice();
});
afterEach(() => practice.close());

const read = async (date = day): Promise<Schemas['PracticeDay']> => {
  const {status, body} = await practice.call<Schemas['PracticeDay']>('GET', `/practice-days/${date}`, staff);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const lines = ({slots}: Schemas['PracticeDay']): string[] =>
  slots.map(
    ({id, state, freeUntil}) =>
      `${id} ${state}${freeUntil === undefined ? '' : ` ${freeUntil.slice(11, 16)}`}`,
  );

describe('the day of the practice', () => {
  it('has the diaries that are planned, and how far each free time goes on', async () => {
    await addSlots(practice.db, 'yilmaz', day, '09:00', 1);
    await addSlots(practice.db, 'bakker', day, '09:00', 3);
    await addSlots(practice.db, 'bakker', day, '10:00', 1);
    const body = await read();
    assert.deepEqual(
      body.diaries.map(({practitioner, location}) => [practitioner.name, location?.name]),
      [
        ['dr. M. Bakker', 'De Linde'],
        ['dr. S. Yılmaz', 'De Linde'],
      ],
    );
    assert.deepEqual(lines(body), [
      `bakker-${day}-0900 free 09:30`,
      `yilmaz-${day}-0900 free 09:10`,
      `bakker-${day}-0910 free 09:30`,
      `bakker-${day}-0920 free 09:30`,
      `bakker-${day}-1000 free 10:10`,
    ]);
  });

  it('shows what is held and blocked, and leaves out what an appointment has', async () => {
    await addSlots(practice.db, 'bakker', day, '09:00', 4);
    await practice.db
      .updateTable('slot')
      .set({status: 'busy-unavailable'})
      .where('id', '=', `bakker-${day}-0930`)
      .execute();
    const wish = (at: string) => ({timeSlotId: `bakker-${day}-${at}`, appointmentTypeId: 'telefonisch'});
    assert.equal((await practice.call('POST', '/appointments', {body: wish('0910')})).status, 201);
    assert.equal((await practice.call('POST', '/slot-holds', {as: 'karel', body: wish('0920')})).status, 201);
    assert.deepEqual(lines(await read()), [
      `bakker-${day}-0900 free 09:10`,
      `bakker-${day}-0920 held`,
      `bakker-${day}-0930 blocked`,
    ]);
    practice.clock.advance(3_600_000);
    assert.equal(lines(await read())[1], `bakker-${day}-0920 free 09:30`);
  });

  it('says why it is closed, and offers nothing then, nor what is over', async () => {
    await practice.close();
    const closure = {
      from: day,
      to: day,
      reason: 'Nascholing',
      replacement: {name: 'De Eik', phone: '010 765 43 21'},
    };
    practice = await startBookingPractice(bookingSettings({}, {closures: [closure]}));
    await addSlots(practice.db, 'bakker', day, '09:00', 1);
    const body = await read();
    assert.deepEqual(body.closed, closure);
    assert.deepEqual(lines(body), [`bakker-${day}-0900 blocked`]);
    await addSlots(practice.db, 'bakker', '2026-11-23', '07:00', 1);
    assert.deepEqual(lines(await read('2026-11-23')), ['bakker-2026-11-23-0700 blocked']);
  });

  it('is for staff, and of a day that exists', async () => {
    for (const [date, call, code] of [
      [day, {}, 'scope-insufficient'],
      ['2026-02-30', staff, 'not-found'],
    ] as const)
      assert.equal(
        (await practice.call<Schemas['Problem']>('GET', `/practice-days/${date}`, call)).body.code,
        code,
      );
  });
});

describe('finding a patient', () => {
  const search = (body: object, call: object = staff) =>
    practice.call<Schemas['PersonSearchResult'] & Schemas['Problem']>('POST', '/person-searches', {
      ...call,
      body,
    });

  it('goes by name, birth date or both, and is noted for each who is found', async () => {
    const {body} = await search({name: 'de vries'});
    assert.deepEqual(body, {
      items: [
        {id: 'anna', name: 'Anna de Vries', birthDate: '1980-05-17', phone: '06 12 34 56 78'},
        {id: 'bram', name: 'Bram de Vries', birthDate: '2020-03-01'},
      ],
      hasMore: false,
    });
    assert.deepEqual(
      (await search({birthDate: '1980-05-17'})).body.items.map(({id}) => id),
      ['anna', 'karel'],
    );
    assert.deepEqual((await search({name: 'vries', birthDate: '1999-01-01'})).body.items, []);
    const log = await practice.db
      .selectFrom('access_log')
      .select(['actor_id', 'subject_id', 'ground'])
      .where('action', '=', 'searchPersons')
      .execute();
    assert.deepEqual(
      log.map(({subject_id: id, ground}) => `${id} ${ground}`),
      ['anna treatment', 'bram treatment', 'anna treatment', 'karel treatment', 'null none'],
    );
    assert.ok(practice.logLines.every((line) => !line.includes('vries') && !line.includes('1980')));
  });

  it('gives twenty at most, nobody who died, and refuses a search for nobody', async () => {
    for (let at = 0; at < 21; at += 1) await addPerson(practice.db, {id: `p-${at}`, name: `Piet Smit ${at}`});
    await addPerson(practice.db, {id: 'dead', name: 'Dora Dood', deceased: 1});
    const {body} = await search({name: 'smit'});
    assert.deepEqual([body.items.length, body.hasMore], [20, true]);
    assert.deepEqual((await search({name: 'dood'})).body.items, []);
    for (const wrong of [{}, {name: 'x'}, {birthDate: '17-05-1980'}, {name: 'vries', bsn: '1'}])
      assert.equal((await search(wrong)).body.code, 'validation-failed', JSON.stringify(wrong));
    assert.equal((await search({name: 'vries'}, {})).body.code, 'scope-insufficient');
  });
});
