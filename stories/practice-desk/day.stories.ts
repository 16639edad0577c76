// The day of the practice, state by state.
import type {Appointment, PracticeDay} from '@gp-elements/core';
import {body, exampleOf, never, offline, problem, type Scenario} from '@gp-elements/core/testing';
import {colleague} from '@gp-elements/practice-desk/testing';
import type {Meta} from '@storybook/web-components-vite';
import type {Patient} from '../booking/patient.ts';
import {story} from './story.ts';

export default {title: 'Practice day', tags: ['!autodocs']} satisfies Meta;

const TODAY = '2026-11-23';
const at = (time: string) => `${TODAY}T${time}:00+01:00`;
const example = exampleOf('getPracticeDay');
const [bakker, visser] = example.diaries;

const appointment = (
  id: string,
  time: string,
  name: string,
  change: Partial<Appointment> = {},
  diary = bakker!,
): Appointment => ({
  ...exampleOf('getAppointment'),
  id,
  start: at(time),
  person: {id: `person-${id}`, name},
  practitioner: diary.practitioner,
  ...(diary.location && {location: diary.location}),
  ...change,
});
const appointments = [
  appointment('a', '08:00', 'Mees Smit', {status: 'fulfilled'}),
  appointment('b', '08:10', 'Anna de Vries'),
  appointment('c', '08:20', 'Karel Jansen', {status: 'checked-in'}),
  appointment('d', '08:40', 'Ayşe Yılmaz'),
  appointment('e', '09:20', 'Fatima El Idrissi', {status: 'cancelled'}),
  appointment('f', '13:30', 'Wilhelmina Johanna van der Berg-Bakker van Nieuwenhuizen'),
  appointment('g', '08:20', 'Bram de Vries', {}, visser),
  appointment('h', '10:00', 'Jan Pieters', {}, visser),
];
const day = (change: Partial<PracticeDay> = {}): PracticeDay => ({
  ...example,
  date: TODAY,
  slots: example.slots.map(({start, end, freeUntil, ...slot}) => ({
    ...slot,
    start: start.replace(/^[\d-]+/, TODAY),
    end: end.replace(/^[\d-]+/, TODAY),
    ...(freeUntil && {freeUntil: freeUntil.replace(/^[\d-]+/, TODAY)}),
  })),
  ...change,
});
const full: Scenario = {
  getPracticeDay: ({params}) => body(day({date: params['date']!})),
  listAppointments: body({items: appointments}),
};

interface DayState {
  readonly scenario?: Scenario;
  readonly lang?: string;
  readonly walk?: (person: Patient) => Promise<void>;
  readonly says: string;
}
const dayStory = ({scenario, lang, walk, says}: DayState) =>
  story({
    scenario: {...full, ...scenario},
    ...(lang && {lang}),
    says,
    walk: async (person) => {
      await person.press(lang === 'en' ? 'Day' : 'Dag');
      await walk?.(person);
    },
  });

const bulk = {
  id: 'bulk-1',
  action: 'close' as const,
  state: 'planned' as const,
  executesAt: at('08:05').replace(':00+', ':25+'),
  targets: appointments.slice(3, 6).map(({id}) => ({id})),
};

export const PerPractitioner = dayStory({says: 'Wilhelmina'});
export const PerRoom = dayStory({
  walk: (person) => person.chooseOrPress('Toon per', 'kamer'),
  says: 'Spreekkamer 2',
});
export const Loading = dayStory({scenario: {getPracticeDay: never}, says: 'Een ogenblik'});
export const Empty = dayStory({
  scenario: {
    getPracticeDay: body({date: TODAY, diaries: [], slots: []}),
    listAppointments: body({items: []}),
  },
  says: 'Op deze dag is niets gepland.',
});
export const Closed = dayStory({
  scenario: {
    getPracticeDay: body({...exampleOf('getPracticeDay', 'closed'), date: TODAY}),
    listAppointments: body({items: []}),
  },
  says: 'Waarneming: Huisartsenpraktijk De Eik',
});
export const Failed = dayStory({
  scenario: {getPracticeDay: problem('service-unavailable')},
  says: 'Er ging iets mis bij ons.',
});
export const Offline = dayStory({scenario: {getPracticeDay: offline}, says: 'U hebt geen verbinding.'});
export const Booking = dayStory({
  walk: async (person) => {
    await person.press('Inboeken');
    await person.type('Naam', 'vries');
    await person.press('Zoeken');
  },
  says: 'Voor wie?',
});
export const NobodyFound = dayStory({
  scenario: {searchPersons: body({items: [], hasMore: false})},
  walk: async (person) => {
    await person.press('Inboeken');
    await person.type('Naam', 'xyz');
    await person.press('Zoeken');
  },
  says: 'Niemand gevonden.',
});
export const BookingWithFaults = dayStory({
  walk: async (person) => {
    await person.press('Inboeken');
    await person.press('Afspraak inboeken');
  },
  says: 'Vul een naam van 2 letters of meer in',
});
export const OneAppointment = dayStory({walk: (person) => person.press('Ayşe Yılmaz'), says: 'Verzetten'});
const move = async (person: Patient) => {
  await person.press('Ayşe Yılmaz');
  await person.press('Verzetten');
};
export const Moving = dayStory({walk: move, says: 'Naar welke dag?'});
export const Moved = dayStory({
  walk: async (person) => {
    await move(person);
    await person.press('10:20');
    await person.press('Ja, verzetten');
  },
  says: 'Verzet: ',
});
export const MoveAsked = dayStory({
  walk: async (person) => {
    await move(person);
    await person.press('10:20');
  },
  says: 'De patiënt krijgt bericht.',
});
const cancel = async (person: Patient) => {
  await person.press('Ayşe Yılmaz');
  await person.press('Afzeggen');
  await person.press('Ja, afzeggen');
};
export const Cancelled = dayStory({walk: cancel, says: 'Afgezegd: '});
export const ChangedMeanwhile = dayStory({
  scenario: {
    cancelAppointment: problem('precondition-failed', {
      currentAppointment: appointment('d', '09:50', 'Ayşe Yılmaz', {etag: '"2"'}),
    }),
  },
  walk: cancel,
  says: 'Deze afspraak is net veranderd',
});
export const Chosen = dayStory({
  walk: (person) => person.press('Kies ochtend'),
  says: 'gekozen',
});
export const Closing = dayStory({
  walk: (person) => person.press('Dag sluiten'),
  says: 'afspraken worden afgezegd. De patiënten krijgen bericht.',
});
export const ClosingAPart = dayStory({
  walk: async (person) => {
    await person.press('Dag sluiten');
    await person.pick('Een deel van de dag');
    await person.press('Dit deel sluiten');
  },
  says: 'Vul twee tijden in, de eerste eerder dan de tweede.',
});
export const ClosedInTheAfternoon = dayStory({
  scenario: {
    getPracticeDay: body(day({closedParts: exampleOf('getPracticeDay', 'afternoon').closedParts!})),
  },
  says: 'De praktijk is dicht van 12:00 tot 17:00 uur',
});
export const Planned = dayStory({
  scenario: {getPracticeDay: body(day({planned: [bulk]}))},
  says: 'De dag gaat over',
});
export const PlannedByAColleague = dayStory({
  scenario: {getPracticeDay: body(day({planned: [{...bulk, by: colleague}]}))},
  says: 'T. Bos sluit deze dag over',
});
export const English = dayStory({lang: 'en', says: 'Wilhelmina'});
