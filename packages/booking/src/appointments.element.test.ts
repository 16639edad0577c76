import type {Appointment} from '@gp-elements/core';
import {body, example, exampleOf, offline, problem, type Scenario, timeout} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {type BookingHarness, type HarnessOptions, showBooking, until} from './testing/index.ts';

let harness: BookingHarness;
const show = async (options?: HarnessOptions) => (harness = await showBooking(options));
const showList = (scenario: HarnessOptions['scenario'] = {}) => show({attributes: {view: 'list'}, scenario});
const booked = (change: Partial<Appointment> = {}): Appointment => ({
  ...exampleOf('getAppointment'),
  ...change,
});

/** The buttons of one appointment, by the beginning of its heading. */
const press = async (name: string, label: string) => {
  const button = [...harness.root.querySelectorAll('button')].find((one) =>
    one.ariaLabel?.startsWith(`${name}: ${label}`),
  );
  button!.click();
  await harness.settle();
};

afterEach(() => {
  harness.remove();
  sessionStorage.clear();
});

describe('the list', () => {
  it('shows what exists without the urgent question', async () => {
    await showList();
    expect(harness.heading).to.equal('Mijn afspraken');
    expect(harness.headings).to.deep.equal([
      'maandag 23 november, 16:00',
      'woensdag 25 november, 09:00',
      'dinsdag 1 december, 10:30',
    ]);
    expect(harness.text).to.include('Controle bloeddruk').and.to.include('Neem uw medicijnen mee.');
    const call = harness.gateway.calls.find(({operationId}) => operationId === 'listAppointments');
    expect(call?.query).to.deep.equal({personId: 'anna'});
  });

  it('says for each what can be done, and why not', async () => {
    await showList();
    expect(
      [...harness.root.querySelectorAll('button')].map((one) => one.ariaLabel).filter(Boolean),
    ).to.deep.equal([
      'Afzeggen: maandag 23 november, 16:00',
      'Verzetten: woensdag 25 november, 09:00',
      'Afzeggen: woensdag 25 november, 09:00',
    ]);
    expect(harness.text)
      .to.include('Verzetten kan tot 24 uur van tevoren.')
      .and.to.include('Deze afspraak kunt u niet online veranderen. Bel 010 123 45 67.');
  });

  it('is of everyone for whom the person may act, in order', async () => {
    const theirs = booked({
      id: 'apt-9',
      start: '2026-11-24T09:00:00+01:00',
      person: {id: 'bram', name: 'Bram de Vries'},
    });
    await showList({
      getSession: example('family'),
      listAppointments: ({query}) => (query['personId'] === 'bram' ? body({items: [theirs]}) : undefined),
    });
    expect(harness.headings[1]).to.equal('dinsdag 24 november, 09:00');
    expect(harness.text).to.include('Bram de Vries');
  });

  it('says when there is nothing, and leads to a new one by the urgent question', async () => {
    await showList({listAppointments: example('none')});
    expect(harness.text).to.include('U hebt geen afspraken staan.');
    await harness.press('Nieuwe afspraak maken');
    expect(harness.heading).to.equal('Is het dringend?');
  });

  it('says what it could not read, and asks again', async () => {
    await showList({listAppointments: ({count}) => (count === 1 ? offline : undefined)});
    expect(harness.text).to.include('U hebt geen verbinding');
    await harness.press('Probeer opnieuw');
    expect(harness.headings).to.have.length(3);
  });

  it('shows what it does not know as unknown, and what is dirty as it is', async () => {
    await showList({
      listAppointments: body({
        items: [
          {
            id: 'odd',
            etag: '"1"',
            revision: 1,
            status: 'teleported' as 'booked',
            start: '2026-11-25T09:00:00+01:00',
            end: '2026-11-25T09:10:00+01:00',
            person: {id: 'anna', name: 'Anna de Vries'},
            channel: 'telepathy' as 'phone',
            needsAttention: true,
            change: {allowed: false},
            cancel: {allowed: false},
          },
        ],
      }),
    });
    expect(harness.summary).to.deep.equal([
      'Wat: in overleg',
      'Voor wie: Anna de Vries',
      'Status: Onbekend, vraag het de praktijk',
    ]);
    expect(harness.text).to.include('Er is iets veranderd in de agenda van de praktijk.');
  });

  it('tells a request from what is sure', async () => {
    await showList({listAppointments: body({items: [booked({status: 'proposed', answerBy: '2026-11-25'})]})});
    expect(harness.summary).to.include('Status: Aangevraagd');
    expect(harness.text).to.include('U hoort het uiterlijk woensdag 25 november.');
  });

  for (const [requestState, says, says2] of [
    ['sent', 'U hoort het uiterlijk woensdag 25 november.', ''],
    ['seen', 'Bekeken door de praktijk.', 'uiterlijk woensdag 25 november.'],
    ['unseen', 'Nog niet bekeken door de praktijk.', 'uiterlijk woensdag 25 november.'],
    ['overdue', 'De praktijk heeft nog niet geantwoord. Bel de praktijk: 010 123 45 67.', ''],
    ['lost-in-space' as 'sent', 'U hoort het uiterlijk woensdag 25 november.', ''],
  ] as const) {
    it(`says how far a request is: ${requestState}`, async () => {
      const asked = booked({status: 'proposed', answerBy: '2026-11-25', requestState});
      await showList({listAppointments: body({items: [asked]})});
      expect(harness.text).to.include(says).and.to.include(says2);
      if (requestState === 'overdue') {
        expect(harness.text).not.to.include('uiterlijk');
        expect(harness.root.querySelector('article b a')?.getAttribute('href')).to.equal('tel:0101234567');
      }
      if (says2 === '') expect(harness.text).not.to.match(/bekeken/i);
    });
  }
});

