import {defineElement} from '@gp-elements/core';
import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {LitElement, html, type TemplateResult} from 'lit';
import {DialogController, dialogStyles} from './dialog.ts';
import {checkbox, errorSummary, fieldGroup, fieldStyles, radioGroup, summary, textField} from './fields.ts';
import {
  Announcer,
  addStyles,
  button,
  choiceCard,
  choices,
  focusHeading,
  heading,
  icon,
  linkButton,
  loadingView,
  notice,
  phoneLink,
  select,
  stepHeading,
  styles,
  timeChip,
} from './index.ts';

type Draw = (sheet: GpSheet) => unknown;

class GpSheet extends LitElement {
  static override styles = styles;
  readonly announcer = new Announcer(this);
  readonly dialog = new DialogController(this);
  readonly heard: unknown[] = [];
  draw: Draw = () => '';

  protected override render(): TemplateResult {
    return html`${this.announcer.render()}
      <div class="screen" lang="nl">${this.draw(this)}</div>`;
  }
}
defineElement('gp-sheet', GpSheet);

let sheet = document.createElement('gp-sheet') as GpSheet;
const root = () => sheet.shadowRoot ?? expect.fail('not drawn');
const find = <T extends HTMLElement = HTMLElement>(selector: string) =>
  root().querySelector<T>(selector) ?? expect.fail(selector);

before(async () => {
  await emulateMedia({reducedMotion: 'reduce'});
  // Axe takes a page without a background for white, whatever its color-scheme.
  document.body.style.background = 'Canvas';
});

async function draw(template: Draw): Promise<void> {
  sheet = document.createElement('gp-sheet') as GpSheet;
  sheet.draw = template;
  document.body.append(sheet);
  await sheet.updateComplete;
  addStyles(root(), fieldStyles, dialogStyles);
}
afterEach(async () => {
  sheet.remove();
  document.documentElement.style.colorScheme = '';
  await setViewport({width: 800, height: 600});
});

const all: Draw = ({heard, dialog}) => [
  stepHeading({text: 'Wat moeten wij weten?', progress: 'Stap 3 van 4', level: 2}),
  errorSummary({
    heading: 'Er is nog 1 ding in te vullen',
    items: [{id: 'reason', text: 'Vul in waar het over gaat.'}],
  }),
  (['info', 'warning', 'danger', 'success'] as const).map((tone) =>
    notice({
      tone,
      heading: tone,
      body: html`Lees <a href="#a">dit</a>.`,
      actions: button({text: 'Goed', onClick: () => {}}),
    }),
  ),
  (['primary', 'secondary', 'quiet', 'danger'] as const).map((kind) => [
    button({text: kind, kind, icon: 'check', onClick: () => heard.push(kind)}),
    button({text: `${kind} bezig`, kind, busy: true, onClick: () => heard.push('busy')}),
    button({text: `${kind} uit`, kind, disabled: true, onClick: () => heard.push('disabled')}),
  ]),
  linkButton({text: 'Zet in mijn agenda', href: '#b', icon: 'calendar', download: 'afspraak.ics'}),
  choices('Soorten', [
    choiceCard({
      title: 'Spreekuur',
      text: 'Bij uw huisarts.',
      facts: '10 minuten',
      icon: 'building',
      onChoose: () => heard.push('card'),
    }),
    choiceCard({title: 'Bellen', icon: 'phone', isChosen: true, facts: '5 minuten', onChoose: () => {}}),
    choiceCard({title: 'Huisbezoek', text: html`Bel ${phoneLink({phone: '010 123 45 67'})}.`}),
  ]),
  choices(
    'Tijden',
    [
      timeChip({time: '09:00', note: 'dr. S. Yılmaz', onChoose: () => heard.push('time')}),
      timeChip({time: '09:20', isChosen: true, note: 'dr. M. Bakker', onChoose: () => {}}),
      timeChip({time: '09:40', disabled: true, onChoose: () => {}}),
    ],
    'times',
  ),
  phoneLink({
    phone: '010 123 45 67',
    name: 'Huisartsenpraktijk',
    note: 'Kies 1 voor spoed.',
    size: 'large',
    isFirst: true,
  }),
  phoneLink({phone: '112', name: 'Levensgevaar', size: 'large'}),
  heading({text: 'Uw vraag', level: 3}),
  select({
    id: 'who',
    label: 'Bij wie?',
    options: [{value: 'a', text: 'Maakt niet uit'}],
    value: 'a',
    onChange: () => {},
  }),
  textField({
    id: 'reason',
    label: 'Waar gaat het over?',
    hint: 'Een paar woorden is genoeg.',
    error: 'Vul in waar het over gaat.',
    counter: 'Nog 500 tekens',
    value: '',
    rows: 3,
    onInput: (text) => heard.push(text),
  }),
  textField({
    id: 'language',
    label: 'Voor welke taal?',
    optional: '(niet verplicht)',
    value: 'Turks',
    onInput: () => {},
  }),
  checkbox({
    id: 'withheld',
    label: 'Dat zeg ik liever niet',
    hint: 'Dat mag.',
    checked: true,
    onChange: (on) => heard.push(on),
  }),
  radioGroup({
    id: 'complaints',
    legend: 'Hoeveel klachten?',
    options: [
      {value: 'one', label: 'Eén'},
      {value: 'more', label: 'Twee of meer', hint: 'Dan is er meer tijd.'},
    ],
    value: undefined,
    onChange: (value) => heard.push(value),
  }),
  fieldGroup({id: 'needs', legend: 'Hulp nodig?', optional: '(niet verplicht)', content: icon('info')}),
  summary([
    {term: 'Wat', value: 'Spreekuur'},
    {term: 'Waar', value: undefined},
    {term: 'Wanneer', value: '09:00', action: button({text: 'Wijzig', kind: 'quiet', onClick: () => {}})},
  ]),
  loadingView('Een ogenblik.'),
  dialog.render({
    id: 'sure',
    heading: 'Zeker?',
    body: 'Echt?',
    actions: button({text: 'Ja', onClick: () => dialog.close()}),
  }),
];

