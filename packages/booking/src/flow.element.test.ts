import type {AppointmentType} from '@gp-elements/core';
import {body, example, exampleOf, offline, problem, timeout} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {type BookingHarness, type HarnessOptions, showBooking, until} from './testing/index.ts';

let harness: BookingHarness;
const show = async (options?: HarnessOptions) => (harness = await showBooking(options));

const kinds = (change: (kind: AppointmentType) => Partial<AppointmentType> | undefined) =>
  body({items: exampleOf('listAppointmentTypes').items.map((kind) => ({...kind, ...change(kind)}))});

afterEach(() => {
  harness.remove();
  sessionStorage.clear();
});

describe('booking', () => {
  it('takes at most 7 presses from a fresh page, urgent question and confirmation included', async () => {
    await show();
    let presses = 0;
    harness.root.addEventListener('click', () => presses++);
    await harness.press('Nee, geen van deze');
    await harness.press('Spreekuur');
    await harness.press('Eén klacht');
    await harness.press('09:00');
    await harness.type('Waar gaat het over?', 'Ik hoest al drie weken.');
    await harness.press('Verder');
    await harness.press('Afspraak bevestigen');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
    expect(presses).to.equal(6);
  });

  it('says the step, focuses its heading, and preselects nothing', async () => {
    await show();
    const seen: string[] = [];
    const look = () => {
      seen.push(harness.heading);
      expect(harness.focused).to.equal(harness.heading);
      expect(
        harness.root.querySelector('[aria-pressed=true], [aria-selected=true], :checked:not(option)'),
      ).to.equal(null);
    };
    await harness.press('Nee, geen van deze');
    look();
    await harness.press('Spreekuur');
    look();
    await harness.press('Eén klacht');
    look();
    await harness.press('09:00');
    look();
    await harness.tick('Dat zeg ik liever niet');
    await harness.press('Verder');
    expect(harness.focused).to.equal(harness.heading);
    await harness.press('Afspraak bevestigen');
    expect(harness.focused).to.equal(harness.heading);
    expect(seen).to.deep.equal([
      'Stap 1 van 4: Waarvoor wilt u een afspraak?',
      'Stap 1 van 4: Hoeveel klachten wilt u bespreken?',
      'Stap 2 van 4: Welke tijd past u?',
      'Stap 3 van 4: Wat moeten wij weten?',
    ]);
  });

  it('sends what was chosen, with the version of the notice and without the answer', async () => {
    await show();
    await harness.toDetails();
    await harness.type('Waar gaat het over?', '  Ik hoest al drie weken. ');
    await harness.tick('Een tolk');
    await harness.type('Voor welke taal?', 'Turks');
    await harness.tick('Ik kom met een rolstoel');
    await harness.press('Verder');
    expect(harness.summary).to.deep.equal([
      'Wat: Spreekuur, op de praktijk',
      'Wanneer: woensdag 25 november, 09:00',
      'Bij wie: dr. M. Bakker',
      'Voor wie: Anna de Vries',
      'Waarover: Ik hoest al drie weken.',
      'Hulp: Een tolk: Turks, Ik kom met een rolstoel',
    ]);
    await harness.press('Afspraak bevestigen');
    expect(harness.bodies('createSlotHold')).to.deep.equal([
      {timeSlotId: 'slot-250900-bakker', appointmentTypeId: 'spreekuur', personId: 'anna'},
    ]);
    expect(harness.bodies('createAppointment')).to.deep.equal([
      {
        appointmentTypeId: 'spreekuur',
        personId: 'anna',
        reason: 'Ik hoest al drie weken.',
        needs: {interpreterLanguage: 'Turks', wheelchair: true},
        urgentNoticeVersion: '2026-1',
        timeSlotId: 'slot-250900-bakker',
        slotHoldId: 'hold-1',
      },
    ]);
  });

  for (const [noticeBy, personId, says] of [
    ['email', 'anna', 'U krijgt een bevestiging per e-mail.'],
    ['sms', 'anna', 'U krijgt een bevestiging per sms.'],
    ['none', 'anna', 'Schrijf dit op of druk het af. Kies waar berichten naartoe gaan'],
    ['email', 'bram', 'U krijgt een bevestiging per e-mail.'],
    ['none', 'bram', 'Schrijf dit op of druk het af.'],
  ] as const) {
    it(`says truthfully how ${personId} hears of it: ${noticeBy}`, async () => {
      await show({
        scenario: {
          getSession: example(personId === 'bram' ? 'family' : 'alone'),
          createAppointment: () => body({...exampleOf('createAppointment'), noticeBy}),
        },
        attributes: {'contact-details-href': '/gegevens'},
        ...(personId === 'bram' && {providerAttributes: {'person-id': personId}}),
      });
      await harness.toCheck();
      await harness.press('Afspraak bevestigen');
      expect(harness.text).to.include(says);
      const link = harness.root.querySelector('a[href="/gegevens"]');
      expect(link !== null).to.equal(noticeBy === 'none');
    });
  }

  it('is done: when, what next, and what to do when it gets worse', async () => {
    await show();
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.text)
      .to.include('woensdag 25 november, 09:00')
      .and.to.include('De praktijk ziet uw afspraak.')
      .and.to.include('Wordt het erger of maakt u zich zorgen?')
      .and.to.include(
        'Wacht niet op de afspraak. Bel 010 123 45 67, buiten openingstijden 010 987 65 43. Levensgevaar: 112.',
      );
    // The contract's example does not say that a message comes: nothing is promised.
    expect(harness.text).to.include('Schrijf dit op of druk het af.');
    expect(harness.text).not.to.include('U krijgt een bevestiging');
    expect(harness.has('Terug')).to.be.false;
    for (const name of ['Zet in mijn agenda', 'Afdrukken', 'Mijn afspraken', 'Nog een afspraak maken']) {
      expect(harness.has(name), name).to.be.true;
    }
  });

  it('tells the page with the id and nothing else', async () => {
    await show();
    const heard: string[] = [];
    for (const type of ['gp-booking-request', 'gp-appointment-booked']) {
      harness.page.addEventListener(type, (event) => {
        const own = Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'isTrusted'));
        heard.push(`${type} ${JSON.stringify(own)}`);
      });
    }
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(heard).to.deep.equal([
      'gp-booking-request {"action":"book"}',
      'gp-appointment-booked {"appointmentId":"apt-1"}',
    ]);
  });

  it('sends nothing when the page does not allow it, and says so', async () => {
    await show();
    harness.page.addEventListener('gp-booking-request', (event) => event.preventDefault());
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.count('createAppointment')).to.equal(0);
    expect(harness.heading).to.include('Klopt dit?');
    expect(harness.focused).to.include('Deze website staat dit nu niet toe').and.to.include('010 123 45 67');
  });

  it('asks for the number of complaints and takes the longer kind for several', async () => {
    await show();
    await harness.press('Nee, geen');
    // The longer kind is no card of its own beside its shorter one.
    expect(
      harness.buttons.filter((name) => name.includes('spreekuur') || name.includes('Spreekuur')),
    ).to.have.length(1);
    await harness.press('Spreekuur');
    await harness.press('Twee of meer');
    expect(harness.gateway.calls.at(-1)?.query['appointmentType']).to.equal('dubbel');
  });

  it('does not ask for complaints where the kind has no longer form', async () => {
    await show();
    await harness.press('Nee, geen');
    await harness.press('Telefonische afspraak');
    expect(harness.heading).to.include('Welke tijd past u?');
    await harness.press('09:00');
    expect(harness.text).to.include('Wij bellen u op 06 12 34 56 78').and.to.include('(niet verplicht)');
  });

  it('tells apart what cannot be booked, with the reason and the phone', async () => {
    await show();
    await harness.press('Nee, geen');
    expect(harness.text)
      .to.include('U hebt al zo’n afspraak staan.')
      .and.to.include('Deze afspraak maakt u samen met de assistent. Bel 010 123 45 67.');
    expect(harness.has('Huisbezoek')).to.be.false;
    expect(harness.has('Uitstrijkje')).to.be.false;
  });

  it('says since which age and until when a refusal holds', async () => {
    await show({
      scenario: {
        listAppointmentTypes: kinds(({id}) =>
          id === 'spreekuur'
            ? {selfBookable: false, refusal: {code: 'age-too-low', limit: 16}}
            : {
                selfBookable: false,
                refusal: {
                  code: 'appointment-type-blocked',
                  until: '2026-12-01T00:00:00+01:00',
                  text: 'De assistent is ziek.',
                },
              },
        ),
      },
    });
    await harness.press('Nee, geen');
    expect(harness.text)
      .to.include('Online kan het vanaf 16 jaar.')
      .and.to.include('Dit geldt tot dinsdag 1 december, 00:00. De assistent is ziek.')
      .and.to.include('Er is nu niets wat u online kunt maken');
  });

  it('asks for whom when there is a choice, and goes on with a child', async () => {
    await show({scenario: {getSession: example('family')}});
    await harness.press('Nee, geen');
    expect(harness.heading).to.include('Voor wie is de afspraak?');
    expect(harness.count('listAppointmentTypes')).to.equal(0);
    await harness.press('Bram de Vries');
    expect(harness.text).to.include('Voor Bram de Vries');
    expect(harness.gateway.calls.at(-1)?.query['personId']).to.equal('bram');
    await harness.press('Terug');
    expect(harness.button('Bram de Vries').getAttribute('aria-pressed')).to.equal('true');
  });

  it('says honestly that someone is no longer registered', async () => {
    await show({scenario: {getSession: example('deregistered')}});
    await harness.press('Nee, geen');
    expect(harness.text).to.include('uitgeschreven').and.to.include('010 123 45 67');
    expect(harness.count('listAppointmentTypes')).to.equal(0);
  });

  it('keeps every choice and text on the way back', async () => {
    await show();
    await harness.toCheck('Ik hoest.');
    await harness.press('Terug');
    expect(harness.field('Waar gaat het over?').value).to.equal('Ik hoest.');
    await harness.press('Terug');
    expect(harness.button('09:00').getAttribute('aria-pressed')).to.equal('true');
    await harness.press('Terug');
    expect(harness.button('Eén klacht').getAttribute('aria-pressed')).to.equal('true');
    await harness.press('Terug');
    expect(harness.button('Spreekuur').getAttribute('aria-pressed')).to.equal('true');
    await harness.press('Telefonische afspraak');
    await harness.press('09:20');
    expect(harness.field('Waar gaat het over?').value).to.equal('Ik hoest.');
  });

  it('says what is missing, leads to it, and accepts "rather not say"', async () => {
    await show();
    await harness.toDetails();
    await harness.tick('Een tolk');
    await harness.press('Verder');
    expect(harness.focused).to.include('Er zijn nog 2 dingen in te vullen');
    const reason = harness.field('Waar gaat het over?');
    expect(reason.getAttribute('aria-invalid')).to.equal('true');
    harness.root.querySelector<HTMLAnchorElement>('a[href="#reason"]')?.click();
    expect(harness.root.activeElement).to.equal(reason);
    await harness.tick('Dat zeg ik liever niet');
    await harness.type('Voor welke taal?', 'Pools');
    await harness.press('Verder');
    await harness.press('Afspraak bevestigen');
    expect(harness.bodies('createAppointment')[0])
      .to.include({reasonWithheld: true})
      .and.not.to.have.property('reason');
  });

  it('counts characters and refuses too many with the limit, without cutting any off', async () => {
    await show();
    await harness.toDetails();
    await harness.type('Waar gaat het over?', '😷'.repeat(499));
    expect(harness.hints).to.include('Nog 1 teken');
    await harness.type('Waar gaat het over?', 'x'.repeat(10_000));
    expect(harness.hints).to.include('9500 tekens te veel');
    await harness.press('Verder');
    expect(harness.text).to.include('hoogstens 500 tekens');
    expect(harness.field('Waar gaat het over?').value).to.have.length(10_000);
    expect(harness.heading).to.include('Wat moeten wij weten?');
  });
});

