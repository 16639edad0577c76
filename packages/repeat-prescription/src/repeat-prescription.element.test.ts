import {createDraftStore} from '@gp-elements/core/drafts';
import {
  body,
  example,
  exampleOf,
  liveStream,
  never,
  offline,
  problem,
  timeout,
} from '@gp-elements/core/testing';
import {expect, waitUntil} from '@open-wc/testing';
import type {Order} from './order.ts';
import {
  type HarnessOptions,
  many,
  medicine,
  pharmacies,
  practiceWith,
  type RepeatHarness,
  showRepeatPrescription,
} from './testing/index.ts';

let page: RepeatHarness | undefined;
async function show(options?: HarnessOptions): Promise<RepeatHarness> {
  return (page = await showRepeatPrescription(options));
}
const draftsOf = (draftKey = exampleOf('getSession').subjects[0]!.draftKey) =>
  createDraftStore<Order>({name: 'repeat-prescription', draftKey, now: Date.now});
afterEach(async () => {
  page?.remove();
  await draftsOf().remove();
});

const isAccessible = (shown: RepeatHarness) => expect(shown.page).to.be.accessible();

describe('<gp-repeat-prescription>: from the list to sent', () => {
  it('orders one medicine in three clicks, and says what happens next', async () => {
    const shown = await show();
    expect(shown.heading).to.contain('Stap 1 van 2').and.contain('Welke medicijnen wilt u bestellen?');
    await isAccessible(shown);
    const ids: string[] = [];
    shown.element.addEventListener('gp-repeat-requested', ({requestId}) => ids.push(requestId));
    await shown.tick('METOPROLOL');
    await isAccessible(shown);
    await shown.press('Verder');
    expect(shown.heading).to.contain('Stap 2 van 2').and.contain('Klopt dit?');
    expect(shown.focused).to.contain('Klopt dit?');
    expect(shown.text)
      .to.contain('Apotheek De Vijzel, Ophalen')
      .and.contain('uiterlijk woensdag 25 november');
    await isAccessible(shown);
    await shown.press('Bestelling versturen');
    expect(shown.clicks).to.equal(3);
    expect(shown.sent).to.deep.equal([
      {lines: [{treatmentId: 'treat-1'}], pharmacyId: 'vijzel', handover: 'pick-up', personId: 'anna'},
    ]);
    expect(shown.focused).to.equal('Uw bestelling is verstuurd');
    expect(shown.text).to.contain('U hebt antwoord uiterlijk woensdag 25 november.');
    expect(shown.text).to.contain('Zodra de apotheek zegt dat het klaar is, ziet u dat hier.');
    expect(ids).to.deep.equal(['repeat-1']);
    await isAccessible(shown);
  });

  it('says from when it usually is ready, where no pharmacy reports', async () => {
    const [, brug] = pharmacies;
    const shown = await show({pharmacies: [{...brug!, handovers: ['pick-up']}]});
    await shown.toCheck();
    await shown.press('Bestelling versturen');
    expect(shown.text).to.contain(
      'De apotheek laat weten wanneer het klaar is. Meestal vanaf donderdag 26 november.',
    );
  });

  it('asks what is still needed, and leads there', async () => {
    const shown = await show();
    await shown.press('Verder');
    expect(shown.focused).to.contain('Er is nog 1 ding nodig.').and.contain('Kies een medicijn.');
    await isAccessible(shown);
    shown.root.querySelector<HTMLAnchorElement>('[part~=error-summary] a')!.click();
    expect(shown.focused).to.equal('line-0');
    await shown.tick('METOPROLOL');
    await shown.fill('days-0', 'veel');
    await shown.tick('Mijn medicijn staat er niet bij');
    await shown.tick('Ik ga op reis');
    await shown.press('Verder');
    expect(shown.text).to.contain('Er zijn nog 3 dingen nodig.');
    expect(shown.text).to.contain('Vul een aantal dagen in, van 0 tot 999.');
    await isAccessible(shown);
    expect(shown.sent).to.deep.equal([]);
  });

  it('selects at one press what is used up', async () => {
    const shown = await show({
      treatments: [
        medicine('a', {name: 'A', agreedName: 'A', daysLeft: 0}),
        medicine('b', {name: 'B', daysLeft: 14}),
        medicine('c', {name: 'C', daysLeft: 15}),
        medicine('d', {name: 'D', daysLeft: undefined}),
        medicine('e', {name: 'E', daysLeft: 2, repeat: {orderable: false, reasonCode: 'stopped'}}),
      ],
    });
    await shown.press('Alles wat op is');
    expect(shown.medicines.map((text) => text.slice(0, 5))).to.deep.equal([
      '[x] A',
      '[x] B',
      '[ ] C',
      '[ ] D',
      'E U b',
    ]);
    expect(shown.said).to.equal('2 medicijnen gekozen.');
  });

  it('shows of each line what it is, how it is used, how long it lasts and what the box may say', async () => {
    const shown = await show();
    const text = shown.medicine('METOPROLOL');
    expect(text).to.contain('1 maal per dag 1 tablet, oraal');
    expect(text).to.contain('Voor: Hoge bloeddruk');
    expect(text).to.contain('nog ongeveer 7 dagen, volgens de laatste uitgifte');
    expect(text).to.contain('Op het doosje kan staan: METOPROLOL SUCC RET TABLET 50MG');
    expect(shown.root.querySelectorAll('[translate=no]').length).to.be.greaterThan(5);
  });

  it('lets the patient correct how many days are left, but not of what is used as needed', async () => {
    const shown = await show({
      treatments: [
        medicine('a', {name: 'AMLODIPINE'}),
        medicine('b', {name: 'SALBUTAMOL', asNeeded: true, daysLeft: undefined}),
      ],
    });
    expect(shown.medicine('SALBUTAMOL')).not.to.contain('nog ongeveer');
    await shown.tick('SALBUTAMOL');
    expect(shown.root.getElementById('days-1')).to.equal(null);
    await shown.tick('AMLODIPINE');
    await shown.fill('days-0', '20');
    await shown.press('Verder');
    await shown.press('Bestelling versturen');
    expect(shown.sent[0]!.lines).to.deep.equal([{treatmentId: 'a', daysLeft: 20}, {treatmentId: 'b'}]);
  });

  it('says that it will not be in time, and whom to call now', async () => {
    const shown = await show();
    await shown.tick('METOPROLOL');
    expect(shown.text).not.to.contain('Dit komt niet op tijd');
    await shown.fill('days-0', '2');
    expect(shown.medicine('METOPROLOL')).to.match(/Dit komt niet op tijd\. Bel 010 [\d ]+\./);
    await shown.press('Verder');
    expect(shown.text).to.contain('Dit komt niet op tijd. Bel');
    await shown.press('Bestelling versturen');
    expect(shown.notices.join()).to.contain('METOPROLOL').and.contain('Dit komt niet op tijd. Bel');
  });

  it('takes a medicine that is not in the list, and a remark', async () => {
    const shown = await show();
    await shown.tick('Mijn medicijn staat er niet bij');
    await shown.fill('other', ' zalf voor mijn arm ');
    await shown.fill('remark', 'Graag voor vrijdag.');
    await shown.press('Verder');
    expect(shown.text).to.contain('zalf voor mijn arm').and.contain('Graag voor vrijdag.');
    await shown.press('Bestelling versturen');
    expect(shown.sent).to.deep.equal([
      {
        lines: [{description: 'zalf voor mijn arm'}],
        pharmacyId: 'vijzel',
        handover: 'pick-up',
        personId: 'anna',
        remark: 'Graag voor vrijdag.',
      },
    ]);
  });

  it('turns what is too early into a question for who goes on a journey', async () => {
    const shown = await show();
    expect(shown.medicine('ACENOCOUMAROL')).to.contain(
      'U hebt nog genoeg. Het kan vanaf maandag 21 december.',
    );
    expect(shown.medicine('ACENOCOUMAROL')).to.contain('volgens de kalender van de trombosedienst');
    await shown.tick('Ik ga op reis');
    await shown.fill('away', '2027-01-10');
    expect(shown.medicine('ACENOCOUMAROL')).to.contain('[ ]').and.contain('Eigenlijk te vroeg.');
    await shown.tick('ACENOCOUMAROL');
    await shown.press('Verder');
    expect(shown.text).to.contain('zondag 10 januari');
    await shown.press('Bestelling versturen');
    expect(shown.sent[0]).to.deep.include({
      lines: [{treatmentId: 'treat-4'}],
      awayUntil: '2027-01-10',
    });
  });

  it('asks for the pharmacy where there is no own one, and how; change links lead back', async () => {
    const all = pharmacies.map(({isPreferred: _own, ...one}) => one);
    const shown = await show({pharmacies: all});
    await shown.toCheck();
    expect(shown.heading).to.contain('Stap 2 van 3').and.contain('Waar wilt u het krijgen?');
    await isAccessible(shown);
    await shown.press('Verder');
    expect(shown.focused).to.contain('Kies een apotheek.');
    await shown.tick('Brugapotheek');
    await shown.tick('Ophalen uit een kluis');
    await isAccessible(shown);
    await shown.press('Verder');
    expect(shown.text).to.contain('Brugapotheek, Ophalen uit een kluis');
    const change = [...shown.root.querySelectorAll('button')].find(
      ({ariaLabel}) => ariaLabel === 'Wijzigen: Apotheek',
    )!;
    change.click();
    await shown.settle();
    await shown.tick('Apotheek De Vijzel');
    await shown.tick('Bezorgen');
    await shown.press('Verder');
    await shown.press('Bestelling versturen');
    expect(shown.sent[0]).to.deep.include({pharmacyId: 'vijzel', handover: 'delivery'});
  });

  it('goes by phone where no pharmacy is known', async () => {
    const shown = await show({pharmacies: []});
    await shown.toCheck();
    expect(shown.text).to.contain('Er is hier geen apotheek bekend. Bel de praktijk 010');
    await isAccessible(shown);
  });
});

