import type {Practice} from '@gp-elements/core';
import {defineProvider, SignInRequestEvent} from '@gp-elements/core';
import {
  body,
  exampleOf,
  type LiveStream,
  liveStream,
  never,
  offline,
  problem,
  replace,
} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type {AxeResults} from 'axe-core';
import {defineFrontDoor} from './define-front-door.ts';
import {followPractice} from './door-live.ts';
import type {ServiceRequestEvent} from './front-door.events.ts';
import {type FrontDoorHarness, type HarnessOptions, showFrontDoor} from './testing/index.ts';

/** The script above puts it there. */
declare const axe: {run: (context: Element) => Promise<AxeResults>};

// A page with widgets of another prefix, on which the one for booking is there; no other test defines that.
defineProvider('x');
defineFrontDoor('x');
customElements.define('x-booking', class extends HTMLElement {});
const withBooking = {prefix: 'x'};

let door: FrontDoorHarness;
const show = async (options?: HarnessOptions) => (door = await showFrontDoor(options));
const practiceWith = (change: Partial<Practice>) => ({
  scenario: {getPractice: body({...exampleOf('getPractice'), ...change})},
});
const atNight = practiceWith({
  now: '2026-11-23T22:10:00+01:00',
  contactNow: {
    phone: '010 987 65 43',
    name: 'Huisartsenpost Rotterdam',
    who: 'out-of-hours-post',
    until: '2026-11-24T08:00:00+01:00',
  },
});
const byPhone = (reason?: string) =>
  practiceWith({services: [{service: 'booking', mode: 'phone', ...(reason ? {reason} : {})}]});

before(() => {
  document.documentElement.lang = 'nl';
});

afterEach(() => {
  door.remove();
  sessionStorage.clear();
});

