import type {RepeatAuthorisation, RepeatPreparation} from '@gp-elements/core';
import {never, offline, problem, type Scenario} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {FakeRepeats, repeatTasks, showPracticeDesk, type PracticeDeskHarness} from '../testing/index.ts';

let harness: PracticeDeskHarness;
let repeats: FakeRepeats;

async function show(fake = new FakeRepeats(), scenario: Scenario = {}): Promise<void> {
  repeats = fake;
  harness = await showPracticeDesk({scenario: {...fake.scenario, ...scenario}});
  await harness.press('Herhaalrecepten');
  for (let tries = 0; tries < 50 && !harness.root.querySelector('.repeats'); tries++) await harness.settle();
  await harness.settle();
}

const assistant = (tasks = repeatTasks(3, 2)) => new FakeRepeats(tasks, ['staff']);
const rows = () =>
  [...harness.root.querySelectorAll('.task-row')].map((each) =>
    (each.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
const sent = <T>(operationId: string) =>
  harness.gateway.calls.filter((call) => call.operationId === operationId).map(({body: wish}) => wish as T);
const choose = async (selector: string) => {
  harness.root.querySelector<HTMLInputElement>(selector)!.click();
  await harness.settle();
};
const fill = async (id: string, value: string) => {
  const field = harness.root.querySelector<HTMLInputElement>(`#${id}`)!;
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  await harness.settle();
};

afterEach(() => harness.remove());

describe('repeats at the desk', () => {
  it('are a view only where patients can ask for them', async () => {
    harness = await showPracticeDesk();
    expect(harness.buttons).not.to.include('Herhaalrecepten');
  });

  it('say how many wait, also to who looks at the work list, as it changes', async () => {
    repeats = new FakeRepeats();
    harness = await showPracticeDesk({scenario: repeats.scenario});
    expect(harness.buttons).to.include('Herhaalrecepten 3');
    repeats.tasks = repeats.tasks.slice(1);
    await harness.hearOf('repeat-request-changed', '/repeat-requests/repeat-1');
    expect(harness.buttons).to.include('Herhaalrecepten 2');
  });

  it('stand in the order of the gateway, with how many there are and what to look at', async () => {
    await show();
    expect(harness.filters.slice(0, 4)).to.have.members([
      'Voorbereiden 3',
      'Autoriseren 0',
      'Recept maken 0',
      'Klaar',
    ]);
    expect(rows()[0]).to.equal('Anna de Vries 1 2 medicijnen antwoord uiterlijk woensdag 25 november');
    expect(rows()[2]).to.include('let op');
  });

  it('an assistant proposes per line; the next one opens; a GP authorises', async () => {
    await show(assistant());
    await harness.press('Anna de Vries');
    await choose('#decision-line-1b-2');
    await harness.press('Voorstel klaarzetten');
    const [wish] = sent<RepeatPreparation>('prepareRepeatTask');
    expect(wish?.decisions).to.deep.equal([
      {lineId: 'line-1', decision: 'approve'},
      {lineId: 'line-1b', decision: 'reject', reply: '5'},
    ]);
    expect(harness.announced).to.include('Klaargezet: Anna de Vries 1');
    expect(harness.open).to.equal('Karel Jansen 2');
    await harness.press('Autoriseren');
    await harness.press('Anna de Vries');
    expect(harness.item)
      .to.include('Voorgesteld door Samira El Idrissi')
      .to.include('Een huisarts autoriseert dit.');
    expect(harness.buttons.some((name) => name.startsWith('Autoriseren'))).to.equal(false);
  });

  it('what is approved otherwise says how, and what is asked says what', async () => {
    await show();
    await harness.press('Anna de Vries');
    await choose('#decision-line-1-1');
    await harness.press('Autoriseren a');
    expect(harness.text).to.include('Vul in hoeveel, of voor hoeveel dagen.');
    await fill('days-line-1', '30');
    await choose('#decision-line-1b-3');
    await harness.press('Autoriseren a');
    expect(harness.text).to.include('Vul in wat u wilt vragen.');
    await fill('text-line-1b', 'Hoe vaak gebruikt u dit?');
    await harness.press('Autoriseren a');
    const [wish] = sent<RepeatAuthorisation>('authoriseRepeatTasks');
    expect(wish?.tasks[0]?.decisions).to.deep.equal([
      {lineId: 'line-1', decision: 'approve-changed', approved: {forDays: 30}},
      {lineId: 'line-1b', decision: 'ask', text: 'Hoe vaak gebruikt u dit?'},
    ]);
  });

  it('what is approved says what to enter, and is prescribed by a tick', async () => {
    await show(new FakeRepeats(repeatTasks(1)));
    await harness.press('Anna de Vries');
    await harness.press('Autoriseren a');
    await harness.press('Recept maken');
    await harness.press('Anna de Vries');
    expect(harness.item).to.include('Voer in uw eigen systeem in').to.include('4711');
    await harness.press('Alle recepten gemaakt');
    expect(repeats.tasks[0]?.lines.map(({state}) => state)).to.deep.equal(['sent', 'sent']);
    expect(harness.announced.at(-1)).to.equal('Recept gemaakt: Anna de Vries 1');
  });

  it('several without a signal are proposed at once, and authorised after they were read', async () => {
    await show(new FakeRepeats(repeatTasks(5, 3)));
    await harness.press('3 aanvragen zonder signaal');
    expect(repeats.tasks.map(({step}) => step)).to.deep.equal([
      'authorise',
      'authorise',
      'authorise',
      'prepare',
      'prepare',
    ]);
    expect(harness.announced).to.include('Voor 3 aanvragen klaargezet');
    await harness.press('Autoriseren 3');
    await harness.press('3 aanvragen zonder signaal');
    expect(harness.dialog).to.include('Anna de Vries 1 METOPROLOL').to.include('geen recept');
    await harness.press('Autoriseren');
    const [wish] = sent<RepeatAuthorisation>('authoriseRepeatTasks');
    expect(wish?.tasks.length).to.equal(3);
    expect(harness.announced).to.include('3 aanvragen geautoriseerd');
  });

  it('forty, of which 25 have no signal, take at most 70 key presses', async () => {
    let presses = 0;
    const key = async (name: string) => {
      presses += 1;
      await harness.key(name);
    };
    const press = async (name: string) => {
      presses += 1;
      await harness.press(name);
    };
    await show(assistant(repeatTasks(40, 25)));
    await press('25 aanvragen zonder signaal');
    await press('Wilhelmina van der Berg-Bakker 29');
    for (let index = 0; index < 15; index += 1) await key('a');
    expect(repeats.tasks.every(({step}) => step === 'authorise')).to.equal(true);
    harness.remove();
    await show(new FakeRepeats(repeats.tasks));
    await press('Autoriseren');
    await press('25 aanvragen zonder signaal');
    await press('Autoriseren');
    await press('Wilhelmina van der Berg-Bakker 29');
    for (let index = 0; index < 15; index += 1) await key('a');
    expect(repeats.tasks.every(({step}) => step === 'prescribe')).to.equal(true);
    expect(presses).to.be.at.most(70);
  });

  it('what changed under the hands is shown, and is decided again', async () => {
    await show();
    await harness.press('Anna de Vries');
    repeats.tasks = repeats.tasks.map((task) => ({...task, etag: '"9"', revision: 9}));
    await harness.press('Autoriseren a');
    expect(harness.notices).to.deep.equal(['Dit is net gewijzigd']);
    await harness.press('Autoriseren a');
    expect(harness.announced).to.include('Geautoriseerd: Anna de Vries 1');
  });

  it('shows by itself what others do', async () => {
    await show();
    repeats.tasks = repeats.tasks.slice(1);
    await harness.hearOf('repeat-request-changed', '/repeat-requests/repeat-1');
    expect(rows().length).to.equal(2);
  });

  it('goes by the keyboard: through the list, in and back', async () => {
    await show();
    harness.root.querySelector<HTMLElement>('.task-row')!.focus();
    await harness.key('j');
    expect(harness.focused).to.include('Karel Jansen 2');
    await harness.key('Enter');
    expect(harness.focused).to.equal('Karel Jansen 2');
    await harness.key('Escape');
    expect(harness.focused).to.include('Karel Jansen 2');
    expect(harness.open).to.equal('');
  });

  it('a letter that is typed answers nobody', async () => {
    await show();
    await harness.press('Anna de Vries');
    await choose('#decision-line-1-3');
    harness.root.querySelector<HTMLElement>('#text-line-1')!.focus();
    await harness.key('a');
    expect(sent('authoriseRepeatTasks')).to.deep.equal([]);
  });

  const states: [name: string, scenario: Scenario, says: string][] = [
    ['loading', {listRepeatTasks: never}, 'Een ogenblik'],
    ['offline', {listRepeatTasks: offline}, 'geen verbinding'],
    ['failed', {listRepeatTasks: problem('internal-error')}, 'Probeer'],
  ];
  for (const [name, scenario, says] of states) {
    it(`has nothing for axe to find: ${name}`, async () => {
      await show(new FakeRepeats(), scenario);
      expect(harness.text).to.include(says);
      await expect(harness.page).to.be.accessible();
    });
  }

  it('has nothing for axe to find: a request with every way to answer, and nothing to do', async () => {
    await show();
    await harness.press('Anna de Vries');
    await choose('#decision-line-1-1');
    await choose('#decision-line-1b-2');
    await expect(harness.page).to.be.accessible();
    harness.remove();
    await show(new FakeRepeats([]));
    expect(harness.text).to.include('Er is niets voor te bereiden.');
    await expect(harness.page).to.be.accessible();
  });
});