describe('sending', () => {
  it('keeps everything without a connection, and tries again with the same key', async () => {
    await show({
      scenario: {
        createAppointment: ({count}) => (count === 1 ? offline : undefined),
        listAppointments: offline,
      },
    });
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.focused).to.include('U hebt geen verbinding').and.to.include('010 123 45 67');
    await harness.press('Afspraak bevestigen');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
    const keys = harness.gateway.calls
      .filter(({operationId}) => operationId === 'createAppointment')
      .map(({headers}) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).to.equal(1);
    expect(keys).to.have.length(2);
  });

  it('looks a write up of which the connection broke: the practice may have it', async () => {
    await show({scenario: {createAppointment: offline}});
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
    expect(harness.count('createAppointment')).to.equal(1);
  });

  it('looks a write that timed out up before it says anything', async () => {
    await show({scenario: {createAppointment: timeout}});
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.count('listAppointments')).to.equal(1);
    expect(harness.heading).to.equal('Uw afspraak staat vast');
    expect(harness.count('createAppointment')).to.equal(1);
  });

  it('says that nothing was booked when the look-up finds nothing', async () => {
    await show({scenario: {createAppointment: timeout, listAppointments: example('none')}});
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.focused).to.include('er is nog niets vastgelegd');
    expect(harness.summary.join()).to.include('Ik hoest al drie weken.');
  });

  it('does not say failed or done when nobody knows', async () => {
    await show({scenario: {createAppointment: timeout, listAppointments: offline}});
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.focused).to.include('Het duurt te lang');
    expect(harness.has('Afspraak bevestigen')).to.be.true;
  });

  it('makes a new key after the gateway has decided', async () => {
    await show({scenario: {createAppointment: problem('overlaps-own-appointment')}});
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.focused).to.include('U hebt op die tijd al een afspraak');
    await harness.press('Afspraak bevestigen');
    const keys = harness.gateway.calls
      .filter(({operationId}) => operationId === 'createAppointment')
      .map(({headers}) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).to.equal(2);
  });

  it('keeps everything when the session has ended, and sends it after signing in again', async () => {
    await show();
    await harness.toCheck();
    harness.gateway.change({createAppointment: problem('token-expired')});
    await harness.press('Afspraak bevestigen');
    expect(harness.text).to.include('U bent uitgelogd').and.to.include('Ik hoest al drie weken.');
    expect(harness.has('Inloggen')).to.be.true;
    harness.gateway.change({createAppointment: example('booked')});
    harness.provider.getToken = () => 'new token';
    await harness.settle();
    expect(harness.text).not.to.include('U bent uitgelogd');
    await harness.press('Afspraak bevestigen');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
  });

  it('shows nothing of one person to another who signs in', async () => {
    await show();
    await harness.toCheck('Geheim');
    const {actor, subjects, expiresAt} = exampleOf('getSession');
    harness.gateway.change({
      getSession: body({
        actor: {...actor, id: 'karel', name: 'Karel'},
        expiresAt,
        subjects: subjects.map((one) => ({...one, id: 'karel', name: 'Karel'})),
      }),
    });
    harness.provider.getToken = () => 'of Karel';
    await until(() => harness.heading === 'Is het dringend?', 'the beginning');
    expect(harness.root.textContent).not.to.include('Geheim').and.not.to.include('Anna');
    await harness.toDetails();
    expect(harness.field('Waar gaat het over?').value).to.equal('');
  });
});