describe('one appointment', () => {
  it('opens by attribute, without the urgent question', async () => {
    await show({attributes: {'appointment-id': 'apt-1'}});
    expect(harness.heading).to.equal('Uw afspraak');
    expect(harness.count('getAppointment')).to.equal(1);
    expect(harness.text).to.include('Wordt het erger of maakt u zich zorgen?');
    await harness.press('Alle afspraken');
    expect(harness.heading).to.equal('Mijn afspraken');
  });

  it('that is not theirs looks as if it did not exist', async () => {
    await show({attributes: {'appointment-id': 'apt-x'}, scenario: {getAppointment: problem('not-found')}});
    expect(harness.text).to.include('Wij kunnen dit niet vinden.');
  });

  it('can be put in a calendar', async () => {
    await show({attributes: {'appointment-id': 'apt-1'}});
    const saved: string[] = [];
    // The browser's own would really save a file.
    HTMLAnchorElement.prototype.click = function () {
      saved.push(`${this.download} ${new URL(this.href).protocol}`);
    };
    try {
      await harness.press('Zet in mijn agenda');
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    }
    expect(saved).to.deep.equal(['afspraak.ics blob:']);
    expect(harness.count('getAppointmentCalendar')).to.equal(1);
  });

  it('stays sure when its calendar file cannot be fetched', async () => {
    await show({attributes: {'appointment-id': 'apt-1'}, scenario: {getAppointmentCalendar: offline}});
    await harness.press('Zet in mijn agenda');
    expect(harness.text).to.include('De agenda kon niet worden opgehaald. Uw afspraak staat wel vast.');
  });
});