describe('the front door', () => {
  it('tells whom to call before anything else, then what can be done online, then the hours', async () => {
    await show();
    expect(door.headings).to.deep.equal([
      '2 Waarmee kunnen wij u helpen?',
      '3 Is het dringend? Bel altijd',
      '3 Online regelen',
      '3 Openingstijden',
      '4 Binnenkort dicht',
    ]);
    expect(door.calls).to.deep.equal(['tel:0101234567', 'tel:112']);
    expect(door.buttons.map((each) => each.slice(0, 15))).to.deep.equal(['Afspraak maken ']);
    expect(door.openNow).to.equal('Nu open, tot 17:00');
    expect(door.text).to.include('Kies 1 voor spoed.').and.to.include('Eerste kerstdag');
    // The page's own first focus is not ours to move.
    expect(document.activeElement).to.equal(document.body);
  });

  it('tells the week from today on, with the reason where a day is closed', async () => {
    await show(practiceWith({closures: [{from: '2026-11-25', to: '2026-11-26', reason: 'Scholing'}]}));
    expect(door.week).to.deep.equal([
      'maandag 23 november: 08:00 tot 17:00',
      'dinsdag 24 november: 08:00 tot 17:00',
      'woensdag 25 november: gesloten: Scholing',
      'donderdag 26 november: gesloten: Scholing',
      'vrijdag 27 november: 08:00 tot 17:00',
      'zaterdag 28 november: gesloten',
      'zondag 29 november: gesloten',
    ]);
    expect(door.text).to.include('woensdag 25 november tot en met donderdag 26 november: Scholing.');
  });

  it('says in which part of a day it is closed, and who takes over then', async () => {
    const closed = (day: string, reason: string) => ({
      ...{from: day, to: day, startTime: '12:00', endTime: '17:00', reason},
      replacement: {name: 'De Eik', phone: '010 222 33 44'},
    });
    await show(practiceWith({closures: [closed('2026-11-23', 'Ziekte'), closed('2026-11-25', 'Scholing')]}));
    expect(door.openNow).to.equal('Nu open, tot 12:00');
    expect(door.week.slice(0, 3)).to.deep.equal([
      'maandag 23 november: 08:00 tot 12:00, gesloten van 12:00 tot 17:00 uur (Ziekte)',
      'dinsdag 24 november: 08:00 tot 17:00',
      'woensdag 25 november: 08:00 tot 12:00, gesloten van 12:00 tot 17:00 uur (Scholing)',
    ]);
    expect(door.text)
      .to.include('Vandaag gesloten van 12:00 tot 17:00 uur: Ziekte. Bel dan De Eik: 010 222 33 44.')
      .and.to.include('woensdag 25 november van 12:00 tot 17:00 uur: Scholing.');
    await expect(door.page).to.be.accessible();
  });

  it('at night: the out-of-hours post, and when the practice opens', async () => {
    await show(atNight);
    expect(door.calls).to.deep.equal(['tel:0109876543', 'tel:112']);
    expect(door.openNow).to.equal('Nu dicht, weer open op dinsdag 24 november om 08:00');
  });

  it('with unknown hours: all numbers, and it does not say that the practice is closed', async () => {
    const {contactNow: _unknown, ...practice} = exampleOf('getPractice');
    await show({scenario: {getPractice: body({...practice, openingHours: []})}});
    expect(door.calls).to.deep.equal(['tel:0101234567', 'tel:0109876543', 'tel:112']);
    expect(door.openNow).to.equal('De openingstijden staan niet online. Bel de praktijk: 010 123 45 67.');
    expect(door.week).to.deep.equal([]);
  });

  it('switches the number and the hours at the moment that the server said, without a reload', async () => {
    const base = exampleOf('getPractice');
    const opening = new Date('2026-11-23T08:00:00+01:00').getTime();
    const post = {phone: '010 987 65 43', name: 'Huisartsenpost', who: 'out-of-hours-post' as const};
    await show({
      scenario: {
        getPractice: ({count}) =>
          body(
            count === 1
              ? {
                  ...base,
                  now: new Date(opening - 500).toISOString(),
                  contactNow: {...post, until: new Date(opening).toISOString()},
                }
              : {...base, now: new Date(opening + 3000).toISOString()},
          ),
      },
    });
    expect(door.calls[0]).to.equal('tel:0109876543');
    expect(door.openNow).to.equal('Nu dicht, vandaag weer open om 08:00');
    const end = performance.now() + 6000;
    while (door.calls[0] !== 'tel:0101234567' && performance.now() < end) await door.settle();
    expect(door.calls[0]).to.equal('tel:0101234567');
    expect(door.openNow).to.equal('Nu open, tot 17:00');
  }).timeout(8000);

  it('follows the practice while it is looked at: hours and services change, and it says so once', async () => {
    let stream: LiveStream | undefined;
    const base = exampleOf('getPractice');
    await show({scenario: {streamEvents: () => (stream = liveStream()).reply}});
    door.provider.getToken = () => 'token';
    await door.settle();
    followPractice(door.door);
    for (const end = performance.now() + 4000; !stream && performance.now() < end;) await door.settle();
    const region = door.root.querySelector('[role=status]')!;
    stream!.push('id: 1\n\n');
    await door.settle();
    expect(region.textContent).to.equal('');
    door.gateway.change({getPractice: body({...base, openingHours: [], closures: []})});
    stream!.push('id: 2\ndata: {"id":"2","type":"practice-changed","resource":"/practice"}\n\n');
    for (const end = performance.now() + 4000; !region.textContent && performance.now() < end;)
      await door.settle();
    expect(region.textContent).to.equal('De praktijk heeft gegevens op deze pagina veranderd.');
    expect(door.week).to.deep.equal([]);
    expect(document.activeElement).to.equal(document.body);
  });

  it('reads the practice again for who comes back after more than a minute, also signed out', async () => {
    await show();
    const asked = () => door.gateway.calls.filter(({operationId}) => operationId === 'getPractice').length;
    const back = async (afterMs: number) => {
      const at = Date.now() + afterMs;
      const restore = replace(Date, 'now', () => () => at);
      document.dispatchEvent(new Event('visibilitychange'));
      restore();
      await door.settle();
      return asked();
    };
    expect(await back(59_000)).to.equal(1);
    expect(await back(61_000)).to.equal(2);
  });

  it('leaves out a service that it does not know, and one that the page did not name', async () => {
    const services = ['telepathy', 'booking'].map((service) => ({service, mode: 'direct' as const}));
    await show(practiceWith({services}));
    expect(door.buttons.length).to.equal(1);
    door.door.services = 'e-consult';
    await door.settle();
    expect(door.buttons).to.deep.equal([]);
    expect(door.text).to.include('U kunt hier nu niets online regelen. Bel de praktijk: 010 123 45 67.');
  });

  it('a service by phone says why and gives the number, and cannot be opened', async () => {
    await show(byPhone('De website wordt vernieuwd.'));
    expect(door.buttons).to.deep.equal([]);
    expect(door.text).to.include('De website wordt vernieuwd. Bel 010 123 45 67.');
  });

  it('a service on request says so', async () => {
    await show(practiceWith({services: [{service: 'booking', mode: 'request'}]}));
    expect(door.buttons[0]).to.include('De praktijk laat weten of het kan.');
  });

  it('speaks English where the page does', async () => {
    await show({providerAttributes: {lang: 'en'}});
    for (const end = performance.now() + 3000; door.heading === '' && performance.now() < end;)
      await door.settle();
    expect(door.heading).to.equal('How can we help you?');
    expect(door.openNow).to.equal('Open now, until 17:00');
  });
});

