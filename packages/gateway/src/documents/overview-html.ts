import {html, Markup} from '../pages/html.ts';
import type {DocumentItem, DocumentValue, OverviewDocument} from './overview-document.ts';

/** Own styles, so that it can be kept as one file; a page of it never asks for another. Black on white, A4. */
const STYLE = new Markup(`<style>
  :root { color-scheme: light; }
  body { font: 1rem/1.5 system-ui, sans-serif; color: #000; background: #fff; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.75rem; line-height: 1.2; }
  h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 2px solid #000; }
  h3, h4 { font-size: 1rem; margin: 1rem 0 .25rem; overflow-wrap: anywhere; }
  h4 { margin-inline-start: 1rem; }
  dl { display: grid; grid-template-columns: minmax(6rem, 12rem) 1fr; gap: .125rem 1rem; margin: 0; }
  h4 + dl { margin-inline-start: 1rem; }
  dt { font-weight: 600; }
  dd { margin: 0; overflow-wrap: anywhere; }
  section > div { break-inside: avoid; border-bottom: 1px solid #767676; padding-bottom: .75rem; }
  @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .25rem; } }
  @page { size: A4; margin: 18mm; }
  @media print { body { margin: 0; max-width: none; padding: 0; font-size: 11pt; } }
</style>`);

const values = (all: readonly DocumentValue[]): Markup | undefined =>
  all.length === 0
    ? undefined
    : html`<dl>
        ${all.map(
          ({label, value}) =>
            html`<dt>${label}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>`;

const inner = ({heading, values: own}: DocumentItem): Markup =>
  html`<h4 translate="no">${heading}</h4>
    ${values(own)}`;

const item = ({heading, values: own, items}: DocumentItem): Markup =>
  html`<div>
    <h3 translate="no">${heading}</h3>
    ${values(own)}${items.map(inner)}
  </div>`;

/** A whole page, with its styles in it. */
export function overviewHtml({language, title, person, notes, sections}: OverviewDocument): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${values(person)} ${notes.map((note) => html`<p>${note}</p>`)}
          ${sections.map(
            ({heading, note, items}) =>
              html`<section>
                <h2>${heading}</h2>
                ${note === undefined ? undefined : html`<p>${note}</p>`}${items.map(item)}
              </section>`,
          )}
        </main>
      </body>
    </html>`.text;
}
