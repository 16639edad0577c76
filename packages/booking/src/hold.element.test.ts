import {body, exampleOf, offline, problem} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {type BookingHarness, type HarnessOptions, showBooking, until} from './testing/index.ts';

let harness: BookingHarness;
const show = async (options?: HarnessOptions) => (harness = await showBooking(options));

/** A hold that ends so long after the server's clock. The clock runs from the moment that the page was shown. */
const holdFor = (leftMs: number, extensionsLeft = 12) =>
  body({
    ...exampleOf('createSlotHold'),
    expiresAt: new Date(harness.provider.isConnected ? clock() + leftMs : 0).toISOString(),
    extensionsLeft,
  });
let shownAt = 0;
const clock = () => Date.parse(exampleOf('getPractice').now) + (performance.now() - shownAt);
const showFrom = async (options?: HarnessOptions) => {
  shownAt = performance.now();
  await show(options);
};
const settledAt = async (text: string) => until(() => harness.text.includes(text) && text, text);

afterEach(() => {
  harness.remove();
  sessionStorage.clear();
});

describe('a time that is held', () => {
  it('shows what is left, and counts down without being read out', async () => {
    await showFrom();
    await harness.toDetails();
    const left = () => /Nog (\d+:\d\d) voor u vastgehouden/.exec(harness.text)?.[1];
    const first = left();
    expect(first).to.match(/^(10:00|9:5\d)$/);
    await until(() => left() !== first, 'the countdown');
    expect(harness.announcements).to.deep.equal([]);
  });

  it('is extended by one press', async () => {
    await showFrom({scenario: {extendSlotHold: () => holdFor(900_000)}});
    await harness.toDetails();
    await harness.press('Meer tijd');
    expect(harness.count('extendSlotHold')).to.equal(1);
    await until(() => /Nog 1[45]:\d\d/.test(harness.text), 'the new end');
  });

  it('is extended by itself while the person is busy', async () => {
    await showFrom({
      scenario: {createSlotHold: () => holdFor(100_000), extendSlotHold: () => holdFor(400_000)},
    });
    await harness.toDetails();
    await until(() => harness.count('extendSlotHold') === 1, 'the extension');
    await settledAt('Nog 6:');
    expect(harness.announcements).to.deep.equal([]);
  });

  it('is announced once when two minutes are left and nobody extends it', async () => {
    await showFrom({scenario: {createSlotHold: () => holdFor(119_000, 0)}});
    await harness.toDetails();
    await until(() => harness.announcements.length > 0, 'the warning');
    const count = () => harness.text.match(/Nog \d+:\d\d/)?.[0];
    const now = count();
    await until(() => count() !== now, 'another second');
    expect(harness.announcements).to.have.length(1);
    expect(harness.announcements[0]).to.include('nog 2 minuten');
  });

  it('that ends says so once, keeps everything, and is taken again when the person goes on', async () => {
    await showFrom({
      scenario: {
        createSlotHold: ({count}) => holdFor(count === 1 ? 900 : 600_000, 0),
        extendSlotHold: problem('slot-hold-expired'),
      },
    });
    await harness.toDetails();
    await settledAt('Wij houden deze tijd niet meer vast');
    expect(harness.announcements.filter((text) => text.includes('niet meer vast'))).to.have.length(1);
    harness
      .field('Waar gaat het over?')
      .dispatchEvent(new KeyboardEvent('keydown', {key: 'I', bubbles: true, composed: true}));
    await until(() => harness.count('createSlotHold') === 2, 'the second hold');
    await settledAt('voor u vastgehouden');
    await harness.type('Waar gaat het over?', 'Ik hoest.');
    await harness.press('Verder');
    await harness.press('Afspraak bevestigen');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
  });

  it('that someone else has by then: the nearest times in the same place, with the text kept', async () => {
    const alternatives = exampleOf('listTimeSlots').items.slice(4, 6);
    await showFrom({
      scenario: {
        createSlotHold: ({count}) =>
          count === 1 ? holdFor(900, 0) : count === 2 ? problem('slot-taken', {alternatives}) : undefined,
        extendSlotHold: problem('slot-hold-expired'),
      },
    });
    await harness.toDetails();
    await settledAt('Wij houden deze tijd niet meer vast');
    await harness.type('Waar gaat het over?', 'Ik hoest.');
    await settledAt('Deze tijd is niet meer vrij');
    expect(harness.has('Verder')).to.be.false;
    expect(harness.field('Waar gaat het over?').value).to.equal('Ik hoest.');
    await harness.press('09:20');
    expect(harness.field('Waar gaat het over?').value).to.equal('Ik hoest.');
    expect(harness.has('Verder')).to.be.true;
  });

  it('whose end came while it was sent is taken again and sent once more, in one press', async () => {
    await showFrom({
      scenario: {
        createSlotHold: ({count}) => body({...exampleOf('createSlotHold'), id: `hold-${count}`}),
        createAppointment: ({count}) => (count === 1 ? problem('slot-hold-expired') : undefined),
      },
    });
    const requests: Event[] = [];
    harness.page.addEventListener('gp-booking-request', (event) => requests.push(event));
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    await until(() => harness.heading === 'Uw afspraak staat vast', 'the end');
    const sent = harness.gateway.calls.filter(({operationId}) => operationId === 'createAppointment');
    expect(sent.map(({body: each}) => (each as {slotHoldId?: string}).slotHoldId)).to.deep.equal([
      'hold-1',
      'hold-2',
    ]);
    // Another request, so another key; the page allowed it once.
    expect(new Set(sent.map(({headers}) => headers.get('Idempotency-Key'))).size).to.equal(2);
    expect(requests).to.have.length(1);
    expect(harness.announcements.join()).not.to.include('niet meer vast');
  });

  it('whose end came while it was sent, and that someone else has by then, is lost with the text kept', async () => {
    const alternatives = exampleOf('listTimeSlots').items.slice(4, 6);
    await showFrom({
      scenario: {
        createSlotHold: ({count}) => (count === 2 ? problem('slot-taken', {alternatives}) : undefined),
        createAppointment: problem('slot-hold-expired'),
      },
    });
    await harness.toCheck('Ik hoest.');
    await harness.press('Afspraak bevestigen');
    await settledAt('Deze tijd is niet meer vrij');
    expect(harness.count('createAppointment')).to.equal(1);
    expect(harness.summary.join()).to.include('Ik hoest.');
    expect(harness.text).not.to.include('Dat lukte niet');
  });

  it('that ends twice while it is sent is not sent for ever: the next press goes without it', async () => {
    await showFrom({
      scenario: {createAppointment: ({count}) => (count < 3 ? problem('slot-hold-expired') : undefined)},
    });
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    await settledAt('Wij hielden deze tijd niet meer vast. Probeer het opnieuw.');
    expect(harness.count('createAppointment')).to.equal(2);
    harness.gateway.change({createSlotHold: problem('service-unavailable')});
    await harness.press('Afspraak bevestigen');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
    expect(harness.bodies('createAppointment')[2]).not.to.have.property('slotHoldId');
  });

  it('of ten minutes never shows more, though clocks differ by a second', async () => {
    await showFrom({scenario: {createSlotHold: () => holdFor(600_900, 3)}});
    await harness.toDetails();
    expect(harness.text).to.match(/Nog (9:59|10:00) voor u vastgehouden/);
  });

  it('cannot be extended for ever, and says so by leaving out the button', async () => {
    await showFrom({scenario: {extendSlotHold: () => holdFor(300_000, 0)}});
    await harness.toDetails();
    await harness.press('Meer tijd');
    expect(harness.has('Meer tijd')).to.be.false;
    expect(harness.text).to.include('voor u vastgehouden');
  });

  it('stays when it cannot be extended for want of a connection', async () => {
    await showFrom({scenario: {extendSlotHold: offline}});
    await harness.toDetails();
    await harness.press('Meer tijd');
    expect(harness.text).to.include('voor u vastgehouden');
  });

  it('is given back when the person goes back to the times', async () => {
    await showFrom();
    await harness.toDetails();
    await harness.press('Terug');
    await until(() => harness.count('releaseSlotHold') === 1, 'the release');
    expect(
      harness.gateway.calls.find(({operationId}) => operationId === 'releaseSlotHold')?.params['id'],
    ).to.equal('hold-1');
  });

  it('is not given back when it was used', async () => {
    await showFrom();
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.count('releaseSlotHold')).to.equal(0);
  });

  it('is not asked for twice by an impatient press', async () => {
    await showFrom();
    await harness.toTimes();
    harness.button('09:00').click();
    harness.button('09:20').click();
    await until(() => harness.heading.includes('Wat moeten wij weten?'), 'the details');
    expect(harness.count('createSlotHold')).to.equal(1);
  });

  it('leaves no timer behind in a hundred rounds on and off the page', async () => {
    await showFrom();
    await harness.toDetails();
    const running = new Set<number>();
    const start = window.setInterval.bind(window);
    const stop = window.clearInterval.bind(window);
    window.setInterval = ((...args: Parameters<typeof start>) => {
      const id = start(...args);
      running.add(id);
      return id;
    }) as typeof window.setInterval;
    window.clearInterval = (id) => {
      running.delete(Number(id));
      stop(id);
    };
    try {
      for (let round = 0; round < 100; round++) {
        harness.booking.remove();
        harness.provider.append(harness.booking);
      }
      expect(running.size).to.equal(1);
      harness.booking.remove();
      expect(running.size).to.equal(0);
    } finally {
      window.setInterval = start;
      window.clearInterval = stop;
    }
  });
});
