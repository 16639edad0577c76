import type {Appointment} from '@gp-elements/core';
import {body, exampleOf, problem, type Scenario} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {type PracticeDeskHarness, showPracticeDesk} from '../testing/index.ts';

const date = '2026-11-25';
const one = exampleOf('getAppointment');
const at = (id: string, time: string, name: string, change: Partial<Appointment> = {}): Appointment => ({
  ...one,
  id,
  start: `${date}T${time}:00+01:00`,
  end: `${date}T${time.slice(0, 4)}9:00+01:00`,
  person: {id: `p-${id}`, name},
  location: {id: 'room-1', name: 'Spreekkamer 1'},
  ...change,
});
const morning = [at('a', '09:00', 'Anna de Vries'), at('b', '13:30', 'Karel Jansen')];
const bulk = {
  id: 'bulk-1',
  action: 'cancel' as const,
  state: 'planned' as const,
  executesAt: '2026-11-23T08:05:30+01:00',
  targets: [{id: 'a'}, {id: 'b'}],
};

let harness: PracticeDeskHarness;
const show = async (scenario: Scenario = {}) => {
  harness = await showPracticeDesk({
    scenario: {
      listAppointments: body({items: morning}),
      getPracticeDay: ({params}) => body({...exampleOf('getPracticeDay'), date: params['date']!}),
      ...scenario,
    },
  });
  await harness.press('Dag');
  for (let tries = 0; tries < 50 && !harness.root.querySelector('.columns'); tries++) await harness.settle();
};
const text = () => harness.text;
const field = (id: string) => harness.root.querySelector<HTMLInputElement>(`#${id}`)!;
const type = async (id: string, value: string) => {
  field(id).value = value;
  field(id).dispatchEvent(new Event('input', {bubbles: true}));
  field(id).dispatchEvent(new Event('change', {bubbles: true}));
  await harness.settle();
};
const check = async (selector: string) => {
  harness.root.querySelector<HTMLInputElement>(selector)!.click();
  await harness.settle();
};
const sent = (operationId: string) =>
  harness.gateway.calls.filter((call) => call.operationId === operationId).map((call) => call.body);

afterEach(() => harness.remove());

describe('the day', () => {
  it('is there when it is asked for, in columns, with what is free and held', async () => {
    await show();
    expect(harness.headings).to.deep.equal(['maandag 23 november 2026', 'dr. M. Bakker', 'J. Visser']);
    expect(text())
      .to.include('09:00 Anna de Vries')
      .and.to.include('09:10 Vrij Inboeken')
      .and.to.include('Wordt nu gekozen');
    await expect(harness.page).to.be.accessible();
    await type('by', 'room');
    expect(harness.headings.slice(1)).to.deep.equal(['Spreekkamer 1', 'Spreekkamer 2']);
    await harness.press('Volgende dag');
    expect(harness.headings[0]).to.equal('dinsdag 24 november 2026');
    await type('day', date);
    expect(harness.headings[0]).to.equal('woensdag 25 november 2026');
    await harness.press('Werklijst');
    expect(harness.headings[0]).to.equal('Werklijst');
  });

  it('says why it is closed, and that it cannot be read', async () => {
    await show({
      getPracticeDay: body({
        date,
        diaries: [],
        slots: [],
        closed: {
          from: date,
          to: date,
          reason: 'Nascholing',
          replacement: {name: 'De Eik', phone: '010 765 43 21'},
        },
      }),
      listAppointments: body({items: []}),
    });
    await harness.settle();
    expect(text()).to.include('Nascholing').and.to.include('Waarneming: De Eik, 010 765 43 21');
    harness.remove();
    await show({getPracticeDay: problem('internal-error')});
    expect(text()).to.include('Dat lukte niet');
  });

  it('follows what happens', async () => {
    await show();
    for (const [type, resource] of [
      ['appointment-changed', '/appointments/a'],
      ['bulk-action-changed', '/bulk-actions/bulk-1'],
      ['practice-changed', '/practice'],
    ] as const) {
      const before = sent('getPracticeDay').length;
      await harness.hearOf(type, resource);
      expect(sent('getPracticeDay').length, type).to.equal(before + 1);
    }
  });
});

