// Every component that the package has, with each property and event that is its own. One that is missing here, or has
// what is not named here, does not compile.
import * as components from '@gp-elements/elements/react';
import type {ComponentProps, HTMLAttributes, ReactElement} from 'react';
import {api, getToken} from './session';

type Components = typeof components;
/** Every event that a component hears, and every property, as it must be taken. */
type Own<Name extends keyof Components> = Required<
  Omit<ComponentProps<Components[Name]>, keyof HTMLAttributes<HTMLElement> | 'key' | 'ref'>
>;

const text = (said: string) => console.log(said);
const count = (said: number) => console.log(said.toFixed());

export const own: {[Name in keyof Components]: Own<Name>} = {
  GpProvider: {
    api,
    signInHref: '/inloggen',
    quickExitHref: 'https://example.org/',
    personId: 'person-1',
    getToken,
    fetch: (request) => fetch(request),
    strings: {'booking.back': 'Terug'},
    onSignInRequest: (event) => {
      event.preventDefault();
      text(event.returnAddress);
    },
  },
  GpBooking: {
    view: 'list',
    appointmentId: 'appointment-1',
    contactDetailsHref: '/gegevens',
    headingLevel: 2,
    onAppointmentBooked: ({appointmentId}) => text(appointmentId),
    onAppointmentRescheduled: ({appointmentId}) => text(appointmentId),
    onAppointmentCancelled: ({appointmentId}) => text(appointmentId),
    onBookingRequest: (event) => {
      if (event.action === 'cancel') event.preventDefault();
    },
  },
  GpFrontDoor: {
    service: 'booking',
    services: 'booking',
    headingLevel: 2,
    onServiceRequest: (event) => {
      event.preventDefault();
      text(event.service);
    },
  },
  GpContactDetails: {headingLevel: 2, onContactDetailsSaved: ({revision}) => count(revision)},
  GpMedicationOverview: {headingLevel: 2, anyOrigin: true},
  GpRepeatPrescription: {
    view: 'list',
    headingLevel: 2,
    anyOrigin: true,
    onRepeatRequested: ({requestId}) => text(requestId),
    onRepeatWithdrawn: ({requestId}) => text(requestId),
    onRepeatRequest: (event) => {
      if (event.action === 'withdraw') event.preventDefault();
    },
  },
  GpPracticeDesk: {
    headingLevel: 2,
    noShortcuts: true,
    onWorkItemDecided: ({workItemId, outcome}) => text(outcome === 'handled' ? workItemId : outcome),
  },
  GpPracticeSettings: {headingLevel: 2, onSettingsSaved: ({revision}) => count(revision)},
  GpAdoptionReport: {from: '2026-11-01', to: '2026-11-28', headingLevel: 2},
};

const {GpAdoptionReport, GpBooking, GpContactDetails, GpFrontDoor, GpMedicationOverview} = components;
const {GpPracticeDesk, GpPracticeSettings, GpProvider, GpRepeatPrescription} = components;

export const right: Record<keyof Components, ReactElement> = {
  GpProvider: <GpProvider lang="en" {...own.GpProvider} />,
  GpBooking: <GpBooking className="widget" {...own.GpBooking} />,
  GpFrontDoor: <GpFrontDoor className="widget" {...own.GpFrontDoor} />,
  GpContactDetails: <GpContactDetails className="widget" {...own.GpContactDetails} />,
  GpMedicationOverview: <GpMedicationOverview className="widget" {...own.GpMedicationOverview} />,
  GpRepeatPrescription: <GpRepeatPrescription className="widget" {...own.GpRepeatPrescription} />,
  GpPracticeDesk: <GpPracticeDesk className="widget" {...own.GpPracticeDesk} />,
  GpPracticeSettings: <GpPracticeSettings className="widget" {...own.GpPracticeSettings} />,
  GpAdoptionReport: <GpAdoptionReport className="widget" {...own.GpAdoptionReport} />,
};

/** What must not compile: of each a property, and what its events do not carry. */
export const wrong: Record<keyof Components, ReactElement[]> = {
  GpProvider: [
    // @ts-expect-error The address is text.
    <GpProvider api={4000} />,
    // @ts-expect-error The event carries no token.
    <GpProvider onSignInRequest={({token}) => token} />,
  ],
  GpBooking: [
    // @ts-expect-error There is no such view.
    <GpBooking view="calendar" />,
    // @ts-expect-error The event carries no reason.
    <GpBooking onAppointmentBooked={({reason}) => reason} />,
  ],
  GpFrontDoor: [
    // @ts-expect-error Services are named in a text.
    <GpFrontDoor services={['booking']} />,
    // @ts-expect-error The event carries no address.
    <GpFrontDoor onServiceRequest={({href}) => href} />,
  ],
  GpContactDetails: [
    // @ts-expect-error A level is a number.
    <GpContactDetails headingLevel="two" />,
    // @ts-expect-error The event carries no address.
    <GpContactDetails onContactDetailsSaved={({email}) => email} />,
  ],
  GpMedicationOverview: [
    // @ts-expect-error It is yes or no.
    <GpMedicationOverview anyOrigin="https://portaal.example" />,
  ],
  GpRepeatPrescription: [
    // @ts-expect-error The event carries no medicines.
    <GpRepeatPrescription onRepeatRequested={({lines}) => lines} />,
  ],
  GpPracticeDesk: [
    // @ts-expect-error It is yes or no.
    <GpPracticeDesk noShortcuts="never" />,
    // @ts-expect-error The event carries no patient.
    <GpPracticeDesk onWorkItemDecided={({patient}) => patient} />,
  ],
  GpPracticeSettings: [
    // @ts-expect-error A level is a number.
    <GpPracticeSettings headingLevel="two" />,
    // @ts-expect-error The event carries no settings.
    <GpPracticeSettings onSettingsSaved={({settings}) => settings} />,
  ],
  GpAdoptionReport: [
    // @ts-expect-error A day is text.
    <GpAdoptionReport from={new Date()} />,
  ],
};
