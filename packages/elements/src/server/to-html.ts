// Writes a template of Lit as HTML. Only for what a first state is made of: texts, attributes, lists and templates. No
// marks for hydration, for there is none; listeners and properties are left to the browser.
import {nothing, type TemplateResult} from 'lit';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);

/** Stands for a value in a joined template: no source text holds it. */
const HOLE = '\uFFFF';
/** A tag with all its attributes, or a hole between tags. */
const TAG_OR_HOLE = /<[^>]*>|\uFFFF/g;
/** An attribute with at least one hole: what its first letter means to Lit, its name, and its value. */
const ATTRIBUTE = /\s+([?@.]?)([\w-]+)=(?:"([^"\uFFFF]*\uFFFF[^"]*)"|(\uFFFF))/g;

const isTemplate = (value: unknown): value is TemplateResult =>
  typeof value === 'object' && value !== null && '_$litType$' in value;

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** @throws For a directive or an object: a first state has none, so somebody forgot that a server draws it as well. */
function textOf(value: unknown): string {
  if (value === null || value === undefined || value === nothing) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError(`A first state cannot hold a ${typeof value}.`);
}

function template({strings, values}: TemplateResult): string {
  const left = [...values];
  return strings.join(HOLE).replace(TAG_OR_HOLE, (part) =>
    part === HOLE
      ? toHtml(left.shift())
      : part.replace(ATTRIBUTE, (_whole, meaning: string, name: string, quoted = HOLE) => {
          const parts = (quoted as string).split(HOLE);
          const own = left.splice(0, parts.length - 1);
          if (meaning === '?') return own[0] ? ` ${name}` : '';
          if (meaning !== '' || own.includes(nothing)) return '';
          const value = parts.map((text, index) => text + escapeHtml(textOf(own[index]))).join('');
          return ` ${name}="${value}"`;
        }),
  );
}

/** What Lit would draw of this value inside an element. */
export function toHtml(value: unknown): string {
  if (isTemplate(value)) return template(value);
  if (isIterable(value)) return Array.from(value, toHtml).join('');
  return escapeHtml(textOf(value));
}
