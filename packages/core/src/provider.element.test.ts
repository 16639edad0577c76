import {expect, fixtureCleanup, oneEvent, waitUntil} from '@open-wc/testing';
import {LitElement, html, type TemplateResult} from 'lit';
import {ProviderController} from './controllers/provider-controller.ts';
import {StringsController} from './controllers/strings-controller.ts';
import {defineElement} from './define-element.ts';
import {defineProvider} from './define-provider.ts';
import type {SignInRequestEvent} from './events.ts';
import {valueOf} from './loadable.ts';
import type {GpProvider} from './provider.element.ts';
import './define.ts';
import {defineStrings} from './strings/texts.ts';
import {replace} from './testing/replace.ts';
import {exampleOf, fakeGateway, never, offline, problem, body, type FakeGateway} from './testing/index.ts';

const strings = defineStrings(
  {'who.calls': 'Bel {phone}', 'only.dutch': 'Alleen Nederlands'},
  {
    en: () => Promise.resolve({strings: {'who.calls': 'Call {phone}'}}),
    fr: () => Promise.reject(new Error('The file is gone')),
  },
  'probe.',
);

/** Draws what it was told. */
class Probe extends LitElement {
  readonly provider = new ProviderController(this);
  readonly strings = new StringsController(this, strings, this.provider);

  protected override render(): TemplateResult {
    return html`<p>${this.strings.text('who.calls', {phone: '112'})}</p>
      <p>${this.strings.text('only.dutch')}</p>`;
  }
}
defineElement('gp-probe', Probe);

let stage: HTMLElement;
const errors: unknown[][] = [];
const {error, warn} = console;

beforeEach(() => {
  stage = document.createElement('div');
  document.body.append(stage);
  errors.length = 0;
  console.error = (...args: unknown[]) => void errors.push(args);
  console.warn = console.error;
});

afterEach(() => {
  stage.remove();
  fixtureCleanup();
  document.documentElement.lang = 'nl';
  Object.assign(console, {error, warn});
});

interface Set {
  provider: GpProvider;
  probe: Probe;
  gateway: FakeGateway;
}

function place(gateway = fakeGateway(), setUp: (provider: GpProvider) => void = () => {}): Set {
  const provider = document.createElement('gp-provider');
  provider.api = 'https://gateway.example/v1';
  provider.fetch = gateway;
  setUp(provider);
  const probe = document.createElement('gp-probe') as Probe;
  provider.append(probe);
  stage.append(provider);
  return {provider, probe, gateway};
}

const signIn = (provider: GpProvider) => {
  provider.getToken = () => 'token';
};
const isReady = ({probe}: Set) =>
  waitUntil(() => probe.provider.value?.practice.state === 'ready', 'no practice');
const session = ({probe}: Set) => probe.provider.value?.session;
const textOf = (probe: Probe) => probe.shadowRoot?.textContent.replaceAll(/\s+/g, ' ').trim();

