/** Pages of others at their worst: the built files, a real gateway, and whatever the page brings. */
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import {compile} from 'tailwindcss';
import {people, type Schemas} from '../demo-gateway.ts';
import {startFront, type FrontRules, type FrontServer} from '../front-server.ts';
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
const read = (file: string) => readFileSync(require.resolve(file), 'utf8');

/** Utility classes as a page has them that sets its text small, tight and in capitals. */
export const UTILITIES =
  'container mx-auto px-4 text-center text-[9px] leading-none tracking-widest uppercase italic whitespace-nowrap ' +
  'text-red-500 bg-yellow-100 *:uppercase *:text-right **:text-[9px] dark:text-white md:text-right hover:text-blue-500';

/** What Tailwind builds for a page with these classes: theme, preflight and utilities, in their layers. */
async function tailwindSheet(): Promise<string> {
  const tailwind = await compile('@import "tailwindcss";', {
    loadStylesheet: (_id, base) => {
      const path = require.resolve('tailwindcss/index.css');
      return Promise.resolve({path, base, content: readFileSync(path, 'utf8')});
    },
  });
  return tailwind.build(UTILITIES.split(' '));
}

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
  /** Appointments that were there before. */
  #had: readonly string[] = [];
  readonly #pages = new Map<string, string>();
  /** Style sheets of others, from their packages. */
  readonly #sheets = new Map<string, string>();
  #answer: FrontRules['answer'];
  #front!: FrontServer;
  #browser!: Browser;
  site!: Site;

  async start(): Promise<void> {
    this.#sheets.set('/bootstrap.css', read('bootstrap/dist/css/bootstrap.min.css'));
    this.#sheets.set('/tailwind.css', await tailwindSheet());
    this.site = this.#closing.add(await startSite());
    this.#front = this.#closing.add(
      await startFront(this.site.origin, {
        answer: (asked) => {
          const page = this.#pages.get(asked.path);
          if (page !== undefined) return {status: 200, headers: HTML, body: page};
          if (asked.path === '/favicon.ico') return {status: 204, headers: {}, body: ''};
          const sheet = this.#sheets.get(asked.path);
          if (sheet !== undefined) return {status: 200, headers: {'content-type': 'text/css'}, body: sheet};
          return this.#answer?.(asked);
        },
      }),
    );
    this.#browser = this.#closing.add(await launchBrowser());
    const api = await this.site.as(people.ayse);
    this.#had = (await api.get<Schemas['AppointmentList']>('/appointments')).body.items.map(({id}) => id);
  }

  /** Cancels what was booked here, so that the same can be booked on the next page; tells how much that was. */
  async takeBack(): Promise<number> {
    const api = await this.site.as(people.ayse);
    const {items} = (await api.get<Schemas['AppointmentList']>('/appointments')).body;
    const booked = items.filter(({id}) => !this.#had.includes(id));
    for (const {id, etag} of booked) {
      const {status} = await api.post(`/appointments/${id}/cancellation`, {}, etag);
      if (status >= 400) throw new Error(`The appointment could not be cancelled: ${status}`);
    }
    return booked.length;
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
  answerWith(answer?: FrontRules['answer']): void {
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
