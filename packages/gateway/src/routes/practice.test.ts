import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {practiceSettings} from '../domain/testing/settings.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {putSettings, startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {practiceHandlers} from './practice.ts';

type Practice = components['schemas']['Practice'];

describe('GET /practice', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startTestGateway({handlers: fakeHandlers(practiceHandlers)});
  });
  after(() => gateway.close());

  const ask = async (headers: Record<string, string> = {}): Promise<Practice> => {
    const answer = await gateway.app.inject({url: '/v1/practice', headers});
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Practice>();
  };
  const load = (changes: Parameters<typeof practiceSettings>[0]) =>
    putSettings(gateway.db, practiceSettings(changes), gateway.clock.now());

  it('needs no token and tells what the settings say', async () => {
    const practice = await ask();
    const {name, phones, openingHours, services} = practiceSettings();
    assert.deepEqual(
      [practice.name, practice.phones, practice.openingHours, practice.services],
      [name, phones, openingHours, services],
    );
    assert.equal(practice.id, 'huisartsenpraktijk-de-linde');
    assert.equal(practice.timeZone, 'Europe/Amsterdam');
    assert.deepEqual(practice.booking, {horizonDays: 42, changeCutoffHours: 24});
    assert.equal(practice.alarmSigns.isExample, true);
  });

  for (const [instant, who, phone, until] of [
    ['2026-11-23T07:55:00+01:00', 'out-of-hours-post', '010 987 65 43', '2026-11-23T08:00:00+01:00'],
    ['2026-11-23T08:00:00+01:00', 'practice', '010 123 45 67', '2026-11-23T17:00:00+01:00'],
    ['2027-04-27T10:00:00+02:00', 'out-of-hours-post', '010 987 65 43', '2027-04-28T08:00:00+02:00'],
    ['2026-12-29T10:00:00+01:00', 'covering-practice', '010 222 33 44', '2026-12-29T17:00:00+01:00'],
  ] as const) {
    it(`at ${instant} says to call the ${who}, until ${until}`, async () => {
      gateway.clock.set(instant);
      const {contactNow, now} = await ask();
      assert.equal(now, instant);
      assert.deepEqual([contactNow?.who, contactNow?.phone, contactNow?.until], [who, phone, until]);
      gateway.clock.set('2026-11-23T08:05:00+01:00');
    });
  }

  it('leaves out whom to call when the hours are not known', async () => {
    await load({openingHours: []});
    assert.equal((await ask()).contactNow, undefined);
    await load({});
  });

  it('tells closures and holidays of the coming year', async () => {
    const closures = (await ask()).closures.map(({from, isHoliday = false}) => `${from} ${isHoliday}`);
    assert.ok(closures.includes('2026-12-25 true'));
    assert.ok(closures.includes('2026-12-28 false'));
    assert.ok(closures.includes('2027-04-27 true'));
    assert.deepEqual(closures, [...closures].sort());
  });

  it('speaks the wanted language where all texts have it', async () => {
    const {nl} = practiceSettings().alarmSigns;
    assert.ok(nl);
    const en = {...nl, groups: [{id: 'general', title: 'Everyone', signs: ['severe breathlessness']}]};
    await load({alarmSigns: {nl, en}});
    const {headers} = await gateway.app.inject('/v1/practice');
    assert.match(String(headers['vary']), /Accept-Language/);
    const english = await ask({'accept-language': 'tr, en-GB;q=0.8'});
    assert.equal(english.language, 'en');
    assert.equal(english.alarmSigns.groups[0]?.title, 'Everyone');
    assert.equal((await ask({'accept-language': 'tr'})).language, 'nl');

    // Half a translation would be read out in the wrong voice.
    await load({alarmSigns: {nl, en}, texts: {nl: {whatHappensNext: 'U hoeft niets meer te doen.'}}});
    const dutch = await ask({'accept-language': 'en'});
    assert.equal(dutch.language, 'nl');
    assert.equal(dutch.texts.whatHappensNext, 'U hoeft niets meer te doen.');

    await load({alarmSigns: {nl, en}, texts: {nl: {}, en: {whatHappensNext: 'Nothing more to do.'}}});
    assert.equal((await ask({'accept-language': 'en'})).texts.whatHappensNext, 'Nothing more to do.');
    await load({});
  });

  it('follows settings that another process loads', async () => {
    await load({name: 'De Eik', booking: {appointmentTypes: [], horizonDays: 21}});
    const practice = await ask();
    assert.deepEqual([practice.id, practice.name, practice.booking.horizonDays], ['de-eik', 'De Eik', 21]);
    await load({});
  });

  it('is unavailable without settings, and the gateway not ready', async () => {
    const empty = await startTestGateway({handlers: fakeHandlers(practiceHandlers), settings: null});
    try {
      assert.equal((await empty.app.inject('/v1/practice')).statusCode, 503);
      assert.equal((await empty.app.inject('/readyz')).statusCode, 503);
      assert.equal((await empty.app.inject('/healthz')).statusCode, 200);
    } finally {
      await empty.close();
    }
  });
});
