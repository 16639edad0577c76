import contract from '@gp-elements/contract/openapi.json' with {type: 'json'};
import type {components} from '@gp-elements/contract';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overviewDocument, type DocumentItem, type OverviewDocument} from './overview-document.ts';
import {overviewHtml} from './overview-html.ts';
import {overviewPdf} from './overview-pdf.ts';
import {readPdf} from './testing/read-pdf.ts';

type Overview = components['schemas']['MedicationOverview'];

const {examples} = contract.paths['/medication-overview'].get.responses['200'].content['application/json'];
const full = examples.full.value as Overview;
const nothing = examples.nothing.value as Overview;

/** Everything that the document says, in the order in which it is read. */
function wordsOf({title, person, notes, sections}: OverviewDocument): string[] {
  const itemWords = ({heading, values, items}: DocumentItem): string[] => [
    heading,
    ...values.flatMap(({label, value}) => [label, value]),
    ...items.flatMap(itemWords),
  ];
  return [
    title,
    ...person.flatMap(({label, value}) => [label, value]),
    ...notes,
    ...sections.flatMap(({heading, note, items}) => [
      heading,
      ...(note === undefined ? [] : [note]),
      ...items.flatMap(itemWords),
    ]),
  ];
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const at = new Date(full.composedAt);

for (const [name, overview] of [
  ['of much', full],
  ['of nothing', nothing],
] as const) {
  for (const language of ['nl', 'en'] as const) {
    const document = overviewDocument(overview, language);

    test(`the PDF ${name} in ${language} says the same as the page, in the same order, by its tags`, async () => {
      const {tagged, roots, lang} = await readPdf(await overviewPdf(document, at));
      assert.deepEqual(
        tagged.map(([role, text]) => (role === 'Lbl' ? text.replace(/:$/, '') : text)),
        wordsOf(document).map(plain),
      );
      assert.equal(tagged[0]?.[0], 'H1');
      assert.deepEqual(new Set(roots), new Set(['Document']));
      assert.equal(lang, language);
      const roles = new Set(tagged.map(([role]) => role));
      for (const role of ['H2', 'P', 'Lbl', 'LBody']) assert.ok(roles.has(role), role);
    });

    test(`the page for print ${name} in ${language} says it all`, () => {
      const page = overviewHtml(document);
      const shown = page
        .slice(page.indexOf('<main>'), page.indexOf('</main>'))
        .replaceAll(/<[^>]+>/g, '\n')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
        .split('\n')
        .map(plain)
        .filter(Boolean);
      assert.deepEqual(shown, wordsOf(document).map(plain));
    });
  }
}

test('a line longer than a page goes on, and nothing of it is lost', async () => {
  const dosingText = Array.from({length: 900}, (_, index) => `dosis${index}`).join(' ');
  const [first] = full.treatments;
  assert.ok(first);
  const long = {...first, dosingText, lines: first.lines.map((line) => ({...line, dosingText}))};
  const document = overviewDocument({...full, treatments: [long, ...full.treatments]}, 'nl');
  const {tagged} = await readPdf(await overviewPdf(document, at));
  const words = tagged.map(([, text]) => text).join(' ');
  for (const word of ['dosis0 ', 'dosis450 ', 'dosis899']) assert.ok(words.includes(word), word);
  assert.ok(words.endsWith(plain(wordsOf(document).at(-1) ?? '')));
});

const [example] = full.treatments;
const pdfOf = (name: string, dosingText: string) => {
  assert.ok(example);
  const treatment = {...example, dosingText, lines: example.lines.map((line) => ({...line, dosingText}))};
  const person = {...full.person, name};
  return overviewPdf(overviewDocument({...full, person, treatments: [treatment]}, 'nl'), at);
};

for (const [name, dosing] of [
  ['Ayşe Gülbahçe İIıi', 'niet bij ≥ 38 °C'],
  ['Иван Петров', 'bij eGFR ≤ 30 → bel'],
  ['Nguyễn Thị Hoa Sen', '½ tablet'],
  [`Jan-${'x'.repeat(300)}`, '1 – 2 µg'],
] as const)
  test(`the PDF draws all of ${name.slice(0, 20)} and ${dosing}`, async () => {
    const words = (await readPdf(await pdfOf(name, dosing))).tagged.map(([, text]) =>
      text.replaceAll(' ', ''),
    );
    const same = dosing.replace('≥', '>=').replace('≤', '<=').replace('→', '->').replace('µ', 'μ');
    for (const text of [name, same])
      assert.ok(
        words.some((one) => one.replace('µ', 'μ') === text.replaceAll(' ', '')),
        `${text}: ${words.slice(0, 20).join('|')}`,
      );
    assert.ok(!words.some((one) => /[\0\u{fffd}]/u.test(one)));
  });

test('what the font of the PDF has not is seen to be missing, said, and there for who reads it aloud', async () => {
  const pdf = await pdfOf('محمد علي', 'elke dag 💊');
  const words = (await readPdf(pdf)).tagged.map(([, text]) => text);
  assert.ok(words.includes('elke dag \u{fffd}'), words.join('|'));
  assert.ok(words.some((text) => text.includes('kan worden afgedrukt')));
  assert.ok(words.every((text) => !text.includes('\0')));
  // The standard writes such a text as UTF-16, and the writer leaves the tags as they are.
  const actual = Buffer.from('محمد علي', 'utf16le').swap16();
  assert.ok(pdf.includes(actual), 'the text as it was');
});

test('what is not known is told apart from what is not there', () => {
  const note = (known: Overview['hypersensitivities']['known']) =>
    overviewDocument({...nothing, hypersensitivities: {known, items: []}}, 'nl').sections.find(
      ({heading}) => heading === 'Overgevoeligheden',
    )?.note;
  const notes = (['none', 'not-asked', 'not-available'] as const).map(note);
  assert.equal(new Set(notes).size, 3);
  assert.match(notes[0] ?? '', /^Geen bekend/);
});

test('text of a source is never markup', () => {
  const [first] = full.treatments;
  assert.ok(first);
  const evil = {...first, name: '<img src=x onerror=alert(1)>'};
  assert.ok(!overviewHtml(overviewDocument({...full, treatments: [evil]}, 'nl')).includes('<img'));
});