describe('<gp-provider>', () => {
  it('draws nothing and takes no room of its own', () => {
    const {provider} = place();
    expect(provider.shadowRoot).to.equal(null);
    expect(getComputedStyle(provider).display).to.equal('contents');
  });

  it('reads the practice once, and shares it with its clock and zone', async () => {
    const set = place();
    const second = document.createElement('gp-probe') as Probe;
    set.provider.append(second);
    await isReady(set);
    await waitUntil(() => second.provider.value?.practice.state === 'ready');
    expect(set.gateway.calls.map(({operationId}) => operationId)).to.deep.equal(['getPractice']);
    const {value} = set.probe.provider;
    expect(value?.zone).to.equal('Europe/Amsterdam');
    expect(value?.now()).to.be.closeTo(Date.parse('2026-11-23T08:05:00+01:00'), 2000);
    expect(value?.session).to.deep.equal({state: 'signed-out'});
  });

  it('reads the session when there is a token, also when it comes later', async () => {
    const set = place();
    await isReady(set);
    expect(set.gateway.calls.length).to.equal(1);
    signIn(set.provider);
    await waitUntil(() => session(set)?.state === 'ready');
    expect(set.probe.provider.value?.subject?.name).to.equal('Anna de Vries');
    set.provider.getToken = undefined;
    await waitUntil(() => session(set)?.state === 'signed-out');
    expect(set.probe.provider.value?.subject).to.equal(undefined);
  });

  it('never shows one person what was read for another', async () => {
    const family = exampleOf('getSession', 'family');
    const gateway = fakeGateway({
      getSession: ({headers}) =>
        body({...family, actor: {id: '1', name: headers.get('Authorization') ?? ''}}),
    });
    const set = place(gateway, (provider) => (provider.getToken = () => 'anna'));
    await waitUntil(() => session(set)?.state === 'ready');
    set.provider.getToken = () => 'bram';
    await set.provider.updateComplete;
    expect(session(set)).to.deep.equal({state: 'loading', previous: undefined});
    await waitUntil(() => session(set)?.state === 'ready');
    const state = session(set);
    expect(state?.state === 'ready' && state.value.actor.name).to.equal('Bearer bram');
  });

  it('is signed out when there is no token, without asking the gateway', async () => {
    const set = place(fakeGateway(), (provider) => (provider.getToken = () => null));
    await isReady(set);
    await waitUntil(() => session(set)?.state === 'signed-out');
    expect(set.gateway.calls.map(({operationId}) => operationId)).to.deep.equal(['getPractice']);
  });

  it('says that the session ended, keeps who it was, and goes on after signing in again', async () => {
    const set = place(fakeGateway(), signIn);
    await waitUntil(() => session(set)?.state === 'ready');
    set.gateway.change({getSession: problem('token-expired'), listPractitioners: problem('token-expired')});
    const {client} = set.probe.provider.value ?? expect.fail('not connected');
    await client.GET('/practitioners');
    await waitUntil(() => session(set)?.state === 'expired');
    const state = session(set);
    expect(state?.state === 'expired' && state.previous.actor.name).to.equal('Anna de Vries');
    set.gateway.change({getSession: {kind: 'example', name: 'alone'}});
    set.probe.provider.value?.reload();
    await waitUntil(() => session(set)?.state === 'ready');
  });

  it('asks the host to sign in; a host that does so itself stays on the page', async () => {
    const {provider, probe} = place(fakeGateway(), (element) => (element.signInHref = '/elsewhere'));
    await waitUntil(() => probe.provider.value);
    const here = location.href;
    setTimeout(() => probe.provider.value?.signIn());
    provider.addEventListener('gp-sign-in-request', (event) => event.preventDefault());
    const event = await oneEvent<SignInRequestEvent>(stage, 'gp-sign-in-request');
    expect(event.returnAddress).to.equal(here);
    expect(location.href).to.equal(here);
  });

  it('works for whom the host says, for the only one there is, or leaves it open', async () => {
    const gateway = fakeGateway({getSession: {kind: 'example', name: 'family'}});
    const set = place(gateway, signIn);
    await waitUntil(() => session(set)?.state === 'ready');
    const value = () => set.probe.provider.value;
    expect(value()?.subject).to.equal(undefined);
    value()?.setPerson('bram');
    await waitUntil(() => value()?.subject?.name === 'Bram de Vries');
    set.provider.setAttribute('person-id', 'somebody-else');
    await set.provider.updateComplete;
    expect(value()?.personId).to.equal('somebody-else');
    expect(value()?.subject).to.equal(undefined);
  });

  it('two on one page know nothing of each other', async () => {
    const practice = exampleOf('getPractice');
    const one = place();
    const two = place(fakeGateway({getPractice: body({...practice, id: 'de-eik'})}), signIn);
    await isReady(one);
    await isReady(two);
    const id = ({probe}: Set) => valueOf(probe.provider.value?.practice ?? {state: 'idle'})?.id;
    expect([id(one), id(two)]).to.deep.equal(['de-linde', 'de-eik']);
    expect(session(one)?.state).to.equal('signed-out');
    two.provider.personId = 'anna';
    await two.provider.updateComplete;
    expect(one.probe.provider.value?.personId).to.equal(undefined);
  });

  it('reads again when the address changes, and says so when there is none', async () => {
    const set = place();
    await isReady(set);
    const other = fakeGateway({getPractice: body({...exampleOf('getPractice'), id: 'de-eik'})});
    set.provider.fetch = other;
    set.provider.setAttribute('api', 'https://other.example/v1');
    await waitUntil(() => valueOf(set.probe.provider.value?.practice ?? {state: 'idle'})?.id === 'de-eik');
    set.provider.setAttribute('api', '');
    await waitUntil(() => set.probe.provider.value?.practice.state === 'failed');
    expect(errors.length).to.equal(1);
    expect(other.calls.length).to.equal(1);
  });

  it('tries again when the gateway could not be reached, as soon as the device is online', async () => {
    const gateway = fakeGateway({getPractice: ({count}) => (count === 1 ? offline : undefined)});
    const set = place(gateway);
    await waitUntil(() => set.probe.provider.value?.practice.state === 'failed');
    dispatchEvent(new Event('online'));
    await isReady(set);
  });

  it('a hundred rounds leave no timer, no request and no listener', async () => {
    const timers = new Set<unknown>();
    const listeners = new Set<unknown>();
    const gateway = fakeGateway({getSession: never});
    const set = place(gateway, signIn);
    await isReady(set);
    set.provider.remove();
    type SetTimer = (...args: unknown[]) => number;
    type Listen = (this: EventTarget | undefined, name: string, listener: unknown) => void;
    const restore = [
      replace(window, 'setTimeout', (original: SetTimer) => (...args: unknown[]) => {
        const id = original.apply(window, args);
        timers.add(id);
        return id;
      }),
      replace(window, 'clearTimeout', (original: SetTimer) => (id: number) => {
        timers.delete(id);
        original.call(window, id);
      }),
      ...[document, window].flatMap((target) => [
        replace(target, 'addEventListener', (original: Listen) => (name: string, listener: unknown) => {
          listeners.add(listener);
          original.call(target, name, listener);
        }),
        replace(target, 'removeEventListener', (original: Listen) => (name: string, listener: unknown) => {
          listeners.delete(listener);
          original.call(target, name, listener);
        }),
      ]),
    ];
    let mostTimers = 0;
    let mostListeners = 0;
    try {
      for (let round = 0; round < 100; round++) {
        stage.append(set.provider);
        await set.provider.updateComplete;
        await set.probe.updateComplete;
        mostTimers = Math.max(mostTimers, timers.size);
        mostListeners = Math.max(mostListeners, listeners.size);
        set.provider.remove();
      }
      await Promise.resolve();
    } finally {
      restore.forEach((each) => each());
    }
    // It did start something, in each round as much as in the first.
    expect(mostTimers).to.equal(1);
    expect(mostListeners).to.equal(1);
    expect(timers.size).to.equal(0);
    expect(listeners.size).to.equal(0);
    await waitUntil(() => gateway.pending() === 0);
    stage.append(set.provider);
    await waitUntil(() => set.probe.provider.value?.practice.state === 'ready');
    expect(gateway.pending()).to.equal(1);
  });
});

