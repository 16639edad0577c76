import {
  body,
  example,
  exampleOf,
  liveStream,
  never,
  offline,
  problem,
  replace,
  type Reply,
  response,
  timeout,
} from '@gp-elements/core/testing';
import {expect, waitUntil} from '@open-wc/testing';
import {
  type HarnessOptions,
  nineMedicines,
  type OverviewHarness,
  overviewOf,
  showOverview,
  treatmentOf,
} from './testing/index.ts';

let page: OverviewHarness | undefined;
async function show(options?: HarnessOptions): Promise<OverviewHarness> {
  return (page = await showOverview(options));
}
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => page?.remove());

const isAccessible = (shown: OverviewHarness) => expect(shown.page).to.be.accessible();

describe('<gp-medication-overview>', () => {
  it('shows what is used now, what starts later, and what stopped, with who it is of and when it was made', async () => {
    const shown = await show();
    expect(shown.text).to.contain('Anna de Vries, geboren op 17 mei 1980');
    expect(shown.text).to.contain('Gemaakt op maandag 23 november 2026, 08:05 door De Linde.');
    expect(shown.text).to.contain(
      'Dit overzicht kan onvolledig zijn. Bespreek het met uw huisarts of apotheker.',
    );
    expect(shown.names).to.deep.equal(nineMedicines.map(({name}) => name));
    expect(shown.headings.filter((line) => line.startsWith('3'))).to.deep.equal([
      '3 Nu in gebruik',
      '3 Begint later',
      '3 Kort geleden gestopt',
      '3 Allergie, aandoening en meting',
    ]);
    expect(shown.text).to.contain('Wat voor 23 september 2026 stopte, staat hier niet.');
    await isAccessible(shown);
  });

  it('says per line what for, how, since when, by whom, and whose word it is; the dosing text as it came', async () => {
    const shown = await show();
    const text = shown.textOf('METOPROLOL');
    for (const part of [
      'Afspraak met de voorschrijver',
      '1 maal per dag 1 tablet, oraal',
      'Waarvoor: Hoge bloeddruk',
      'Sinds 2 maart 2026',
      'Door wie dr. M. Bakker, Huisarts (uw eigen praktijk), op 2 maart 2026',
      'Laatst meegegeven 1 september 2026, 90 stuks, Apotheek De Vijzel',
      'Op het doosje kan staan METOPROLOL SUCC RET TABLET 50MG',
    ])
      expect(text).to.contain(part);
    expect(shown.textOf('ACENOCOUMAROL')).to.contain('Volgens de apotheek');
    expect(shown.textOf('PARACETAMOL')).to.contain('Volgens de patiënt zelf');
    expect(shown.textOf('ZALF')).to.contain('Er staat niet bij hoe u dit gebruikt.');
  });

  it('keeps only names of medicines from translation', async () => {
    const shown = await show();
    const card = shown.treatment('METOPROLOL');
    expect(card.querySelector('.how')!.closest('[translate=no]')).to.equal(null);
    expect(card.querySelector('.heading [translate=no]')!.textContent).to.equal(
      'METOPROLOL RETARD TABLET 50MG',
    );
  });

  it('says first what of it is for today, and draws the week beside that', async () => {
    const shown = await show();
    expect(shown.textOf('METOPROLOL')).to.contain('Vandaag: ochtend 1 tablet');
    expect(shown.weekOf('METOPROLOL')).to.deep.equal(['Ochtend 1 1 1 1 1 1 1']);
    expect(shown.treatment('METOPROLOL').querySelector('details')!.open).to.equal(false);
    // Weekly: not today, and when.
    expect(shown.textOf('METHOTREXAAT')).to.contain('Vandaag niet. De volgende keer: dinsdag 24 november.');
    expect(shown.weekOf('METHOTREXAAT')).to.deep.equal(['Die dag – 6 – – – – –']);
    expect(shown.treatment('METHOTREXAAT').querySelector('details')!.open).to.equal(true);
    // Tapering off to nothing.
    expect(shown.textOf('PREDNISOLON')).to.contain('Vandaag: ochtend 2 stuks');
    expect(shown.weekOf('PREDNISOLON')).to.deep.equal(['Ochtend 2 2 2 1 1 1 –']);
    // Cyclic, in the days without.
    expect(shown.textOf('OESTRADIOL')).to.contain('Vandaag en de komende 6 dagen niet.');
    expect(shown.weekOf('OESTRADIOL')).to.equal(undefined);
    expect(shown.textOf('METFORMINE')).to.contain('Vandaag: ochtend ½ tot 1 tablet, avond ½ tablet');
  });

  it('draws no week of what is used when needed, or as the thrombosis service says', async () => {
    const shown = await show();
    const needed = shown.textOf('PARACETAMOL');
    expect(needed).to.contain('Alleen als het nodig is. Hoogstens: 4 tabletten per dag');
    expect(needed).not.to.contain('Vandaag');
    const thrombosis = shown.textOf('ACENOCOUMAROL');
    expect(thrombosis).to.contain('Hoeveel: volgens de kalender van de trombosedienst.');
    expect(thrombosis).not.to.contain('Vandaag');
    expect(shown.weekOf('ACENOCOUMAROL')).to.equal(undefined);
  });

  it('shows lines that hold at once beside each other, and the others apart', async () => {
    const shown = await show();
    expect(shown.linesOf('LEVODOPA')).to.deep.equal([
      '’s ochtends en ’s middags 1 tablet, oraal',
      '’s avonds 1 tablet, oraal',
    ]);
    const more = [...shown.treatment('LEVODOPA').querySelectorAll(':scope > details')].at(-1)!;
    expect(more.textContent)
      .to.contain('Nog 1 andere afspraak')
      .and.to.contain('2 maal per dag 1 tablet, oraal');
  });

  it('says how, when and why something stopped, and when something begins', async () => {
    const shown = await show();
    expect(shown.textOf('ENALAPRIL')).to.contain('Gestopt. Laatste dag: 20 november 2026.');
    expect(shown.textOf('ENALAPRIL')).to.contain('Reden Hoesten');
    expect(shown.textOf('IBUPROFEN')).to.contain('Voor een tijd gestopt. Laatste dag: 20 oktober 2026.');
    expect(shown.textOf('AMLODIPINE')).to.contain('Begint op 1 december 2026');
    expect(shown.textOf('PREDNISOLON')).to.contain('Tot en met 28 november 2026');
  });

  it('shows states, sources and moments that it does not know as the contract says', async () => {
    const odd = treatmentOf('odd', {
      name: 'NIEUW',
      state: 'paused' as never,
      source: 'robot' as never,
      stop: {type: 'paused' as never, at: '2026-11-20'},
    });
    const shown = await show({overview: {treatments: [odd]}});
    expect(shown.headings).to.include('3 Kort geleden gestopt');
    expect(shown.textOf('NIEUW')).to.contain('Van wie dit komt, is niet bekend');
    expect(shown.text).to.contain('Hier is geen medicijn bekend dat u nu gebruikt.');
  });

  it('tells none known from not asked and from not available, each apart from the medicines', async () => {
    const none = {known: 'none' as const, items: []};
    const shown = await show({overview: {hypersensitivities: none, contraIndications: none}});
    const text = () => shown.root.querySelector('.facts-apart')!.textContent.replace(/\s+/g, ' ');
    expect(text().match(/Geen bekend\. Zo staat het genoteerd\./g)).to.have.length(2);
    expect(text()).to.contain('eGFR: 74 ml/min/1.73 m2 gemeten op 12 oktober 2026');
    expect(text()).to.contain('Lengte hier niet bekend');
    shown.remove();
    const other = await show({
      overview: {
        hypersensitivities: {known: 'not-asked', items: []},
        contraIndications: {known: 'later' as never, items: []},
      },
    });
    expect(other.text).to.contain('Niet gevraagd: er is niets genoteerd.');
    expect(other.text).to.contain('Niet beschikbaar:');
    expect(other.text).not.to.contain('Geen bekend');
    other.remove();
    const some = await show();
    expect(some.text).to.contain(
      'Penicilline: Huiduitslag sinds 2009, genoteerd op 1 april 2019 door dr. M. Bakker',
    );
  });

  it('does not say that nothing is used where nothing is known', async () => {
    const shown = await show({scenario: {getMedicationOverview: example('nothing')}});
    expect(shown.text).to.contain('Er is hier geen medicatie bekend.');
    expect(shown.text).to.contain('Dat is niet zeker: misschien gebruikt u iets dat hier niet staat.');
    expect(shown.text).to.contain('Niet gevraagd:');
    await isAccessible(shown);
  });

  it('marks what changed since the last look, says so at the top, and leads there', async () => {
    const before = await show({overview: {composedAt: '2026-11-20T08:00:00+01:00'}});
    await waitUntil(() => localStorage.length === 1, 'the look was not noted');
    expect(before.text).not.to.contain('Veranderd');
    // An instant, under a name that says nothing.
    expect(JSON.stringify(localStorage)).to.match(
      /^\{"gp-looked:[\w+/=]{44}":"2026-11-20T08:00:00\+01:00"\}$/,
    );
    before.remove();
    sessionStorage.clear();
    const shown = await show();
    await waitUntil(() => shown.text.includes('Dit veranderde sinds'), 'nothing is marked');
    expect(shown.text).to.contain('Dit veranderde sinds u hier keek, op vrijdag 20 november 2026, 08:00:');
    const marked = [...shown.root.querySelectorAll('.badge')].map(
      (badge) => badge.parentElement!.querySelector('[translate]')!.textContent,
    );
    expect(marked).to.deep.equal(['PREDNISOLON TABLET 5MG', 'ENALAPRIL TABLET 10MG']);
    await isAccessible(shown);
    await shown.press('ENALAPRIL');
    expect(shown.focused).to.contain('ENALAPRIL TABLET 10MG');
    shown.remove();
    // Reloaded within the same visit, it is still marked.
    const again = await show({overview: {composedAt: '2026-11-23T08:06:00+01:00'}});
    await waitUntil(
      () => again.text.includes('vrijdag 20 november 2026, 08:00:'),
      'not marked after a reload',
    );
  });

  it('marks nothing where the device refuses to remember', async () => {
    const restore = replace(Storage.prototype, 'setItem', () => () => {
      throw new DOMException('refused', 'SecurityError');
    });
    try {
      const shown = await show();
      expect(shown.names.length).to.equal(nineMedicines.length);
      expect(shown.text).not.to.contain('Veranderd');
    } finally {
      restore();
    }
  });

  it('has large letters, until they are switched off', async () => {
    const shown = await show();
    const size = () => parseFloat(getComputedStyle(shown.root.querySelector('.how')!).fontSize);
    const usual = size();
    await shown.press('Grote letters');
    expect(size()).to.be.greaterThan(usual * 1.4);
    expect(shown.button('Grote letters').ariaPressed).to.equal('true');
    shown.remove();
    const later = await show();
    expect(later.button('Grote letters').ariaPressed).to.equal('true');
    await later.press('Grote letters');
    expect(later.button('Grote letters').ariaPressed).to.equal('false');
  });

  it('opens all of it before it is printed', async () => {
    const shown = await show();
    dispatchEvent(new Event('beforeprint'));
    await shown.settle();
    expect([...shown.root.querySelectorAll('details')].every(({open}) => open)).to.equal(true);
    dispatchEvent(new Event('afterprint'));
    await shown.settle();
    expect(shown.treatment('METOPROLOL').querySelector('details')!.open).to.equal(false);
    expect(shown.treatment('METHOTREXAAT').querySelector('details')!.open).to.equal(true);
  });

  describe('files', () => {
    const saved: {name: string; file: Blob}[] = [];
    const restores: (() => void)[] = [];
    beforeEach(() => {
      let last: Blob;
      saved.length = 0;
      restores.push(
        replace(URL, 'createObjectURL', (create: (file: Blob) => string) => (file: Blob) => {
          last = file;
          return create.call(URL, file);
        }),
        replace(
          HTMLAnchorElement.prototype,
          'click',
          () =>
            function (this: HTMLAnchorElement) {
              saved.push({name: this.download, file: last});
            },
        ),
      );
    });
    afterEach(() => restores.splice(0).forEach((restore) => restore()));
    const byForm = (reply: Reply<never>) => ({
      getMedicationOverview: ({headers}: {headers: Headers}) =>
        headers.get('Accept')?.includes('json') === false || headers.get('Accept')?.includes('fhir')
          ? reply
          : body(overviewOf()),
    });

    it('saves a PDF and FHIR, asked for with the token and without anything in the address', async () => {
      const file = response(() => new Response('%PDF-1.7', {headers: {'Content-Type': 'application/pdf'}}));
      const shown = await show({scenario: byForm(file)});
      await shown.press('Bewaren als PDF');
      await waitUntil(() => saved.length === 1, 'nothing was saved');
      expect(saved[0]!.name).to.equal('medicatieoverzicht.pdf');
      expect(saved[0]!.file.type).to.equal('application/pdf');
      expect(await saved[0]!.file.text()).to.equal('%PDF-1.7');
      expect(shown.said).to.equal('Het bestand staat bij uw downloads.');
      const {headers, query} = shown.gateway.calls.at(-1)!;
      expect([headers.get('Accept'), headers.get('Authorization')]).to.deep.equal([
        'application/pdf',
        'Bearer token',
      ]);
      expect(query).to.deep.equal({personId: 'anna'});
      shown.gateway.change(
        byForm(response(() => new Response('{}', {headers: {'Content-Type': 'application/fhir+json'}}))),
      );
      await shown.press('Bewaren voor een app');
      await waitUntil(() => saved.length === 2, 'nothing was saved');
      expect(saved[1]!.name).to.equal('medicatieoverzicht.fhir.json');
    });

    it('says that a file is on its way', async () => {
      const shown = await show({scenario: byForm(never)});
      await shown.press('Bewaren als PDF');
      expect(shown.text).to.contain('Het bestand wordt gemaakt.');
      expect(shown.button('Bewaren als PDF').ariaDisabled).to.equal('true');
      await isAccessible(shown);
    });

    for (const [name, reply, says] of [
      ['there is no such form', problem('not-acceptable'), 'Dit bestand kan de praktijk nu niet maken.'],
      ['there is no connection', offline, 'Er kwam geen bestand. Er is geen verbinding.'],
      ['it takes too long', timeout, 'Er kwam geen bestand. Probeer het opnieuw, of druk deze pagina af.'],
      [
        'it fails',
        problem('internal-error'),
        'Er kwam geen bestand. Probeer het opnieuw, of druk deze pagina af.',
      ],
      [
        'something else answers',
        response(() => new Response('<p>Wifi', {headers: {'Content-Type': 'text/html'}})),
        'Er kwam geen bestand.',
      ],
      ['the session ended', problem('token-expired'), 'Er kwam geen bestand: u bent uitgelogd.'],
    ] as const) {
      it(`says what to do when ${name}`, async () => {
        const shown = await show({scenario: byForm(reply)});
        await shown.press('Bewaren als PDF');
        await waitUntil(() => shown.text.includes(says), `${says} in ${shown.text}`);
        expect(shown.focused).to.contain(says);
        expect(saved).to.deep.equal([]);
        expect(shown.names.length).to.equal(nineMedicines.length);
        await isAccessible(shown);
      });
    }
  });

  it('asks whose medication, where there is a choice, and shows no one else’s', async () => {
    const shown = await show({
      scenario: {
        getSession: example('family'),
        getMedicationOverview: ({query}) =>
          body(
            query['personId'] === 'bram'
              ? overviewOf({person: {id: 'bram', name: 'Bram de Vries'}, treatments: [nineMedicines[3]!]})
              : overviewOf(),
          ),
      },
    });
    expect(shown.text).to.contain('Van wie wilt u de medicijnen zien?');
    expect(shown.reads).to.equal(0);
    await isAccessible(shown);
    await shown.press('Anna de Vries');
    expect(shown.focused).to.equal('Uw medicijnen');
    expect(shown.text).to.contain('METOPROLOL');
    await shown.press('Iemand anders kiezen');
    expect(shown.focused).to.equal('Van wie wilt u de medicijnen zien?');
    expect(shown.text).not.to.contain('METOPROLOL');
    await shown.press('Bram de Vries');
    expect(shown.focused).to.equal('Medicijnen van Bram de Vries');
    expect(shown.names).to.deep.equal(['PARACETAMOL TABLET 500MG']);
  });

  it('never shows the medication of somebody else', async () => {
    const shown = await show({overview: {person: {id: 'karel', name: 'Karel'}}});
    expect(shown.text).to.contain('Er ging iets mis bij ons.');
    expect(shown.text).not.to.contain('Karel');
  });

  it('drops everything when the person signs out', async () => {
    const shown = await show();
    shown.provider.getToken = undefined;
    await shown.settle();
    expect(shown.text).not.to.contain('METOPROLOL');
    expect(shown.text).to.contain('Log in.');
  });

  for (const [name, options, says] of [
    ['signed out', {isSignedIn: false}, 'Log in. Dan ziet u uw medicijnen.'],
    ['loading', {scenario: {getMedicationOverview: never}}, 'Even laden.'],
    ['offline', {scenario: {getMedicationOverview: offline}}, 'Er is geen verbinding.'],
    ['failed', {scenario: {getMedicationOverview: problem('internal-error')}}, 'Er ging iets mis bij ons.'],
    [
      'not online for this person',
      {scenario: {getMedicationOverview: problem('medication-not-online')}},
      'Dit kan niet online. Bel de praktijk: 010 123 45 67.',
    ],
    [
      'not offered',
      {scenario: {getMedicationOverview: problem('operation-not-offered')}},
      'Dit kan niet online. Bel de praktijk',
    ],
    ['for staff', {scenario: {getSession: example('staff')}}, 'Dit is voor patiënten.'],
    [
      'for nobody',
      {scenario: {getSession: () => body({...exampleOf('getSession'), subjects: []})}},
      'van niemand',
    ],
    ['in English', {providerAttributes: {lang: 'en'}}, 'Today: morning 1 tablet'],
    [
      'on a page of others',
      {api: 'https://gateway.example/de-linde/v1'},
      'maar op een eigen pagina van de praktijk',
    ],
  ] as [string, HarnessOptions, string][]) {
    it(`says what is so: ${name}`, async () => {
      const shown = await show(options);
      // Another language comes in a file of its own.
      await waitUntil(() => shown.text.includes(says), `${says} in ${shown.text}`);
      expect(shown.text).not.to.contain('ouder');
      await isAccessible(shown);
    });
  }

  it('says why the practice does this by phone, and asks for nothing', async () => {
    const practice = exampleOf('getPractice');
    const services = [
      {service: 'medication-overview', mode: 'phone' as const, reason: 'Ons systeem wordt vervangen.'},
    ];
    const shown = await show({scenario: {getPractice: body({...practice, services})}});
    expect(shown.text).to.contain('Ons systeem wordt vervangen. Dit kan niet online. Bel de praktijk');
  });

  it('asks for nothing on a page of others and leads to the gateway’s own; where the practice chose so, it shows', async () => {
    const api = 'https://gateway.example/de-linde/v1';
    const shown = await show({api});
    expect(shown.reads).to.equal(0);
    expect(shown.root.querySelector('a.button')!.getAttribute('href')).to.equal(
      'https://gateway.example/de-linde/pages/medication-overview',
    );
    shown.remove();
    const chosen = await show({api, attributes: {'any-origin': ''}});
    expect(chosen.text).to.contain('METOPROLOL');
  });

  it('keeps what was shown, and says of when, while it cannot be read again', async () => {
    const shown = await show();
    shown.gateway.change({getMedicationOverview: offline});
    Object.defineProperty(document, 'hidden', {value: false, configurable: true});
    const {now} = Date;
    Date.now = () => now() + 120_000;
    try {
      document.dispatchEvent(new Event('visibilitychange'));
    } finally {
      Date.now = now;
      delete (document as {hidden?: boolean}).hidden;
    }
    await shown.settle();
    expect(shown.text).to.contain(
      'Vernieuwen lukte niet. U ziet het overzicht van maandag 23 november 2026, 08:05.',
    );
    expect(shown.text).to.contain('METOPROLOL');
    shown.gateway.change({getMedicationOverview: body(overviewOf())});
    await shown.press('Probeer het opnieuw');
    expect(shown.text).not.to.contain('Vernieuwen lukte niet');
  });

  it('reads again when it hears that medication changed, and of nothing else; what is the same stays as it is', async () => {
    const stream = liveStream();
    const shown = await show({scenario: {streamEvents: stream.reply}});
    const card = shown.treatment('METOPROLOL').querySelector('.how');
    const reads = shown.reads;
    const tell = async (id: number, type: string) => {
      stream.push(`id: ${id}\ndata: ${JSON.stringify({id: String(id), type})}\n\n`);
      await shown.settle();
    };
    await tell(1, 'appointment-changed');
    expect(shown.reads).to.equal(reads);
    const [first, ...rest] = nineMedicines;
    shown.gateway.change({
      getMedicationOverview: body(overviewOf({treatments: [{...first!, name: 'IETS NIEUWS'}, ...rest]})),
    });
    await tell(2, 'medication-changed');
    await waitUntil(() => shown.text.includes('IETS NIEUWS'), 'it was not read again');
    expect(shown.reads).to.equal(reads + 1);
    expect(shown.treatment('METOPROLOL').querySelector('.how')).to.equal(card);
  });

  it('says that the session ended, and keeps what was shown', async () => {
    const shown = await show();
    shown.gateway.change({
      getMedicationOverview: problem('token-expired'),
      getSession: problem('token-expired'),
    });
    await shown.press('Bewaren als PDF');
    await shown.settle();
    expect(shown.text).to.contain('U bent uitgelogd omdat u een tijd niets deed.');
    expect(shown.text).to.contain('METOPROLOL');
    await isAccessible(shown);
  });

  it('has the way out where the provider says where to', async () => {
    const shown = await show({providerAttributes: {'quick-exit-href': 'https://weer.example/'}});
    expect(shown.button('Snel weg').ariaLabel).to.equal('Snel weg: deze pagina verlaten');
    expect(shown.root.querySelector('button')).to.equal(shown.button('Snel weg'));
  });

  it('says that there is no provider around it', async () => {
    const alone = document.createElement('gp-medication-overview');
    document.body.append(alone);
    await customElements.whenDefined('gp-provider');
    await new Promise((resolve) => setTimeout(resolve));
    await alone.updateComplete;
    expect(alone.shadowRoot!.textContent).to.contain('nog niet aangesloten');
    alone.remove();
  });
});
