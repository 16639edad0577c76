import type {Practice, TimeSlot} from '@gp-elements/core';
import {body, example, exampleOf, never, offline, problem} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {type BookingHarness, type HarnessOptions, showBooking, until} from './testing/index.ts';

let harness: BookingHarness;
const show = async (options?: HarnessOptions) => (harness = await showBooking(options));
const practiceWith = (change: Partial<Practice>) => body({...exampleOf('getPractice'), ...change});

afterEach(() => {
  harness.remove();
  sessionStorage.clear();
});

describe('the times', () => {
  it('are asked for while the patient reads the urgent notice, and not again', async () => {
    await show();
    const asked = () => harness.gateway.calls.map(({operationId}) => operationId);
    expect(asked()).to.have.members(['getPractice', 'getSession', 'listAppointmentTypes', 'listTimeSlots']);
    await harness.toTimes();
    expect(asked()).to.have.length(4);
    expect(harness.times).to.have.length(9);
  });

  it('are three a day for three days, the own GP before others', async () => {
    await show();
    await harness.toTimes();
    expect(harness.times.slice(0, 3)).to.deep.equal([
      '10:00 dr. M. Bakker',
      '11:40 dr. M. Bakker',
      '10:20 dr. S. Yılmaz',
    ]);
    expect(harness.headings.filter((text) => text.includes('november'))).to.deep.equal([
      'maandag 23 november',
      'woensdag 25 november',
      'donderdag 26 november',
    ]);
    const list = harness.root.querySelector('.days [role=list]');
    expect(list?.getAttribute('aria-label')).to.equal('maandag 23 november');
    expect(harness.text).to.include('Eerst de tijden bij uw eigen huisarts.');
  });

  it('stand under what to do when it cannot wait', async () => {
    await show();
    await harness.toTimes();
    const warning =
      'Hebt u vandaag of morgen hulp nodig? Wacht niet op een tijd in deze lijst. Bel 010 123 45 67.';
    expect(harness.text).to.include(warning);
    expect(harness.text.indexOf(warning)).to.be.lessThan(harness.text.indexOf('10:00'));
  });

  it('can be those of one practitioner, who is then not named at each', async () => {
    await show();
    await harness.toTimes();
    expect([...harness.field('Bij wie?').options].map((option) => option.textContent)).to.deep.equal([
      'Maakt niet uit',
      'dr. M. Bakker, uw huisarts',
      'dr. S. Yılmaz',
    ]);
    await harness.choose('Bij wie?', 'dr. M. Bakker');
    expect(harness.gateway.calls.at(-1)?.query['practitioner']).to.equal('bakker');
    expect(harness.times[0]).to.equal('10:00');
    await harness.choose('Bij wie?', 'Maakt niet uit');
    expect(harness.gateway.calls.at(-1)?.query).not.to.have.property('practitioner');
  });

  it('of another day stand under the calendar and are announced once', async () => {
    await show();
    await harness.toTimes();
    await harness.openCalendar();
    await harness.pressDay('2026-11-27');
    const {query} = harness.gateway.calls.at(-1)!;
    expect([query['from'], query['to']]).to.deep.equal(['2026-11-27', '2026-11-27']);
    expect(harness.announcements).to.deep.equal(['vrijdag 27 november: 9 vrije tijden']);
    const calendar = harness.root.querySelector('[part~=calendar]')!;
    expect(calendar.nextElementSibling?.textContent).to.include('vrijdag 27 november');
  });

  it('of other days come when they are asked for, with the heading of the calendar in focus', async () => {
    await show();
    await harness.toTimes();
    expect(harness.root.querySelector('table')).to.equal(null);
    expect(harness.count('listTimeSlotDays')).to.equal(0);
    await harness.openCalendar();
    expect(harness.count('listTimeSlotDays')).to.equal(1);
    expect(harness.focused).to.equal('Een andere dag kiezen');
    expect(harness.root.activeElement?.role).to.equal('heading');
    expect(harness.has('Een andere dag kiezen')).to.be.false;
  });

  it('of the day that was chosen are there on the way back', async () => {
    await show();
    await harness.toTimes();
    await harness.openCalendar();
    await harness.pressDay('2026-11-27');
    await harness.press('09:00');
    await harness.press('Terug');
    expect(harness.focused).to.equal(harness.heading);
    const day = harness.root.querySelector('[data-date="2026-11-27"]');
    expect(day?.getAttribute('aria-selected')).to.equal('true');
    await harness.press('Terug');
    await harness.press('Eén klacht');
    expect(harness.root.querySelector('table')).to.equal(null);
  });

  it('say when the practice is closed and who takes over', async () => {
    await show();
    await harness.toTimes();
    await harness.openCalendar();
    expect(harness.text)
      .to.include('Praktijk dicht op vrijdag 25 december: Eerste kerstdag.')
      .and.to.include(
        'Praktijk dicht van maandag 28 december tot en met donderdag 31 december: Vakantie. Waarneming: Huisartsenpraktijk De Eik, 010 222 33 44.',
      );
  });

  it('say in which part of a day the practice is closed', async () => {
    const days = exampleOf('listTimeSlotDays');
    const [first, ...rest] = days.items;
    const part = {
      ...{from: first!.date, to: first!.date, startTime: '12:00', endTime: '17:00'},
      ...{reason: 'Ziekte', replacement: {name: 'De Eik', phone: '010 222 33 44'}},
    };
    await show({
      scenario: {listTimeSlotDays: body({...days, items: [{...first!, closedParts: [part]}, ...rest]})},
    });
    await harness.toTimes();
    await harness.openCalendar();
    expect(harness.text).to.include(
      'Praktijk dicht op maandag 23 november van 12:00 tot 17:00 uur: Ziekte. Waarneming: De Eik, 010 222 33 44.',
    );
  });

  it('are those of the practice, and the zone is named only when it differs', async () => {
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    await show({scenario: {getPractice: practiceWith({timeZone: here})}});
    await harness.toTimes();
    expect(harness.text).not.to.include('die van de praktijk');
    harness.remove();
    const elsewhere = here === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';
    await show({scenario: {getPractice: practiceWith({timeZone: elsewhere})}});
    await harness.toTimes();
    const place = elsewhere === 'Asia/Tokyo' ? 'Tokyo' : 'New York';
    expect(harness.text).to.include(`Alle tijden zijn die van de praktijk (${place}).`);
    expect(harness.times[0]).not.to.match(/^10:00/);
  });

  it('show the right hour on the days of the clock change', async () => {
    const slots = [
      '2027-03-28T01:30:00+01:00',
      '2027-03-28T03:00:00+02:00',
      '2027-10-31T02:30:00+02:00',
      '2027-10-31T02:30:00+01:00',
    ].map((start, index): TimeSlot => ({
      id: `slot-${index}`,
      start,
      end: start,
      practitioner: {id: 'bakker', name: 'dr. M. Bakker'},
    }));
    await show({scenario: {listTimeSlots: body({items: slots})}});
    await harness.toTimes();
    expect(harness.times.map((time) => time.slice(0, 5))).to.deep.equal(['01:30', '03:00', '02:30', '02:30']);
    // Twice the same words on the clock: which of the two.
    expect(harness.times.slice(2)).to.deep.equal([
      '02:30 dr. M. Bakker Midden-Europese zomertijd',
      '02:30 dr. M. Bakker Midden-Europese standaardtijd',
    ]);
    await harness.press('03:00');
    expect(harness.bodies('createSlotHold')).to.deep.equal([
      {timeSlotId: 'slot-1', appointmentTypeId: 'spreekuur', personId: 'anna'},
    ]);
  });

  it('that are not there: why, what to do, and when new ones come', async () => {
    await show({scenario: {listTimeSlots: example('none')}});
    await harness.toTimes();
    expect(harness.text)
      .to.include('Er zijn nu geen vrije tijden')
      .and.to.include('De praktijk houdt tijden vrij en geeft die later vrij.')
      .and.to.include('Vanaf dinsdag 24 november, 08:00 komen er nieuwe tijden bij.')
      .and.to.include('Bel de praktijk op 010 123 45 67.');
    await harness.openCalendar();
    expect(harness.text).to.include('Er zijn nu geen vrije tijden');
  });

  it('that are released today come by themselves', async () => {
    const now = Date.parse(exampleOf('getPractice').now);
    const {random} = Math;
    Math.random = () => 0;
    try {
      await show({
        scenario: {
          listTimeSlots: ({count}) =>
            count === 1
              ? body({
                  items: [],
                  noTimes: {
                    reason: 'not-released-yet' as const,
                    newTimesAt: new Date(now + 1500).toISOString(),
                  },
                })
              : undefined,
        },
      });
      await harness.toTimes();
      expect(harness.text).to.include('Vanaf 08:05 komen er nieuwe tijden bij.');
      await until(() => harness.times.length === 9, 'the new times');
    } finally {
      Math.random = random;
    }
  });

  it('of an unknown reason read as fully booked', async () => {
    await show({
      scenario: {listTimeSlots: body({items: [], noTimes: {reason: 'solar-eclipse' as 'closed'}})},
    });
    await harness.toTimes();
    expect(harness.text).to.include('Alle tijden voor de komende weken zijn bezet.');
  });

  it('that cannot be read say so and can be asked for again', async () => {
    await show({
      scenario: {listTimeSlots: ({count}) => (count === 1 ? problem('service-unavailable') : undefined)},
    });
    await harness.toTimes();
    expect(harness.text).to.include('Het systeem van de praktijk is even niet bereikbaar');
    await harness.press('Probeer opnieuw');
    expect(harness.times).to.have.length(9);
    expect(harness.focused).to.equal(harness.heading);
  });

  it('stay on screen when the calendar cannot be read', async () => {
    await show({scenario: {listTimeSlotDays: offline}});
    await harness.toTimes();
    await harness.press('Een andere dag kiezen');
    expect(harness.times).to.have.length(9);
    await until(() => harness.text.includes('U hebt geen verbinding'), 'the failure');
  });

  it('show that they are on their way', async () => {
    await show({scenario: {listTimeSlots: never}});
    await harness.toTimes();
    expect(harness.heading).to.include('Welke tijd past u?');
    expect(harness.text).to.include('Een ogenblik');
  });
});