describe('<gp-repeat-prescription>: what cannot be ordered', () => {
  const not = (reasonCode: string, more: object = {}) =>
    medicine(reasonCode, {
      name: reasonCode.toUpperCase(),
      repeat: {orderable: false, reasonCode: reasonCode as 'unknown', ...more},
    });

  it('says why, from when it can, and what to do', async () => {
    const shown = await show({
      treatments: [
        not('too-early', {nextDate: '2026-12-21', instead: 'wait'}),
        not('requested-already', {instead: 'follow-request', requestId: 'repeat-1'}),
        not('other-prescriber', {instead: 'ask-specialist', specialty: 'reumatologie'}),
        not('pharmacy-arranges', {instead: 'ask-pharmacy'}),
        not('not-online', {instead: 'ask-practice'}),
        not('check-first', {instead: 'make-appointment'}),
        not('stopped'),
        not('interrupted'),
        not('not-started', {nextDate: '2026-12-01'}),
        not('dose-changed'),
        not('no-code'),
        not('not-long-term'),
        not('too-young'),
        not('unknown'),
        not('something-new'),
      ],
    });
    expect(shown.text).to.contain('U kunt nu geen medicijnen uit de lijst bestellen.');
    const says = (name: string, text: string) => expect(shown.medicine(name.toUpperCase())).to.contain(text);
    says('too-early', 'U hebt nog genoeg. Het kan vanaf maandag 21 december.');
    says('requested-already', 'U hebt dit al besteld.');
    says('other-prescriber', 'Vraag herhaling bij reumatologie.');
    says('pharmacy-arranges', 'Uw apotheek regelt dit.');
    says('not-online', 'Dit medicijn kunt u niet online bestellen. Vraag de praktijk: 010');
    says('check-first', 'Maak een afspraak: 010');
    says('stopped', 'U bent hiermee gestopt. Vraag de praktijk: 010');
    says('interrupted', 'U gebruikt dit nu een tijd niet.');
    says('not-started', 'Het kan vanaf dinsdag 1 december.');
    says('dose-changed', 'Hoeveel u gebruikt is net veranderd.');
    says('no-code', 'Vraag de praktijk: 010');
    says('not-long-term', 'Wij weten niet of u dit lang gebruikt. Vraag de praktijk: 010');
    says('too-young', 'Dit kan niet online. Bel de praktijk 010');
    says('unknown', 'Wij weten niet of dit online kan. Vraag de praktijk: 010');
    says('something-new', 'Wij weten niet of dit online kan. Vraag de praktijk: 010');
    expect(shown.text).not.to.match(/ouder/i);
    await isAccessible(shown);
  });

  it('orders what is due for a check-up, and says so', async () => {
    const shown = await show({
      treatments: [
        medicine('a', {name: 'METFORMINE', repeat: {orderable: true, reasonCode: 'check-up-due'}}),
      ],
    });
    expect(shown.medicine('METFORMINE')).to.contain('Maak ook een afspraak voor controle.');
    await shown.toCheck('METFORMINE');
    await shown.press('Bestelling versturen');
    expect(shown.sent.length).to.equal(1);
  });

  it('shows nothing of who is too young, and names nobody but the practice', async () => {
    const shown = await show({scenario: {listMedicationTreatments: problem('medication-not-online')}});
    expect(shown.text).to.match(/Dit kan niet online\. Bel de praktijk 010[\d ]+\./);
    expect(shown.text).not.to.match(/ouder/i);
    expect(shown.buttons).not.to.contain('Verder');
    await isAccessible(shown);
  });
});

