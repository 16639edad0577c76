// Medication asked for again, state by state.
import type {RepeatRequest} from '@gp-elements/core';
import {
  example,
  exampleOf,
  fakeGateway,
  never,
  offline,
  problem,
  type Scenario,
  timeout,
} from '@gp-elements/core/testing';
import {
  type DeskOptions,
  many,
  medicine,
  pharmacies,
  RepeatDesk,
} from '@gp-elements/repeat-prescription/testing';
import '@gp-elements/repeat-prescription/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from '../booking/patient.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Repeat prescription', tags: ['!autodocs']} satisfies Meta;

interface State extends DeskOptions {
  readonly scenario?: Scenario;
  readonly view?: 'list';
  readonly lang?: string;
  readonly quickExit?: string;
  readonly isSignedIn?: boolean;
  readonly anyOrigin?: boolean;
  /** What the person does, in order. */
  readonly walk?: (patient: Patient) => Promise<void>;
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const story = ({
  scenario,
  view,
  lang,
  quickExit,
  isSignedIn = true,
  anyOrigin = true,
  walk,
  says,
  ...desk
}: State): StoryObj => ({
  // Once for each time that it is shown: another theme must not begin the visit again.
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          lang=${lang ?? nothing}
          quick-exit-href=${quickExit ?? nothing}
          .fetch=${fakeGateway({...new RepeatDesk(desk).scenario, ...scenario})}
          .getToken=${isSignedIn ? () => 'token' : undefined}
        >
          <gp-repeat-prescription ?any-origin=${anyOrigin} view=${view ?? nothing}
            ><p>Bel de praktijk.</p></gp-repeat-prescription
          >
        </gp-provider>`,
    )}`,
  play: async ({canvasElement}) => {
    const patient = new Patient(canvasElement, 'gp-repeat-prescription');
    await walk?.(patient);
    await patient.reads(says);
  },
});

async function toCheck(patient: Patient): Promise<void> {
  await patient.tick('METOPROLOL');
  await patient.press('Verder');
}
async function send(patient: Patient): Promise<void> {
  await toCheck(patient);
  await patient.press('Bestelling versturen');
}

const sent = exampleOf('createRepeatRequest');
const orders = [sent, ...exampleOf('listRepeatRequests').items];
const inState = (state: RepeatRequest['lines'][number]['state'], more: Partial<RepeatRequest> = {}) => ({
  ...sent,
  lines: sent.lines.map((line) => ({...line, state, stateBy: 'dr. M. Bakker'})),
  withdraw: {allowed: false},
  ...more,
});
const noneOwn = pharmacies.map(({isPreferred: _own, ...one}) => one);

export const Choose = story({says: 'Welke medicijnen wilt u bestellen?'});
export const Chosen = story({walk: (patient) => patient.tick('METOPROLOL'), says: 'Klopt dit niet?'});
export const AllDue = story({
  treatments: [medicine('a'), medicine('b', {name: 'ENALAPRIL TABLET 10MG', daysLeft: 2})],
  walk: (patient) => patient.press('Alles wat op is'),
  says: 'Dit komt niet op tijd.',
});
export const OnAJourney = story({
  walk: (patient) => patient.tick('Ik ga op reis'),
  says: 'Eigenlijk te vroeg.',
});
export const NotInTheList = story({
  walk: (patient) => patient.tick('Mijn medicijn staat er niet bij'),
  says: 'Welk medicijn?',
});
export const Wanting = story({walk: (patient) => patient.press('Verder'), says: 'Kies een medicijn.'});
export const NothingToOrder = story({
  treatments: [
    medicine('a', {repeat: {orderable: false, reasonCode: 'pharmacy-arranges', instead: 'ask-pharmacy'}}),
  ],
  says: 'Uw apotheek regelt dit.',
});
export const Empty = story({treatments: [], says: 'Er zijn hier geen medicijnen van u bekend.'});
export const Many = story({treatments: many(300), says: 'MEDICIJN NUMMER 300 TABLET'});
export const Pharmacy = story({pharmacies: noneOwn, walk: toCheck, says: 'Waar wilt u het krijgen?'});
export const NoPharmacy = story({pharmacies: [], walk: toCheck, says: 'Er is hier geen apotheek bekend.'});
export const Check = story({walk: toCheck, says: 'Klopt dit?'});
export const Sent = story({walk: send, says: 'Uw bestelling is verstuurd'});
export const SentToOneThatDoesNotReport = story({
  pharmacies: [{...noneOwn[1]!, handovers: ['pick-up']}],
  walk: send,
  says: 'De apotheek laat weten wanneer het klaar is. Meestal vanaf donderdag 26 november.',
});
export const NotSent = story({
  scenario: {createRepeatRequest: timeout},
  walk: send,
  says: 'uw bestelling is niet aangekomen',
});
export const NotKnown = story({
  scenario: {createRepeatRequest: timeout, listRepeatRequests: offline},
  walk: send,
  says: 'Het duurt te lang.',
});
export const NotPossible = story({
  scenario: {createRepeatRequest: problem('repeat-not-possible')},
  walk: send,
  says: 'Een van deze medicijnen kunt u nu niet online bestellen.',
});
export const RequestedAlready = story({
  scenario: {createRepeatRequest: problem('repeat-requested-already')},
  walk: send,
  says: 'Een van deze medicijnen hebt u al besteld.',
});
export const SessionEnded = story({
  scenario: {
    createRepeatRequest: problem('token-expired'),
    getSession: ({count}) => (count > 1 ? problem('token-expired') : undefined),
  },
  walk: send,
  says: 'U bent uitgelogd',
});
export const List = story({view: 'list', requests: orders, says: 'Mijn bestellingen'});
export const InReview = story({
  view: 'list',
  requests: [inState('in-review')],
  says: 'De praktijk is ermee bezig.',
});
export const AQuestion = story({
  view: 'list',
  requests: [inState('needs-information')],
  says: 'De praktijk heeft een vraag.',
});
export const Approved = story({view: 'list', requests: [inState('approved')], says: 'Goedgekeurd.'});
export const AtThePharmacy = story({
  view: 'list',
  requests: [inState('sent')],
  says: 'Het recept is naar de apotheek.',
});
export const AnswerIsLate = story({
  view: 'list',
  requests: [inState('submitted', {isLate: true})],
  says: 'De praktijk had al moeten antwoorden.',
});
export const NoOrders = story({view: 'list', says: 'U hebt hier nog niets besteld.'});
export const Withdrawing = story({
  view: 'list',
  requests: [sent],
  walk: (patient) => patient.press('Intrekken'),
  says: 'Wilt u deze bestelling intrekken?',
});
export const Withdrawn = story({
  view: 'list',
  requests: [sent],
  walk: async (patient) => {
    await patient.press('Intrekken');
    await patient.press('Ja, intrekken');
  },
  says: 'Uw bestelling is ingetrokken.',
});
export const Person = story({scenario: {getSession: example('family')}, says: 'Voor wie is het?'});
export const ForAChild = story({
  scenario: {getSession: example('family')},
  walk: (patient) => patient.press('Bram de Vries'),
  says: 'Voor Bram de Vries',
});
export const NotOnline = story({
  scenario: {listMedicationTreatments: problem('medication-not-online')},
  says: 'Dit kan niet online.',
});
export const ByPhone = story({service: {mode: 'phone'}, says: 'Een herhaalrecept bestelt u nu niet online.'});
export const ReadOnly = story({
  view: 'list',
  requests: orders,
  service: {operations: [{operation: 'createRepeatRequest', mode: 'phone'}]},
  says: 'Mijn bestellingen',
});
export const Elsewhere = story({anyOrigin: false, says: 'een eigen pagina van de praktijk'});
export const QuickExit = story({quickExit: 'https://weer.example/', says: 'Snel weg'});
export const Loading = story({scenario: {listMedicationTreatments: never}, says: 'Een ogenblik…'});
export const SignedOut = story({isSignedIn: false, says: 'Log in.'});
export const OfStaff = story({scenario: {getSession: example('staff')}, says: 'Dit is voor patiënten.'});
export const Refused = story({
  scenario: {listMedicationTreatments: problem('not-found')},
  says: 'Dit kan niet online.',
});
export const Offline = story({
  scenario: {listMedicationTreatments: offline},
  says: 'U hebt geen verbinding.',
});
export const Failed = story({
  scenario: {listMedicationTreatments: problem('internal-error')},
  says: 'Er ging iets mis bij ons.',
});
export const NoProvider: StoryObj = {
  render: () => html`<gp-repeat-prescription><p>Bel de praktijk.</p></gp-repeat-prescription>`,
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
    new Patient(canvasElement, 'gp-repeat-prescription').reads('nog niet verbonden met de praktijk'),
};
export const English = story({lang: 'en', says: 'Which medicines do you want to order?'});