describe('a draft', () => {
  it('survives a reload as ciphertext, and is offered after the urgent question', async () => {
    await show();
    await harness.toDetails();
    await harness.type('Waar gaat het over?', 'Ik hoest al drie weken.');
    await until(() => harness.hints.some((hint) => hint.startsWith('Concept bewaard')), 'the draft');
    expect(JSON.stringify({...sessionStorage, ...localStorage})).not.to.match(/hoest|spreekuur|anna/i);
    harness.remove();
    await show();
    await harness.press('Nee, geen');
    await until(() => harness.has('Ga verder'), 'the offer');
    expect(harness.text)
      .to.include('U was bezig met een afspraak')
      .and.to.include('Spreekuur, woensdag 25 november, 09:00');
    await harness.press('Ga verder');
    await until(() => harness.heading.includes('Wat moeten wij weten?'), 'the details');
    expect(harness.field('Waar gaat het over?').value).to.equal('Ik hoest al drie weken.');
    // The time may be none of the first ones: its day is open in the calendar.
    await harness.press('Terug');
    const day = harness.root.querySelector('[data-date="2026-11-25"]');
    expect(day?.getAttribute('aria-selected')).to.equal('true');
    await harness.press('09:00');
    await harness.press('Verder');
    await harness.press('Afspraak bevestigen');
    await harness.press('Nog een afspraak maken');
    await harness.toDetails();
    expect(harness.field('Waar gaat het over?').value).to.equal('');
  });

  it('can be thrown away', async () => {
    await show();
    await harness.toDetails();
    await harness.type('Waar gaat het over?', 'Weg ermee');
    await until(() => harness.hints.some((hint) => hint.startsWith('Concept bewaard')), 'the draft');
    harness.remove();
    await show();
    await harness.press('Nee, geen');
    await until(() => harness.has('Gooi weg'), 'the offer');
    await harness.press('Gooi weg');
    expect(harness.has('Ga verder')).to.be.false;
    expect(harness.focused).to.equal(harness.heading);
    await harness.press('Spreekuur');
    await harness.press('Eén klacht');
    await harness.press('09:00');
    expect(harness.field('Waar gaat het over?').value).to.equal('');
  });
});