describe('<gp-repeat-prescription>: sending', () => {
  it('makes one request of a nervous thumb', async () => {
    const shown = await show();
    await shown.toCheck();
    const button = [...shown.root.querySelectorAll('button')].at(-1)!;
    expect(button.textContent).to.contain('Bestelling versturen');
    button.click();
    button.click();
    button.click();
    await shown.settle();
    expect([shown.sent.length, shown.desk.requests.length]).to.deep.equal([1, 1]);
    expect(shown.heading).to.equal('Uw bestelling is verstuurd');
  });

  it('looks up what nobody answered: it was done', async () => {
    const shown = await show();
    await shown.toCheck();
    shown.gateway.change({
      createRepeatRequest: ({headers, body: sent}) => {
        shown.desk.take(sent as never, headers.get('Idempotency-Key')!);
        return timeout;
      },
    });
    await shown.press('Bestelling versturen');
    expect(shown.heading).to.equal('Uw bestelling is verstuurd');
    expect(shown.desk.requests.length).to.equal(1);
  });

  it('looks up what nobody answered: it was not done, and the next try is the same request', async () => {
    const shown = await show();
    await shown.toCheck();
    shown.gateway.change({createRepeatRequest: offline});
    await shown.press('Bestelling versturen');
    expect(shown.notices.join()).to.contain('uw bestelling is niet aangekomen. Verstuur hem opnieuw.');
    await isAccessible(shown);
    shown.gateway.change({createRepeatRequest: shown.desk.scenario.createRepeatRequest!});
    await shown.press('Bestelling versturen');
    const keys = shown.gateway.calls
      .filter(({operationId}) => operationId === 'createRepeatRequest')
      .map(({headers}) => headers.get('Idempotency-Key'));
    expect([keys.length, new Set(keys).size]).to.deep.equal([2, 1]);
    expect(shown.heading).to.equal('Uw bestelling is verstuurd');
  });

  it('stays unknown where it cannot be looked up either', async () => {
    const shown = await show();
    await shown.toCheck();
    shown.gateway.change({createRepeatRequest: timeout, listRepeatRequests: offline});
    await shown.press('Bestelling versturen');
    expect(shown.notices.join()).to.contain('Het duurt te lang. Wat u koos staat er nog.');
    expect(shown.buttons).to.contain('Bestelling versturen');
  });

  it('lets the page refuse', async () => {
    const shown = await show();
    const actions: string[] = [];
    shown.page.addEventListener('gp-repeat-request', (event) => {
      actions.push(event.action);
      event.preventDefault();
    });
    await shown.toCheck();
    await shown.press('Bestelling versturen');
    expect([shown.sent, actions]).to.deep.equal([[], ['order']]);
    expect(shown.focused).to.contain('Deze website laat dit nu niet toe. Bel de praktijk');
    await isAccessible(shown);
  });

  for (const [code, text] of [
    ['repeat-not-possible', 'Een van deze medicijnen kunt u nu niet online bestellen.'],
    ['repeat-requested-already', 'Een van deze medicijnen hebt u al besteld.'],
    ['pharmacy-not-offered', 'Deze apotheek kan dit zo niet leveren.'],
    ['too-many-requests', 'Dat ging te snel achter elkaar.'],
    ['medication-not-online', 'Dit kan niet online. Bel de praktijk'],
    ['scope-insufficient', 'Dit kan niet online. Bel de praktijk'],
    ['internal-error', 'Er ging iets mis bij ons. Wat u koos staat er nog.'],
  ] as const) {
    it(`says what to do after ${code}`, async () => {
      const shown = await show({scenario: {createRepeatRequest: problem(code)}});
      await shown.toCheck();
      await shown.press('Bestelling versturen');
      expect(shown.notices.join()).to.contain(text);
      expect(shown.heading).to.contain('Klopt dit?');
      await isAccessible(shown);
    });
  }

  it('leaves out what cannot be ordered any more, after a refusal', async () => {
    const shown = await show();
    await shown.toCheck();
    shown.desk.treatments = shown.desk.treatments.map((one) => ({
      ...one,
      repeat: {orderable: false, reasonCode: 'stopped'},
    }));
    shown.gateway.change({createRepeatRequest: problem('repeat-not-possible')});
    await shown.press('Bestelling versturen');
    expect(shown.text).to.contain('Kunt u nu niet bestellen, en gaat niet mee: METOPROLOL');
    expect(shown.buttons).not.to.contain('Bestelling versturen');
  });

  it('warns of words that were asked for already', async () => {
    const [request] = exampleOf('listRepeatRequests').items;
    const lines = [{...request!.lines[2]!, state: 'submitted' as const}];
    const shown = await show({requests: [{...request!, lines}]});
    await shown.tick('Mijn medicijn staat er niet bij');
    await shown.fill('other', 'Zalf voor mijn arm');
    await shown.press('Verder');
    expect(shown.notices.join()).to.contain('zalf voor mijn arm vroeg u al op maandag 16 november.');
    await isAccessible(shown);
  });
});

