// What pages do with an element: put it in odd places, move it, load it late, twice or half.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {people, startDemoGateway, type Schemas} from '../demo-gateway.ts';
import {BookingPage, say, toTimes} from '../journeys/booking.page.ts';
import {book, FALLBACK, Hostile, PHONE, SCRIPT_TAG, STYLE_TAG, TAGS, WIDGET, type Open} from './pages.ts';

describe('on a page that is hostile to live on', () => {
  const hostile = new Hostile();
  before(() => hostile.start());
  after(() => hostile.close());

  /** What is true of every page here, and then it is closed. */
  async function end(open: Open, isExpected: (line: string) => boolean = () => false): Promise<void> {
    assert.deepEqual(
      open.trace.console.filter((line) => !isExpected(line)),
      [],
    );
    await open.close();
  }

  it('inside a form: nothing is submitted, and none of our fields is among its own', async () => {
    const open = await hostile.open({
      body: `<form action="/verzonden"><input name="zoek" value="x">${WIDGET}<button>Zoek</button></form>`,
    });
    const {page, booking} = open;
    await book(booking);
    const fields = await page.evaluate(() => {
      const form = document.querySelector('form')!;
      return {names: [...new FormData(form).keys()], controls: form.elements.length};
    });
    assert.deepEqual(fields, {names: ['zoek'], controls: 2});
    await booking.root.getByRole('button', {name: 'Terug'}).first().click();
    await booking.at('details.heading');
    const [input] = await booking.root.getByRole('textbox').all();
    await input?.press('Control+Enter');
    await booking.toCheck();
    assert.doesNotMatch(page.url(), /verzonden/);
    await end(open);
  });

  it('inside a dialog: it works, and Escape closes the dialog only', async () => {
    const open = await hostile.open({body: `<dialog>${WIDGET}</dialog>`});
    const {page, booking} = open;
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await book(booking);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.querySelector('dialog')?.open), false);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await booking.at('check.heading');
    await end(open);
  });

  it('in a tab that is shown later', async () => {
    const open = await hostile.open({body: `<div id="tab" style="display: none">${WIDGET}</div>`});
    const {page, booking} = open;
    await page.waitForFunction(
      () => !!document.querySelector('gp-booking')?.shadowRoot?.querySelector('.title'),
    );
    await page.evaluate(() => document.getElementById('tab')?.removeAttribute('style'));
    await book(booking);
    await end(open);
  });

  it('in a sandboxed frame: without storage and gateway, the fallback and no exception', async () => {
    const inner = hostile.put({});
    const open = await hostile.open({
      head: '',
      body: `<iframe sandbox="allow-scripts" src="${inner}" width="380" height="800" title="Afspraak"></iframe>`,
    });
    const frame = open.page.frameLocator('iframe');
    await frame
      .getByRole('button', {name: say('again')})
      .or(frame.locator('gp-booking[load-failed]'))
      .first()
      .waitFor();
    assert.ok(await frame.getByRole('link', {name: PHONE}).first().isVisible());
    // What the browser itself says of an origin that nobody allows.
    await end(open, (line) => /CORS|net::ERR_FAILED|could not be loaded/.test(line));
  });

  it('with its script deferred, merged into another or loaded at the first touch', async () => {
    for (const late of [
      {head: STYLE_TAG, body: `${WIDGET}<script defer src="/gp-elements/0/loader.classic.js"></script>`},
      {
        head: STYLE_TAG,
        body: `${WIDGET}<script data-gp-elements="/gp-elements/0/">const s = document.createElement('script');
          s.src = '/gp-elements/0/loader.classic.js'; document.head.append(s);</script>`,
      },
      {
        head: STYLE_TAG,
        body: `${WIDGET}<script type="module">addEventListener('pointerdown', () => import('/gp-elements/0/loader.js'), {once: true});</script>`,
      },
    ]) {
      const open = await hostile.open(late);
      assert.ok(await open.page.getByRole('link', {name: PHONE}).first().isVisible());
      await open.page.mouse.click(5, 5);
      await open.booking.answer('no');
      await open.booking.at('kind.heading');
      await end(open);
    }
  });

  it('where an editor took out scripts and tags it does not know: the link stays', async () => {
    const open = await hostile.open({head: '', body: FALLBACK});
    assert.ok(await open.page.getByRole('link', {name: PHONE}).isVisible());
    await end(open);
  });

  it('moved through the page while it loads', async () => {
    const open = await hostile.open(
      {
        body: `<gp-provider api="/v1"><div id="a"><gp-booking>${FALLBACK}</gp-booking></div><div id="b"></div></gp-provider>`,
      },
      {
        prepare: (page) =>
          page.addInitScript(() => {
            document.addEventListener('DOMContentLoaded', () => {
              const widget = document.querySelector('gp-booking')!;
              const places = [...document.querySelectorAll('div')];
              let moves = 0;
              const move = () => {
                places[++moves % 2]!.append(widget);
                if (moves < 60) requestAnimationFrame(move);
                else document.body.dataset['moved'] = 'yes';
              };
              move();
            });
          }),
      },
    );
    await open.page.locator('body[data-moved]').waitFor({state: 'attached'});
    await book(open.booking);
    await end(open);
  });

  it('taken out and put back a hundred times: nothing stays behind', async () => {
    const open = await hostile.open({}, {prepare: (page) => page.addInitScript(countWhatIsHeld)});
    const {page, booking} = open;
    await booking.answer('no');
    await booking.at('kind.heading');
    await page.waitForLoadState('networkidle');
    const held = () =>
      page.evaluate(() => {
        const {held} = window;
        return {
          ...held,
          timers: held.timers.size,
          listeners: [...held.listeners.values()].reduce((sum, n) => sum + n, 0),
        };
      });
    const rounds = (count: number) =>
      page.evaluate(async (times) => {
        const widget = document.querySelector('gp-booking')!;
        const provider = document.querySelector('gp-provider')!;
        for (let round = 0; round < times; round += 1) {
          const one = round % 2 ? widget : provider;
          const parent = one.parentNode!;
          one.remove();
          await Promise.resolve();
          parent.append(one);
          await Promise.resolve();
        }
      }, count);
    await rounds(2);
    await page.waitForLoadState('networkidle');
    const before = await held();
    await rounds(100);
    await page.waitForLoadState('networkidle');
    const after = await held();
    assert.deepEqual(
      {timers: after.timers, listeners: after.listeners, observers: after.observers, pending: after.pending},
      {
        timers: before.timers,
        listeners: before.listeners,
        observers: before.observers,
        pending: 0,
      },
    );
    assert.ok(after.asked - before.asked <= 6, `${after.asked - before.asked} requests for coming back`);
    await booking.at('kind.heading');
    await page.evaluate(() => document.querySelector('gp-provider')?.remove());
    const gone = await held();
    assert.equal(gone.pending, 0);
    assert.ok(before.listeners > 0);
    assert.equal(gone.listeners, 0, 'an element that left still listens');
    await end(open);
  });

  it('with two providers for two practices: each has its own numbers, and both book', async () => {
    const OTHER = {name: 'Huisartsenpraktijk De Es', phone: '020 555 01 23'};
    const other = await startDemoGateway({allowedOrigins: [hostile.origin]});
    try {
      await other.changeSettings((settings) => ({
        ...settings,
        name: OTHER.name,
        phones: {...settings.phones, practice: OTHER.phone, urgent: {phone: OTHER.phone}},
      }));
      const token = await other.tokenFor(people.wilhelmina);
      const api = await other.as(people.wilhelmina);
      const booked = async () => (await api.get<Schemas['AppointmentList']>('/appointments')).body.items;
      const had = await booked();
      const open = await hostile.open(
        {
          body: `<gp-provider api="/v1" id="een"><gp-booking>${FALLBACK}</gp-booking></gp-provider>
          <gp-provider api="${other.origin}/v1" id="twee"><gp-booking>Bel ${OTHER.phone}</gp-booking></gp-provider>`,
        },
        {
          prepare: (page) =>
            page.addInitScript((given) => {
              document.addEventListener('DOMContentLoaded', () => {
                const provider = document.querySelector('#twee')!;
                Object.assign(provider, {getToken: () => Promise.resolve(given)});
              });
            }, token),
        },
      );
      const [first, second] = ['een', 'twee'].map(
        (id) => new BookingPage(open.page, open.page.locator(`#${id} gp-booking`)),
      ) as [BookingPage, BookingPage];
      // Step by step in turns, so that either could be taken for the other.
      await toTimes(first, {kind: /^Spreekuur/, complaints: 'one'});
      await toTimes(second, {kind: /^Spreekuur/, complaints: 'one'});
      for (const booking of [first, second]) await booking.firstTime();
      for (const booking of [second, first]) {
        await booking.at('details.heading');
        await booking.reason().fill('Ik hoest al drie weken.');
        await booking.toCheck();
      }
      for (const booking of [first, second]) await booking.confirm();
      for (const [booking, own, others] of [
        [first, PHONE, OTHER.phone],
        [second, OTHER.phone, PHONE],
      ] as const) {
        await booking.at('done.booked');
        assert.ok(await booking.phone(own).first().isVisible());
        assert.equal(await booking.phone(others).count(), 0);
      }
      assert.equal(await hostile.takeBack(), 1);
      assert.equal((await booked()).length, had.length + 1);
      await end(open);
    } finally {
      await other.close();
    }
  });

  it('with two providers, one of whose gateways is down', async () => {
    const open = await hostile.open(
      {
        body: `<gp-provider api="/v1" id="een"><gp-booking>${FALLBACK}</gp-booking></gp-provider>
        <gp-provider api="/twee/v1" id="twee" lang="en"><gp-booking>Bel de tweede</gp-booking></gp-provider>`,
      },
      {
        prepare: () =>
          Promise.resolve(
            hostile.answerWith(({path}) =>
              path.startsWith('/twee/') ? {status: 502, headers: {}, body: ''} : undefined,
            ),
          ),
      },
    );
    const first = new BookingPage(open.page, open.page.locator('#een gp-booking'));
    await book(first);
    const second = open.page.locator('#twee gp-booking');
    await second.getByText('Something went wrong').waitFor();
    assert.ok(await second.getByText('Bel de tweede').isVisible());
    hostile.answerWith();
    await end(open, (line) => line.includes('502'));
  });

  it('with a provider that is defined after its widgets', async () => {
    // A host's own module holds the provider's definition back until the widget is there.
    const open = await hostile.open(
      {},
      {
        prepare: (page) =>
          page.addInitScript(() => {
            const define = customElements.define.bind(customElements);
            const held: (() => void)[] = [];
            customElements.define = (name, element, options) => {
              if (name === 'gp-provider') held.push(() => define(name, element, options));
              else {
                define(name, element, options);
                requestAnimationFrame(() => held.splice(0).forEach((late) => late()));
              }
            };
          }),
      },
    );
    await book(open.booking);
    await end(open);
  });

  it('with two copies of the library', async () => {
    const open = await hostile.open({head: TAGS + TAGS + SCRIPT_TAG.replace('/0/', '/0.1.0/')});
    await book(open.booking);
    assert.equal(
      open.trace.requests.filter(({url}) => /booking-[^.]+\.js$/.test(url) && !/later|aside|en-/.test(url))
        .length,
      1,
    );
    await end(open);
  });

  it('in a browser that lacks what we need: it says so, and the fallback stays, with no room kept free', async () => {
    const open = await hostile.open(
      {},
      {
        prepare: (page) =>
          page.addInitScript(
            "const supports = CSS.supports; CSS.supports = (...asked) => !asked.join().includes('light-dark') && supports.apply(CSS, asked);",
          ),
      },
    );
    await open.page.locator('gp-booking[load-failed]').waitFor();
    assert.ok(await open.page.getByRole('link', {name: PHONE}).isVisible());
    assert.ok(((await open.booking.root.boundingBox())?.height ?? Infinity) < 200);
    assert.equal(open.trace.requests.filter(({url}) => url.includes('booking')).length, 0);
    assert.equal(open.trace.console.length, 1);
    assert.match(open.trace.console[0] ?? '', /GP Elements: <gp-booking> could not be loaded/);
    await open.close();
  });

  it('on a slow line: the fallback first, then everything', async () => {
    const open = await hostile.open(
      {},
      {
        prepare: async (page) => {
          const session = await page.context().newCDPSession(page);
          await session.send('Network.enable');
          await session.send('Network.emulateNetworkConditions', {
            offline: false,
            latency: 400,
            downloadThroughput: 50_000,
            uploadThroughput: 50_000,
          });
        },
      },
    );
    assert.ok(await open.page.getByRole('link', {name: PHONE}).first().isVisible());
    await open.booking.answer('no');
    await open.booking.at('kind.heading');
    await end(open);
  });

  for (const [what, answer] of Object.entries({
    'a page of HTML': {status: 200, headers: {'content-type': 'text/html'}, body: '<h1>Onderhoud</h1>'},
    '502': {status: 502, headers: {'content-type': 'text/html'}, body: '<h1>Bad Gateway</h1>'},
    'nothing at all': {status: 200, headers: {'content-type': 'application/json'}, body: ''},
    garbage: {
      status: 200,
      headers: {'content-type': 'application/json'},
      body: '{"name": [1, {"phones": nul',
    },
    'another shape': {status: 200, headers: {'content-type': 'application/json'}, body: '{"hello": "world"}'},
    'a list': {status: 200, headers: {'content-type': 'application/json'}, body: '[]'},
    'a word': {status: 200, headers: {'content-type': 'application/json'}, body: '"ok"'},
  })) {
    it(`with a gateway that answers ${what}: whom to call, and a way to try again`, async () => {
      hostile.answerWith(({path}) => (path.startsWith('/v1/') ? answer : undefined));
      const open = await hostile.open({});
      const {booking, page} = open;
      await booking.button('again').waitFor();
      assert.ok(await page.getByRole('link', {name: PHONE}).isVisible());
      assert.ok(await page.getByRole('link', {name: '112'}).isVisible());
      hostile.answerWith();
      await booking.button('again').click();
      await booking.answer('no');
      await end(open, (line) => line.includes('502'));
    });
  }
});

