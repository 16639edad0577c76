// Every state that can be on screen: that it says what it should, that axe finds nothing, and that it fits 320 px.
import type {Practice} from '@gp-elements/core';
import {body, example, exampleOf, never, offline, problem, response} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type {AxeResults} from 'axe-core';
import {BookingHarness, type HarnessOptions, showBooking, until} from './testing/index.ts';

/** The script above puts it there. */
declare const axe: {run: (context: Element) => Promise<AxeResults>};

let harness: BookingHarness;
const show = async (options?: HarnessOptions) => (harness = await showBooking(options));
const practiceWith = (change: Partial<Practice>) => body({...exampleOf('getPractice'), ...change});

/** What axe finds, as text; every rule that it has. */
async function findings(): Promise<string[]> {
  const {violations, passes} = await axe.run(harness.page);
  // Nothing found is only good news if something was looked at.
  expect(passes.length).to.be.greaterThan(5);
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
}

async function expectSound(): Promise<void> {
  expect(await findings()).to.deep.equal([]);
  await setViewport({width: 320, height: 800});
  const {scrollWidth} = document.documentElement;
  expect(scrollWidth, harness.text).to.be.at.most(320);
  await setViewport({width: 1280, height: 800});
}

before(() => {
  document.documentElement.lang = 'nl';
});

afterEach(() => {
  harness.remove();
  sessionStorage.clear();
});

const alternatives = exampleOf('listTimeSlots').items.slice(4, 6);
const half = practiceWith({
  services: [
    {
      service: 'booking',
      mode: 'direct',
      operations: ['createSlotHold', 'rescheduleAppointment', 'cancelAppointment'].map((operation) => ({
        operation,
        mode: 'phone' as const,
      })),
    },
  ],
});
const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenpensionsauszahlungsstelle';

type State = [
  name: string,
  options: HarnessOptions,
  walk: (shown: BookingHarness) => Promise<void>,
  says: string,
];
const stay = () => Promise.resolve();

