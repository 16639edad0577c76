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

/** Draws from top to bottom; each thing becomes a child of the element that it is given. */
class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #width: number;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#width = doc.page.width - 2 * MARGIN;
  }

  element(parent: Structure, tag: Tag): Structure {
    const child = this.#doc.struct(tag);
    parent.add(child);
    return child;
  }

  #mark(parent: Structure, tag: Tag, draw: () => void): void {
    const content = this.#doc.markStructureContent(tag);
    draw();
    this.#doc.endMarkedContent();
    parent.add(this.#doc.struct(tag, {}, [content]));
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
    this.#mark(parent, tag, () => doc.text(text, MARGIN + indent, doc.y, {width: this.#width - indent}));
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
    this.#keepTogether(Math.max(labelHeight, doc.heightOfString(value, {width})));
    const top = doc.y;
    doc.font('bold');
    this.#mark(item, 'Lbl', () => doc.text(`${label}:`, left, top, {width: labelWidth}));
    const pages = doc.bufferedPageRange().count;
    doc.font('regular');
    this.#mark(item, 'LBody', () => doc.text(value, left + LABEL_WIDTH, top, {width}));
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
export async function overviewPdf(
  {language, title, person, notes, sections, page}: OverviewDocument,
  composedAt: Date,
): Promise<Buffer> {
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
  const paper = new Paper(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  paper.text(root, 'H1', title, {size: SIZE.title, isBold: true, after: 6});
  paper.pairs(root, person, 0);
  for (const note of notes) paper.text(root, 'P', note, {after: 4});
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