describe('opening a service', () => {
  it('shows its widget in the door itself, with the keyboard on its heading; and back again', async () => {
    await show(withBooking);
    const heard: string[] = [];
    door.page.addEventListener('gp-service-request', ({service}) => heard.push(service));
    await door.press('Afspraak maken');
    expect(heard).to.deep.equal(['booking']);
    expect(door.heading).to.equal('Afspraak maken');
    expect(door.focused).to.equal('Afspraak maken');
    expect(door.buttons).to.deep.equal(['Alle diensten']);
    const [widget] = door.shown;
    expect(widget?.localName).to.equal('x-booking');
    expect(widget?.parentElement).to.equal(door.door);
    expect(widget?.getAttribute('heading-level')).to.equal('3');

    await door.press('Alle diensten');
    expect(door.heading).to.equal('Waarmee kunnen wij u helpen?');
    expect(door.focused).to.equal('Waarmee kunnen wij u helpen?');
    expect(door.shown).to.deep.equal([]);
    // What was begun in it is still there.
    await door.press('Afspraak maken');
    expect(door.shown).to.deep.equal([widget]);
    expect(door.door.querySelectorAll('x-booking').length).to.equal(1);
  });

  it('uses the widget that the page put inside', async () => {
    const own = document.createElement('x-booking');
    own.id = 'own';
    await show({...withBooking, content: [own, 'Bel ons.']});
    expect(door.shown).to.deep.equal([]);
    await door.press('Afspraak maken');
    expect(door.shown).to.deep.equal([own]);
  });

  it('leaves it to the page that cancels the event', async () => {
    await show(withBooking);
    door.provider.addEventListener('gp-service-request', (event: ServiceRequestEvent) =>
      event.preventDefault(),
    );
    await door.press('Afspraak maken');
    expect(door.heading).to.equal('Waarmee kunnen wij u helpen?');
    expect(door.door.querySelector('x-booking')).to.equal(null);
  });

  it('opens at a service that the page names, without moving the focus or asking', async () => {
    let asked = 0;
    document.addEventListener('gp-service-request', () => asked++, {once: true});
    await show({...withBooking, attributes: {service: 'booking'}});
    expect(door.heading).to.equal('Afspraak maken');
    expect(door.shown.length).to.equal(1);
    expect(document.activeElement).to.equal(document.body);
    expect(asked).to.equal(0);
  });

  it('a page that names a service by phone gets whom to call', async () => {
    await show({...byPhone('Vandaag niet.'), ...withBooking, attributes: {service: 'booking'}});
    expect(door.heading).to.equal('Afspraak maken');
    expect(door.text).to.include('Vandaag niet.');
    expect(door.calls).to.deep.equal(['tel:0101234567', 'tel:112']);
    expect(door.door.querySelector('x-booking')).to.equal(null);
  });

  it('a page that names a service that is not there gets all of them', async () => {
    await show({attributes: {service: 'telepathy'}});
    expect(door.heading).to.equal('Waarmee kunnen wij u helpen?');
  });

  it('while the widget is not there it says whom to call', async () => {
    await show({attributes: {service: 'booking'}});
    expect(door.heading).to.equal('Afspraak maken');
    expect(door.text).to.include('Dit onderdeel wordt geladen. Duurt het lang? Bel dan.');
    expect(door.calls).to.deep.equal(['tel:0101234567', 'tel:112']);
    expect(door.shown).to.deep.equal([]);
  });

  it('opens the service again after signing in on another page, once', async () => {
    await show(withBooking);
    await door.press('Afspraak maken');
    door.provider.dispatchEvent(new SignInRequestEvent('https://praktijk.example/'));
    door.remove();
    await show(withBooking);
    expect(door.heading).to.equal('Afspraak maken');
    door.remove();
    await show(withBooking);
    expect(door.heading).to.equal('Waarmee kunnen wij u helpen?');
    expect({...sessionStorage}).to.deep.equal({});
  });
});

