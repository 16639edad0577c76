import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {demoSigner} from '../routes/demo.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {demoPersonId} from './ids.ts';

type Items = components['schemas']['WorkItemList'];

describe('a morning to practise on', () => {
  let gateway: TestGateway;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-exercise-'));
    const demo = await demoSigner(folder);
    gateway = await startTestGateway({config: {demo, tokens: demo.tokens}});
    await gateway.loadDemo();
  });
  after(async () => {
    await gateway.close();
    await rm(folder, {recursive: true});
  });

  const tokenOf = async (personId: string): Promise<string> => {
    const answer = await gateway.app.inject({method: 'POST', url: '/demo/sign-in', payload: {personId}});
    return answer.json<{accessToken: string}>().accessToken;
  };
  const openItems = async (token: string): Promise<Items['items']> => {
    const headers = {authorization: `Bearer ${token}`};
    return (await gateway.app.inject({url: '/v1/work-items', headers})).json<Items>().items;
  };

  it('has what staff meet, each of which can be done, and is topped up when asked again', async () => {
    const staff = await tokenOf('staff-assistant');
    const before = (await openItems(staff)).length;
    const started = await gateway.app.inject({method: 'POST', url: '/demo/exercise'});
    assert.deepEqual([started.statusCode, started.json()], [201, {items: 6}]);
    const items = await openItems(staff);
    assert.equal(items.length, before + 6);
    const kinds = items.map(({kind}) => kind);
    assert.ok(kinds.filter((kind) => kind === 'appointment-request').length >= 4);
    assert.ok(kinds.includes('appointment-needs') && kinds.includes('late-cancellation'));

    const request = items.find(
      ({kind, person}) => kind === 'appointment-request' && person.id === demoPersonId('L-1001'),
    );
    assert.ok(request);
    const decide = (path: string, etag: string, payload: object) =>
      gateway.app.inject({
        method: 'POST',
        url: `/v1/work-items/${request.id}/${path}`,
        headers: {
          authorization: `Bearer ${staff}`,
          'idempotency-key': `exercise-${path}`,
          'if-match': etag,
        },
        payload,
      });
    const mine = await decide('assignment', request.etag, {assignee: 'me'});
    const done = await decide('decision', String(mine.headers['etag']), {decision: 'accept'});
    assert.equal(done.statusCode, 200, done.body);
    const patient = {authorization: `Bearer ${await tokenOf(demoPersonId('L-1001'))}`};
    const own = await gateway.app.inject({
      url: `/v1/appointments/${request.appointment.id}`,
      headers: patient,
    });
    assert.equal(own.json<components['schemas']['Appointment']>().status, 'booked');

    // One was answered: that person asks again, the others wait.
    const again = await gateway.app.inject({method: 'POST', url: '/demo/exercise'});
    assert.deepEqual(again.json(), {items: 1});
    assert.equal((await openItems(staff)).length, before + 6);
  });
});