describe('earlier appointments', () => {
  const day = (date: string, change: Partial<Appointment> = {}) =>
    booked({id: date, start: `${date}T08:00:00Z`, end: `${date}T08:10:00Z`, ...change});
  const pages: Record<string, {items: Appointment[]; next?: string}> = {
    first: {
      items: [
        day('2026-12-10', {status: 'cancelled'}),
        day('2026-11-25'),
        day('2026-10-12', {status: 'fulfilled'}),
      ],
      next: 'second',
    },
    second: {items: [day('2026-09-07', {status: 'noshow'}), day('2026-08-03')]},
  };
  const withPages: Scenario = {
    listAppointments: ({query}) =>
      query['state'] === 'all' ? body(pages[String(query['cursor'] ?? 'first')]!) : undefined,
  };
  const titles = () =>
    [...harness.root.querySelectorAll('section [part~=appointment] > .heading')].map((each) =>
      (each.textContent ?? '').trim(),
    );

  it('come when they are asked for, latest first and without what still comes', async () => {
    await showList(withPages);
    const before = harness.count('listAppointments');
    await harness.press('Eerdere afspraken');
    expect(harness.count('listAppointments')).to.equal(before + 1);
    expect(titles()).to.deep.equal(['donderdag 10 december, 09:00', 'maandag 12 oktober, 10:00']);
    expect(harness.focused).to.equal('Eerdere afspraken');
    const [cancelled] = harness.root.querySelectorAll('section [part~=appointment]');
    expect(cancelled?.textContent).to.include('Afgezegd');
    expect(harness.root.querySelectorAll('section [part~=appointment] button')).to.have.length(0);
  });

  it('go on with a button that keeps the keyboard and says what came; at the end the heading has it', async () => {
    await showList(withPages);
    await harness.press('Eerdere afspraken');
    await harness.press('Meer');
    expect(titles()).to.have.length(4);
    expect(harness.announcements).to.deep.equal(['2 afspraken erbij']);
    expect(harness.has('Meer')).to.be.false;
    expect(harness.focused).to.equal('Eerdere afspraken');
  });

  it('that are not there say so; that cannot be read say why, and can be asked for again', async () => {
    await showList({
      listAppointments: ({query, count}) =>
        query['state'] !== 'all' ? undefined : count === 3 ? offline : body({items: []}),
    });
    await harness.press('Eerdere afspraken');
    expect(harness.focused).to.include('U hebt geen verbinding');
    await harness.press('Probeer opnieuw');
    expect(harness.text).to.include('U hebt geen eerdere afspraken.');
    expect(harness.focused).to.equal('Eerdere afspraken');
  });

  it('keep what was read when more of them cannot be', async () => {
    await showList({
      listAppointments: ({query}) =>
        query['state'] !== 'all' ? undefined : query['cursor'] ? offline : body(pages['first']!),
    });
    await harness.press('Eerdere afspraken');
    await harness.press('Meer');
    expect(titles()).to.have.length(2);
    expect(harness.focused).to.include('U hebt geen verbinding');
  });

  it('have what was cancelled just now among them', async () => {
    let isCancelled = false;
    await showList({
      listAppointments: ({query}) =>
        query['state'] !== 'all'
          ? undefined
          : body({items: isCancelled ? [day('2026-11-25', {status: 'cancelled'})] : []}),
    });
    await harness.press('Eerdere afspraken');
    expect(titles()).to.have.length(0);
    await press('Afzeggen', 'woensdag');
    isCancelled = true;
    await harness.press('Ja, zeg af');
    expect(titles()).to.deep.equal(['woensdag 25 november, 09:00']);
  });
});

describe('cancelling', () => {
  it('asks first, in a dialog, and sends with the revision that was read', async () => {
    await showList();
    await press('Afzeggen', 'woensdag');
    const dialog = harness.root.querySelector('dialog')!;
    expect(dialog.open).to.be.true;
    expect(dialog.textContent).to.include('woensdag 25 november, 09:00').and.not.to.include('binnen 24 uur');
    // Nothing was tried yet, so nothing is said about it.
    expect(dialog.querySelector('[part~=notice]')).to.equal(null);
    const heard: string[] = [];
    harness.page.addEventListener('gp-appointment-cancelled', (event) => heard.push(event.appointmentId));
    await harness.press('Ja, zeg af');
    const call = harness.gateway.calls.find(({operationId}) => operationId === 'cancelAppointment');
    expect(call?.headers.get('If-Match')).to.equal('"1"');
    expect(call?.params['id']).to.equal('apt-1');
    expect(harness.root.querySelector('dialog')?.open).to.be.false;
    expect(harness.focused)
      .to.include('Uw afspraak is afgezegd')
      .and.to.include('woensdag 25 november, 09:00');
    // Each time what comes, and what the practice cancelled.
    expect(harness.count('listAppointments')).to.equal(4);
    expect(heard).to.deep.equal(['apt-1']);
  });

  it('late shows the text of the practice first', async () => {
    await showList();
    await press('Afzeggen', 'maandag');
    expect(harness.root.querySelector('dialog')?.textContent).to.include('U zegt binnen 24 uur af.');
  });

  it('can be thought better of, also with Escape', async () => {
    await showList();
    await press('Afzeggen', 'woensdag');
    await harness.press('Nee, laat staan');
    expect(harness.root.querySelector('dialog')?.open).to.be.false;
    await press('Afzeggen', 'woensdag');
    const dialog = harness.root.querySelector('dialog')!;
    const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, {once: true}));
    dialog.close();
    await closed;
    await harness.settle();
    expect(harness.count('cancelAppointment')).to.equal(0);
    await press('Afzeggen', 'woensdag');
    expect(dialog.open).to.be.true;
  });

  it('shows the appointment as it is when it changed meanwhile', async () => {
    const newer = booked({etag: '"2"', revision: 2, start: '2026-11-26T11:00:00+01:00'});
    await showList({
      cancelAppointment: ({count}) =>
        count === 1 ? problem('precondition-failed', {currentAppointment: newer}) : undefined,
    });
    await press('Afzeggen', 'woensdag');
    await harness.press('Ja, zeg af');
    const dialog = harness.root.querySelector('dialog')!;
    expect(dialog.open).to.be.true;
    expect(dialog.textContent)
      .to.include('donderdag 26 november, 11:00')
      .and.to.include('intussen veranderd');
    await harness.press('Ja, zeg af');
    expect(
      harness.gateway.calls
        .filter(({operationId}) => operationId === 'cancelAppointment')[1]
        ?.headers.get('If-Match'),
    ).to.equal('"2"');
  });

  it('that timed out is looked up', async () => {
    await showList({cancelAppointment: timeout, getAppointment: body(exampleOf('cancelAppointment'))});
    await press('Afzeggen', 'woensdag');
    await harness.press('Ja, zeg af');
    expect(harness.text).to.include('Uw afspraak is afgezegd');
  });

  it('can be refused by the page', async () => {
    await showList();
    harness.page.addEventListener('gp-booking-request', (event) => event.preventDefault());
    await press('Afzeggen', 'woensdag');
    await harness.press('Ja, zeg af');
    expect(harness.count('cancelAppointment')).to.equal(0);
    expect(harness.root.querySelector('dialog')?.textContent).to.include(
      'Deze website staat dit nu niet toe',
    );
  });
});