describe('the quick exit', () => {
  const way = {'quick-exit-href': '#het-weer'};
  const name = 'Snel weg: verlaat deze pagina meteen';
  const exits = () => [...harness.root.querySelectorAll<HTMLElement>('[part~=quick-exit]')];

  afterEach(() => history.replaceState(undefined, '', location.pathname + location.search));

  it('is not there without an address, nor for who is not signed in', async () => {
    await show();
    expect(exits()).to.deep.equal([]);
    harness.remove();
    await show({isSignedIn: false, providerAttributes: way});
    expect(exits()).to.deep.equal([]);
  });

  it('is at the same place on each step', async () => {
    await show({providerAttributes: way});
    const places = new Set<string>();
    const look = () => {
      const [exit] = exits();
      expect(exit?.ariaLabel).to.equal(name);
      const {top, right} = exit!.getBoundingClientRect();
      const {top: above} = harness.booking.getBoundingClientRect();
      places.add([top - above, right].map(Math.round).join());
    };
    look();
    await harness.press('Nee, geen');
    look();
    await harness.press('Spreekuur');
    await harness.press('Eén klacht');
    look();
    await harness.press('09:00');
    await harness.type('Waar gaat het over?', 'Ik hoest.');
    look();
    await harness.press('Verder');
    look();
    await harness.press('Afspraak bevestigen');
    look();
    await harness.press('Mijn afspraken');
    look();
    expect([...places]).to.have.length(1);
  });

  it('empties the screen, goes there, and drops nothing that was typed', async () => {
    await show({providerAttributes: way});
    await harness.toDetails();
    await harness.type('Waar gaat het over?', 'Ik hoest.');
    await until(() => harness.hints.some((hint) => hint.startsWith('Concept bewaard')), 'the draft');
    const {length} = history;
    await harness.press('Snel weg');
    expect(location.hash).to.equal('#het-weer');
    // In its place, so that the way back does not lead here.
    expect(history.length).to.equal(length);
    expect(harness.booking.getBoundingClientRect().height).to.equal(0);
    harness.remove();
    await show();
    await harness.press('Nee, geen');
    await until(() => harness.has('Ga verder'), 'the offer');
  });
});
