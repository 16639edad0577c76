// The same widget at another practice, on another backend, in another language.
import type {OperationId, Practice} from '@gp-elements/core';
import {body, example, exampleOf} from '@gp-elements/core/testing';
import type {Meta} from '@storybook/web-components-vite';
import {bookingStory, practiceWith} from './booking-story.ts';

export default {title: 'Booking/Modes', tags: ['!autodocs']} satisfies Meta;

type Service = Practice['services'][number];
const booking = (service: Omit<Service, 'service'>) =>
  practiceWith({services: [{service: 'booking', ...service}]});
/** Times can be booked; these operations go by phone. */
const without = (...operations: OperationId[]) =>
  booking({
    mode: 'direct',
    operations: operations.map((operation) => ({operation, mode: 'phone' as const})),
  });

const half = without('createSlotHold', 'rescheduleAppointment', 'cancelAppointment');
const asked = {
  getPractice: booking({mode: 'request'}),
  listTimeSlots: example('requestable'),
  createAppointment: example('requested'),
} as const;
const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenpensionsauszahlungsstelle';

export const RequestTimes = bookingStory({
  scenario: asked,
  walk: (patient) => patient.toTimes(),
  says: 'U hoort het uiterlijk woensdag 25 november.',
});

export const RequestCheck = bookingStory({
  scenario: asked,
  walk: (patient) => patient.toCheck(),
  says: 'Dit is een aanvraag. U hoort het uiterlijk woensdag 25 november.',
});

export const Requested = bookingStory({
  scenario: asked,
  walk: async (patient) => {
    await patient.toCheck();
    await patient.press('Aanvraag versturen');
  },
  says: 'U hoort het uiterlijk woensdag 25 november.',
});

export const ByPhone = bookingStory({
  scenario: {getPractice: booking({mode: 'phone', reason: 'Het systeem wordt vervangen.'})},
  says: 'Het systeem wordt vervangen.',
});

/** Nothing new online, but what exists can be read. */
export const ReadOnly = bookingStory({
  scenario: {
    getPractice: booking({mode: 'phone', operations: [{operation: 'listAppointments', mode: 'direct'}]}),
  },
  walk: (patient) => patient.press('Mijn afspraken bekijken'),
  says: 'Mijn afspraken',
});

export const WithoutHold = bookingStory({
  scenario: {getPractice: half},
  walk: (patient) => patient.toCheck(),
  says: 'Deze tijd staat pas vast als u bevestigt.',
});

export const WithoutHoldDone = bookingStory({
  scenario: {getPractice: half},
  walk: async (patient) => {
    await patient.toCheck();
    await patient.press('Afspraak bevestigen');
  },
  says: 'Uw afspraak staat vast',
});

export const WithoutChangeAndCancellation = bookingStory({
  view: 'list',
  scenario: {getPractice: half},
  says: 'Verzetten? Bel de praktijk',
});

export const WithoutCalendar = bookingStory({
  scenario: {getPractice: without('listTimeSlotDays')},
  walk: (patient) => patient.toTimes(),
  says: 'Eerste vrije tijden',
});

export const QuickExit = bookingStory({
  quickExitHref: 'https://weer.example/',
  walk: (patient) => patient.toTimes(),
  says: 'Snel weg',
});

export const OutOfHours = bookingStory({
  scenario: {
    getPractice: practiceWith({
      now: '2026-11-23T22:00:00+01:00',
      contactNow: {
        phone: '010 987 65 43',
        name: 'Huisartsenpost Rotterdam',
        who: 'out-of-hours-post',
        until: '2026-11-24T08:00:00+01:00',
      },
    }),
  },
  says: 'Huisartsenpost',
});

/** A time zone that few who look at this story are in. */
export const AnotherTimeZone = bookingStory({
  scenario: {
    getPractice: practiceWith({timeZone: 'America/Curacao'}),
  },
  walk: (patient) => patient.toTimes(),
  says: 'van de praktijk (Curacao)',
});

export const English = bookingStory({
  lang: 'en',
  walk: (patient) => patient.press('No, none'),
  says: 'What would you like an appointment for?',
});

export const LongText = bookingStory({
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
  walk: (patient) => patient.toTimes(),
  says: long,
});