describe('moving', () => {
  it('chooses from the same times, checks old and new, and moves', async () => {
    await showList();
    const heard: string[] = [];
    harness.page.addEventListener('gp-appointment-rescheduled', (event) => heard.push(event.appointmentId));
    await press('Verzetten', 'woensdag');
    expect(harness.heading).to.equal('Naar welke tijd wilt u de afspraak verzetten?');
    const {query} = harness.gateway.calls.find(({operationId}) => operationId === 'listTimeSlots')!;
    expect([query['appointmentType'], query['appointmentId']]).to.deep.equal(['spreekuur', 'apt-1']);
    expect([...harness.field('Bij wie?').options]).to.have.length(3);
    await harness.press('15:00');
    expect(harness.bodies('createSlotHold')[0]).to.deep.equal({
      timeSlotId: 'slot-261500-bakker',
      appointmentTypeId: 'spreekuur',
      personId: 'anna',
      appointmentId: 'apt-1',
    });
    expect(harness.heading).to.equal('Klopt dit?');
    expect(harness.summary.slice(0, 3)).to.deep.equal([
      'Wat: Spreekuur, op de praktijk',
      'Was: woensdag 25 november, 09:00',
      'Wordt: donderdag 26 november, 15:00',
    ]);
    await harness.press('Afspraak verzetten');
    expect(harness.heading).to.equal('Uw afspraak is verzet');
    expect(harness.bodies('rescheduleAppointment')[0]).to.deep.equal({
      timeSlotId: 'slot-261500-bakker',
      slotHoldId: 'hold-1',
    });
    expect(heard).to.deep.equal(['apt-1']);
    await harness.press('Mijn afspraken');
    // Each time what comes, and what the practice cancelled.
    expect(harness.count('listAppointments')).to.equal(4);
  });

  it('that is refused leaves the old time, and says why', async () => {
    await showList({rescheduleAppointment: problem('change-too-late', {limit: 24, phone: '010 123 45 67'})});
    await press('Verzetten', 'woensdag');
    await harness.press('15:00');
    await harness.press('Afspraak verzetten');
    expect(harness.focused).to.include(
      'Het is te laat om deze afspraak online te verzetten. Verzetten kan tot 24 uur van tevoren.',
    );
  });

  it('to a time that was just taken offers the nearest', async () => {
    const alternatives = exampleOf('listTimeSlots').items.slice(3, 5);
    await showList({
      rescheduleAppointment: ({count}) => (count === 1 ? problem('slot-taken', {alternatives}) : undefined),
    });
    await press('Verzetten', 'woensdag');
    await harness.press('15:00');
    await harness.press('Afspraak verzetten');
    await harness.press('09:20');
    await harness.press('Afspraak verzetten');
    expect(harness.heading).to.equal('Uw afspraak is verzet');
  });

  it('that timed out is looked up', async () => {
    const {start, practitioner} = exampleOf('listTimeSlots').items.at(-1)!;
    const moved = body({...booked({start, practitioner}), etag: '"moved"'});
    await showList({rescheduleAppointment: timeout, getAppointment: moved});
    await press('Verzetten', 'woensdag');
    await harness.press('15:00');
    await harness.press('Afspraak verzetten');
    expect(harness.heading).to.equal('Uw afspraak is verzet');
  });

  it('that was not done is not taken for done because it began at that hour before', async () => {
    const {start} = exampleOf('listTimeSlots').items.at(-1)!;
    await showList({rescheduleAppointment: timeout, getAppointment: body(booked({start}))});
    await press('Verzetten', 'woensdag');
    await harness.press('15:00');
    await harness.press('Afspraak verzetten');
    expect(harness.heading).to.equal('Klopt dit?');
    expect(harness.focused).to.include('er is nog niets vastgelegd');
  });

  it('goes back to the list without a trace', async () => {
    await showList();
    await press('Verzetten', 'woensdag');
    await harness.press('Terug');
    await until(() => harness.heading === 'Mijn afspraken', 'the list');
    expect(harness.count('rescheduleAppointment')).to.equal(0);
  });
});

