/** The pages themselves. Addresses are relative, so that they hold behind a proxy that gives each practice a folder. */
import type {PracticeSettings} from '../domain/settings.ts';
import {html, type Markup, type Piece} from './html.ts';
import {type Language, type Texts, texts} from './texts.ts';

/** A build of the elements: its version, and the integrity of each file. */
export interface ElementsBuild {
  version: string;
  files: Readonly<Record<string, {integrity: string} | undefined>>;
}

/** How a patient signs in on these pages. */
export interface SignIn {
  /** Page on which a person signs in; gets the address to return to as the parameter `return`. */
  href: string;
  /** A module of this origin that gives the page's `<gp-provider>` its `getToken`. */
  script: string;
}

export interface PageContext {
  settings: PracticeSettings;
  language: Language;
  elements: ElementsBuild;
  signIn: SignIn;
  /** Origins whose pages may show this one in a frame. */
  framers: readonly string[];
}

const phoneLink = (phone: string): Markup =>
  html`<a href="tel:${phone.replaceAll(/(?!^\+)\D/g, '')}">${phone}</a>`;

/** A text with values, some of them markup, at its `{name}`s. */
const filled = (text: string, values: Readonly<Record<string, Piece>>): Piece =>
  text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : values[part]));

/** All numbers: what is here may be read long after it was made. */
function numbers({phones}: PracticeSettings, words: Texts): Markup {
  const {practice, urgent, outOfHoursPost: post, emergency} = phones;
  return html`<p>${filled(words.call, {phone: phoneLink(practice)})} ${urgent?.instruction}</p>
    ${post && html`<p>${filled(words.post, {name: post.name, phone: phoneLink(post.phone)})}</p>`}
    <p>${filled(words.emergency, {phone: phoneLink(emergency)})}</p>`;
}

function file({elements: {version, files}}: PageContext, name: string): {href: string; integrity: string} {
  const integrity = files[name]?.integrity;
  if (integrity === undefined) throw new Error(`The elements ${version} have no ${name}.`);
  return {href: `../gp-elements/${version}/${name}`, integrity};
}

function sheet(context: PageContext, name: string): Markup {
  const {href, integrity} = file(context, name);
  return html`<link rel="stylesheet" href="${href}" integrity="${integrity}" crossorigin="anonymous" />`;
}

function document(context: PageContext, title: string, scripts: Piece, main: Markup): string {
  const {settings, language, framers} = context;
  const {name, address} = settings;
  const page = file(context, 'page.js');
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title === name ? name : `${title} – ${name}`}</title>
        <link rel="icon" href="icon.svg" type="image/svg+xml" />
        ${sheet(context, 'elements.css')} ${sheet(context, 'page.css')}
        <link rel="stylesheet" href="theme.css" />
        <script
          src="${page.href}"
          integrity="${page.integrity}"
          crossorigin="anonymous"
          data-framers="${framers.join(' ')}"
        ></script>
        ${scripts}
      </head>
      <body>
        <header>${title === name ? undefined : html`<a href="./" translate="no">${name}</a>`}</header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
        <footer>
          <address translate="no">
            ${[name, address?.line, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
          </address>
        </footer>
      </body>
    </html> `.text;
}

/** An element around its fallback. */
type Draw = (fallback: Markup) => Markup;

/** A page with one element. */
function elementPage(context: PageContext, title: string, draw: Draw): string {
  const {settings, language, signIn} = context;
  const loader = file(context, 'loader.js');
  return document(
    context,
    title,
    html`<script type="module" src="${signIn.script}"></script>
      <script
        type="module"
        src="${loader.href}"
        integrity="${loader.integrity}"
        crossorigin="anonymous"
      ></script>`,
    html`<gp-provider api="../v1" sign-in-href="${signIn.href}">
      ${draw(numbers(settings, texts[language]))}
    </gp-provider>`,
  );
}

const elements: Readonly<Record<keyof Texts['services'], Draw>> = {
  booking: (fallback) => html`<gp-booking>${fallback}</gp-booking>`,
  'medication-overview': (fallback) => html`<gp-medication-overview>${fallback}</gp-medication-overview>`,
  'repeat-prescription': (fallback) => html`<gp-repeat-prescription>${fallback}</gp-repeat-prescription>`,
};

export const isService = (name: string): name is keyof Texts['services'] => Object.hasOwn(elements, name);

export const servicePage = (context: PageContext, service: keyof Texts['services']): string =>
  elementPage(context, texts[context.language].services[service], elements[service]);

/** All services, the hours, and whom to call. */
export const startPage = (context: PageContext): string =>
  elementPage(context, context.settings.name, (fallback) => html`<gp-front-door>${fallback}</gp-front-door>`);

/** Whom to call instead of a service that is not here, or not online. */
export function missingPage(context: PageContext, service?: keyof Texts['services']): string {
  const {settings, language} = context;
  const words = texts[language];
  const reason = settings.services.find((one) => one.service === service)?.reason;
  const why = service && reason ? html`<span lang="${settings.language}">${reason}</span>` : undefined;
  return document(
    context,
    service === undefined ? words.unknown : words.services[service],
    undefined,
    html`<p>${why ?? (service === undefined ? words.unknownText : words.offText)}</p>
      ${numbers(settings, words)}
      <p><a href="./">${words.start}</a></p>`,
  );
}