describe('templates', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      it(`have nothing that axe finds and fit, ${colorScheme}, ${width} px`, async () => {
        document.documentElement.style.colorScheme = colorScheme;
        await setViewport({width, height: 800});
        await draw(all);
        await expect(sheet).to.be.accessible();
        expect(sheet.scrollWidth).to.be.at.most(sheet.clientWidth);
        // In an engine whose scrollbars take room the page is narrower than the window, and has to fit there.
        const {scrollWidth, clientWidth} = document.documentElement;
        expect(innerWidth).to.equal(width);
        expect(scrollWidth).to.equal(clientWidth);
        for (const target of root().querySelectorAll<HTMLElement>(
          'button, input, select, textarea, a.button, a.call',
        )) {
          const {width: wide, height: high} = target.getBoundingClientRect();
          expect(Math.min(wide, high), target.outerHTML).to.be.at.least(24);
        }
      });
    }
  }

  it('fit with text of twice the size on the narrowest phone', async () => {
    await setViewport({width: 320, height: 800});
    await draw(all);
    sheet.style.setProperty('--gp-font-size', '32px');
    expect(sheet.scrollWidth).to.be.at.most(sheet.clientWidth);
  });

  it('times have the size of a thumb', async () => {
    await draw(all);
    for (const chip of root().querySelectorAll('.time')) {
      expect(chip.getBoundingClientRect().height).to.be.at.least(48);
    }
  });

  it('what is off or busy does nothing, and what is busy keeps the focus', async () => {
    await draw(all);
    for (const each of root().querySelectorAll<HTMLButtonElement>('button')) each.click();
    expect(sheet.heard).to.deep.equal(['primary', 'secondary', 'quiet', 'danger', 'card', 'time']);
    const busy = find('[aria-disabled]');
    busy.focus();
    expect(root().activeElement).to.equal(busy);
  });

  it('fields tell what was done', async () => {
    await draw(all);
    find('#reason').focus();
    await sendKeys({type: 'ah'});
    find('#withheld').click();
    find('#complaints-1').click();
    expect(sheet.heard).to.deep.equal(['a', 'ah', false, 'more']);
  });

  it('label, hint, error and counter belong to their control', async () => {
    await draw(all);
    const reason = find<HTMLTextAreaElement>('#reason');
    expect(reason.labels[0]?.textContent?.trim()).to.equal('Waar gaat het over?');
    const described = (reason.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => root().getElementById(id)?.textContent)).to.deep.equal([
      'Een paar woorden is genoeg.',
      'Vul in waar het over gaat.',
      'Nog 500 tekens',
    ]);
    expect(reason.ariaInvalid).to.equal('true');
    const language = find<HTMLInputElement>('#language');
    expect(language.labels?.[0]?.textContent?.trim()).to.equal('Voor welke taal? (niet verplicht)');
    expect(language.hasAttribute('aria-describedby')).to.equal(false);
    expect(language.hasAttribute('placeholder')).to.equal(false);
  });

  it('the error summary leads to the field', async () => {
    await draw(all);
    find('[role=group] a').click();
    expect(root().activeElement?.id).to.equal('reason');
    expect(location.hash).to.equal('');
  });

  it('nothing is chosen for a person, and a long text stays whole', async () => {
    await draw(() => [
      all(sheet),
      textField({id: 'long', label: 'Lang', value: 'x'.repeat(10_000), rows: 2, onInput: () => {}}),
    ]);
    expect(root().querySelectorAll('[type=radio]:checked').length).to.equal(0);
    expect(find<HTMLTextAreaElement>('#long').value.length).to.equal(10_000);
  });

  it('names are built from what is seen', async () => {
    await draw(all);
    expect(find('.time').textContent.trim().replaceAll(/\s+/g, ' ')).to.equal('09:00 dr. S. Yılmaz');
    expect(find('.title').textContent.trim().replaceAll(/\s+/g, ' ')).to.equal(
      'Stap 3 van 4: Wat moeten wij weten?',
    );
  });

  it('a text is a text, whatever is in it', async () => {
    const hostile = '<img src=x onerror="globalThis.ran = true">';
    await draw(() => [
      button({text: hostile, onClick: () => {}}),
      notice({tone: 'info', heading: hostile, body: hostile}),
      textField({id: 'a', label: hostile, value: hostile, onInput: () => {}}),
      summary([{term: hostile, value: hostile}]),
      phoneLink({phone: hostile}),
    ]);
    expect(root().querySelector('img')).to.equal(null);
    expect(find<HTMLInputElement>('#a').value).to.equal(hostile);
    expect(find<HTMLAnchorElement>('.tel').getAttribute('href')).to.equal('tel:');
  });

  it('a heading gets the focus of its screen', async () => {
    await draw(() => stepHeading({text: 'Klopt dit?', level: 3}));
    focusHeading(root());
    expect(root().activeElement?.getAttribute('aria-level')).to.equal('3');
  });
});