describe('whom to call', () => {
  let restore: () => void;
  beforeEach(() => (restore = replace(Math, 'random', () => () => 0)));
  afterEach(() => restore());

  it('changes by itself when another number holds by the gateway’s clock', async () => {
    const practice = exampleOf('getPractice');
    // The gateway lives in another year than this device, fifty milliseconds before eight.
    const eight = Date.parse('2026-11-23T08:00:00+01:00');
    const gateway = fakeGateway({
      getPractice: ({count}) =>
        body({
          ...practice,
          now: new Date(count === 1 ? eight - 50 : eight).toISOString(),
          contactNow:
            count === 1
              ? {
                  phone: '010 987 65 43',
                  who: 'out-of-hours-post' as const,
                  until: new Date(eight).toISOString(),
                }
              : {phone: '010 123 45 67', who: 'practice' as const, until: '2026-11-23T17:00:00+01:00'},
        }),
    });
    const set = place(gateway);
    const who = () => valueOf(set.probe.provider.value?.practice ?? {state: 'idle'})?.contactNow?.who;
    await waitUntil(() => who() === 'out-of-hours-post');
    // By a timer of the page: a machine that does much else is later.
    await waitUntil(() => who() === 'practice', 'the practice', {timeout: 5000});
    expect(gateway.calls.length).to.equal(2);
  });
});

