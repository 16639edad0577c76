// The way from the urgent question to a confirmed appointment, and what can come between.
import {body, example, exampleOf, offline, problem, timeout} from '@gp-elements/core/testing';
import type {Meta} from '@storybook/web-components-vite';
import {bookingStory} from './booking-story.ts';
import type {Patient} from './patient.ts';

export default {title: 'Booking/Flow', tags: ['!autodocs']} satisfies Meta;

const alternatives = exampleOf('listTimeSlots').items.slice(4, 6);
const toDetails = (patient: Patient) => patient.toDetails();
const confirm = async (patient: Patient) => {
  await patient.toCheck();
  await patient.press('Afspraak bevestigen');
};

export const UrgentQuestion = bookingStory({says: 'Is een van deze dingen nu aan de hand?'});

export const WhomToCall = bookingStory({walk: (patient) => patient.press('Ja'), says: 'Bel nu'});

export const ForWhom = bookingStory({
  scenario: {getSession: example('family')},
  walk: (patient) => patient.toKinds(),
  says: 'Voor wie is de afspraak?',
});

export const ForAChild = bookingStory({
  scenario: {getSession: example('family')},
  walk: async (patient) => {
    await patient.toKinds();
    await patient.press('Bram de Vries');
  },
  says: 'Voor Bram de Vries',
});

export const Kinds = bookingStory({
  walk: (patient) => patient.toKinds(),
  says: 'Waarvoor wilt u een afspraak?',
});

export const Complaints = bookingStory({
  walk: async (patient) => {
    await patient.toKinds();
    await patient.press('Spreekuur');
  },
  says: 'Hoeveel klachten wilt u bespreken?',
});

export const Times = bookingStory({walk: (patient) => patient.toTimes(), says: 'Eerste vrije tijden'});

export const AnotherDay = bookingStory({
  walk: (patient) => patient.toCalendar(),
  says: 'Praktijk dicht op vrijdag 25 december',
});

export const TimesOfADay = bookingStory({
  walk: async (patient) => {
    await patient.toCalendar();
    await patient.pressDay('vrijdag 27 november');
  },
  says: 'vrijdag 27 november: 9 vrije tijden',
});

export const LaterWeeks = bookingStory({
  walk: async (patient) => {
    await patient.toCalendar();
    await patient.press('Later');
  },
  says: 'Eerder',
});

export const TimeTaken = bookingStory({
  scenario: {createSlotHold: problem('slot-taken', {alternatives})},
  walk: async (patient) => {
    await patient.toTimes();
    await patient.press('09:00');
  },
  says: 'Deze tijd is net door iemand anders gekozen.',
});

export const Details = bookingStory({walk: toDetails, says: 'voor u vastgehouden'});

export const DetailsWithFaults = bookingStory({
  walk: async (patient) => {
    await patient.toDetails();
    await patient.tick('Een tolk');
    await patient.press('Verder');
  },
  says: 'Er zijn nog 2 dingen in te vullen',
});

export const DetailsOfAPhoneCall = bookingStory({
  walk: async (patient) => {
    await patient.toKinds();
    await patient.press('Telefonische afspraak');
    await patient.press('09:00');
  },
  says: 'Wij bellen u op 06 12 34 56 78',
});

/** A minute and a half left, and no more extensions. */
export const HoldNearItsEnd = bookingStory({
  scenario: {
    createSlotHold: body({
      ...exampleOf('createSlotHold'),
      expiresAt: '2026-11-23T08:06:30+01:00',
      extensionsLeft: 0,
    }),
  },
  walk: toDetails,
  says: 'nog 2 minuten',
});

export const HoldEnded = bookingStory({
  scenario: {
    createSlotHold: body({
      ...exampleOf('createSlotHold'),
      expiresAt: '2026-11-23T08:04:00+01:00',
      extensionsLeft: 0,
    }),
  },
  walk: toDetails,
  says: 'Wij houden deze tijd niet meer vast.',
});

export const DraftOffered = bookingStory({
  walk: async (patient) => {
    await patient.toDetails();
    await patient.type('Waar gaat het over?', 'Ik hoest al drie weken.');
    await patient.reads('Concept bewaard');
    patient.comesBack();
    await patient.toKinds();
  },
  says: 'U was bezig met een afspraak',
});

export const Check = bookingStory({walk: (patient) => patient.toCheck(), says: 'Ik hoest al drie weken.'});

/** Somebody else confirmed first: what was typed stays, the nearest free times are offered. */
export const TimeLost = bookingStory({
  scenario: {createAppointment: problem('slot-taken', {alternatives})},
  walk: confirm,
  says: 'Deze tijd is niet meer vrij',
});

/** Nothing arrives, the question whether it was booked neither. */
export const SendingOffline = bookingStory({
  scenario: {createAppointment: offline, listAppointments: offline},
  walk: confirm,
  says: 'U hebt geen verbinding',
});

export const SendingFailed = bookingStory({
  scenario: {createAppointment: problem('internal-error')},
  walk: confirm,
  says: 'Er ging iets mis bij ons',
});

/** No answer in time; looked up, and found not to be there. */
export const NothingWasBooked = bookingStory({
  scenario: {createAppointment: timeout, listAppointments: example('none')},
  walk: confirm,
  says: 'er is nog niets vastgelegd',
});

/** No answer in time, and it cannot be looked up either. */
export const NobodyKnows = bookingStory({
  scenario: {createAppointment: timeout, listAppointments: offline},
  walk: confirm,
  says: 'Het duurt te lang',
});

export const SendingRefused = bookingStory({
  scenario: {createAppointment: problem('overlaps-own-appointment')},
  walk: confirm,
  says: 'U hebt op die tijd al een afspraak',
});

export const Done = bookingStory({walk: confirm, says: 'Uw afspraak staat vast'});