describe('the dialog', () => {
  const template: Draw = ({dialog, heard}) => [
    button({text: 'Afzeggen', onClick: () => dialog.open()}),
    dialog.render({
      id: 'sure',
      heading: 'Wilt u deze afspraak afzeggen?',
      body: 'De tijd is dan weer vrij.',
      actions: [
        button({text: 'Ja', onClick: () => heard.push('yes')}),
        button({text: 'Nee', onClick: () => dialog.close()}),
      ],
      onClose: () => heard.push('escaped'),
    }),
  ];

  it('is modal, named, and gives the keyboard back, by button and by Escape', async () => {
    await draw(template);
    const opener = find('.button');
    const byButton = () => sendKeys({press: 'Enter'});
    const byEscape = () => sendKeys({press: 'Escape'});
    for (const close of [byButton, byEscape]) {
      opener.focus();
      opener.click();
      await sheet.updateComplete;
      const dialog = find<HTMLDialogElement>('dialog');
      expect(dialog.matches(':modal')).to.equal(true);
      expect(root().getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).to.contain(
        'afzeggen?',
      );
      expect(dialog.contains(root().activeElement)).to.equal(true);
      await expect(sheet).to.be.accessible();
      const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, {once: true}));
      find('dialog .button:last-of-type').focus();
      await close();
      await closed;
      await sheet.updateComplete;
      expect(dialog.open).to.equal(false);
      expect(root().activeElement).to.equal(opener);
    }
    expect(sheet.heard).to.deep.equal(['escaped']);
  });

  it('is closed when its widget comes back to the page', async () => {
    await draw(template);
    sheet.dialog.open();
    await sheet.updateComplete;
    sheet.remove();
    document.body.append(sheet);
    await sheet.updateComplete;
    expect(sheet.dialog.isOpen).to.equal(false);
  });
});

describe('the announcer', () => {
  it('is there before its text, and says the same thing twice', async () => {
    await draw(() => '');
    const status = find('[role=status]');
    expect(status.textContent).to.equal('');
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(status.textContent.trim()));
    observer.observe(status, {characterData: true, childList: true, subtree: true});
    for (const text of ['Nog 2 minuten.', 'Nog 2 minuten.', 'Verlengd.']) {
      sheet.announcer.say(text);
      await sheet.updateComplete;
    }
    await Promise.resolve();
    observer.disconnect();
    expect(heard).to.deep.equal(['Nog 2 minuten.', 'Nog 2 minuten.', 'Verlengd.']);
    expect(find('[role=status]')).to.equal(status);
  });
});

describe('tokens', () => {
  const colorOf = (selector: string, property: 'color' | 'backgroundColor') =>
    getComputedStyle(find(selector))[property];

  it('our own comes before the theme’s, and the theme’s before our default', async () => {
    await draw(() => button({text: 'Verder', kind: 'primary', onClick: () => {}}));
    const bare = colorOf('.primary', 'backgroundColor');
    sheet.style.setProperty('--nl-button-primary-background-color', 'rgb(1, 2, 3)');
    expect(colorOf('.primary', 'backgroundColor')).to.equal('rgb(1, 2, 3)').and.not.equal(bare);
    sheet.style.setProperty('--gp-color-accent', 'rgb(4, 5, 6)');
    expect(colorOf('.primary', 'backgroundColor')).to.equal('rgb(4, 5, 6)');
  });

  it('an accent without a text gets one that can be read', async () => {
    await draw(() => button({text: 'Verder', kind: 'primary', onClick: () => {}}));
    for (const [accent, text] of [
      ['#f5b800', 'oklch(0 0 0)'],
      ['#00224d', 'oklch(1 0 0)'],
    ] as const) {
      sheet.style.setProperty('--gp-color-accent', accent);
      expect(colorOf('.primary', 'color')).to.equal(text);
      await expect(sheet).to.be.accessible();
    }
  });

  it('the page’s own font and size hold where no theme says otherwise', async () => {
    await draw(() => 'tekst');
    document.body.style.font = '19px serif';
    const {fontSize, fontFamily} = getComputedStyle(find('.screen'));
    document.body.style.font = '';
    expect([fontSize, fontFamily]).to.deep.equal(['19px', 'serif']);
  });
});