describe('ProviderController', () => {
  it('finds a provider that is defined after it', async () => {
    defineElement('late-probe', Probe);
    stage.innerHTML =
      '<late-provider api="https://gateway.example/v1"><late-probe></late-probe></late-provider>';
    const probe = stage.querySelector<Probe>('late-probe') ?? expect.fail('no probe');
    await probe.updateComplete;
    expect(probe.provider.status).to.equal('pending');
    (stage.firstElementChild as GpProvider).fetch = fakeGateway();
    defineProvider('late');
    await waitUntil(() => probe.provider.value?.practice.state === 'ready');
    expect(errors.length).to.equal(0);
  });

  it('says once in the console that there is none, and finds one when it is moved', async () => {
    const probe = document.createElement('gp-probe') as Probe;
    stage.append(probe);
    expect(probe.provider.status).to.equal('pending');
    await waitUntil(() => probe.provider.status === 'none');
    probe.requestUpdate();
    await probe.updateComplete;
    expect(errors.length).to.equal(1);
    expect(String(errors[0])).to.contain('<gp-probe>').and.to.contain('<gp-provider>');
    place().provider.append(probe);
    await waitUntil(() => probe.provider.value?.practice.state === 'ready');
  });

  it('is let go when it leaves, and belongs to the next provider', async () => {
    const practice = exampleOf('getPractice');
    const one = place();
    const two = place(fakeGateway({getPractice: body({...practice, timeZone: 'Europe/London'})}));
    await isReady(one);
    await isReady(two);
    two.provider.append(one.probe);
    await waitUntil(() => one.probe.provider.value?.zone === 'Europe/London');
    one.provider.reload();
    await waitUntil(() => one.gateway.calls.length === 2 && one.gateway.pending() === 0);
    await one.provider.updateComplete;
    expect(one.probe.provider.value?.zone).to.equal('Europe/London');
  });
});

describe('language', () => {
  it('is the page’s, and follows it', async () => {
    const {probe} = place();
    await waitUntil(() => textOf(probe) === 'Bel 112 Alleen Nederlands');
    document.documentElement.lang = 'en-GB';
    await waitUntil(() => textOf(probe)?.startsWith('Call 112'));
    expect(probe.strings.locale).to.equal('en-GB');
    document.documentElement.lang = 'nl-BE';
    await waitUntil(() => textOf(probe)?.startsWith('Bel 112'));
    expect(probe.strings.locale).to.equal('nl-BE');
  });

  it('a text that is missing is Dutch and says so', async () => {
    document.documentElement.lang = 'en';
    const {probe} = place();
    await waitUntil(() => textOf(probe) === 'Call 112 Alleen Nederlands');
    expect(probe.shadowRoot?.querySelector('[lang="nl"]')?.textContent).to.equal('Alleen Nederlands');
  });

  it('a language without texts, or with a file that is gone, is Dutch with Dutch formats', async () => {
    for (const lang of ['de', 'fr', 'nl_NL', '???', '']) {
      document.documentElement.lang = lang;
      const {probe, provider} = place();
      await waitUntil(() => probe.strings.isReady && textOf(probe) === 'Bel 112 Alleen Nederlands', lang);
      expect(probe.strings.language).to.equal('nl');
      expect(probe.strings.dir).to.equal('ltr');
      provider.remove();
    }
  });

  it('is the nearest one through shadow hosts, unless the provider says it', async () => {
    const host = document.createElement('section');
    host.lang = 'en';
    stage.append(host);
    const root = host.attachShadow({mode: 'open'});
    const {provider, probe, gateway} = place();
    root.append(provider);
    await waitUntil(() => textOf(probe)?.startsWith('Call'));
    await waitUntil(() => gateway.calls.at(-1)?.headers.get('Accept-Language') === 'en');
    provider.lang = 'nl';
    await waitUntil(() => textOf(probe)?.startsWith('Bel'));
    await waitUntil(() => gateway.calls.at(-1)?.headers.get('Accept-Language') === 'nl');
    expect(probe.provider.value?.locale).to.equal('nl');
  });

  it('texts of the host replace ours, for one widget or for all', async () => {
    const {provider, probe} = place(fakeGateway(), (element) => {
      element.strings = {'probe.who.calls': 'Draai {phone}', 'only.dutch': 'Van ons'};
    });
    await waitUntil(() => textOf(probe) === 'Draai 112 Van ons');
    provider.strings = {'who.calls': '<b>{phone}</b>'};
    await waitUntil(() => textOf(probe) === '<b>112</b> Alleen Nederlands');
  });
});

describe('defineElement', () => {
  it('is silent for the same version and warns for another', () => {
    defineElement('gp-probe', Probe);
    expect(errors.length).to.equal(0);
    customElements.define('gp-foreign', class extends HTMLElement {});
    defineElement('gp-foreign', Probe);
    expect(errors.length).to.equal(1);
    expect(document.createElement('gp-foreign')).not.to.be.instanceOf(Probe);
  });
});