describe('<gp-repeat-prescription>: orders of before', () => {
  const orders = exampleOf('listRepeatRequests').items;
  const sent = exampleOf('createRepeatRequest');

  it('says of each line how far it is, and who said so', async () => {
    const shown = await show({requests: [sent, ...orders], attributes: {view: 'list'}});
    expect(shown.heading).to.equal('Mijn bestellingen');
    expect(shown.text).to.contain('Besteld op maandag 23 november');
    expect(shown.text).to.contain('Verstuurd. Nog niet bekeken.');
    expect(shown.text)
      .to.contain('Klaar, zegt de apotheek.')
      .and.contain('donderdag 19 november, Apotheek De Vijzel');
    expect(shown.text).to.contain('Goedgekeurd, met een wijziging.').and.contain('30 stuks, voor 30 dagen');
    expect(shown.text).to.contain('Niet goedgekeurd. Maak eerst een afspraak: 010');
    expect(shown.text).to.contain('Wij willen uw arm eerst zien.');
    await isAccessible(shown);
  });

  it('says that the practice should have answered, and shows an unknown state as in review', async () => {
    const lines = [{...sent.lines[0]!, state: 'dreaming' as 'in-review'}];
    const shown = await show({
      requests: [{...sent, lines, isLate: true, withdraw: {allowed: false}}],
      attributes: {view: 'list'},
    });
    expect(shown.text).to.contain('De praktijk is ermee bezig.');
    expect(shown.text).to.contain('De praktijk had al moeten antwoorden. Bel de praktijk 010');
    expect(shown.text).to.contain('kan alleen nog met de telefoon');
  });

  it('withdraws, asked first', async () => {
    const shown = await show({requests: [sent], attributes: {view: 'list'}});
    const ids: string[] = [];
    shown.element.addEventListener('gp-repeat-withdrawn', ({requestId}) => ids.push(requestId));
    await shown.press('Intrekken');
    expect(shown.isAsking).to.equal(true);
    await isAccessible(shown);
    await shown.press('Nee, laat staan');
    expect([shown.isAsking, ids]).to.deep.equal([false, []]);
    await shown.press('Intrekken');
    await shown.press('Ja, intrekken');
    expect(shown.isAsking).to.equal(false);
    expect(ids).to.deep.equal(['repeat-1']);
    expect(shown.focused).to.equal('Uw bestelling is ingetrokken.');
    expect(shown.text).to.contain('Ingetrokken.');
    expect(shown.buttons).not.to.contain('Intrekken');
  });

  it('does not withdraw what the practice has begun with', async () => {
    const shown = await show({requests: [sent], attributes: {view: 'list'}});
    await shown.press('Intrekken');
    shown.desk.change('repeat-1', {withdraw: {allowed: false}});
    await shown.press('Ja, intrekken');
    expect(shown.text).to.contain('De praktijk is er al mee bezig. Intrekken kan niet meer.');
    await shown.press('Nee, laat staan');
    expect(shown.buttons).not.to.contain('Intrekken');
  });

  it('orders again in two clicks', async () => {
    const done = {...sent, lines: sent.lines.map((line) => ({...line, state: 'ready' as const}))};
    const shown = await show({requests: [done], attributes: {view: 'list'}});
    await shown.press('Opnieuw bestellen');
    expect(shown.heading).to.contain('Klopt dit?');
    await shown.press('Bestelling versturen');
    expect(shown.clicks).to.equal(2);
    expect(shown.sent[0]!.lines).to.deep.equal([{treatmentId: 'treat-1'}]);
    expect(shown.sent[0]).to.deep.include({pharmacyId: 'vijzel', handover: 'pick-up'});
  });

  it('shows why where nothing of it can be ordered again', async () => {
    const lines = [{...sent.lines[0]!, treatmentId: 'treat-2', state: 'ready' as const}];
    const shown = await show({requests: [{...sent, lines}], attributes: {view: 'list'}});
    await shown.press('Opnieuw bestellen');
    expect(shown.heading).to.contain('Welke medicijnen');
    expect(shown.text).to.contain('Vraag herhaling bij reumatologie.');
  });

  it('follows what the practice does, in the list and when it is done', async () => {
    const stream = liveStream();
    const shown = await show({
      requests: [sent],
      attributes: {view: 'list'},
      scenario: {streamEvents: stream.reply},
    });
    shown.desk.change('repeat-1', {
      lines: sent.lines.map((line) => ({...line, state: 'approved' as const})),
    });
    stream.push(
      'id: 7\nevent: repeat-request-changed\ndata: {"id":"7","type":"repeat-request-changed","resource":"/repeat-requests/repeat-1"}\n\n',
    );
    await shown.settle();
    expect(shown.text).to.contain('Goedgekeurd. Het recept gaat nog naar de apotheek.');
    expect(shown.said).to.equal('Uw bestellingen zijn bijgewerkt.');
  });

  it('follows the one that was just sent', async () => {
    const stream = liveStream();
    const shown = await show({scenario: {streamEvents: stream.reply}});
    await shown.toCheck();
    await shown.press('Bestelling versturen');
    const [request] = shown.desk.requests;
    shown.desk.change(request!.id, {
      lines: request!.lines.map((line) => ({...line, state: 'ready' as const})),
    });
    stream.push(
      `id: 7\ndata: {"id":"7","type":"repeat-request-changed","resource":"/repeat-requests/${request!.id}"}\n\n`,
    );
    await shown.settle();
    expect(shown.text).to.contain('Klaar, zegt de apotheek.');
  });
});