describe('booking for who phones', () => {
  const open = async (scenario: Scenario = {}) => {
    await show(scenario);
    await harness.press('Inboeken');
  };

  it('finds the patient, offers what fits, and sends who, what, how and why', async () => {
    await open();
    await expect(harness.page).to.be.accessible();
    await harness.press('Afspraak inboeken');
    expect(harness.dialog).to.include('Vul een naam van 2 letters of meer in');
    await type('book-name', 'vries');
    await harness.press('Zoeken');
    expect(sent('searchPersons')).to.deep.equal([{name: 'vries'}]);
    expect(harness.announced).to.include('2 patiënten gevonden');
    await check('#book-who');
    // 10 minutes are free.
    expect(harness.dialog).to.include('Spreekuur (10 minuten)').and.not.to.include('Dubbel spreekuur');
    await check('#book-kind');
    await type('book-reason', 'Koorts');
    await check('#need-wheelchair');
    await harness.press('Afspraak inboeken');
    expect(sent('createAppointment')).to.deep.equal([
      {
        timeSlotId: 'slot-250920-bakker',
        appointmentTypeId: 'spreekuur',
        personId: 'anna',
        madeVia: 'phone',
        reason: 'Koorts',
        needs: {wheelchair: true},
      },
    ]);
    expect(harness.dialog).to.equal('');
    expect(text()).to.include('Ingeboekt: Anna de Vries');
    expect(harness.focused).to.match(/^Ingeboekt: Anna de Vries/);
  });

  it('keeps what was typed when the time was just taken, and asks for somebody', async () => {
    await open({createAppointment: problem('slot-taken')});
    await harness.press('Zoeken');
    expect(harness.dialog).to.include('Vul een naam van 2 letters of meer in');
    await type('book-birth', '1980-05-17');
    await harness.press('Zoeken');
    expect(sent('searchPersons')).to.deep.equal([{birthDate: '1980-05-17'}]);
    await check('#book-who');
    await check('#book-kind');
    await type('book-reason', 'Koorts');
    await harness.press('Afspraak inboeken');
    expect(harness.dialog).to.include('Deze tijd is net bezet.');
    expect(field('book-reason').value).to.equal('Koorts');
  });
});

