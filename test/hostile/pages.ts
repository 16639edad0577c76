/** Pages of others at their worst: the built files, a real gateway, and whatever the page brings. */
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import {people} from '../demo-gateway.ts';
import {startFront, type Asked, type FrontServer, type Given} from '../front-server.ts';
import {BookingPage, toTimes} from '../journeys/booking.page.ts';
import {launchBrowser, visit, type Visit, type VisitOptions} from '../journeys/browser.ts';
import {Closing} from '../journeys/closing.ts';
import {startSite, type Site} from '../journeys/site.ts';

export const PHONE = '010 123 45 67';
export const FALLBACK = `Bel ons op <a href="tel:0101234567">${PHONE}</a>. Levensgevaar: <a href="tel:112">112</a>.`;
export const WIDGET = `<gp-provider api="/v1"><gp-booking>${FALLBACK}</gp-booking></gp-provider>`;
export const STYLE_TAG = '<link rel="stylesheet" href="/gp-elements/0/elements.css">';
export const SCRIPT_TAG = '<script type="module" src="/gp-elements/0/loader.js"></script>';
export const TAGS = STYLE_TAG + SCRIPT_TAG;

const require = createRequire(import.meta.url);
/** Style sheets of others, from their packages. */
const SHEETS: Record<string, string> = {
  '/bootstrap.css': 'bootstrap/dist/css/bootstrap.min.css',
  '/tailwind.css': 'tailwindcss/preflight.css',
};

export interface HostPage {
  head?: string;
  body?: string;
  /** Attributes of `<html>`. */
  html?: string;
}

const documentOf = ({head = TAGS, body = WIDGET, html = 'lang="nl"'}: HostPage) => `<!doctype html>
<html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Praktijk</title>${head}</head><body>${body}</body></html>`;

const HTML = {'content-type': 'text/html; charset=utf-8'};

export interface Open extends Visit {
  booking: BookingPage;
}

/** One gateway and one browser for all pages of a file. */
export class Hostile {
  readonly #closing = new Closing();
  readonly #pages = new Map<string, string>();
  #answer: ((asked: Asked) => Given | undefined) | undefined;
  #front!: FrontServer;
  #browser!: Browser;
  site!: Site;

  async start(): Promise<void> {
    this.site = this.#closing.add(await startSite());
    this.#front = this.#closing.add(
      await startFront(this.site.origin, {
        answer: (asked) => {
          const page = this.#pages.get(asked.path);
          if (page !== undefined) return {status: 200, headers: HTML, body: page};
          if (asked.path === '/favicon.ico') return {status: 204, headers: {}, body: ''};
          const sheet = SHEETS[asked.path];
          if (sheet !== undefined) {
            const body = readFileSync(require.resolve(sheet), 'utf8');
            return {status: 200, headers: {'content-type': 'text/css'}, body};
          }
          return this.#answer?.(asked);
        },
      }),
    );
    this.#browser = this.#closing.add(await launchBrowser());
  }

  close(): Promise<void> {
    return this.#closing.close();
  }

  get origin(): string {
    return this.#front.origin;
  }

  /** A page under its own address; gives the address. */
  put(page: HostPage): string {
    const path = `/host-${this.#pages.size}`;
    this.#pages.set(path, documentOf(page));
    return path;
  }

  /** Answers instead of the gateway, until it is called without. */
  answerWith(answer?: (asked: Asked) => Given | undefined): void {
    this.#answer = answer;
  }

  /** Opens a page in a visit of its own, signed in unless told otherwise. */
  async open(
    page: HostPage,
    {prepare, ...options}: Partial<VisitOptions> & {prepare?: (page: Page) => Promise<unknown>} = {},
  ): Promise<Open> {
    const visited = await visit(this.#browser, {
      origin: this.origin,
      at: this.site.clock.now(),
      width: 390,
      ...options,
    });
    const booking = new BookingPage(visited.page);
    const token = await this.site.tokenFor(people.ayse);
    await visited.page.addInitScript((given) => {
      document.addEventListener('DOMContentLoaded', () => {
        for (const provider of document.querySelectorAll('gp-provider'))
          Object.assign(provider, {getToken: () => Promise.resolve(given)});
      });
    }, token);
    await prepare?.(visited.page);
    await visited.page.goto(this.put(page));
    return {...visited, booking};
  }
}

/** From the question to an appointment, as a patient does it. */
export async function book(booking: BookingPage): Promise<void> {
  await toTimes(booking, {kind: /^Spreekuur/, complaints: 'one'});
  await booking.firstTime();
  await booking.at('details.heading');
  await booking.reason().fill('Ik hoest al drie weken.');
  await booking.toCheck();
}
