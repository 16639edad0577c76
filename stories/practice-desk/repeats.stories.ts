// Repeats at the practice, step by step.
import {never, offline, type Scenario} from '@gp-elements/core/testing';
import {FakeRepeats, repeatTasks} from '@gp-elements/practice-desk/testing';
import type {Meta} from '@storybook/web-components-vite';
import {userEvent} from 'storybook/test';
import type {Patient} from '../booking/patient.ts';
import {story} from './story.ts';

export default {title: 'Repeats at the practice', tags: ['!autodocs']} satisfies Meta;

interface RepeatsState {
  readonly repeats?: FakeRepeats;
  readonly scenario?: Scenario;
  readonly lang?: string;
  readonly walk?: (person: Patient) => Promise<void>;
  readonly says: string;
}
const repeatsStory = ({repeats = new FakeRepeats(), scenario, lang, walk, says}: RepeatsState) =>
  story({
    scenario: {...repeats.scenario, ...scenario},
    ...(lang && {lang}),
    says,
    walk: async (person) => {
      await person.press(lang === 'en' ? 'Repeats' : 'Herhaalrecepten');
      await walk?.(person);
    },
  });

const first = (person: Patient) => person.press('Anna de Vries 1');
/** The usual next step, by its key. */
const goOn = () => userEvent.keyboard('a');
const approved = async (person: Patient) => {
  await first(person);
  await goOn();
  await person.reads('Geautoriseerd');
  await person.press('Recept maken');
};

export const ToPrepare = repeatsStory({says: '2 aanvragen zonder signaal'});
export const OfAnAssistant = repeatsStory({
  repeats: new FakeRepeats(repeatTasks(3, 2), ['staff']),
  walk: first,
  says: 'Voorstel klaarzetten',
});
export const OneRequest = repeatsStory({walk: first, says: 'Anders goedkeuren'});
export const WithASignal = repeatsStory({
  walk: (person) => person.press('Ayşe Yılmaz 3'),
  says: 'Vroeg: de patiënt gaat op reis',
});
export const Answering = repeatsStory({
  walk: async (person) => {
    await first(person);
    await person.pick('Anders goedkeuren');
    await goOn();
  },
  says: 'Vul in hoeveel, of voor hoeveel dagen.',
});
export const SeveralAtOnce = repeatsStory({
  repeats: new FakeRepeats(repeatTasks(12, 9)),
  walk: async (person) => {
    await person.press('9 aanvragen zonder signaal');
    await person.press('Autoriseren 9');
    await person.press('9 aanvragen zonder signaal');
  },
  says: 'U keurt dit goed',
});
export const ToPrescribe = repeatsStory({
  walk: async (person) => {
    await approved(person);
    await first(person);
  },
  says: 'Voer in uw eigen systeem in',
});
export const Empty = repeatsStory({repeats: new FakeRepeats([]), says: 'Er is niets voor te bereiden.'});
export const Loading = repeatsStory({scenario: {listRepeatTasks: never}, says: 'Een ogenblik'});
export const Offline = repeatsStory({scenario: {listRepeatTasks: offline}, says: 'U hebt geen verbinding.'});
export const English = repeatsStory({lang: 'en', walk: first, says: 'Approve otherwise'});
