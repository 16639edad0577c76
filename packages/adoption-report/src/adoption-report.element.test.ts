import {body, example, exampleOf, never, offline, problem} from '@gp-elements/core/testing';
import {expect, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type {AxeResults} from 'axe-core';
import {type AdoptionReportHarness, type HarnessOptions, showAdoptionReport} from './testing/index.ts';

/** The script above puts it there. */
declare const axe: {run: (context: Element) => Promise<AxeResults>};

let report: AdoptionReportHarness;
const show = async (options?: HarnessOptions) => (report = await showAdoptionReport(options));

async function expectNoFaults(): Promise<void> {
  const {violations} = await axe.run(report.page);
  expect(violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
}

/** No word of a heading goes on in the next line. */
function expectWholeWords(): void {
  for (const cell of report.root.querySelectorAll('thead th')) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const {index, 0: word} of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        expect(range.getClientRects().length, word).to.equal(1);
      }
    }
  }
}

before(() => {
  document.documentElement.lang = 'nl';
});

afterEach(async () => {
  report.remove();
  await emulateMedia({forcedColors: 'none', media: 'screen'});
  await setViewport({width: 800, height: 600});
});

describe('the adoption report', () => {
  it('asks for twelve months, by the clock of the practice', async () => {
    await show();
    const [call] = report.gateway.calls.filter(({operationId}) => operationId === 'getAdoptionReport');
    expect(call?.query).to.deep.equal({from: '2025-11-01', to: '2026-11-23', format: 'json'});
    await report.choose('period', '3');
    expect(report.gateway.calls.at(-1)?.query['from']).to.equal('2026-08-01');
  });

  it('asks for the days that the page gives', async () => {
    await show({attributes: {from: '2026-01-01', to: '2026-06-30'}});
    expect(report.gateway.calls.at(-1)?.query).to.include({from: '2026-01-01', to: '2026-06-30'});
    expect(report.root.querySelector('#period')).to.equal(null);
  });

  it('tells the same numbers in the chart and in the table', async () => {
    await show();
    expect(report.headings).to.deep.equal([
      '2 Cijfers digitale zorg',
      '3 Aandeel digitaal per maand',
      '3 Voor en na 1 september 2026',
      '3 Per maand',
      '3 Naar leeftijd, hele periode',
      '3 Hoe de afspraak is gemaakt, hele periode',
      '3 Zelf invullen',
      '3 Wat de cijfers betekenen',
    ]);
    const [head, ...rows] = report.table('Per maand');
    expect(head?.slice(0, 3)).to.deep.equal(['Maand', 'Aandeel digitaal', 'Afspraken gemaakt']);
    for (const [month, share] of rows)
      expect(report.chart).to.include(`${month}`).and.to.include(`: ${share}`);
    expect(rows.map(([month]) => month)).to.deep.equal(['augustus 2026', 'september 2026', 'oktober 2026']);
    expect(report.chart).to.include('september 2026 · begin online');
    await report.choose('measure', 'phone-calls-per-1000');
    expect(report.headings).to.include('3 Telefoontjes per 1.000 patiënten per maand');
    for (const row of rows) expect(report.chart).to.include(`: ${row[9]}`);
  });

  it('compares per month, and says of how many months a number is', async () => {
    await show();
    expect(report.table('Voor en na')[0]).to.deep.equal(['Cijfer', 'Ervoor, 1 maand', 'Erna, 2 maanden']);
    expect(report.table('Voor en na')[2]).to.deep.equal(['Afspraken gemaakt per maand', '577', '714,5']);
    expect(report.text).not.to.include('Voor de telefoontjes vult u');
    report.remove();
    const other = exampleOf('getAdoptionReport') as {
      services: {
        before: {figures: {state: string; measure: string; value?: number; monthCount?: number}[]};
        after: {figures: {state: string; measure: string; value?: number; monthCount?: number}[]};
      }[];
    };
    const {before: was, after: is} = other.services[0]!;
    const phone = [was, is].map(({figures}) =>
      figures.find(({measure}) => measure === 'phone-calls-per-1000')!,
    );
    Object.assign(phone[0]!, {state: 'none', value: undefined, monthCount: undefined});
    phone[1]!.monthCount = 1;
    await show({scenario: {getAdoptionReport: body(other as never)}});
    expect(report.table('Voor en na').at(-1)).to.deep.equal([
      'Telefoontjes per 1.000 patiënten',
      'geen',
      '511,9 (1 maand)',
    ]);
    expect(report.text).to.include('Voor de telefoontjes vult u');
  });

  it('says in words what is hidden and what is not there', async () => {
    await show();
    expect(report.text).to.include('Aantallen van 1 tot en met 9 staan er niet');
    expect(report.table('Naar leeftijd').find(([age]) => age === '80 en ouder')).to.deep.equal([
      '80 en ouder',
      'verborgen',
      'verborgen',
      'verborgen',
    ]);
    await report.choose('measure', 'reply-within-promise');
    expect(report.chart).to.include('oktober 2026: verborgen').and.to.include('augustus 2026: geen');
    expect(report.root.querySelectorAll('rect.unknown').length).to.equal(2);
  });

  it('holds what every measure means, with its version', async () => {
    await show();
    const {definitions} = exampleOf('getAdoptionReport') as {
      definitions: {name: string; version: number; text: string}[];
    };
    expect(report.definitions).to.deep.equal(
      definitions.map(({name, version}) => `${name} versie ${version}`),
    );
    expect(report.definitions).to.include('Afspraken gemaakt versie 2');
    for (const {text} of definitions) expect(report.text).to.include(text);
  });

  it('prints with the definitions, and without what is to be pressed', async () => {
    await show();
    await emulateMedia({media: 'print'});
    const isShown = (selector: string) =>
      [...report.root.querySelectorAll(selector)].some((each) => each.getClientRects().length > 0);
    expect(isShown('dl dd'), 'definitions').to.equal(true);
    expect(isShown('table td'), 'tables').to.equal(true);
    expect(isShown('.controls, form, button'), 'controls').to.equal(false);
    // A4 at 96 dots an inch, less its margins.
    await setViewport({width: 718, height: 1000});
    expect(document.documentElement.scrollWidth).to.be.at.most(718);
    for (const table of report.root.querySelectorAll('table')) expect(table.scrollWidth).to.be.at.most(718);
    expectWholeWords();
  });

  it('fits on paper in wide letters, and when all of it is hidden', async () => {
    const all = exampleOf('getAdoptionReport') as {
      services: {months: {figures: {state: string; value?: number}[]}[]}[];
    };
    for (const figure of all.services[0]!.months.flatMap(({figures}) => figures))
      Object.assign(figure, {state: 'hidden', value: undefined});
    await setViewport({width: 718, height: 1000});
    await show({scenario: {getAdoptionReport: body(all as never)}});
    report.page.style.fontFamily = 'Arial, sans-serif';
    await emulateMedia({media: 'print'});
    for (const table of report.root.querySelectorAll('table'))
      expect(table.scrollWidth).to.be.at.most(table.parentElement!.clientWidth);
    expectWholeWords();
  });

  it('takes the width that there is, for the widest table to be seen whole', async () => {
    // An ordinary laptop; the letters of one browser are wider than those of another.
    await setViewport({width: 1366, height: 900});
    await show();
    const region = report.root.querySelector<HTMLElement>('[role=region][aria-label="Per maand"]')!;
    expect(region.scrollWidth).to.equal(region.clientWidth);
    expectWholeWords();
  });

  it('is understood without colours', async () => {
    await show();
    await emulateMedia({forcedColors: 'active'});
    const {fill, stroke} = getComputedStyle(report.root.querySelector('rect.value')!);
    const ground = getComputedStyle(report.root.querySelector('rect.ground')!);
    expect(fill).not.to.equal(ground.fill);
    expect(stroke).not.to.equal('none');
    // Each bar has its number beside it.
    expect(report.root.querySelectorAll('svg text').length).to.equal(6);
  });

  it('fits a phone: tables scroll by themselves, with the keyboard too', async () => {
    await setViewport({width: 320, height: 600});
    await show();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    const region = report.root.querySelector<HTMLElement>('[role=region][aria-label="Per maand"]')!;
    expect(region.scrollWidth).to.be.above(region.clientWidth);
    expect(region.tabIndex).to.equal(0);
  });

  it('is walked through with the keyboard alone, to a saved number', async () => {
    const gatewayCalls = () =>
      report.gateway.calls.filter(({operationId}) => operationId === 'putAdoptionMonth');
    await show();
    report.control('period').focus();
    const seen: string[] = [];
    for (let presses = 0; presses < 12; presses++) {
      const {activeElement: at} = report.root;
      seen.push(at?.id || at?.getAttribute('aria-label') || at?.textContent?.trim() || '');
      if (at?.id === 'phone-calls') break;
      await sendKeys({press: 'Tab'});
    }
    expect(seen).to.deep.equal([
      'period',
      'measure',
      'Afdrukken',
      'Tabel opslaan (CSV)',
      'Voor en na 1 september 2026',
      'Per maand',
      'Naar leeftijd, hele periode',
      'Hoe de afspraak is gemaakt, hele periode',
      'month',
      'phone-calls',
    ]);
    await sendKeys({type: '1260'});
    // WebKit's driver drops the second of two equal keys, and goes on before the page has the last one.
    const typed = report.control<HTMLInputElement>('phone-calls');
    await waitUntil(() => typed.value === '1260', 'all that was typed');
    await sendKeys({press: 'Enter'});
    await report.settle();
    expect(gatewayCalls()[0]?.body).to.deep.equal({phoneCalls: 1260});
    expect(gatewayCalls()[0]?.params).to.deep.equal({month: '2026-11'});
    expect(gatewayCalls()[0]?.headers.get('If-Match')).to.equal('"0"');
    expect(report.status).to.equal('Opgeslagen voor november 2026.');
  });

  it('refuses what is no number, at the field, and sends nothing', async () => {
    await show();
    report.fill('registered', '2.950');
    await report.press('Opslaan');
    expect(report.root.activeElement?.id).to.equal('registered');
    expect(report.control('registered').getAttribute('aria-invalid')).to.equal('true');
    expect(report.text).to.include('Vul een heel getal in');
    expect(report.gateway.calls.some(({operationId}) => operationId === 'putAdoptionMonth')).to.equal(false);
    await expectNoFaults();
  });

  it('tells of a colleague who was first, and reads again; the same wish keeps its key when nobody answered', async () => {
    await show({scenario: {putAdoptionMonth: problem('precondition-failed')}});
    await report.choose('month', '2026-10');
    expect(report.control<HTMLInputElement>('phone-calls').value).to.equal('1440');
    await report.press('Opslaan');
    expect(report.status).to.include('Iemand anders vulde deze maand net in');
    expect(
      report.gateway.calls.filter(({operationId}) => operationId === 'getAdoptionReport').length,
    ).to.equal(2);
    report.gateway.change({putAdoptionMonth: offline});
    await report.press('Opslaan');
    await report.press('Opslaan');
    expect(report.status).to.equal('Niet opgeslagen. Probeer het opnieuw.');
    const keys = report.gateway.calls
      .filter(({operationId}) => operationId === 'putAdoptionMonth')
      .map(({headers}) => headers.get('Idempotency-Key'));
    expect(keys[1]).to.equal(keys[2]);
    expect(keys[0]).not.to.equal(keys[1]);
  });

  const states: [name: string, options: HarnessOptions, says: string][] = [
    ['ready', {}, 'Aandeel digitaal per maand'],
    ['loading', {scenario: {getAdoptionReport: never}}, 'Even laden'],
    ['empty', {scenario: {getAdoptionReport: example('nothing')}}, 'nog geen hele maand'],
    ['signed out', {isSignedIn: false}, 'Log in als medewerker'],
    ['a patient', {scenario: {getSession: example('alone')}}, 'voor medewerkers van de praktijk'],
    ['refused', {scenario: {getAdoptionReport: problem('scope-insufficient')}}, 'voor medewerkers'],
    ['offline', {scenario: {getAdoptionReport: offline}}, 'geen verbinding'],
    ['failed', {scenario: {getAdoptionReport: problem('internal-error')}}, 'Probeer het later opnieuw'],
    ['English', {providerAttributes: {lang: 'en'}}, 'Figures of digital care'],
  ];
  for (const [name, options, says] of states) {
    it(`has nothing for axe to find: ${name}`, async () => {
      await show(options);
      await waitUntil(() => report.text.includes(says), says, {timeout: 10_000});
      await expectNoFaults();
    });
  }

  it('keeps the previous figures when new ones cannot be read', async () => {
    await show();
    report.gateway.change({getAdoptionReport: offline});
    await report.choose('period', '24');
    expect(report.text).to.include('Dit zijn de vorige cijfers').and.to.include('oktober 2026');
    report.gateway.change({getAdoptionReport: example('threeMonths')});
    await report.press('Opnieuw proberen');
    expect(report.text).not.to.include('Dit zijn de vorige cijfers');
  });

  it('shows what a later gateway calls otherwise as hidden', async () => {
    const later = exampleOf('getAdoptionReport') as {
      services: {months: {figures: {state: string; measure: string}[]}[]}[];
    };
    const figure = later.services[0]?.months[2]?.figures.find(({measure}) => measure === 'digital-share');
    figure!.state = 'rounded';
    await show({scenario: {getAdoptionReport: body(later as never)}});
    expect(report.chart).to.include('oktober 2026: verborgen');
  });
});
