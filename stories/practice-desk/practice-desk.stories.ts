// The work list for staff, state by state.
import {never, offline, problem} from '@gp-elements/core/testing';
import {colleague, FakeDesk, requests, session} from '@gp-elements/practice-desk/testing';
import '@gp-elements/practice-desk/define';
import type {Meta} from '@storybook/web-components-vite';
import {expect, userEvent, waitFor} from 'storybook/test';
import type {Patient} from '../booking/patient.ts';
import {story} from './story.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Practice desk', tags: ['!autodocs']} satisfies Meta;

/** Forty things to do, of which colleagues have some. */
const busy = () => {
  const [kinds, many] = [new FakeDesk().items, requests(36)];
  return new FakeDesk([
    ...kinds,
    ...many.map((item, index) => ({
      ...item,
      isUnseen: index % 3 === 0,
      ...(index % 7 === 2 && {isUnseen: false, assignee: colleague}),
    })),
  ]);
};
const openFirst = (person: Patient) => person.press('Karel Jansen');

export const Morning = story({says: 'Laat afgezegd'});
export const FortyItems = story({desk: busy, says: 'in behandeling bij T. Bos'});
export const Open = story({walk: openFirst, says: 'In behandeling bij u'});
export const Request = story({
  desk: () => new FakeDesk(requests(3)),
  walk: (person) => person.press('Anna de Vries'),
  says: 'Ik hoest al drie weken',
});
export const Refusing = story({
  desk: () => new FakeDesk(requests(3)),
  walk: async (person) => {
    await person.press('Anna de Vries');
    await person.reads('In behandeling bij u');
    await person.press('Weigeren');
    await person.press('Weigering versturen');
  },
  says: 'Schrijf op wat de patiënt leest.',
});
export const OfAColleague = story({
  desk: () => new FakeDesk(requests(3).map((item) => ({...item, assignee: colleague}))),
  walk: (person) => person.press('Anna de Vries'),
  says: 'Overleg met T. Bos',
});
export const TakeOver = story({
  desk: () => new FakeDesk(requests(3).map((item) => ({...item, assignee: colleague}))),
  walk: async (person) => {
    await person.press('Anna de Vries');
    await person.press('Overnemen');
  },
  says: 'ziet dan dat u het doet',
});
export const Changed = story({
  desk: () => new FakeDesk(requests(3)),
  walk: async (person, desk) => {
    await person.press('Anna de Vries');
    await person.reads('In behandeling bij u');
    desk.change('request-1', (item) => ({
      ...item,
      appointment: {...item.appointment, start: '2026-11-26T10:00:00+01:00'},
    }));
    await person.press('Accepteren');
  },
  says: 'Vergelijk wat u zag met hoe het nu is.',
});
export const TimeTaken = story({
  desk: () => new FakeDesk(requests(3)),
  scenario: {decideWorkItem: problem('slot-taken')},
  walk: async (person) => {
    await person.press('Anna de Vries');
    await person.reads('In behandeling bij u');
    await person.press('Accepteren');
  },
  says: 'Deze tijd is intussen bezet',
});
export const NotSent = story({
  desk: () => new FakeDesk(requests(3)),
  scenario: {decideWorkItem: offline},
  walk: async (person) => {
    await person.press('Anna de Vries');
    await person.reads('In behandeling bij u');
    await person.press('Accepteren');
  },
  says: 'U hebt geen verbinding.',
});
export const SessionEnded = story({
  desk: () => new FakeDesk(requests(3)),
  scenario: {decideWorkItem: problem('token-expired')},
  walk: async (person) => {
    await person.press('Anna de Vries');
    await person.reads('In behandeling bij u');
    await person.press('Accepteren');
  },
  says: 'U bent uitgelogd.',
});
const all = (person: Patient, count: number) => person.press(`Alle ${count} kiezen`);
/** Three requests that wait to be accepted. */
const plan = async (person: Patient) => {
  await all(person, 3);
  await person.press('Accepteren');
  await person.reads('3 aanvragen worden geaccepteerd');
};

