// Appointments that exist: looking up, cancelling, moving.
import type {Appointment} from '@gp-elements/core';
import {body, example, exampleOf, offline, problem} from '@gp-elements/core/testing';
import type {Meta} from '@storybook/web-components-vite';
import {bookingStory} from './booking-story.ts';
import type {Patient} from './patient.ts';

export default {title: 'Booking/Appointments', tags: ['!autodocs']} satisfies Meta;

const booked = (change: Partial<Appointment>): Appointment => ({...exampleOf('getAppointment'), ...change});
const WEDNESDAY = 'woensdag 25 november';
const cancel = async (patient: Patient) => {
  await patient.press(`Afzeggen: ${WEDNESDAY}`);
  await patient.press('Ja, zeg af');
};
const move = async (patient: Patient) => {
  await patient.press(`Verzetten: ${WEDNESDAY}`);
  await patient.press('15:00');
  await patient.reads('Klopt dit?');
};

export const List = bookingStory({view: 'list', says: 'Controle bloeddruk'});

export const EmptyList = bookingStory({
  view: 'list',
  scenario: {listAppointments: example('none')},
  says: 'U hebt geen afspraken staan.',
});

export const Earlier = bookingStory({
  view: 'list',
  scenario: {
    listAppointments: ({query}) =>
      query['state'] === 'all'
        ? body({
            items: [
              booked({id: 'apt-7', status: 'cancelled', start: '2026-11-30T09:00:00+01:00'}),
              booked({
                id: 'apt-8',
                status: 'fulfilled',
                start: '2026-10-12T09:00:00+02:00',
                end: '2026-10-12T09:10:00+02:00',
              }),
            ],
            next: 'more',
          })
        : undefined,
  },
  walk: (patient) => patient.press('Eerdere afspraken'),
  says: 'maandag 12 oktober, 09:00',
});

export const NoEarlier = bookingStory({
  view: 'list',
  scenario: {listAppointments: example('none')},
  walk: (patient) => patient.press('Eerdere afspraken'),
  says: 'U hebt geen eerdere afspraken.',
});

export const ListOffline = bookingStory({
  view: 'list',
  scenario: {listAppointments: offline},
  says: 'U hebt geen verbinding',
});

export const ListOfAFamily = bookingStory({
  view: 'list',
  scenario: {
    getSession: example('family'),
    listAppointments: ({query}) =>
      query['personId'] === 'bram'
        ? body({
            items: [
              booked({
                id: 'apt-9',
                start: '2026-11-24T09:00:00+01:00',
                end: '2026-11-24T09:10:00+01:00',
                person: {id: 'bram', name: 'Bram de Vries'},
              }),
            ],
          })
        : undefined,
  },
  says: 'Bram de Vries',
});

export const NeedsAttention = bookingStory({
  view: 'list',
  scenario: {
    listAppointments: body({
      items: [
        booked({needsAttention: true}),
        booked({id: 'apt-2', status: 'proposed', answerBy: '2026-11-25', start: '2026-11-30T09:00:00+01:00'}),
      ],
    }),
  },
  says: 'Er is iets veranderd in de agenda van de praktijk.',
});

const asked = (id: string, requestState: 'seen' | 'unseen' | 'overdue', day: string) =>
  booked({
    id,
    status: 'proposed',
    answerBy: '2026-11-25',
    requestState,
    start: `2026-11-${day}T09:00:00+01:00`,
  });

export const RequestsWaiting = bookingStory({
  view: 'list',
  scenario: {
    listAppointments: body({
      items: [asked('apt-1', 'unseen', '26'), asked('apt-2', 'seen', '27'), asked('apt-3', 'overdue', '30')],
    }),
  },
  says: 'Nog niet bekeken door de praktijk.',
});

export const OneAppointment = bookingStory({appointmentId: 'apt-1', says: 'Uw afspraak'});

export const NotFound = bookingStory({
  appointmentId: 'apt-x',
  scenario: {getAppointment: problem('not-found')},
  says: 'Wij kunnen dit niet vinden.',
});

export const Cancelling = bookingStory({
  view: 'list',
  walk: (patient) => patient.press(`Afzeggen: ${WEDNESDAY}`),
  says: 'Wilt u deze afspraak afzeggen?',
});

export const CancellingLate = bookingStory({
  view: 'list',
  walk: (patient) => patient.press('Afzeggen: maandag'),
  says: 'U zegt binnen 24 uur af.',
});

export const CancellingWhatChanged = bookingStory({
  view: 'list',
  scenario: {
    cancelAppointment: problem('precondition-failed', {
      currentAppointment: booked({etag: '"2"', revision: 2, start: '2026-11-26T11:00:00+01:00'}),
    }),
  },
  walk: cancel,
  says: 'De afspraak is intussen veranderd.',
});

export const Cancelled = bookingStory({view: 'list', walk: cancel, says: 'Uw afspraak is afgezegd'});

export const MovingTimes = bookingStory({
  view: 'list',
  walk: (patient) => patient.press(`Verzetten: ${WEDNESDAY}`),
  says: 'Naar welke tijd wilt u de afspraak verzetten?',
});

export const MovingCheck = bookingStory({view: 'list', walk: move, says: 'Wordt'});

export const MovingTooLate = bookingStory({
  view: 'list',
  scenario: {rescheduleAppointment: problem('change-too-late', {limit: 24, phone: '010 123 45 67'})},
  walk: async (patient) => {
    await move(patient);
    await patient.press('Afspraak verzetten');
  },
  says: 'Het is te laat om deze afspraak online te verzetten.',
});

export const Moved = bookingStory({
  view: 'list',
  walk: async (patient) => {
    await move(patient);
    await patient.press('Afspraak verzetten');
  },
  says: 'Uw afspraak is verzet',
});