const states: State[] = [
  ['signed out', {isSignedIn: false}, stay, 'Is het dringend?'],
  ['whom to call', {isSignedIn: false}, (shown) => shown.press('Ja'), 'Bel nu'],
  ['sign-in', {isSignedIn: false}, (shown) => shown.press('Nee, geen'), 'Log in om verder te gaan'],
  [
    'for whom',
    {scenario: {getSession: example('family')}},
    (shown) => shown.press('Nee, geen'),
    'Voor wie is de afspraak?',
  ],
  [
    'for whom, refused',
    {scenario: {getSession: example('deregistered')}},
    (shown) => shown.press('Nee, geen'),
    'uitgeschreven',
  ],
  ['what for', {}, (shown) => shown.press('Nee, geen'), 'Dit kan niet online'],
  [
    'no kinds',
    {scenario: {listAppointmentTypes: example('none')}},
    (shown) => shown.press('Nee, geen'),
    'Er is nu niets',
  ],
  [
    'kinds loading',
    {scenario: {listAppointmentTypes: never}},
    (shown) => shown.press('Nee, geen'),
    'Een ogenblik…',
  ],
  [
    'kinds failed',
    {scenario: {listAppointmentTypes: problem('internal-error')}},
    (shown) => shown.press('Nee, geen'),
    'Dat lukte niet',
  ],
  [
    'a proxy’s page instead of an answer',
    {scenario: {listAppointmentTypes: response(() => new Response('<h1>Bad gateway</h1>', {status: 502}))}},
    (shown) => shown.press('Nee, geen'),
    'niet bereikbaar',
  ],
  ['times', {}, (shown) => shown.toTimes(), 'Eerste vrije tijden'],
  [
    'times of a day',
    {},
    async (shown) => {
      await shown.toTimes();
      await shown.openCalendar();
      await shown.pressDay('2026-11-27');
    },
    'vrijdag 27 november',
  ],
  [
    'no times',
    {scenario: {listTimeSlots: example('none')}},
    (shown) => shown.toTimes(),
    'Er zijn nu geen vrije tijden',
  ],
  [
    'times offline',
    {scenario: {listTimeSlots: offline, listTimeSlotDays: offline}},
    (shown) => shown.toTimes(),
    'U hebt geen verbinding',
  ],
  [
    'time taken',
    {scenario: {createSlotHold: problem('slot-taken', {alternatives})}},
    async (shown) => {
      await shown.toTimes();
      await shown.press('09:00');
    },
    'net door iemand anders gekozen',
  ],
  ['details', {}, (shown) => shown.toDetails(), 'Wat moeten wij weten?'],
  [
    'details with faults',
    {},
    async (shown) => {
      await shown.toDetails();
      await shown.tick('Een tolk');
      await shown.press('Verder');
    },
    'Er zijn nog 2 dingen in te vullen',
  ],
  [
    'details of a phone appointment',
    {},
    async (shown) => {
      await shown.press('Nee, geen');
      await shown.press('Telefonische');
      await shown.press('09:00');
    },
    'Wij bellen u op',
  ],
  [
    'hold ending',
    {
      scenario: {
        createSlotHold: body({
          ...exampleOf('createSlotHold'),
          expiresAt: '2026-11-23T08:06:30+01:00',
          extensionsLeft: 0,
        }),
      },
    },
    (shown) => shown.toDetails(),
    'voor u vastgehouden',
  ],
  [
    'time lost',
    {scenario: {createAppointment: problem('slot-taken', {alternatives})}},
    async (shown) => {
      await shown.toCheck();
      await shown.press('Afspraak bevestigen');
    },
    'Deze tijd is niet meer vrij',
  ],
  ['check', {}, (shown) => shown.toCheck(), 'Klopt dit?'],
  [
    'check, failed',
    {scenario: {createAppointment: problem('internal-error')}},
    async (shown) => {
      await shown.toCheck();
      await shown.press('Afspraak bevestigen');
    },
    'Er ging iets mis bij ons',
  ],
  [
    'check, session ended',
    {scenario: {createAppointment: problem('token-expired')}},
    async (shown) => {
      await shown.toCheck();
      await shown.press('Afspraak bevestigen');
    },
    'U bent uitgelogd',
  ],
  [
    'done',
    {},
    async (shown) => {
      await shown.toCheck();
      await shown.press('Afspraak bevestigen');
    },
    'Uw afspraak staat vast',
  ],
  [
    'requested',
    {
      scenario: {
        getPractice: practiceWith({services: [{service: 'booking', mode: 'request'}]}),
        createAppointment: example('requested'),
      },
    },
    async (shown) => {
      await shown.toCheck();
      await shown.press('Aanvraag versturen');
    },
    'Uw aanvraag is verstuurd',
  ],
  [
    'by phone',
    {scenario: {getPractice: practiceWith({services: [{service: 'booking', mode: 'phone'}]})}},
    stay,
    'Afspraak maken kan per telefoon',
  ],
  ['list', {attributes: {view: 'list'}}, stay, 'Mijn afspraken'],
  [
    'list without change and cancellation',
    {attributes: {view: 'list'}, scenario: {getPractice: half}},
    stay,
    'Verzetten? Bel de praktijk',
  ],
  [
    'empty list',
    {attributes: {view: 'list'}, scenario: {listAppointments: example('none')}},
    stay,
    'U hebt geen afspraken staan.',
  ],
  [
    'earlier appointments',
    {attributes: {view: 'list'}},
    (shown) => shown.press('Eerdere afspraken'),
    'U hebt geen eerdere afspraken.',
  ],
  [
    'with a quick exit',
    {providerAttributes: {'quick-exit-href': '#weg'}},
    (shown) => shown.toDetails(),
    'Snel weg',
  ],
  ['one appointment', {attributes: {'appointment-id': 'apt-1'}}, stay, 'Uw afspraak'],
  [
    'late cancellation',
    {attributes: {view: 'list'}},
    (shown) => shown.press('Afzeggen'),
    'U zegt binnen 24 uur af.',
  ],
  [
    'English',
    {providerAttributes: {lang: 'en'}},
    async (shown) => {
      await until(() => shown.heading === 'Is it urgent?', 'English');
      await shown.press('No, none');
    },
    'What would you like an appointment for?',
  ],
  [
    'long words',
    {
      scenario: {
        getPractice: practiceWith({name: long}),
        listAppointmentTypes: body({
          items: exampleOf('listAppointmentTypes').items.map((kind) => ({
            ...kind,
            name: `${kind.name} ${long}`,
            practitioners: kind.practitioners.map((one) => ({...one, name: long})),
          })),
        }),
        listTimeSlots: body({
          items: exampleOf('listTimeSlots').items.map((time) => ({
            ...time,
            practitioner: {...time.practitioner, name: long},
          })),
        }),
      },
    },
    (shown) => shown.toTimes(),
    long,
  ],
];