export const Chosen = story({
  desk: () => new FakeDesk(requests(6)),
  walk: async (person) => {
    await person.tick('Kies Karel Jansen 2');
    await person.tick('Kies Wilhelmina');
  },
  says: '2 gekozen',
});
export const ChosenOfSeveralKinds = story({
  walk: (person) => all(person, 4),
  says: 'de rest meldt u als afgehandeld',
});
export const RefusingSeveral = story({
  desk: () => new FakeDesk(requests(3)),
  walk: async (person) => {
    await all(person, 3);
    await person.press('Weigeren');
    await person.press('Weigering versturen');
  },
  says: 'Schrijf op wat de patiënt leest.',
});
export const Planned = story({
  desk: () =>
    new FakeDesk([
      ...requests(3),
      ...new FakeDesk().items
        .filter(({kind}) => kind !== 'appointment-request')
        .map((item) => ({...item, assignee: colleague})),
    ]),
  walk: plan,
  says: 'wordt geaccepteerd',
});
export const PlannedAndOpened = story({
  desk: () => new FakeDesk(requests(3)),
  walk: async (person) => {
    await plan(person);
    await person.press('Karel Jansen');
  },
  says: 'Maak dat ongedaan als u hier zelf over wilt beslissen.',
});
export const PlannedByAColleague = story({
  desk: () =>
    new FakeDesk(
      requests(5).map((item, index) => ({
        ...item,
        ...(index < 3 && {
          planned: {
            id: 'bulk-9',
            action: 'refuse' as const,
            by: colleague,
            executesAt: '2026-11-23T08:05:30+01:00',
          },
        }),
      })),
    ),
  says: 'wordt geweigerd door T. Bos',
});
export const Undone = story({
  desk: () => new FakeDesk(requests(3)),
  walk: async (person) => {
    await plan(person);
    await person.press('Ongedaan maken');
  },
  says: 'Ongedaan gemaakt. Er is niets veranderd.',
});
export const SomeCouldNot = story({
  desk: () => {
    const desk = new FakeDesk(requests(3));
    desk.undoMs = 0;
    return desk;
  },
  walk: async (person, desk) => {
    await all(person, 3);
    await person.press('Accepteren');
    await waitFor(() => expect(desk.actions).toHaveLength(1));
    desk.end('bulk-1', 'executed', {'request-2': 'slot-taken', 'request-3': 'precondition-failed'});
  },
  says: 'de tijd is intussen bezet',
});
export const NotPlanned = story({
  desk: () => new FakeDesk(requests(3)),
  scenario: {createBulkAction: offline},
  walk: async (person) => {
    await all(person, 3);
    await person.press('Accepteren');
  },
  says: 'U hebt geen verbinding.',
});
export const UnknownKind = story({
  desk: () => new FakeDesk(requests(2).map((item) => ({...item, kind: 'repeat-request' as never}))),
  says: 'Iets anders',
});
export const Keys = story({
  walk: async (person) => {
    await person.reads('Karel Jansen');
    await person.press('Sneltoetsen');
    await userEvent.keyboard('x');
  },
  says: 'volgende regel',
});
export const WithoutShortcuts = story({noShortcuts: true, says: 'Kies een regel'});
export const Empty = story({desk: () => new FakeDesk([]), says: 'Alles is gedaan'});
export const Loading = story({scenario: {listWorkItems: never}, says: 'Een ogenblik'});
export const Offline = story({scenario: {listWorkItems: offline}, says: 'U hebt geen verbinding.'});
export const Failed = story({
  scenario: {listWorkItems: problem('service-unavailable')},
  says: 'Er ging iets mis bij ons.',
});
export const SignedOut = story({isSignedIn: false, says: 'Log in om de werklijst te zien'});
export const NotStaff = story({
  scenario: {getSession: session(['patient'])},
  says: 'U bent niet ingelogd als medewerker.',
});
export const English = story({lang: 'en', says: 'Cancelled late'});
