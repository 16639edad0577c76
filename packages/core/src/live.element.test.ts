import {expect, fixtureCleanup, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {ProviderController} from './controllers/provider-controller.ts';
import {defineElement} from './define-element.ts';
import './define.ts';
import {LiveController} from './live.ts';
import {fakeGateway, liveStream, problem, type FakeGateway, type LiveStream} from './testing/index.ts';

/** Notes what it was told. */
class Listener extends LitElement {
  readonly provider = new ProviderController(this);
  readonly heard: string[] = [];
  readonly live = new LiveController(this, this.provider, ({type, resource}) =>
    this.heard.push(`${type} ${resource ?? ''}`.trim()),
  );
}
defineElement('gp-listener', Listener);

let stage: HTMLElement;
beforeEach(() => {
  stage = document.createElement('div');
  document.body.append(stage);
});
afterEach(() => {
  stage.remove();
  fixtureCleanup();
});

/** The page is hidden or shown, as the browser would say. */
function setHidden(isHidden: boolean): void {
  Object.defineProperty(document, 'hidden', {value: isHidden, configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}

function place(gateway: FakeGateway, count = 1): Listener[] {
  const provider = document.createElement('gp-provider');
  provider.api = 'https://gateway.example/v1';
  provider.fetch = gateway;
  provider.getToken = () => 'token';
  const listeners = Array.from({length: count}, () => document.createElement('gp-listener') as Listener);
  provider.append(...listeners);
  stage.append(provider);
  return listeners;
}

/** A gateway that tells, and what it was asked. */
function telling(): {gateway: FakeGateway; streams: LiveStream[]; asked: () => (string | null)[]} {
  const streams: LiveStream[] = [];
  const gateway = fakeGateway({
    streamEvents: () => {
      const stream = liveStream();
      streams.push(stream);
      return stream.reply;
    },
  });
  const asked = () =>
    gateway.calls
      .filter(({operationId}) => operationId === 'streamEvents')
      .map(({headers}) => headers.get('Last-Event-ID'));
  return {gateway, streams, asked};
}

const change = (id: string) =>
  `id: ${id}\ndata: {"id":"${id}","type":"appointment-changed","resource":"/appointments/a${id}"}\n\n`;

describe('live updates', () => {
  it('are one connection for all inside a provider, closed when the last one leaves', async () => {
    const {gateway, streams, asked} = telling();
    const [one, other] = place(gateway, 2) as [Listener, Listener];
    await waitUntil(() => streams.length === 1);
    streams[0]?.push('id: 7\n\n');
    streams[0]?.push(change('8'));
    await waitUntil(() => one.heard.length === 2 && other.heard.length === 2);
    // The first says that whoever read before this moment reads again.
    expect(one.heard).to.deep.equal(['reset', 'appointment-changed /appointments/a8']);
    expect(asked()).to.deep.equal([null]);
    one.remove();
    expect(streams[0]?.isClosed()).to.equal(false);
    other.remove();
    await waitUntil(() => streams[0]?.isClosed());
  });

  it('take blocks as they come, in pieces or together', async () => {
    const {gateway, streams} = telling();
    const [one] = place(gateway) as [Listener];
    await waitUntil(() => streams.length === 1);
    streams[0]?.push(':\n');
    streams[0]?.push('\nid: 7\n\nid: 8\nda');
    streams[0]?.push(
      `ta: {"id":"8","type":"appointment-changed","resource":"/appointments/a8"}\n\n${change('9')}`,
    );
    await waitUntil(() => one.heard.length === 3);
    expect(one.heard.slice(1)).to.deep.equal([
      'appointment-changed /appointments/a8',
      'appointment-changed /appointments/a9',
    ]);
  });

  it('go on from the last id after the connection broke, without a second reset', async () => {
    const {gateway, streams, asked} = telling();
    const [one] = place(gateway) as [Listener];
    await waitUntil(() => streams.length === 1);
    streams[0]?.push(`id: 7\n\n${change('8')}`);
    await waitUntil(() => one.heard.length === 2);
    streams[0]?.end();
    dispatchEvent(new Event('online'));
    await waitUntil(() => streams.length === 2, 'no second try', {timeout: 3000});
    streams[1]?.push(`:\n\n${change('9')}`);
    await waitUntil(() => one.heard.length === 3);
    expect(asked()).to.deep.equal([null, '8']);
    expect(one.heard[2]).to.equal('appointment-changed /appointments/a9');
  });

  it('rest while nobody looks at the page, and miss nothing', async () => {
    const {gateway, streams, asked} = telling();
    const [one] = place(gateway) as [Listener];
    await waitUntil(() => streams.length === 1);
    streams[0]?.push('id: 7\n\n');
    await waitUntil(() => one.heard.length === 1);
    try {
      setHidden(true);
      await waitUntil(() => streams[0]?.isClosed());
      setHidden(false);
      await waitUntil(() => streams.length === 2);
      expect(asked()).to.deep.equal([null, '7']);
    } finally {
      setHidden(false);
    }
  });

  it('are not asked for without a session, nor again from a backend that has none', async () => {
    const gateway = fakeGateway({streamEvents: problem('not-found')});
    const [one] = place(gateway) as [Listener];
    const count = () => gateway.calls.filter(({operationId}) => operationId === 'streamEvents').length;
    await waitUntil(() => count() === 1);
    dispatchEvent(new Event('online'));
    await one.updateComplete;
    expect(count()).to.equal(1);
    expect(gateway.calls.map(({operationId}) => operationId).indexOf('streamEvents')).to.be.greaterThan(
      gateway.calls.map(({operationId}) => operationId).indexOf('getSession'),
    );
  });
});