describe('a time that is gone', () => {
  it('is followed by the nearest, with a reason, and the list is read again', async () => {
    const alternatives = exampleOf('listTimeSlots').items.slice(4, 6);
    await show({
      scenario: {
        createSlotHold: ({count}) => (count === 1 ? problem('slot-taken', {alternatives}) : undefined),
      },
    });
    await harness.toTimes();
    const before = harness.count('listTimeSlots');
    await harness.press('09:00');
    expect(harness.heading).to.include('Welke tijd past u?');
    expect(harness.focused)
      .to.include('Deze tijd is net door iemand anders gekozen.')
      .and.to.include('09:20');
    expect(harness.count('listTimeSlots')).to.equal(before + 1);
    await harness.press('09:20');
    expect(harness.heading).to.include('Wat moeten wij weten?');
  });

  it('is so too when the practice moved it and it only kept its name: the new hour is an offer', async () => {
    const {timeSlot} = exampleOf('createSlotHold');
    const moved = {...timeSlot, start: '2026-11-25T13:00:00+01:00', end: '2026-11-25T13:10:00+01:00'};
    await show({
      scenario: {
        createSlotHold: ({count}) =>
          count === 1 ? body({...exampleOf('createSlotHold'), timeSlot: moved}) : undefined,
      },
    });
    await harness.toTimes();
    await harness.press('09:00');
    expect(harness.heading).to.include('Welke tijd past u?');
    expect(harness.focused).to.include('13:00');
    expect(harness.count('releaseSlotHold')).to.equal(1);
  });

  it('between filling in and confirming keeps what was typed and offers the nearest', async () => {
    const alternatives = exampleOf('listTimeSlots').items.slice(4, 6);
    await show({
      scenario: {
        createAppointment: ({count}) => (count === 1 ? problem('slot-taken', {alternatives}) : undefined),
      },
    });
    await harness.toCheck('Ik hoest.');
    await harness.press('Afspraak bevestigen');
    expect(harness.focused).to.include('Deze tijd is niet meer vrij');
    expect(harness.has('Afspraak bevestigen')).to.be.false;
    expect(harness.summary.join()).to.include('Ik hoest.');
    await harness.press('14:10');
    expect(harness.bodies('createSlotHold').at(-1)).to.include({timeSlotId: alternatives[1]!.id});
    await harness.press('Afspraak bevestigen');
    expect(harness.bodies('createAppointment').at(-1)).to.include({
      timeSlotId: alternatives[1]!.id,
      reason: 'Ik hoest.',
    });
    expect(harness.heading).to.equal('Uw afspraak staat vast');
  });

  it('without any alternative leads back to all times', async () => {
    await show({scenario: {createAppointment: problem('slot-taken')}});
    await harness.toCheck('Ik hoest.');
    await harness.press('Afspraak bevestigen');
    await harness.press('Bekijk alle tijden');
    expect(harness.heading).to.include('Welke tijd past u?');
    await harness.press('09:20');
    expect(harness.field('Waar gaat het over?').value).to.equal('Ik hoest.');
  });

  it('for another reason than somebody else says which', async () => {
    await show({scenario: {createSlotHold: problem('lead-time-too-short')}});
    await harness.toTimes();
    await harness.press('10:00');
    expect(harness.focused).to.include('Deze tijd begint al te snel.').and.to.include('010 123 45 67');
  });
});

