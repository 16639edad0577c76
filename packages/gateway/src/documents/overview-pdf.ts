/**
 * The medication overview as PDF: real text with tags (headings, paragraphs, lists of labels and values), an embedded open
 * font, black on white, A4. What is drawn comes from the same document as the page for print.
 */
import {fileURLToPath} from 'node:url';
import PDFDocument from 'pdfkit';
import type {DocumentItem, DocumentValue, OverviewDocument} from './overview-document.ts';

/** Points; 72 to the inch. */
const MARGIN = 51;
const INDENT = 14;
const LABEL_WIDTH = 150;
const SIZE = {title: 20, heading: 14, text: 10.5, small: 9};

const fontFile = (weight: string, name: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${weight}/NotoSans_${name}.ttf`));

/** What a PDF can be about: the standard's own names. */
type Tag = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody';

type Structure = PDFKit.PDFStructureElement;

interface TextLook {
  size?: number;
  isBold?: boolean;
  indent?: number;
  /** Points above and below it. */
  before?: number;
  after?: number;
  /** So much must fit on the page with it. */
  together?: number;
}

/** Signs that the font has not, in signs that say the same. */
const SAME = new Map([
  ['≥', '>='],
  ['≤', '<='],
  ['→', '->'],
  ['←', '<-'],
  ['≠', '=/='],
  ['≈', '~'],
]);

/** For a character that cannot be drawn: never an empty place, never a box. */
const MISSING = '\u{fffd}';

/** Draws nothing by itself: variation selectors, joiners, marks of direction. */
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;

/** What the font can draw of a text; what it cannot is replaced, visibly. */
function drawable(doc: PDFKit.PDFDocument): (text: string) => string {
  const {font} = (doc as unknown as {_font: {font: {hasGlyphForCodePoint(code: number): boolean}}})._font;
  const has = (character: string): boolean => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  const drawn = (character: string): string => {
    if (/\s/.test(character) || has(character)) return character;
    if (INVISIBLE.test(character)) return '';
    const same = SAME.get(character) ?? character.normalize('NFKC');
    return [...same].every(has) ? same : MISSING;
  };
  return (text) => Array.from(text, drawn).join('');
}

/** Draws from top to bottom; each thing becomes a child of the element that it is given. */
class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #width: number;
  readonly #drawable: (text: string) => string;

  /** Its font is one that is to be drawn with. */
  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#width = doc.page.width - 2 * MARGIN;
    this.#drawable = drawable(doc);
  }

  /** Whether all of a text is drawn, if need be in other signs. */
  isWhole(text: string): boolean {
    return !this.#drawable(text).includes(MISSING);
  }

  element(parent: Structure, tag: Tag): Structure {
    const child = this.#doc.struct(tag);
    parent.add(child);
    return child;
  }

  /** Who reads it aloud or copies it has the text as it was, whatever of it could be drawn. */
  #mark(parent: Structure, tag: Tag, text: string, draw: (text: string) => void): void {
    const drawn = this.#drawable(text);
    const content = this.#doc.markStructureContent(tag);
    draw(drawn);
    this.#doc.endMarkedContent();
    parent.add(this.#doc.struct(tag, drawn === text ? {} : {actual: text}, [content]));
  }

  text(
    parent: Structure,
    tag: Tag,
    text: string,
    {size = SIZE.text, isBold = false, indent = 0, before = 0, after = 2, together = 0}: TextLook = {},
  ): void {
    const doc = this.#doc;
    doc.y += before;
    this.#keepTogether(together);
    doc.font(isBold ? 'bold' : 'regular').fontSize(size);
    this.#mark(parent, tag, text, (drawn) =>
      doc.text(drawn, MARGIN + indent, doc.y, {width: this.#width - indent}),
    );
    doc.y += after;
  }

  pairs(parent: Structure, values: readonly DocumentValue[], indent: number): void {
    if (values.length === 0) return;
    const list = this.element(parent, 'L');
    for (const value of values) this.#pair(list, value, indent);
    this.#doc.y += 2;
  }

  /** A label and its value beside it; they stay together where the page ends. */
  #pair(list: Structure, {label, value}: DocumentValue, indent: number): void {
    const doc = this.#doc;
    const item = this.element(list, 'LI');
    const left = MARGIN + indent;
    const [labelWidth, width] = [LABEL_WIDTH - 8, this.#width - indent - LABEL_WIDTH];
    doc.font('bold').fontSize(SIZE.text);
    const labelHeight = doc.heightOfString(`${label}:`, {width: labelWidth});
    doc.font('regular');
    this.#keepTogether(Math.max(labelHeight, doc.heightOfString(this.#drawable(value), {width})));
    const top = doc.y;
    doc.font('bold');
    this.#mark(item, 'Lbl', `${label}:`, (drawn) => doc.text(drawn, left, top, {width: labelWidth}));
    const pages = doc.bufferedPageRange().count;
    doc.font('regular');
    this.#mark(item, 'LBody', value, (drawn) => doc.text(drawn, left + LABEL_WIDTH, top, {width}));
    const isSamePage = doc.bufferedPageRange().count === pages;
    doc.y = (isSamePage ? Math.max(doc.y, top + labelHeight) : doc.y) + 1;
  }

  /** Begins a new page where what comes does not fit on this one, and does on another. */
  #keepTogether(height: number): void {
    const bottom = this.#doc.page.height - MARGIN;
    if (this.#doc.y + height > bottom && height < bottom - MARGIN) this.#doc.addPage();
  }
}

function drawItem(
  paper: Paper,
  parent: Structure,
  {heading, values, items}: DocumentItem,
  level: 'H3' | 'H4',
): void {
  const indent = level === 'H3' ? 0 : INDENT;
  const own = paper.element(parent, 'Sect');
  // A heading never stands alone at the foot of a page.
  paper.text(own, level, heading, {isBold: true, indent, size: 11, before: 6, together: 60});
  paper.pairs(own, values, indent);
  for (const item of items) drawItem(paper, own, item, 'H4');
}

/** A PDF of at least one page. @throws Whatever the font's file or the writer throws. */
export async function overviewPdf(document: OverviewDocument, composedAt: Date): Promise<Buffer> {
  const {language, title, person, notes, sections, page, missing} = document;
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    // The library knows it; its types do not yet.
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: {Title: title, CreationDate: composedAt, ModDate: composedAt},
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.once('end', () => resolve(Buffer.concat(chunks)));
    doc.once('error', reject);
  });
  doc.registerFont('regular', fontFile('400Regular', '400Regular'));
  doc.registerFont('bold', fontFile('700Bold', '700Bold'));
  doc.font('regular');
  const paper = new Paper(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  paper.text(root, 'H1', title, {size: SIZE.title, isBold: true, after: 6});
  paper.pairs(root, person, 0);
  // As JSON: every text that will be drawn is in it.
  const isWhole = paper.isWhole(JSON.stringify(document));
  for (const note of isWhole ? notes : [...notes, missing(MISSING)]) paper.text(root, 'P', note, {after: 4});
  for (const {heading, note, items} of sections) {
    const section = paper.element(root, 'Sect');
    paper.text(section, 'H2', heading, {size: SIZE.heading, isBold: true, before: 10, together: 80});
    if (note !== undefined) paper.text(section, 'P', note);
    for (const item of items) drawItem(paper, section, item, 'H3');
  }
  root.end();
  const {count} = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    doc.markContent('Artifact', {type: 'Pagination'});
    const bottom = doc.page.margins.bottom;
    // Below the margin is where the foot stands; the writer would begin a new page.
    doc.page.margins.bottom = 0;
    doc
      .font('regular')
      .fontSize(SIZE.small)
      .text(`${title} · ${page(index + 1, count)}`, MARGIN, doc.page.height - MARGIN + 12, {
        width: doc.page.width - 2 * MARGIN,
        align: 'right',
        lineBreak: false,
      });
    doc.page.margins.bottom = bottom;
    doc.endMarkedContent();
  }
  doc.end();
  return whole;
}