describe('an appointment in the day', () => {
  it('is moved to a free time', async () => {
    await show();
    await harness.press('Anna de Vries');
    expect(harness.dialog).to.include('Spreekkamer 1');
    await harness.press('Verzetten');
    await harness.press('10:20');
    expect(sent('rescheduleAppointment'), 'not before it was asked').to.deep.equal([]);
    expect(harness.focused).to.match(/^Wordt: .*10:20.* De patiënt krijgt bericht\.$/);
    await harness.press('Andere tijd kiezen');
    await harness.press('10:20');
    await harness.press('Ja, verzetten');
    expect(sent('rescheduleAppointment')).to.deep.equal([{timeSlotId: 'slot-261020-yilmaz'}]);
    expect(text()).to.include('Verzet: Anna de Vries');
    expect(harness.focused).to.match(/^Verzet: Anna de Vries/);
  });

  it('is cancelled with a text; both states are shown when it changed', async () => {
    const now = at('a', '10:00', 'Anna de Vries', {etag: '"2"'});
    await show({
      cancelAppointment: ({count}) =>
        count === 1 ? problem('precondition-failed', {currentAppointment: now}) : undefined,
    });
    await harness.press('Anna de Vries');
    await harness.press('Afzeggen');
    expect(harness.root.activeElement, 'not on a button').to.equal(field('cancel-text'));
    expect(harness.dialogButtons).to.deep.equal(['Ja, afzeggen', 'Nee, laat staan']);
    await type('cancel-text', 'De dokter is ziek.');
    await harness.press('Ja, afzeggen');
    expect(harness.dialog)
      .to.include('U zag: woensdag 25 november, 09:00')
      .and.to.include('Nu: woensdag 25 november, 10:00');
    expect(field('cancel-text').value).to.equal('De dokter is ziek.');
    await harness.press('Ja, afzeggen');
    expect(sent('cancelAppointment')).to.deep.equal([
      {reason: 'De dokter is ziek.'},
      {reason: 'De dokter is ziek.'},
    ]);
    expect(
      harness.gateway.calls
        .findLast((call) => call.operationId === 'cancelAppointment')
        ?.headers.get('If-Match'),
    ).to.equal('"2"');
    expect(harness.focused).to.match(/^Afgezegd: /);
  });

  it('are cancelled together, of a part of the day, and undone', async () => {
    await show({
      createBulkAction: body(bulk, 201),
      undoBulkAction: body({...bulk, state: 'undone' as const}),
    });
    await harness.press('Kies middag');
    expect(text()).to.include('1 afspraak gekozen');
    await harness.press('Kies alle');
    expect(text()).to.include('2 afspraken gekozen');
    await harness.press('Afzeggen');
    expect(harness.dialog).to.include('2 afspraken afzeggen');
    expect(harness.dialogButtons).to.deep.equal(['Ja, afzeggen', 'Nee, laat staan']);
    await type('cancel-text', 'Ziek');
    await harness.press('Ja, afzeggen');
    expect(sent('createBulkAction')).to.deep.equal([
      {action: 'cancel', targets: morning.map(({id, etag}) => ({id, etag})), text: 'Ziek'},
    ]);
    expect(text()).to.match(/2 afspraken worden over \d+ s afgezegd|Wordt nu uitgevoerd/);
    await harness.press('Ongedaan maken');
    expect(text()).to.include('Ongedaan gemaakt. Er is niets veranderd en niemand kreeg bericht.');
  });
});

describe('what waits for the day', () => {
  const waiting = (change: object): Scenario => ({
    getPracticeDay: ({params, count}) =>
      body({
        ...exampleOf('getPracticeDay'),
        date: params['date']!,
        planned: count === 1 ? [{...bulk, executesAt: soon(), ...change}] : [],
      }),
    undoBulkAction: body({...bulk, state: 'undone' as const}),
  });
  const soon = () => new Date(Date.parse('2026-11-23T08:05:20+01:00')).toISOString();

  it('is found again after a reload, and can be undone', async () => {
    await show(waiting({}));
    expect(text()).to.match(/2 afspraken worden over \d+ s afgezegd/);
    await harness.press('Ongedaan maken');
    expect(text()).to.include('Ongedaan gemaakt.');
    expect(harness.bars).to.deep.equal([]);
  });

  it('speaks of one appointment as one', async () => {
    await show(waiting({action: 'close', targets: [{id: 'a'}]}));
    expect(harness.bars[0]).to.match(/^De dag gaat over \d+ s dicht, met 1 afspraak\./);
  });

  it('says which colleague does it, on that day alone', async () => {
    await show(waiting({action: 'close', by: {id: 'staff-2', name: 'W. Hendriks'}}));
    expect(harness.bars[0]).to.match(
      /^W\. Hendriks sluit deze dag over \d+ s, met 2 afspraken\. Ongedaan maken$/,
    );
    await harness.press('Volgende dag');
    expect(harness.bars).to.deep.equal([]);
  });
});

