/** The booking widget as a person meets it: by role and name. The one place that knows how its steps are operated. */
import type {Locator, Page} from 'playwright-core';
import {strings as aside} from '../../packages/booking/src/strings/nl-aside.ts';
import {strings as calendar} from '../../packages/booking/src/strings/nl-calendar.ts';
import {strings as first} from '../../packages/booking/src/strings/nl.ts';
import {strings as later} from '../../packages/booking/src/strings/nl-later.ts';

export const texts = {...first, ...calendar, ...later, ...aside};
type Key = {[K in keyof typeof texts]: (typeof texts)[K] extends string ? K : never}[keyof typeof texts];

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A text of the widget, with its parameters filled in. */
export function say(key: Key, params: Record<string, string> = {}): string {
  return texts[key].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '');
}

/** A text of the widget as a pattern: whatever its parameters are. */
export function like(key: Key): RegExp {
  return new RegExp(
    texts[key]
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.+'),
  );
}

export type Answer = 'yes' | 'no' | 'unknown';

export class BookingPage {
  readonly page: Page;
  readonly root: Locator;

  /** @param root The element, where a page has more than one. */
  constructor(page: Page, root = page.locator('gp-booking').first()) {
    this.page = page;
    this.root = root;
  }

  /** Opens a page of the site, signed in as that person. */
  async open(personId: string | undefined, path = '/afspraak'): Promise<void> {
    const url = new URL(path, 'http://site.invalid');
    if (personId !== undefined) url.searchParams.set('als', personId);
    await this.page.goto(`${url.pathname}${url.search}`);
  }

  heading(key: Key): Locator {
    return this.root.getByRole('heading', {name: like(key)});
  }
  /** The screen with that heading is there. */
  async at(key: Key): Promise<void> {
    try {
      await this.heading(key).first().waitFor();
    } catch {
      throw new Error(`"${texts[key]}" does not come; instead there is\n${await this.root.ariaSnapshot()}`);
    }
  }
  button(key: Key): Locator {
    return this.root.getByRole('button', {name: like(key)});
  }
  phone(number: string): Locator {
    return this.root.getByRole('link', {name: number});
  }

  async answer(answer: Answer): Promise<void> {
    await this.at('urgent.heading');
    await this.root.getByRole('button', {name: say(`urgent.${answer}`), exact: true}).click();
  }
  async person(name: string | RegExp): Promise<void> {
    await this.at('person.heading');
    await this.root.getByRole('button', {name}).click();
  }
  async kind(name: string | RegExp): Promise<void> {
    await this.at('kind.heading');
    await this.root.getByRole('button', {name}).click();
  }
  async complaints(answer: 'one' | 'several'): Promise<void> {
    await this.at('complaints.heading');
    await this.root.getByRole('button', {name: like(`complaints.${answer}`)}).click();
  }
  /** Times that can be pressed, in the order of the page. */
  times(): Locator {
    return this.root.getByRole('button', {name: /^\d{2}:\d{2}/});
  }
  async firstTime(): Promise<void> {
    await this.at('time.heading');
    await this.times().first().click();
  }
  /** Asks for the calendar under the first times. */
  async anotherDay(): Promise<void> {
    await this.button('time.other').click();
    await this.root
      .getByRole('gridcell', {name: /vrije tijd/})
      .first()
      .waitFor();
  }
  reason(): Locator {
    return this.root.getByRole('textbox', {name: like('details.reason')});
  }
  async toCheck(): Promise<void> {
    await this.button('details.next').click();
    await this.at('check.heading');
  }
  async confirm(): Promise<void> {
    await this.button('check.book').click();
  }
}

/** What a journey chooses on its way to the times. */
export interface Choices {
  person?: string | RegExp;
  kind: string | RegExp;
  complaints?: 'one' | 'several';
}

/** From the urgent question to the list of times. */
export async function toTimes(booking: BookingPage, {person, kind, complaints}: Choices): Promise<void> {
  await booking.answer('no');
  if (person !== undefined) await booking.person(person);
  await booking.kind(kind);
  if (complaints !== undefined) await booking.complaints(complaints);
  await booking.at('time.heading');
}

/** From the urgent question to the details of the first free time. */
export async function toDetails(booking: BookingPage, choices: Choices): Promise<void> {
  await toTimes(booking, choices);
  await booking.firstTime();
  await booking.at('details.heading');
}
