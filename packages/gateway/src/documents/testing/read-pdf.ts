import {getDocument, VerbosityLevel} from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Node {
  role?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

/** Text by its place in the tag tree, in the order of that tree, page after page. @throws When a page has no tags. */
export async function readPdf(
  pdf: Uint8Array,
): Promise<{tagged: [role: string, text: string][]; roots: string[]; lang: string}> {
  const document = await getDocument({
    data: new Uint8Array(pdf),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
  }).promise;
  const tagged: [string, string][] = [];
  const roots: string[] = [];
  let lang = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const {items, lang: stated} = await page.getTextContent({includeMarkedContent: true});
    lang ||= stated ?? '';
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== '');
        if (id !== undefined) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
      } else if (item.type.startsWith('begin')) open.push(item.id ?? '');
      else open.pop();
    }
    const walk = (node: Node, role: string): void => {
      if (node.type === 'content') {
        const text = (texts.get(node.id ?? '') ?? '').replaceAll(/\s+/g, ' ').trim();
        if (text !== '') tagged.push([role, text]);
      }
      for (const child of node.children ?? []) walk(child, node.role ?? role);
    };
    const tree = (await page.getStructTree()) as Node | null;
    if (tree === null) throw new Error(`Page ${number} has no tags.`);
    roots.push(...(tree.children ?? []).map(({role}) => role ?? ''));
    walk(tree, '');
  }
  await document.loadingTask.destroy();
  return {tagged, roots, lang};
}