describe('a backend with half of the operations', () => {
  const services = (
    operations: Record<string, 'phone' | 'request'>,
    mode: 'direct' | 'request' | 'phone' = 'direct',
  ) =>
    practiceWith({
      services: [
        {
          service: 'booking',
          mode,
          operations: Object.entries(operations).map(([operation, own]) => ({operation, mode: own})),
        },
      ],
    });

  it('without hold books straight, and says that the time is not kept', async () => {
    await show({scenario: {getPractice: services({createSlotHold: 'phone'}), createSlotHold: never}});
    await harness.toCheck();
    expect(harness.text).to.include('Deze tijd staat pas vast als u bevestigt.');
    await harness.press('Afspraak bevestigen');
    expect(harness.count('createSlotHold')).to.equal(0);
    expect(harness.bodies('createAppointment')[0]).not.to.have.property('slotHoldId');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
  });

  it('that says so only when asked works as well', async () => {
    await show({scenario: {createSlotHold: problem('operation-not-offered')}});
    await harness.toCheck();
    await harness.press('Afspraak bevestigen');
    expect(harness.heading).to.equal('Uw afspraak staat vast');
  });

  it('without change and cancellation says to call', async () => {
    await show({
      attributes: {view: 'list'},
      scenario: {getPractice: services({rescheduleAppointment: 'phone', cancelAppointment: 'phone'})},
    });
    expect(harness.has('Verzetten')).to.be.false;
    expect(harness.has('Afzeggen')).to.be.false;
    expect(harness.text)
      .to.include('Verzetten? Bel de praktijk: 010 123 45 67.')
      .and.to.include('Afzeggen? Bel de praktijk');
  });

  it('without days has the first times and no calendar', async () => {
    await show({scenario: {getPractice: services({listTimeSlotDays: 'phone'})}});
    await harness.toTimes();
    expect(harness.times).to.have.length(9);
    expect(harness.has('Een andere dag kiezen')).to.be.false;
    expect(harness.root.querySelector('table')).to.equal(null);
    expect(harness.count('listTimeSlotDays')).to.equal(0);
  });

  it('by request: no hold, an answer with a date, and no calendar file', async () => {
    await show({
      scenario: {
        getPractice: services({}, 'request'),
        listTimeSlots: example('requestable'),
        createAppointment: example('requested'),
      },
    });
    const promise = 'Dit is een aanvraag. U hoort het uiterlijk woensdag 25 november.';
    await harness.toTimes();
    expect(harness.text).to.include(promise);
    await harness.press('09:00');
    await harness.type('Waar gaat het over?', 'Ik hoest al drie weken.');
    await harness.press('Verder');
    expect(harness.count('createSlotHold')).to.equal(0);
    expect(harness.text).to.include(promise);
    await harness.press('Aanvraag versturen');
    expect(harness.heading).to.equal('Uw aanvraag is verstuurd');
    expect(harness.text).to.include(promise);
    expect(harness.has('Zet in mijn agenda')).to.be.false;
  });

  it('by request, of a backend that does not say by when: that the practice will let know', async () => {
    await show({scenario: {getPractice: services({}, 'request')}});
    await harness.toCheck();
    expect(harness.text).to.include('Dit is een aanvraag. De praktijk laat weten of het kan.');
  });

  it('by phone: the numbers, the reason, and what exists', async () => {
    await show({
      scenario: {
        getPractice: practiceWith({
          services: [
            {
              service: 'booking',
              mode: 'phone',
              reason: 'Het systeem wordt vervangen.',
              operations: [{operation: 'listAppointments', mode: 'direct'}],
            },
          ],
        }),
      },
    });
    expect(harness.heading).to.equal('Afspraak maken kan per telefoon');
    expect(harness.text).to.include('Het systeem wordt vervangen.');
    expect(harness.largeCalls).to.deep.equal(['tel:0101234567', 'tel:112']);
    await harness.press('Mijn afspraken bekijken');
    expect(harness.heading).to.equal('Mijn afspraken');
  });
});
