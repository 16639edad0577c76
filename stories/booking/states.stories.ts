// What is not the straight way: nobody signed in, nothing to choose, on its way, broken, refused.
import {
  body,
  example,
  exampleOf,
  never,
  offline,
  problem,
  response,
  timeout,
} from '@gp-elements/core/testing';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {bookingStory} from './booking-story.ts';
import {Patient} from './patient.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Booking/States', tags: ['!autodocs']} satisfies Meta;

const toKinds = (patient: Patient) => patient.toKinds();
const toTimes = (patient: Patient) => patient.toTimes();

export const NoProvider: StoryObj = {
  render: () => html`<gp-booking><p>Een afspraak maken? Bel 010 123 45 67.</p></gp-booking>`,
  beforeEach: () => {
    const {error} = console;
    // The message for the builder belongs to this state; any other is still an error.
    console.error = (...args: unknown[]) => {
      if (!String(args[0]).includes('<gp-provider>')) error(...args);
    };
    return () => {
      console.error = error;
    };
  },
  play: ({canvasElement}) =>
    new Patient(canvasElement).reads('Dit onderdeel is nog niet verbonden met de praktijk.'),
};

/** Signed in, and nothing asked or chosen yet. */
export const Idle = bookingStory({says: 'Is het dringend?'});

export const PracticeLoading = bookingStory({
  scenario: {getPractice: never},
  says: 'Een ogenblik',
});

export const PracticeOffline = bookingStory({
  scenario: {getPractice: offline},
  says: 'U hebt geen verbinding',
});

export const PracticeBroken = bookingStory({
  scenario: {getPractice: problem('internal-error')},
  says: 'Er ging iets mis bij ons',
});

export const SignedOut = bookingStory({isSignedIn: false, says: 'Is het dringend?'});

export const SignIn = bookingStory({isSignedIn: false, walk: toKinds, says: 'Log in om verder te gaan'});

export const SignInForTheList = bookingStory({
  isSignedIn: false,
  view: 'list',
  says: 'Dan ziet u welke afspraken u hebt.',
});

export const KindsLoading = bookingStory({
  scenario: {listAppointmentTypes: never},
  walk: toKinds,
  says: 'Een ogenblik',
});

export const NoKinds = bookingStory({
  scenario: {listAppointmentTypes: example('none')},
  walk: toKinds,
  says: 'Er is nu niets wat u online kunt maken',
});

export const TimesLoading = bookingStory({
  scenario: {listTimeSlots: never},
  walk: toTimes,
  says: 'Een ogenblik',
});

export const DaysLoading = bookingStory({
  scenario: {listTimeSlotDays: never},
  walk: (patient) => patient.toCalendar(),
  says: 'Eerder',
});

export const DaysOffline = bookingStory({
  scenario: {listTimeSlotDays: offline},
  walk: (patient) => patient.toCalendar(),
  says: 'U hebt geen verbinding',
});

export const NoTimesUntilTomorrow = bookingStory({
  scenario: {listTimeSlots: example('none')},
  walk: toTimes,
  says: 'Vanaf dinsdag 24 november, 08:00 komen er nieuwe tijden bij.',
});

export const FullyBooked = bookingStory({
  scenario: {listTimeSlots: body({items: [], noTimes: {reason: 'fully-booked'}})},
  walk: toTimes,
  says: 'Alle tijden voor de komende weken zijn bezet.',
});

export const Offline = bookingStory({
  scenario: {listTimeSlots: offline},
  walk: toTimes,
  says: 'U hebt geen verbinding',
});

export const Timeout = bookingStory({
  scenario: {listAppointmentTypes: timeout},
  walk: toKinds,
  says: 'Het duurt te lang',
});

export const InternalError = bookingStory({
  scenario: {listAppointmentTypes: problem('internal-error')},
  walk: toKinds,
  says: 'Er ging iets mis bij ons',
});

export const SystemUnavailable = bookingStory({
  scenario: {listTimeSlots: problem('service-unavailable')},
  walk: toTimes,
  says: 'Het systeem van de praktijk is even niet bereikbaar',
});

/** A page of somebody else with status 200, such as of a network that wants people to sign in first. */
export const Garbage = bookingStory({
  scenario: {
    listAppointmentTypes: response(
      () =>
        new Response('<!doctype html><h1>Welkom op onze wifi</h1>', {headers: {'Content-Type': 'text/html'}}),
    ),
  },
  walk: toKinds,
  says: 'Er ging iets mis bij ons',
});

export const PersonRefused = bookingStory({
  scenario: {getSession: example('deregistered')},
  walk: toKinds,
  says: 'Deze persoon is uitgeschreven bij onze praktijk.',
});

export const KindRefused = bookingStory({
  scenario: {
    listAppointmentTypes: body({
      items: exampleOf('listAppointmentTypes').items.map((kind) =>
        kind.id === 'spreekuur'
          ? {...kind, selfBookable: false, refusal: {code: 'age-too-low' as const, limit: 16}}
          : kind,
      ),
    }),
  },
  walk: toKinds,
  says: 'Online kan het vanaf 16 jaar.',
});

export const SessionExpired = bookingStory({
  scenario: {createAppointment: problem('token-expired')},
  walk: async (patient) => {
    await patient.toCheck();
    await patient.press('Afspraak bevestigen');
  },
  says: 'U bent uitgelogd',
});