interface Held {
  timers: Set<unknown>;
  listeners: Map<EventTarget, number>;
  observers: number;
  pending: number;
  asked: number;
}
declare global {
  interface Window {
    held: Held;
  }
}

/** Runs in the page before all else: counts what was begun and not ended outside the elements themselves. */
function countWhatIsHeld(): void {
  const held: Held = {timers: new Set(), listeners: new Map(), observers: 0, pending: 0, asked: 0};
  window.held = held;
  const start = window.setTimeout.bind(window);
  const stop = window.clearTimeout.bind(window);
  const ask = window.fetch.bind(window);
  window.setTimeout = ((run: () => void, ms?: number) => {
    const id = start(() => {
      held.timers.delete(id);
      run();
    }, ms);
    held.timers.add(id);
    return id;
  }) as typeof setTimeout;
  window.clearTimeout = ((id: number) => {
    held.timers.delete(id);
    stop(id);
  }) as typeof clearTimeout;
  window.fetch = async (...asked) => {
    held.asked += 1;
    held.pending += 1;
    try {
      return await ask(...asked);
    } finally {
      held.pending -= 1;
    }
  };
  for (const target of [window, document] as EventTarget[]) {
    const known = new Set<string>();
    const ids = new WeakMap<object, number>();
    let last = 0;
    const keyOf = (type: string, listener: object | null) => {
      if (listener && !ids.has(listener)) ids.set(listener, (last += 1));
      return `${type} ${listener ? ids.get(listener) : 0}`;
    };
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    target.addEventListener = (...[type, listener, options]: Parameters<typeof add>) => {
      known.add(keyOf(type, listener));
      held.listeners.set(target, known.size);
      add(type, listener, options);
    };
    target.removeEventListener = (...[type, listener, options]: Parameters<typeof remove>) => {
      known.delete(keyOf(type, listener));
      held.listeners.set(target, known.size);
      remove(type, listener, options);
    };
  }
  const active = new Set<MutationObserver>();
  window.MutationObserver = class extends MutationObserver {
    override observe(...asked: Parameters<MutationObserver['observe']>): void {
      active.add(this);
      held.observers = active.size;
      super.observe(...asked);
    }
    override disconnect(): void {
      active.delete(this);
      held.observers = active.size;
      super.disconnect();
    }
  };
}