type State = [name: string, options: HarnessOptions, says: string];
const states: State[] = [
  ['open', {}, 'Nu open'],
  ['closed', atNight, 'Nu dicht'],
  ['by phone', byPhone('Vandaag niet online.'), 'Vandaag niet online.'],
  ['nothing online', practiceWith({services: []}), 'U kunt hier nu niets online regelen.'],
  ['a service that is loading', {attributes: {service: 'booking'}}, 'Dit onderdeel wordt geladen.'],
  ['a service that is open', {...withBooking, attributes: {service: 'booking'}}, 'Afspraak maken'],
  ['the practice loading', {scenario: {getPractice: never}}, 'Een ogenblik…'],
  ['offline', {scenario: {getPractice: offline}}, 'U hebt geen verbinding.'],
  ['broken', {scenario: {getPractice: problem('internal-error')}}, 'Er ging iets mis bij ons.'],
  [
    'long words',
    practiceWith({
      name: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenpensionsauszahlungsstelle',
      closures: [{from: '2026-11-23', to: '2026-11-23', reason: 'x'.repeat(200)}],
    }),
    'Nu dicht',
  ],
];

describe('every state', () => {
  for (const [name, options, says] of states) {
    it(`${name}: says so, fits, and axe finds nothing`, async () => {
      await show({content: ['Bel 010 123 45 67.'], ...options});
      expect(door.text).to.include(says);
      for (const details of door.root.querySelectorAll('details')) details.open = true;
      const {violations, passes} = await axe.run(door.page);
      // Nothing found is only good news if something was looked at.
      expect(passes.length).to.be.greaterThan(5);
      expect(
        violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`),
      ).to.deep.equal([]);
      await setViewport({width: 320, height: 800});
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({width: 1280, height: 800});
    });
  }

  it('without a provider the fallback stays, with a word for the builder', async () => {
    const {error} = console;
    const said: unknown[] = [];
    console.error = (...words: unknown[]) => said.push(...words);
    try {
      await show({content: ['Bel 010 123 45 67.']});
      const lone = document.createElement('gp-front-door');
      door.page.append(lone);
      await customElements.whenDefined('gp-provider');
      await lone.updateComplete;
      await lone.updateComplete;
      expect(lone.shadowRoot?.querySelector('slot')).not.to.equal(null);
      expect(lone.shadowRoot?.textContent).to.include('nog niet verbonden');
      expect(String(said[0])).to.include('stands in no <gp-provider>');
    } finally {
      console.error = error;
    }
  });

  it('shows texts of the practice as text', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    await show({
      ...practiceWith({
        name: hostile,
        services: [{service: 'booking', mode: 'phone', reason: hostile}],
        closures: [
          {from: '2026-11-24', to: '2026-11-24', reason: hostile, replacement: {name: hostile, phone: '1'}},
        ],
      }),
    });
    expect(door.text).to.include('<img src=x');
    expect(door.root.querySelector('img, script')).to.equal(null);
    expect('hacked' in window).to.be.false;
  });

  it('leaves no timer or listener behind', async () => {
    await show();
    const running = new Set<unknown>();
    type Set_ = (run: () => void, ms?: number) => number;
    const putBack = [
      replace(window, 'setTimeout', (set: Set_) => (run: () => void, ms?: number) => {
        const id = set(() => {
          running.delete(id);
          run();
        }, ms);
        running.add(id);
        return id;
      }),
      replace(window, 'clearTimeout', (clear: (id: unknown) => void) => (id: unknown) => {
        running.delete(id);
        clear(id);
      }),
    ];
    try {
      for (let round = 0; round < 100; round++) {
        door.door.remove();
        door.provider.append(door.door);
      }
      expect(running.size).to.be.greaterThan(0);
      door.remove();
      expect(running.size).to.equal(0);
    } finally {
      putBack.forEach((put) => put());
    }
    await show();
  });
});