describe('each state', () => {
  for (const [name, options, walk, says] of states) {
    it(`${name}: says so, is sound for axe, and fits 320 px`, async () => {
      await show(options);
      await walk(harness);
      expect(harness.text).to.include(says);
      await expectSound();
    }).timeout(10_000);
  }

  it('no provider: the fallback, a message, and one error for the builder', async () => {
    const errors: unknown[] = [];
    const {error} = console;
    console.error = (...args: unknown[]) => errors.push(args.join(' '));
    try {
      harness = new BookingHarness({fallback: 'Bel 010 123 45 67.'});
      harness.provider.replaceWith(harness.booking);
      await harness.show();
      await until(() => harness.text.includes('niet verbonden'), 'the message');
      expect(harness.booking.textContent).to.equal('Bel 010 123 45 67.');
      expect(harness.root.querySelector('slot')).to.be.instanceOf(HTMLSlotElement);
      expect(errors).to.have.length(1);
      await expectSound();
    } finally {
      console.error = error;
    }
  });

  for (const [name, reply] of [
    ['loading', never],
    ['offline', offline],
    ['broken', problem('internal-error')],
  ] as const) {
    it(`a practice that is ${name} leaves the fallback on screen`, async () => {
      await show({fallback: 'Bel 010 123 45 67.', scenario: {getPractice: reply}});
      const slot = harness.root.querySelector('slot');
      expect(slot?.assignedNodes().map((node) => node.textContent)).to.deep.equal(['Bel 010 123 45 67.']);
      expect(slot?.getBoundingClientRect()).not.to.equal(undefined);
      await expectSound();
      if (name === 'loading') return;
      harness.gateway.change({getPractice: example('open')});
      await harness.press('Probeer opnieuw');
      expect(harness.heading).to.equal('Is het dringend?');
      expect(harness.root.querySelector('slot')).to.equal(null);
    });
  }

  it('moves no focus when the page opens', async () => {
    await show();
    expect(document.activeElement).to.equal(document.body);
  });
});

describe('hostile texts', () => {
  const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\u202Eabc 😷 {phone}';

  it('of the practice, the gateway and the patient are shown as text', async () => {
    const {alarmSigns, ...practice} = exampleOf('getPractice');
    await show({
      scenario: {
        getPractice: body({
          ...practice,
          name: hostile,
          alarmSigns: {...alarmSigns, groups: [{id: 'general', title: hostile, signs: [hostile]}]},
          texts: {cannotPhone: hostile, whatHappensNext: hostile},
        }),
        listAppointmentTypes: body({
          items: exampleOf('listAppointmentTypes').items.map((kind) => ({
            ...kind,
            description: hostile,
            instructions: hostile,
          })),
        }),
        createAppointment: body({...exampleOf('createAppointment'), instructions: hostile}),
      },
    });
    expect(harness.text).to.include('<img src=x');
    await harness.press('Ja');
    expect(harness.text).to.include('<script>');
    await harness.press('Toch niet?');
    await harness.toCheck(hostile);
    expect(harness.summary.join()).to.include('<img src=x');
    await harness.press('Afspraak bevestigen');
    expect(harness.text).to.include('<script>');
    expect(harness.root.querySelector('img, script')).to.equal(null);
    expect('hacked' in window).to.be.false;
    expect(harness.bodies('createAppointment')[0]).to.include({reason: hostile});
  });
});