describe('<gp-repeat-prescription>: who, and every state', () => {
  it('asks for whom, and shows nothing of one person to another', async () => {
    const shown = await show({scenario: {getSession: example('family')}});
    expect(shown.heading).to.equal('Voor wie is het?');
    await isAccessible(shown);
    await shown.press('Anna de Vries');
    await shown.tick('METOPROLOL');
    await shown.press('Voor een ander');
    await shown.press('Bram de Vries');
    expect(shown.text).to.contain('Voor Bram de Vries');
    expect(shown.medicines.filter((text) => text.startsWith('[x]'))).to.deep.equal([]);
    const asked = shown.gateway.calls
      .filter(({operationId}) => operationId === 'listMedicationTreatments')
      .map(({query}) => query['personId']);
    expect(asked).to.deep.equal(['anna', 'bram']);
  });

  it('needs five clicks for a parent, the person included', async () => {
    const shown = await show({scenario: {getSession: example('family')}});
    await shown.press('Bram de Vries');
    await shown.toCheck();
    await shown.press('Bestelling versturen');
    expect(shown.clicks).to.be.at.most(5);
    expect(shown.sent[0]!.personId).to.equal('bram');
  });

  it('keeps a draft, and takes it up again', async () => {
    const shown = await show();
    await shown.tick('METOPROLOL');
    await shown.fill('remark', 'Graag snel.');
    await waitUntil(async () => (await draftsOf().load())?.remark !== undefined);
    shown.remove();
    const again = await show();
    await waitUntil(() => again.notices.length > 0);
    expect(again.notices.join()).to.contain('U was al begonnen').and.contain('METOPROLOL');
    await isAccessible(again);
    await again.press('Verder met deze bestelling');
    expect(again.medicine('METOPROLOL')).to.contain('[x]');
    expect(again.control('remark').value).to.equal('Graag snel.');
    await again.press('Verder');
    await again.press('Bestelling versturen');
    expect(await draftsOf().load()).to.equal(undefined);
  });

  it('throws a draft away', async () => {
    await draftsOf().save({lines: {'treat-1': {}}});
    const shown = await show();
    await waitUntil(() => shown.notices.length > 0);
    await shown.press('Weggooien');
    expect(shown.notices).to.deep.equal([]);
    expect(await draftsOf().load()).to.equal(undefined);
  });

  it('has a way out', async () => {
    const shown = await show({providerAttributes: {'quick-exit-href': 'https://weer.example/'}});
    expect(shown.root.querySelector('[part~=quick-exit]')!.ariaLabel).to.equal(
      'Snel weg: verlaat deze pagina meteen',
    );
  });

  it('has the phone at the same place on every step', async () => {
    const shown = await show();
    const phone = () => shown.root.querySelector('.top [part~=phone]')!.getAttribute('href');
    const first = phone();
    await shown.toCheck();
    expect(phone()).to.equal(first);
    await shown.press('Bestelling versturen');
    expect(phone()).to.equal(first);
  });

  const states: Record<string, readonly [HarnessOptions, string]> = {
    'signed out': [{isSignedIn: false}, 'Log in. Dan ziet u welke medicijnen u kunt bestellen.'],
    loading: [{scenario: {listMedicationTreatments: never}}, 'Een ogenblik…'],
    empty: [{treatments: []}, 'Er zijn hier geen medicijnen van u bekend.'],
    offline: [{scenario: {listMedicationTreatments: offline}}, 'U hebt geen verbinding.'],
    'no answer': [{scenario: {listPharmacies: timeout}}, 'Het duurt te lang.'],
    failed: [{scenario: {listMedicationTreatments: problem('internal-error')}}, 'Er ging iets mis bij ons.'],
    refused: [
      {scenario: {listMedicationTreatments: problem('scope-insufficient')}},
      'Dit kan niet online. Bel de praktijk',
    ],
    'not here': [
      {scenario: {listMedicationTreatments: problem('not-found')}},
      'Dit kan niet online. Bel de praktijk',
    ],
    'of staff': [{scenario: {getSession: example('staff')}}, 'Dit is voor patiënten.'],
    'no session': [{scenario: {getSession: problem('internal-error')}}, 'Er ging iets mis bij ons.'],
    'by phone': [{service: {mode: 'phone'}}, 'Een herhaalrecept bestelt u nu niet online.'],
    'by phone, in its words': [
      {service: {mode: 'phone', reason: 'Bel de receptenlijn.'}},
      'Bel de receptenlijn.',
    ],
    'not mentioned': [
      {scenario: {getPractice: body(exampleOf('getPractice'))}},
      'Een herhaalrecept bestelt u nu niet online.',
    ],
    'no orders': [{attributes: {view: 'list'}}, 'U hebt hier nog niets besteld.'],
    'orders not known': [
      {attributes: {view: 'list'}, scenario: {listRepeatRequests: offline}},
      'U hebt geen verbinding.',
    ],
    'in English': [{providerAttributes: {lang: 'en'}}, 'Which medicines do you want to order?'],
  };
  for (const [name, [options, says]] of Object.entries(states)) {
    it(`says what is so: ${name}`, async () => {
      const shown = await show(options);
      await waitUntil(() => shown.text.includes(says), `${says}: ${shown.text}`);
      await isAccessible(shown);
    });
  }

  it('shows orders read-only where the practice takes none online', async () => {
    const shown = await show({
      requests: [exampleOf('createRepeatRequest')],
      service: {
        mode: 'request',
        operations: [
          {operation: 'createRepeatRequest', mode: 'phone'},
          {operation: 'withdrawRepeatRequest', mode: 'phone'},
        ],
      },
    });
    expect(shown.text).to.contain('Een herhaalrecept bestelt u nu niet online.');
    await shown.press('Mijn bestellingen');
    expect(shown.text).to.contain('METOPROLOL');
    expect(shown.buttons.filter((name) => name !== 'Terug')).to.deep.equal([]);
    await isAccessible(shown);
  });

  it('tries again what failed', async () => {
    const shown = await show({
      scenario: {
        listMedicationTreatments: ({count}) =>
          count === 1 ? offline : body(exampleOf('listMedicationTreatments')),
      },
    });
    await shown.press('Probeer opnieuw');
    expect(shown.medicine('METOPROLOL')).to.contain('[ ]');
  });

  it('keeps what was chosen when the session ends, and sends it after signing in again', async () => {
    const shown = await show();
    await shown.toCheck();
    shown.gateway.change({createRepeatRequest: problem('token-expired')});
    await shown.press('Bestelling versturen');
    expect(shown.text).to.contain('U bent uitgelogd omdat u een tijd niets deed. Wat u koos staat er nog.');
    expect(shown.text).to.contain('METOPROLOL');
    await isAccessible(shown);
    shown.gateway.change({createRepeatRequest: shown.desk.scenario.createRepeatRequest!});
    shown.provider.getToken = () => 'another';
    await shown.settle();
    await shown.press('Bestelling versturen');
    expect(shown.heading).to.equal('Uw bestelling is verstuurd');
  });

  it('draws the page’s own words without a provider', async () => {
    const lonely = document.createElement('gp-repeat-prescription');
    lonely.append('Bel de praktijk.');
    document.body.append(lonely);
    await waitUntil(() => lonely.shadowRoot!.textContent?.includes('nog niet verbonden'));
    lonely.remove();
  });

  it('draws 300 medicines, a few at a time', async () => {
    const shown = await show({treatments: many(300)});
    for (let round = 0; round < 20; round++) await shown.settle();
    expect(shown.medicines.length).to.equal(300);
  });

  it('follows the level of headings of the page', async () => {
    const shown = await show({attributes: {'heading-level': '3'}});
    expect(shown.headings[0]).to.match(/^3 /);
    expect(shown.headings[1]).to.match(/^4 U kunt nu bestellen/);
  });
});

describe('practiceWith', () => {
  it('is a practice of the contract with one service more', () => {
    expect(practiceWith().services.at(-1)).to.deep.equal({service: 'repeat-prescription', mode: 'request'});
  });
});

describe('<gp-repeat-prescription> on a page of another origin', () => {
  const api = 'https://gateway.example/de-linde/v1';

  it('leads to the gateway’s own page, and reads nothing', async () => {
    const shown = await show({api});
    const link = shown.root.querySelector<HTMLAnchorElement>('a.button')!;
    expect(link.href).to.equal('https://gateway.example/de-linde/pages/repeat-prescription');
    expect(shown.gateway.calls.map(({operationId}) => operationId)).not.to.include(
      'listMedicationTreatments',
    );
    await isAccessible(shown);
  });

  it('shows where the practice decided so', async () => {
    const shown = await show({api, attributes: {'any-origin': ''}});
    expect(shown.medicine('METOPROLOL')).to.contain('[ ]');
  });
});
