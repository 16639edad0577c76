import {body, never, offline, problem} from '@gp-elements/core/testing';
import {expect, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type {AxeResults} from 'axe-core';
import type {WorkItemDecidedEvent} from './practice-desk.events.ts';
import {
  colleague,
  FakeDesk,
  type HarnessOptions,
  morning,
  type PracticeDeskHarness,
  requests,
  session,
  showPracticeDesk,
} from './testing/index.ts';

/** The script above puts it there. */
declare const axe: {run: (context: Element) => Promise<AxeResults>};

let desk: PracticeDeskHarness;
const show = async (options?: HarnessOptions) => (desk = await showPracticeDesk(options));

const sent = (operationId: string) =>
  desk.gateway.calls
    .filter((call) => call.operationId === operationId)
    .map(({params, body: what}) => [params['id'], what]);

async function expectAccessible(): Promise<void> {
  const {violations} = await axe.run(desk.page);
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`)).to.deep.equal([]);
}

before(() => {
  document.documentElement.lang = 'nl';
});
afterEach(() => desk.remove());

describe('the work list', () => {
  it('is in the order of the gateway, with whom, what, by when, and what nobody has seen', async () => {
    await show();
    expect(desk.names).to.deep.equal(morning().map(({person}) => person.name));
    expect(desk.rows[0]).to.equal(
      'Laat afgezegd | Karel Jansen | Spreekuur · ma 23 nov 14:00 · Ik hoest al drie weken, vooral in de nacht. | vandaag | nieuw',
    );
    await expectAccessible();
  });

  it('counts per kind, and shows one kind', async () => {
    await show();
    const kinds = desk.rows.map((row) => row.split(' | ')[0]!);
    expect(desk.filters).to.deep.equal(['Alles 4 4 nieuw', ...kinds.map((kind) => `${kind} 1 1 nieuw`)]);
    await desk.press('Aanvraag');
    expect(desk.rows).to.have.length(1);
    expect(desk.announced.at(-1)).to.equal('1 item in de lijst');
  });

  it('shows an unknown kind as a plain line', async () => {
    const [first] = morning();
    await show({desk: new FakeDesk([{...first!, kind: 'repeat-request' as never}])});
    expect(desk.rows[0]).to.match(/^Iets anders \| Karel Jansen/);
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('h');
    expect(sent('decideWorkItem')).to.deep.equal([[first!.id, {decision: 'handled'}]]);
  });
});

describe('an item', () => {
  it('is assigned before anyone types, and shows all that is known', async () => {
    await show({desk: new FakeDesk(requests(3))});
    await desk.press('Karel Jansen 2');
    expect(sent('assignWorkItem')).to.deep.equal([['request-2', {assignee: 'me'}]]);
    expect(desk.focused).to.equal('Karel Jansen 2');
    expect(desk.phone).to.equal('tel:0612345678');
    for (const fact of [
      '17 mei 1980 (46 jaar)',
      'woensdag 25 november, 09:00',
      'dr. M. Bakker',
      'Ik hoest al drie weken',
      'In behandeling bij u',
      'Binnengekomen',
    ])
      expect(desk.item).to.include(fact);
    await expectAccessible();
  });

  it('is accepted with one key, and the next one opens by itself', async () => {
    await show({desk: new FakeDesk(requests(3))});
    const events: string[] = [];
    desk.element.addEventListener('gp-work-item-decided', (event: WorkItemDecidedEvent) =>
      events.push(`${event.workItemId} ${event.outcome}`),
    );
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('a');
    expect(desk.open).to.equal('Karel Jansen 2');
    expect(desk.names).to.deep.equal(['Karel Jansen 2', 'Ayşe Yılmaz 3']);
    expect(desk.announced).to.include('Anna de Vries 1: geaccepteerd');
    expect(events).to.deep.equal(['request-1 accept']);
  });

  it('is not decided by who types where no field is', async () => {
    await show({desk: new FakeDesk(requests(3))});
    const decided: string[] = [];
    desk.element.addEventListener('gp-work-item-decided', ({workItemId}: WorkItemDecidedEvent) =>
      decided.push(workItemId),
    );
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('h');
    expect(decided).to.deep.equal([]);
    expect(desk.text).to.contain('De toets h doet niets bij dit item.');
    for (const letter of 'helaas') await desk.key(letter, {}, 250);
    expect(decided).to.deep.equal([]);
    expect(desk.text).to.contain('u drukte snel na een andere toets');
    await desk.key('a', {}, 1500);
    await desk.key('a', {}, 900);
    expect(decided).to.deep.equal(['request-1']);
  });

  it('is refused with a text, once, by Ctrl and Enter', async () => {
    await show({desk: new FakeDesk(requests(2))});
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('r');
    expect(desk.focused).to.equal('Wat leest de patiënt?');
    await desk.key('Enter', {ctrlKey: true});
    expect(desk.item).to.include('Schrijf op wat de patiënt leest.');
    expect(sent('decideWorkItem')).to.deep.equal([]);
    await desk.type('Bel ons even.');
    // A letter is a letter here.
    await desk.key('a');
    await desk.key('Enter', {ctrlKey: true});
    expect(sent('decideWorkItem')).to.deep.equal([
      ['request-1', {decision: 'refuse', text: 'Bel ons even.'}],
    ]);
    expect(desk.open).to.equal('Karel Jansen 2');
  });

  it('is left with Escape, and goes back to whoever comes; what was typed is asked about first', async () => {
    await show({desk: new FakeDesk(requests(2))});
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('Escape');
    expect(desk.open).to.equal('');
    expect(desk.focused).to.equal('Anna de Vries 1');
    expect(sent('assignWorkItem').at(-1)).to.deep.equal(['request-1', {assignee: 'nobody'}]);
    await desk.key('Enter');
    await desk.key('r');
    await desk.type('Het kan');
    await desk.key('Escape');
    expect(desk.dialog).to.include('Uw tekst weggooien?');
    await desk.press('Nee, ga terug');
    expect(desk.field!.value).to.equal('Het kan');
    await desk.key('j');
    await desk.key('Escape');
    await desk.press('Weggooien');
    expect(desk.field).to.equal(null);
  });

  it('of a colleague says whose it is, and can be taken over after a question', async () => {
    const items = requests(2).map((item) => ({...item, assignee: colleague}));
    await show({desk: new FakeDesk(items)});
    expect(desk.rows[0]).to.include('in behandeling bij T. Bos');
    await desk.key('j');
    await desk.key('Enter');
    expect(desk.notices).to.deep.equal(['In behandeling bij T. Bos']);
    expect(sent('assignWorkItem')).to.deep.equal([]);
    await desk.key('a');
    expect(sent('decideWorkItem')).to.deep.equal([]);
    await desk.press('Overnemen');
    expect(desk.dialog).to.include('Overnemen van T. Bos?');
    await desk.press('Overnemen');
    expect(sent('assignWorkItem')).to.deep.equal([['request-1', {assignee: 'me', takeOver: true}]]);
    expect(desk.item).to.include('In behandeling bij u');
  });

  it('that a colleague took a moment ago says by whom', async () => {
    const fake = new FakeDesk(requests(1));
    await show({desk: fake});
    fake.change('request-1', (item) => ({...item, assignee: colleague}));
    await desk.key('j');
    await desk.key('Enter');
    expect(desk.notices).to.deep.equal(['In behandeling bij T. Bos']);
  });
});

describe('two people on one item', () => {
  const moved = '2026-11-26T10:00:00+01:00';

  it('never overwrite each other: both versions are shown, and it is decided again', async () => {
    const fake = new FakeDesk(requests(2));
    await show({desk: fake});
    await desk.key('j');
    await desk.key('Enter');
    fake.change('request-1', (item) => ({...item, appointment: {...item.appointment, start: moved}}));
    await desk.key('a');
    expect(desk.notices).to.deep.equal(['Dit is net gewijzigd']);
    expect(desk.changed).to.deep.equal([
      'Tijd gewijzigd | woensdag 25 november, 09:00 | donderdag 26 november, 10:00',
    ]);
    await expectAccessible();
    await desk.key('a');
    expect(desk.open).to.equal('Karel Jansen 2');
    expect(sent('decideWorkItem')).to.have.length(2);
  });

  it('what changes under the hands is shown, and the first key after it decides nothing', async () => {
    const fake = new FakeDesk(requests(2));
    await show({desk: fake});
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('r');
    await desk.type('Het kan');
    const {field} = desk;
    fake.change('request-1', (item) => ({...item, appointment: {...item.appointment, start: moved}}));
    await desk.hear('request-1');
    expect(desk.changed).to.have.length(1);
    expect(desk.root.activeElement).to.equal(field);
    expect(field!.value).to.equal('Het kan');
    await desk.key('Enter', {ctrlKey: true});
    expect(sent('decideWorkItem')).to.deep.equal([]);
    expect(desk.focused).to.include('Dit is net gewijzigd');
  });

  it('what a colleague took over or finished says so, and keeps what was typed', async () => {
    const fake = new FakeDesk(requests(2));
    await show({desk: fake});
    await desk.key('j');
    await desk.key('Enter');
    fake.change('request-1', (item) => ({...item, assignee: colleague}));
    await desk.hear('request-1');
    expect(desk.notices).to.deep.equal(['T. Bos heeft dit van u overgenomen']);
    fake.change('request-1', (item) => ({
      ...item,
      state: 'done',
      history: [...item.history, {at: moved, action: 'accepted', by: colleague}],
    }));
    await desk.hear('request-1');
    expect(desk.item).to.include('Dit is al afgehandeld').and.to.include('T. Bos was u voor.');
    await desk.press('Verder met de volgende');
    expect(desk.open).to.equal('Karel Jansen 2');
  });

  it('a time that is taken by now says what to do, and the request stays', async () => {
    await show({desk: new FakeDesk(requests(1)), scenario: {decideWorkItem: problem('slot-taken')}});
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('a');
    expect(desk.notices).to.deep.equal(['Deze tijd is intussen bezet']);
    expect(desk.focused).to.include('Bel de patiënt');
    await desk.key('r');
    expect(desk.focused).to.equal('Wat leest de patiënt?');
    await expectAccessible();
  });
});

describe('what comes in', () => {
  it('waits behind a button, is said once, and moves nothing', async () => {
    const fake = new FakeDesk(requests(4));
    await show({desk: fake});
    await desk.key('j');
    await desk.key('j');
    const stood = desk.topOf('Karel Jansen 2');
    const [extra] = morning();
    fake.items = [extra!, ...fake.items];
    await desk.hear(extra!.id);
    expect(desk.names).to.have.length(4);
    expect(desk.announced).to.deep.equal(['1 nieuw item']);
    expect(desk.focused).to.equal('Karel Jansen 2');
    // The button stands above the list: the row in hand stays where it was.
    expect(Math.abs(desk.topOf('Karel Jansen 2') - stood)).to.be.lessThan(2);
    await desk.hear();
    expect(desk.announced).to.deep.equal(['1 nieuw item']);
    await desk.press('1 nieuw item tonen');
    expect(desk.names[0]).to.equal('Karel Jansen');
    expect(desk.focused).to.equal('Karel Jansen');
  });

  it('on an empty list shows at once', async () => {
    const fake = new FakeDesk([]);
    await show({desk: fake});
    expect(desk.text).to.include('Alles is gedaan');
    await expectAccessible();
    fake.items = requests(1);
    await desk.hear('request-1');
    expect(desk.names).to.deep.equal(['Anna de Vries 1']);
  });

  it('what a colleague does leaves the list; the row in hand stays, and says that it is done', async () => {
    const fake = new FakeDesk(requests(4));
    await show({desk: fake});
    await desk.key('j');
    for (const id of ['request-1', 'request-3']) fake.change(id, (item) => ({...item, state: 'done'}));
    await desk.hear('request-1', 'request-3');
    expect(desk.rows[0]).to.include('al afgehandeld');
    expect(desk.names).to.deep.equal([
      'Anna de Vries 1',
      'Karel Jansen 2',
      'Wilhelmina van der Berg-Bakker 4',
    ]);
    await desk.key('j');
    expect(desk.names).to.deep.equal(['Karel Jansen 2', 'Wilhelmina van der Berg-Bakker 4']);
    expect(desk.focused).to.equal('Karel Jansen 2');
  });
});

describe('keys', () => {
  it('walk, also with arrows, and are told by ?', async () => {
    await show({desk: new FakeDesk(requests(3))});
    for (const key of ['j', 'j', 'j', 'j']) await desk.key(key);
    expect(desk.focused).to.equal('Ayşe Yılmaz 3');
    await desk.key('k');
    await desk.key('ArrowUp');
    expect(desk.focused).to.equal('Anna de Vries 1');
    await desk.key('End');
    expect(desk.focused).to.equal('Ayşe Yılmaz 3');
    await desk.key('?');
    expect(desk.dialog).to.include('j volgende regel');
    await expectAccessible();
  });

  it('of one letter can be switched off, in the page and by the person', async () => {
    await show({attributes: {'no-shortcuts': ''}});
    await desk.key('j');
    expect(desk.focused).to.equal('');
    await desk.press('Karel');
    await desk.key('h');
    expect(sent('decideWorkItem')).to.deep.equal([]);
    desk.root.querySelector<HTMLInputElement>('#shortcuts')!.click();
    await desk.settle();
    expect(desk.element.hasAttribute('no-shortcuts')).to.equal(false);
    await desk.key('h');
    expect(sent('decideWorkItem')).to.have.length(1);
  });

  it('25 simple items take 27 presses', async () => {
    await show({desk: new FakeDesk(requests(25))});
    let presses = 0;
    const key = async (name: string) => {
      presses++;
      await desk.key(name);
    };
    await key('j');
    await key('Enter');
    while (desk.open) await key('a');
    expect(desk.desk.items.every(({state}) => state === 'done')).to.equal(true);
    expect(presses).to.be.at.most(70).and.to.equal(27);
    expect(desk.text).to.include('Alles is gedaan');
  });
});

describe('several at once', () => {
  const names = () => desk.names;
  const plans = () =>
    desk.gateway.calls.filter(({operationId}) => operationId === 'createBulkAction').map((call) => call.body);

  it('are chosen with Space, x, Shift and an arrow, Ctrl and A or a pointer, and said', async () => {
    await show({desk: new FakeDesk(requests(5))});
    await desk.key('j');
    await desk.key(' ');
    expect(desk.chosen).to.deep.equal([names()[0]]);
    await desk.key('ArrowDown', {shiftKey: true});
    expect(desk.chosen).to.deep.equal(names().slice(0, 2));
    expect(desk.announced.at(-1)).to.equal('2 gekozen');
    await desk.key('x');
    expect(desk.chosen).to.deep.equal([names()[0]]);
    await desk.tick(names()[4]!);
    expect(desk.chosen).to.deep.equal([names()[0], names()[4]]);
    expect(desk.open, 'nothing was opened').to.equal('');
    await desk.key('j');
    await desk.key('a', {ctrlKey: true});
    expect(desk.chosen).to.deep.equal(names());
    await expectAccessible();
    await desk.key('Escape');
    expect(desk.chosen).to.deep.equal([]);
    await desk.press('Alle 5 kiezen');
    expect(desk.chosen).to.have.length(5);
    expect(sent('assignWorkItem')).to.deep.equal([]);
  });

  it('of what a colleague has, nothing is chosen', async () => {
    const [one, two, three] = requests(3);
    await show({desk: new FakeDesk([one!, {...two!, assignee: colleague}, three!])});
    await desk.press('Alle 2 kiezen');
    expect(desk.chosen).to.deep.equal([names()[0], names()[2]]);
    desk.desk.change('request-1', (item) => ({...item, assignee: colleague}));
    await desk.hear('request-1');
    expect(desk.chosen, 'nor what one takes meanwhile').to.deep.equal([names()[2]]);
  });

  it('are accepted with one key; while that waits they are shown so, and nobody decides on one', async () => {
    await show({desk: new FakeDesk(requests(4))});
    await desk.key('j');
    for (let row = 0; row < 2; row++) await desk.key('ArrowDown', {shiftKey: true});
    await desk.key('a');
    expect(plans()).to.deep.equal([
      {
        action: 'accept',
        targets: requests(3).map(({id, etag}) => ({id, etag})),
      },
    ]);
    expect(desk.announced.at(-1)).to.equal(
      '3 aanvragen worden over 30 seconden geaccepteerd. U kunt dit nog ongedaan maken.',
    );
    expect(desk.bars).to.have.length(1);
    expect(desk.bars[0]).to.match(/^3 aanvragen worden geaccepteerd over (30|29) s\. ?Ongedaan maken u$/);
    expect(desk.rows[0]).to.contain('wordt geaccepteerd');
    expect(desk.focused, 'on to what is free').to.equal(names()[3]);
    await expectAccessible();
    await desk.press(names()[0]!);
    expect(desk.notices).to.deep.equal(['Dit wordt zo samen met andere gedaan']);
    await desk.key('a');
    expect(sent('assignWorkItem')).to.deep.equal([]);
    expect(sent('decideWorkItem')).to.deep.equal([]);
  });

  it('are as they were after u, and still chosen', async () => {
    await show({desk: new FakeDesk(requests(3))});
    await desk.key('j');
    await desk.key('a', {ctrlKey: true});
    await desk.key('a');
    expect(desk.focused, 'nothing else is left to do').to.equal('Ongedaan maken u');
    await desk.key('u');
    expect(desk.announced.at(-1)).to.equal('Ongedaan gemaakt. Er is niets veranderd.');
    expect(desk.chosen).to.have.length(3);
    expect(desk.rows.join()).to.not.contain('wordt geaccepteerd');
    expect(desk.desk.items.every(({state, planned}) => state === 'open' && !planned)).to.equal(true);
  });

  it('afterwards it is said once what was done; what could not be done says why, and opens', async () => {
    await show({desk: new FakeDesk(requests(3))});
    desk.desk.undoMs = 150;
    await desk.key('j');
    await desk.key('a', {ctrlKey: true});
    await desk.key('a');
    desk.desk.end('bulk-1', 'executed', {'request-2': 'slot-taken'});
    const said = '2 aanvragen geaccepteerd. 1 kon niet';
    await waitUntil(() => desk.announced.includes(said), 'said', {timeout: 4000});
    await desk.settle();
    expect(desk.announced.filter((each) => each === said)).to.have.length(1);
    expect(
      desk.announced.filter((each) => / s\.$/.test(each)),
      'no second is read out',
    ).to.deep.equal([]);
    const left = requests(2)[1]!.person.name;
    expect(desk.names).to.deep.equal([left]);
    expect(desk.bars[0]).to.contain('de tijd is intussen bezet');
    await expectAccessible();
    await desk.press(left);
    expect(desk.open).to.equal(left);
    await desk.press('Sluiten');
    expect(desk.bars).to.deep.equal([]);
  });

  it('of mixed kinds only what fits is done, and that is said', async () => {
    await show();
    await desk.press('Alle 4 kiezen');
    expect(desk.bars[0]).to.contain(
      'Aanvragen kunt u accepteren of weigeren, de rest meldt u als afgehandeld.',
    );
    expect(desk.bars[0]).to.match(/Accepteren \(1\).*Weigeren… \(1\).*Afgehandeld \(3\)/);
    await desk.press('Afgehandeld');
    expect((plans()[0] as {targets: unknown[]}).targets).to.have.length(3);
    expect(desk.announced.at(-1)).to.equal(
      '3 items zijn over 30 seconden afgehandeld. U kunt dit nog ongedaan maken. 1 past hier niet bij en blijft gekozen.',
    );
    expect(desk.chosen).to.have.length(1);
  });

  it('are refused with one text for all, which must be there', async () => {
    await show({desk: new FakeDesk(requests(2))});
    await desk.key('j');
    await desk.key('a', {ctrlKey: true});
    await desk.key('r');
    expect(desk.dialog).to.contain('2 aanvragen weigeren');
    await expectAccessible();
    await desk.press('Weigering versturen');
    expect(desk.dialog).to.contain('Schrijf op wat de patiënt leest.');
    expect(desk.focused).to.equal('Wat lezen de patiënten?');
    await desk.type('Bel ons even.');
    await desk.key('Enter', {ctrlKey: true});
    expect(desk.dialog).to.equal('');
    expect((plans()[0] as {text: string}).text).to.equal('Bel ons even.');
  });

  it('what waits is there again after the page was loaded again, with its undo', async () => {
    const fake = new FakeDesk(requests(3));
    await show({desk: fake});
    await desk.press('Alle 3 kiezen');
    await desk.press('Accepteren');
    desk.remove();
    await show({desk: fake});
    expect(desk.bars[0]).to.match(/^3 aanvragen worden geaccepteerd over/);
    await desk.key('u');
    expect(fake.actions[0]!.state).to.equal('undone');
  });

  it('what a colleague plans shows by itself, and whose it is', async () => {
    await show({desk: new FakeDesk(requests(2))});
    await desk.press(names()[0]!);
    desk.desk.change('request-1', ({assignee: _mine, ...item}) => ({
      ...item,
      planned: {id: 'bulk-9', action: 'refuse', by: colleague, executesAt: '2026-11-23T08:06:00+01:00'},
    }));
    await desk.hear('request-1');
    expect(desk.notices).to.deep.equal(['Dit wordt zo samen met andere gedaan']);
    expect(desk.rows[0]).to.contain('wordt geweigerd door T. Bos');
    expect(desk.bars).to.deep.equal([]);
  });

  it('what did not get through is sent again under the same key', async () => {
    await show({desk: new FakeDesk(requests(2)), scenario: {createBulkAction: offline}});
    await desk.press('Alle 2 kiezen');
    await desk.press('Accepteren');
    expect(desk.bars.join()).to.contain('U hebt geen verbinding.');
    await expectAccessible();
    desk.gateway.change({createBulkAction: desk.desk.scenario.createBulkAction!});
    await desk.press('Probeer opnieuw');
    expect(desk.bars.join()).to.contain('2 aanvragen worden geaccepteerd');
    const keys = desk.gateway.calls
      .filter(({operationId}) => operationId === 'createBulkAction')
      .map(({headers}) => headers.get('Idempotency-Key'));
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });
});

describe('states', () => {
  it('signed out', async () => {
    await show({isSignedIn: false});
    expect(desk.text).to.include('Log in om de werklijst te zien');
    await expectAccessible();
  });

  it('signed in as a patient', async () => {
    await show({scenario: {getSession: session(['patient'])}});
    expect(desk.text).to.include('U bent niet ingelogd als medewerker.');
    expect(sent('listWorkItems')).to.deep.equal([]);
    await expectAccessible();
  });

  it('without a provider', async () => {
    const {error} = console;
    console.error = () => {};
    await show({hasProvider: false});
    console.error = error;
    expect(desk.text).to.include('nog niet verbonden');
  });

  it('loading', async () => {
    await show({scenario: {listWorkItems: never}});
    expect(desk.text).to.include('Een ogenblik');
    await expectAccessible();
  });

  it('each failure can be tried again', async () => {
    for (const [reply, says] of [
      [offline, 'U hebt geen verbinding.'],
      [problem('service-unavailable'), 'Er ging iets mis bij ons.'],
      [{kind: 'timeout'} as const, 'Het duurt te lang.'],
    ] as const) {
      await show({scenario: {listWorkItems: reply}});
      expect(desk.text).to.include(says);
      desk.gateway.change({listWorkItems: body({items: requests(1), counts: []})});
      await desk.press('Probeer opnieuw');
      expect(desk.names).to.have.length(1);
      desk.remove();
    }
  });

  it('the list that was there stays when it cannot be read again', async () => {
    await show({desk: new FakeDesk(requests(2))});
    desk.gateway.change({listWorkItems: offline});
    await desk.hear();
    expect(desk.names).to.have.length(2);
    expect(desk.text).to.include('De lijst is niet bijgewerkt.');
  });

  it('a decision without a connection is sent again under the same key', async () => {
    await show({desk: new FakeDesk(requests(1))});
    await desk.key('j');
    await desk.key('Enter');
    const decide = desk.desk.scenario.decideWorkItem;
    desk.gateway.change({decideWorkItem: offline});
    await desk.key('a');
    expect(desk.focused).to.include('U hebt geen verbinding.');
    desk.gateway.change({decideWorkItem: decide!});
    await desk.press('Probeer opnieuw');
    const keys = desk.gateway.calls
      .filter(({operationId}) => operationId === 'decideWorkItem')
      .map(({headers}) => headers.get('Idempotency-Key'));
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
    expect(desk.text).to.include('Alles is gedaan');
  });

  it('a session that ends keeps what was typed', async () => {
    await show({desk: new FakeDesk(requests(1))});
    await desk.key('j');
    await desk.key('Enter');
    await desk.key('r');
    await desk.type('Bel ons even.');
    desk.gateway.change({decideWorkItem: problem('token-expired')});
    await desk.key('Enter', {ctrlKey: true});
    expect(desk.text).to.include('U bent uitgelogd.');
    expect(desk.field!.value).to.equal('Bel ons even.');
  });

  it('English', async () => {
    await show({lang: 'en'});
    await waitUntil(() => desk.text.includes('Work list'), desk.text);
    expect(desk.filters[0]).to.equal('All 4 4 new');
  });
});

describe('size', () => {
  /** Median ms of so many times. */
  async function medianOf(times: number, act: () => Promise<void>): Promise<number> {
    const took: number[] = [];
    for (let each = 0; each < times; each++) {
      const from = performance.now();
      await act();
      took.push(performance.now() - from);
    }
    return took.sort((a, b) => a - b)[Math.floor(times / 2)]!;
  }

  /** From the press of a key until the page is laid out again, ms. */
  const pressTakes = (key: string, modifiers: KeyboardEventInit = {}) =>
    medianOf(9, async () => {
      desk.root.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true, ...modifiers}),
      );
      await desk.element.updateComplete;
      desk.element.getBoundingClientRect();
    });

  it('500 items: walking and choosing cost at most some times what they cost among 12', async () => {
    const walk = async (count: number) => {
      await show({desk: new FakeDesk(requests(count))});
      await desk.key('j');
      const ms = [
        await pressTakes('j'),
        await pressTakes('k'),
        await pressTakes('x'),
        await pressTakes('ArrowDown', {shiftKey: true}),
      ];
      desk.remove();
      return ms;
    };
    const few = await walk(12);
    const many = await walk(500);
    const said = `${many.join()} ms against ${few.join()} ms`;
    // Some milliseconds each, and never what would be felt; a slow machine is slow with a dozen rows as well.
    many.forEach((ms, index) => expect(ms, said).to.be.lessThan(few[index]! * 10 + 25));
  });

  it('of more than can be done in one action the first are chosen, and that is said', async () => {
    await show({desk: new FakeDesk(requests(201))});
    await desk.press('Alle 201 kiezen');
    expect(desk.chosen).to.have.length(200);
    expect(desk.announced.at(-1)).to.equal('Meer dan 200 tegelijk kan niet');
  });

  it('320 px: nothing has to be scrolled sideways, and the item takes the place of the list', async () => {
    await setViewport({width: 320, height: 800});
    await show({desk: new FakeDesk(requests(3))});
    const {documentElement} = document;
    expect(documentElement.scrollWidth).to.be.at.most(documentElement.clientWidth);
    await desk.key('j');
    await desk.key('Enter');
    expect(documentElement.scrollWidth).to.be.at.most(documentElement.clientWidth);
    expect(desk.root.querySelector('.list')!.getClientRects()).to.have.length(0);
    await desk.key('Escape');
    expect(desk.focused).to.equal('Anna de Vries 1');
    await setViewport({width: 1280, height: 800});
  });
});
