// Where messages go, state by state.
import type {ContactDetails} from '@gp-elements/core';
import {example, fakeGateway, never, offline, problem, type Scenario} from '@gp-elements/core/testing';
import {ContactDesk} from '@gp-elements/contact-details/testing';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from '../booking/patient.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Contact details', tags: ['!autodocs']} satisfies Meta;

interface State {
  readonly scenario?: Scenario;
  readonly details?: Partial<ContactDetails>;
  readonly lang?: string;
  readonly isSignedIn?: boolean;
  /** What the person does, in order. */
  readonly walk?: (patient: Patient) => Promise<void>;
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const story = ({scenario, details, lang, isSignedIn = true, walk, says}: State): StoryObj => ({
  // Once for each time that it is shown: another theme must not begin the visit again.
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          lang=${lang ?? nothing}
          .fetch=${fakeGateway({...new ContactDesk(details).scenario, ...scenario})}
          .getToken=${isSignedIn ? () => 'token' : undefined}
        >
          <gp-contact-details><p>Bel de praktijk.</p></gp-contact-details>
        </gp-provider>`,
    )}`,
  play: async ({canvasElement}) => {
    const patient = new Patient(canvasElement, 'gp-contact-details');
    await walk?.(patient);
    await patient.reads(says);
  },
});

const email = {masked: 'a•••@e•••.nl', confirmed: true};
const mobile = {masked: '•••••• 78', confirmed: true};
const waiting = {
  masked: 'a•••@e•••.nl',
  confirmed: false,
  codeUntil: '2026-11-23T08:35:00+01:00',
  triesLeft: 5,
};

async function enter(patient: Patient): Promise<void> {
  await patient.press('E-mailadres toevoegen');
  await patient.type('Uw e-mailadres', 'anna@example.nl');
  await patient.press('Stuur mij een code');
}
async function guess(patient: Patient): Promise<void> {
  await patient.type('Code van 6 cijfers', '111111');
  await patient.press('Bevestigen');
}

export const NothingGiven = story({says: 'U krijgt nu geen berichten.'});
export const Confirmed = story({details: {email, mobile, noticeBy: 'email'}, says: 'nu per e-mail'});
export const OnlyNumber = story({details: {mobile, noticeBy: 'sms'}, says: 'nu per sms'});
export const Typing = story({
  walk: (patient) => patient.press('E-mailadres toevoegen'),
  says: 'Wij sturen een code naar dit adres.',
});
export const Changing = story({
  details: {email, noticeBy: 'email'},
  walk: (patient) => patient.press('E-mailadres wijzigen'),
  says: 'Het oude adres gebruiken wij dan niet meer.',
});
export const Missing = story({
  walk: async (patient) => {
    await patient.press('E-mailadres toevoegen');
    await patient.press('Stuur mij een code');
  },
  says: 'Vul uw e-mailadres in.',
});
export const NoAddress = story({
  scenario: {putContactDetails: problem('validation-failed')},
  walk: enter,
  says: 'Dit is geen e-mailadres.',
});
export const CodeSent = story({walk: enter, says: 'Wij stuurden een code naar'});
export const WrongCode = story({details: {email: waiting}, walk: guess, says: 'nog 4 keer proberen'});
export const TooManyTries = story({
  details: {email: {...waiting, triesLeft: 1}},
  walk: guess,
  says: 'U probeerde het te vaak.',
});
export const CodeOver = story({
  details: {email: {masked: 'a•••@e•••.nl', confirmed: false}},
  says: 'De code werkt niet meer.',
});
export const CodeOverMeanwhile = story({
  details: {email: waiting},
  scenario: {confirmContactDetails: problem('contact-code-expired')},
  walk: guess,
  says: 'Deze code werkt niet meer.',
});
export const TooManyCodes = story({
  scenario: {putContactDetails: problem('too-many-requests')},
  walk: enter,
  says: 'U vroeg te vaak om een code.',
});
export const SavingFails = story({
  scenario: {putContactDetails: offline},
  walk: enter,
  says: 'Er kwam geen antwoord. Wat u invulde staat er nog.',
});
export const Removing = story({
  details: {email, noticeBy: 'email'},
  walk: (patient) => patient.press('E-mailadres verwijderen'),
  says: 'Wilt u uw e-mailadres verwijderen?',
});
export const Removed = story({
  details: {email, noticeBy: 'email'},
  walk: async (patient) => {
    await patient.press('E-mailadres verwijderen');
    await patient.press('Ja, verwijderen');
  },
  says: 'Uw e-mailadres is verwijderd.',
});
export const NoReminders = story({
  details: {email, noticeBy: 'email'},
  walk: (patient) => patient.tick('Herinner mij'),
  says: 'U krijgt geen herinneringen meer.',
});
export const OfAParent = story({
  scenario: {getSession: example('family')},
  details: {email, noticeBy: 'email'},
  says: 'Ook berichten over uw kind onder de 12 jaar',
});
export const PracticeSendsNothing = story({
  details: {channels: []},
  says: 'Deze praktijk stuurt geen berichten.',
});
export const SessionEnded = story({
  scenario: {
    putContactDetails: problem('token-expired'),
    getSession: ({count}) => (count > 1 ? problem('token-expired') : undefined),
  },
  walk: enter,
  says: 'U bent uitgelogd',
});
export const Loading = story({scenario: {getContactDetails: never}, says: 'Even laden'});
export const SignedOut = story({isSignedIn: false, says: 'Log in.'});
export const OfStaff = story({scenario: {getSession: example('staff')}, says: 'Dit is voor patiënten.'});
export const Refused = story({
  scenario: {getContactDetails: problem('not-found')},
  says: 'Dit kan niet online.',
});
export const Offline = story({scenario: {getContactDetails: offline}, says: 'Er is geen verbinding.'});
export const Failed = story({
  scenario: {getContactDetails: problem('internal-error')},
  says: 'Er ging iets mis bij ons.',
});
export const English = story({
  lang: 'en',
  details: {email, noticeBy: 'email'},
  says: 'You now get messages by email.',
});