describe('closing the day', () => {
  it('asks why and who takes over, and says what is cancelled', async () => {
    await show({createClosing: body({...bulk, action: 'close' as const}, 201)});
    await harness.press('Dag sluiten');
    expect(harness.dialog).to.include('2 afspraken worden afgezegd.');
    expect(harness.dialogButtons).to.deep.equal(['Dag sluiten', 'Terug']);
    await harness.press('Dag sluiten');
    expect(harness.dialog).to.include('Schrijf op waarom de praktijk dicht is.');
    await type('close-reason', 'Ziekte');
    await type('close-name', 'De Eik');
    await harness.press('Dag sluiten');
    expect(harness.dialog).to.include('Vul naam en telefoonnummer in');
    await type('close-phone', '010 765 43 21');
    await harness.press('Dag sluiten');
    expect(sent('createClosing')).to.deep.equal([
      {
        from: '2026-11-23',
        to: '2026-11-23',
        reason: 'Ziekte',
        replacement: {name: 'De Eik', phone: '010 765 43 21'},
      },
    ]);
    expect(harness.dialog).to.equal('');
  });
});

describe('closing a part of the day', () => {
  const today = '2026-11-23';
  const part = {from: today, to: today, startTime: '12:00', endTime: '14:00', reason: 'Scholing'};
  const open = async (change: object = {}) => {
    await show({
      createClosing: body({...bulk, action: 'close' as const}, 201),
      getPracticeDay: body({...exampleOf('getPracticeDay'), date: today, ...change}),
    });
    await harness.press('Dag sluiten');
    await check('#close-extent-1');
  };
  const times = async (start: string, end: string) => {
    await type('close-start', start);
    await type('close-end', end);
  };

  it('asks from when to when, and counts what stands in it', async () => {
    await open();
    expect(harness.dialog).not.to.include('bericht');
    await type('close-reason', 'Ziekte');
    await harness.press('Dit deel sluiten');
    expect(harness.dialog).to.include('Vul twee tijden in, de eerste eerder dan de tweede.');
    expect(field('close-start').getAttribute('aria-invalid')).to.equal('true');
    expect(sent('createClosing')).to.deep.equal([]);
    await times('14:00', '13:00');
    expect(harness.dialog).to.include('Vul twee tijden in');
    await times('07:00', '08:00');
    expect(harness.dialog).to.include('Deze tijd is al voorbij.');
    await times('16:00', '17:00');
    expect(harness.dialog).to.include('Er staan dan geen afspraken meer.');
    await times('12:00', '17:00');
    expect(harness.dialog).to.include('1 afspraak wordt afgezegd. De patiënt krijgt bericht.');
    await expect(harness.page).to.be.accessible();
    await harness.press('Dit deel sluiten');
    expect(sent('createClosing')).to.deep.equal([
      {from: today, to: today, startTime: '12:00', endTime: '17:00', reason: 'Ziekte'},
    ]);
    expect(harness.dialog).to.equal('');
  });

  it('says what is closed already, and what of it will be replaced', async () => {
    const closes = {from: today, to: today, startTime: '13:00', endTime: '14:00'};
    const executesAt = new Date(Date.parse('2026-11-23T08:05:20+01:00')).toISOString();
    await open({closedParts: [part], planned: [{...bulk, action: 'close' as const, executesAt, closes}]});
    expect(text())
      .to.include('De praktijk is dicht van 12:00 tot 14:00 uur')
      .and.to.match(/De dag gaat over \d+ s dicht van 13:00 tot 14:00 uur, met 2 afspraken\./);
    await times('13:30', '17:00');
    expect(harness.dialog).not.to.include('in de plaats');
    await times('13:00', '17:00');
    expect(harness.dialog)
      .to.include('Dit wordt al gesloten. Wat u hier schrijft, komt daarvoor in de plaats.')
      .and.not.to.include('Nu is de praktijk dicht');
    await times('12:00', '17:00');
    expect(harness.dialog).to.include(
      'Nu is de praktijk dicht van 12:00 tot 14:00 uur: Scholing. Uw sluiting komt daarvoor in de plaats.',
    );
    await check('#close-extent');
    expect(harness.dialog).to.include('Uw sluiting komt daarvoor in de plaats.');
  });
});
