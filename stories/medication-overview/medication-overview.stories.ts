// A medication overview, state by state.
import type {MedicationOverview, Practice} from '@gp-elements/core';
import {
  body,
  example,
  exampleOf,
  fakeGateway,
  never,
  offline,
  problem,
  response,
  type Scenario,
} from '@gp-elements/core/testing';
import '@gp-elements/medication-overview/define';
import {manyTreatments, nineMedicines, overviewOf} from '@gp-elements/medication-overview/testing';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from '../booking/patient.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Medication overview', tags: ['!autodocs']} satisfies Meta;

interface State {
  readonly scenario?: Scenario;
  readonly overview?: Partial<MedicationOverview>;
  readonly lang?: string;
  readonly isSignedIn?: boolean;
  readonly quickExitHref?: string;
  /** Default: an address of this page's own origin. */
  readonly api?: string;
  /** What the person does, in order. */
  readonly walk?: (patient: Patient) => Promise<void>;
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const story = ({
  scenario,
  overview,
  lang,
  isSignedIn = true,
  quickExitHref,
  api = '/v1',
  walk,
  says,
}: State): StoryObj => ({
  // Once for each time that it is shown: another theme must not begin the visit again.
  render: () =>
    html`${guard([], () => {
      // Each story is a first look, or has its own.
      localStorage.clear();
      sessionStorage.clear();
      return html`<gp-provider
        api=${api}
        lang=${lang ?? nothing}
        quick-exit-href=${quickExitHref ?? nothing}
        .fetch=${fakeGateway({getMedicationOverview: body(overviewOf(overview)), ...scenario})}
        .getToken=${isSignedIn ? () => 'token' : undefined}
      >
        <gp-medication-overview><p>Bel de praktijk.</p></gp-medication-overview>
      </gp-provider>`;
    })}`,
  play: async ({canvasElement}) => {
    const patient = new Patient(canvasElement, 'gp-medication-overview');
    await walk?.(patient);
    await patient.reads(says);
  },
});

const only = (id: string): Partial<MedicationOverview> => ({
  treatments: nineMedicines.filter((treatment) => treatment.id === id),
});
/** The screen as it is for the other forms, which answer otherwise. */
const fileSays = (reply: ReturnType<typeof problem>): Scenario => ({
  getMedicationOverview: ({headers}) =>
    headers.get('Accept') === 'application/pdf' ? reply : body(overviewOf()),
});
const savePdf = (patient: Patient) => patient.press('Bewaren als PDF');
const practiceWith = (services: Practice['services']): Practice => ({...exampleOf('getPractice'), services});

export const NineMedicines = story({says: 'Nu in gebruik'});
export const Weekly = story({overview: only('weekly'), says: 'De volgende keer: dinsdag 24 november'});
export const Tapering = story({overview: only('tapering'), says: 'Vandaag: ochtend 2 stuks'});
export const Cyclic = story({overview: only('cyclic'), says: 'Vandaag en de komende 6 dagen niet.'});
export const AsNeeded = story({overview: only('needed'), says: 'Alleen als het nodig is.'});
export const ThrombosisService = story({
  overview: only('thrombosis'),
  says: 'volgens de kalender van de trombosedienst',
});
export const Parallel = story({overview: only('parallel'), says: 'Nog 1 andere afspraak'});
export const Stopped = story({overview: only('stopped'), says: 'Gestopt. Laatste dag: 20 november 2026.'});
export const Changed = story({
  scenario: {
    getMedicationOverview: ({count}) =>
      body(overviewOf({composedAt: count > 1 ? '2026-11-23T08:05:00+01:00' : '2026-11-20T08:00:00+01:00'})),
  },
  // Leaves the page and opens it again, days later.
  walk: async (patient) => {
    await patient.reads('Nu in gebruik');
    patient.comesBack();
  },
  says: 'Dit veranderde sinds u hier keek',
});
export const LargeLetters = story({
  walk: (patient) => patient.press('Grote letters'),
  says: 'Nu in gebruik',
});
export const FactsNoneKnown = story({
  overview: {
    hypersensitivities: {known: 'none', items: []},
    contraIndications: {known: 'not-asked', items: []},
  },
  says: 'Geen bekend. Zo staat het genoteerd.',
});
export const FactsNotAvailable = story({
  overview: {contraIndications: {known: 'not-available', items: []}, measures: []},
  says: 'Niet beschikbaar',
});
export const NothingKnown = story({
  scenario: {getMedicationOverview: example('nothing')},
  says: 'Er is hier geen medicatie bekend.',
});
export const ThreeHundred = story({
  overview: {treatments: manyTreatments(300)},
  says: '(300)',
});
export const WithWayOut = story({quickExitHref: 'https://weer.example/', says: 'Snel weg'});
export const SavingFile = story({
  scenario: fileSays(never),
  walk: savePdf,
  says: 'Het bestand wordt gemaakt.',
});
export const FileNotGiven = story({
  scenario: fileSays(problem('not-acceptable')),
  walk: savePdf,
  says: 'Dit bestand kan de praktijk nu niet maken.',
});
export const FileFails = story({
  scenario: fileSays(response(() => new Response('', {status: 502}))),
  walk: savePdf,
  says: 'Er kwam geen bestand.',
});
export const ForWhom = story({
  scenario: {getSession: example('family')},
  says: 'Van wie wilt u de medicijnen zien?',
});
export const ForNobody = story({
  scenario: {getSession: () => body({...exampleOf('getSession'), subjects: []})},
  says: 'U kunt hier van niemand de medicijnen zien.',
});
export const OfAChild = story({
  scenario: {
    getSession: example('family'),
    getMedicationOverview: body(
      overviewOf({...only('needed'), person: {id: 'bram', name: 'Bram de Vries', birthDate: '2019-03-14'}}),
    ),
  },
  walk: (patient) => patient.press('Bram de Vries'),
  says: 'Medicijnen van Bram de Vries',
});
export const SessionEnded = story({
  scenario: {
    ...fileSays(problem('token-expired')),
    getSession: ({count}) => (count > 1 ? problem('token-expired') : undefined),
  },
  walk: savePdf,
  says: 'U bent uitgelogd',
});
export const Loading = story({scenario: {getMedicationOverview: never}, says: 'Even laden'});
export const SignedOut = story({isSignedIn: false, says: 'Log in.'});
export const OfStaff = story({scenario: {getSession: example('staff')}, says: 'Dit is voor patiënten.'});
export const Refused = story({
  scenario: {getMedicationOverview: problem('medication-not-online')},
  says: 'Dit kan niet online. Bel de praktijk',
});
export const ByPhone = story({
  scenario: {
    getPractice: body(
      practiceWith([{service: 'medication-overview', mode: 'phone', reason: 'Ons systeem wordt vervangen.'}]),
    ),
  },
  says: 'Ons systeem wordt vervangen.',
});
export const OnAPageOfOthers = story({
  api: 'https://gateway.example/de-linde/v1',
  says: 'maar op een eigen pagina van de praktijk',
});
export const Offline = story({scenario: {getMedicationOverview: offline}, says: 'Er is geen verbinding.'});
export const Failed = story({
  scenario: {getMedicationOverview: problem('internal-error')},
  says: 'Er ging iets mis bij ons.',
});
export const English = story({lang: 'en', says: 'Today: morning 1 tablet'});
