// For a server of pages: Node, no browser and no `window`.
import {readFileSync} from 'node:fs';
import {firstState as booking, type FirstStateInput} from '@gp-elements/booking/first-state';
import {localeFrom, type Practice, VERSION} from '@gp-elements/core';
import {firstState as frontDoor} from '@gp-elements/front-door/first-state';
import {firstState as medicationOverview} from '@gp-elements/medication-overview/first-state';
import {firstState as repeatPrescription} from '@gp-elements/repeat-prescription/first-state';
import {type DefaultTreeAdapterTypes, parse} from 'parse5';
import {escapeHtml, toHtml} from './to-html.ts';

export interface RenderOptions {
  /** What the gateway's `GET /practice` answered, in the language of the page. */
  practice: Practice;
  /** BCP 47 tag for widgets with no `lang` at or around them. Default `nl`. */
  lang?: string;
  /** Address of the folder with `elements.css`. Default: where the page itself takes `elements.css` or `loader.js` from. */
  base?: string;
  /**
   * Shows the one number that holds at this instant, ms since 1970. Only for a page that nobody keeps: a minute later
   * it may be another one. Default: every number there is, which stays true.
   */
  now?: number;
}

/** By tag: what its widget shows before its script is there. */
const WIDGETS: Readonly<Record<string, (input: FirstStateInput) => unknown>> = {
  'gp-booking': booking,
  'gp-front-door': frontDoor,
  'gp-medication-overview': medicationOverview,
  'gp-repeat-prescription': repeatPrescription,
};
const STYLE_SHEET = 'first-state.css';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'attrs' in node;
const attribute = ({attrs}: Element, name: string) => attrs.find((each) => each.name === name)?.value;

/** Every element of the page in its order, with the nearest language around it. */
function* elements(nodes: readonly Node[], lang: string): Generator<{element: Element; lang: string}> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const nearest = localeFrom(attribute(node, 'lang')) ?? lang;
    yield {element: node, lang: nearest};
    yield* elements(node.childNodes, nearest);
  }
}

/** Where the page takes its elements from, by its own tags. */
function baseOf(all: readonly {element: Element}[]): string {
  for (const {element} of all) {
    const address = attribute(element, 'href') ?? attribute(element, 'src') ?? '';
    const [, base] = /^(.*\/)(?:elements\.css|loader(?:\.classic)?\.js)(?:\?.*)?$/.exec(address) ?? [];
    if (base !== undefined) return base;
  }
  throw new Error('The page has no tag of GP Elements: say in "base" where their files are.');
}

const hasRoot = ({childNodes}: Element) =>
  childNodes.some((node) => isElement(node) && attribute(node, 'shadowrootmode') !== undefined);

let integrity: string | undefined;

/** Of the style sheet as it was built with this version of the package. @throws Where dist/cdn was not built. */
function readIntegrity(): string {
  const manifest = readFileSync(new URL('../../dist/cdn/manifest.json', import.meta.url), 'utf8');
  const {files} = JSON.parse(manifest) as {files: Record<string, {integrity: string}>};
  return files[STYLE_SHEET]!.integrity;
}

/** With its integrity under an exact version only: an address that moves gets a later file. */
function styleSheet(base: string): string {
  const folder = base.replace(/\/$/, '');
  const href = escapeHtml(`${folder}/${STYLE_SHEET}`);
  if (!folder.endsWith(`/${VERSION}`)) return `<link rel="stylesheet" href="${href}">`;
  integrity ??= readIntegrity();
  return `<link rel="stylesheet" href="${href}" integrity="${integrity}" crossorigin="anonymous">`;
}

/**
 * Gives a page back with what each of its widgets shows first, as declarative shadow roots: the practice's numbers, before a
 * booking the alarm signs too, then the page's own text. It reads the tags and `lang` only, needs no script to be
 * seen, and the rest of the page stays as it was, to the letter. A widget that comes to life takes over without a jump.
 *
 * @throws When the page has widgets and neither a tag of GP Elements nor `base` says where the style sheet is.
 */
export function renderToString(
  html: string,
  {practice, lang = 'nl', base, now = Infinity}: RenderOptions,
): string {
  const all = [...elements(parse(html, {sourceCodeLocationInfo: true}).childNodes, lang)];
  let page = '';
  let done = 0;
  for (const {element, lang: locale} of all) {
    const widget = WIDGETS[element.tagName];
    const end = element.sourceCodeLocation?.startTag?.endOffset;
    if (!widget || end === undefined || hasRoot(element)) continue;
    const drawn = widget({practice, locale, now, attribute: (name) => attribute(element, name)});
    const root = styleSheet(base ?? baseOf(all)) + toHtml(drawn);
    page += `${html.slice(done, end)}<template shadowrootmode="open">${root}</template>`;
    done = end;
  }
  return page + html.slice(done);
}