describe('an appointment that the practice cancelled', () => {
  const gone = (change: Partial<Appointment> = {}) =>
    booked({
      id: 'gone',
      status: 'cancelled',
      cancellation: {at: '2026-11-23T08:07:00+01:00', by: 'practice', reason: 'De dokter is ziek.'},
      ...change,
    });
  const withGone = (change?: Partial<Appointment>, coming: Appointment[] = []): Scenario => ({
    listAppointments: ({query}) => body({items: query['state'] === 'cancelled' ? [gone(change)] : coming}),
  });
  const label = 'Kies een nieuwe tijd';

  it('gives the number of the practice, also while another one is there for who needs help now', async () => {
    const practice = exampleOf('getPractice');
    const contactNow = {...practice.contactNow!, phone: '010 987 65 43', who: 'out-of-hours-post' as const};
    await showList({...withGone(), getPractice: body({...practice, contactNow})});
    expect(harness.text).to.include(`of bel: ${practice.phones.practice}`);
    await press(label, 'woensdag');
    expect(harness.text)
      .to.include('Hebt u vandaag of morgen hulp nodig?')
      .and.to.include('Bel 010 987 65 43.');
  });

  it('stands in the list, and begins at the times of its kind and practitioner', async () => {
    await showList(withGone());
    expect(harness.text)
      .to.include('De dokter is ziek.')
      .and.to.include('De praktijk heeft deze afspraak afgezegd.');
    await press(label, 'woensdag');
    expect(harness.heading).to.include('Welke tijd past u?');
    const query = harness.gateway.calls.findLast(({operationId}) => operationId === 'listTimeSlots')?.query;
    expect(query?.['appointmentType']).to.equal('spreekuur');
    expect(query?.['practitioner']).to.equal('bakker');
    expect(query?.['personId']).to.equal('anna');
    await harness.press('09:00');
    expect(harness.heading).to.include('Stap 3 van 4');
    await harness.press('Terug');
    await harness.press('Terug');
    expect(harness.heading).to.equal('Mijn afspraken');
  });

  it('offers it on its own page too, without who does it no more', async () => {
    const other = {id: 'gone-doctor', name: 'dr. X'};
    await show({
      attributes: {'appointment-id': 'gone'},
      scenario: {getAppointment: body(gone({practitioner: other}))},
    });
    await press(label, 'woensdag');
    const query = harness.gateway.calls.findLast(({operationId}) => operationId === 'listTimeSlots')?.query;
    expect(query?.['practitioner']).to.equal(undefined);
  });

  it('says whom to call where it cannot be chosen online any more', async () => {
    await showList({
      ...withGone({appointmentType: {id: 'visite', name: 'Huisbezoek'}}),
    });
    await press(label, 'woensdag');
    expect(harness.heading).to.equal('Mijn afspraken');
    expect(harness.has(label)).to.equal(false);
    expect(harness.text).to.include('010 123 45 67');
  });

  it('is not shown once another of its kind was made, nor when it would be over, nor when the patient did it', async () => {
    for (const scenario of [
      withGone({}, [booked({id: 'new', createdAt: '2026-11-23T08:08:00+01:00'})]),
      withGone({start: '2026-11-22T09:00:00+01:00', end: '2026-11-22T09:10:00+01:00'}),
      withGone({cancellation: {at: '2026-11-23T08:07:00+01:00', by: 'patient'}}),
    ]) {
      await showList(scenario);
      expect(harness.text).not.to.include('De dokter is ziek.');
      expect([...harness.root.querySelectorAll('button')].some((one) => one.ariaLabel?.startsWith(label))).to
        .be.false;
      harness.remove();
    }
  });
});
