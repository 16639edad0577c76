import type {GpProvider} from '@gp-elements/core';
import {type FakeGateway, fakeGateway, settle, type Scenario} from '@gp-elements/core/testing';
import '../define.ts';
// Here already, so that a test does not wait for the network where a page does.
import '../aside.ts';
import '../calendar.ts';
import '../later.ts';
import type {GpBooking} from '../booking.element.ts';

export interface HarnessOptions {
  /** What the gateway says. Default: the contract's first examples. */
  readonly scenario?: Scenario;
  /** Default true: one adult without children. */
  readonly isSignedIn?: boolean;
  /** Attributes of the widget. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Attributes of the provider. */
  readonly providerAttributes?: Readonly<Record<string, string>>;
  /** The page's own fallback. */
  readonly fallback?: string;
}

/** How long anything may take in a test. ms. */
const PATIENCE_MS = 4000;

/** Waits until it is so; fails with what it waited for. */
export async function until<T>(isSo: () => T | undefined | null | false, what: string): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = isSo();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** The text that is read out for an element, without what is hidden from everyone. */
const textOf = (element: Element) => clean(element.textContent);

/**
 * A booking widget in a page with its provider and a gateway in memory. The one place that knows the shadow DOM: tests
 * ask for what a person sees.
 */
export class BookingHarness {
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly booking: GpBooking;
  readonly page: HTMLElement;
  /** Everything that was announced, in order. */
  readonly announcements: string[] = [];

  constructor({
    scenario = {},
    isSignedIn = true,
    attributes = {},
    providerAttributes = {},
    fallback = '',
  }: HarnessOptions = {}) {
    this.gateway = fakeGateway(scenario);
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement('gp-provider');
    this.booking = document.createElement('gp-booking');
    this.booking.textContent = fallback;
    for (const [name, value] of Object.entries(providerAttributes)) this.provider.setAttribute(name, value);
    for (const [name, value] of Object.entries(attributes)) this.booking.setAttribute(name, value);
    this.provider.api = 'https://gateway.example/v1';
    this.provider.fetch = this.gateway;
    if (isSignedIn) this.provider.getToken = () => 'token';
    this.provider.append(this.booking);
    this.page.append(title, this.provider);
  }

  /** Puts the page on screen and waits until it is drawn. */
  async show(): Promise<this> {
    document.body.append(this.page);
    await this.settle();
    const region = this.root.querySelector('[role=status]');
    if (region) {
      new MutationObserver(() => {
        const text = clean(region.textContent);
        if (text) this.announcements.push(text);
      }).observe(region, {childList: true, characterData: true, subtree: true});
    }
    return this;
  }

  remove(): void {
    this.page.remove();
  }

  get root(): ShadowRoot {
    return this.booking.shadowRoot!;
  }

  /** Waits until nothing is being read, drawn or imported; a request that never gets an answer is waited for a little. */
  async settle(): Promise<void> {
    const isLoading = () => this.root.querySelector('.loading') !== null;
    await this.#quiet();
    // A part of the widget is on its way: nothing is asked of the gateway, and still something is to come.
    for (const patience = Date.now() + 3000; isLoading() && Date.now() < patience; await this.#quiet()) {
      if (this.gateway.pending() > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  #quiet(): Promise<void> {
    return settle(this.gateway, this.provider, this.booking);
  }

  /** Heading of the screen, with the progress before it. */
  get heading(): string {
    const title = this.root.querySelector('.title');
    return title ? textOf(title) : '';
  }

  /** Headings inside the screen, in order. */
  get headings(): string[] {
    return [...this.root.querySelectorAll('.heading')].map(textOf);
  }

  /** All that is on screen. */
  get text(): string {
    return textOf(this.root.querySelector('.screen')!);
  }

  /** Visible names of the buttons, in order. */
  get buttons(): string[] {
    return [...this.root.querySelectorAll('button')].map(textOf);
  }

  /** The times that can be pressed, such as "09:00 dr. M. Bakker". */
  get times(): string[] {
    return [...this.root.querySelectorAll('[part~=time-slot]')].map(textOf);
  }

  /** Numbers that can be called, as `tel:` addresses. */
  get calls(): string[] {
    return [...this.root.querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]')].map((link) => link.href);
  }

  /** The numbers on large cards only. */
  get largeCalls(): string[] {
    return [...this.root.querySelectorAll<HTMLAnchorElement>('[part~=phone-large]')].map((link) => link.href);
  }

  /** Texts of the messages on screen. */
  get notices(): string[] {
    return [...this.root.querySelectorAll('[part~=notice]')].map(textOf);
  }

  /** What has the keyboard, in words. */
  get focused(): string {
    const element = this.root.activeElement;
    return element ? textOf(element) || element.id : '';
  }

  /** Rows of the summary, as "term: value". */
  get summary(): string[] {
    return [...this.root.querySelectorAll('dl > div')].map(
      (row) =>
        `${clean(row.querySelector('dt')?.textContent)}: ${clean(row.querySelector('dd')?.textContent)}`,
    );
  }

  /** What the draft, the hold and the like say below and above the fields. */
  get hints(): string[] {
    return [...this.root.querySelectorAll('.hint')].map(textOf);
  }

  field(label: string): HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement {
    const found = [...this.root.querySelectorAll('label')].find((each) => textOf(each).startsWith(label));
    const control = found && this.root.getElementById(found.htmlFor);
    if (!control) throw new Error(`No field “${label}” on screen: ${this.text}`);
    return control as HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;
  }

  button(name: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((each) => textOf(each).startsWith(name));
    if (!found) throw new Error(`No button “${name}” on screen: ${this.buttons.join(' | ')}`);
    return found;
  }

  has(name: string): boolean {
    return this.buttons.some((each) => each.startsWith(name));
  }

  /** Presses a button by the beginning of its name, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const button = this.button(name);
    button.focus();
    button.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    button.click();
    await this.settle();
  }

  async type(label: string, value: string): Promise<void> {
    const control = this.field(label);
    control.value = value;
    control.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await this.settle();
  }

  async tick(label: string): Promise<void> {
    this.field(label).click();
    await this.settle();
  }

  async choose(label: string, option: string): Promise<void> {
    const control = this.field(label);
    const found = [...control.options].find((each) => textOf(each).startsWith(option));
    if (!found) throw new Error(`No option “${option}”`);
    control.value = found.value;
    control.dispatchEvent(new Event('change', {bubbles: true}));
    await this.settle();
  }

  /** Asks for the calendar under the first times. */
  async openCalendar(): Promise<void> {
    await this.press('Een andere dag kiezen');
    await until(() => this.root.querySelector('table'), 'the calendar');
  }

  /** Presses a day in the calendar, `YYYY-MM-DD`. */
  async pressDay(date: string): Promise<void> {
    const day = await until(
      () => this.root.querySelector<HTMLElement>(`[data-date="${date}"]`),
      `day ${date}`,
    );
    day.click();
    await this.settle();
  }

  /** Bodies of the writes of one operation, in order. */
  bodies(operationId: string): unknown[] {
    return this.gateway.calls.filter((call) => call.operationId === operationId).map(({body}) => body);
  }

  /** How often an operation was asked for. */
  count(operationId: string): number {
    return this.gateway.calls.filter((call) => call.operationId === operationId).length;
  }

  /** From a fresh page to the times of the ordinary kind. */
  async toTimes(): Promise<void> {
    await this.press('Nee, geen van deze');
    await this.press('Spreekuur');
    await this.press('Eén klacht');
  }

  /** On to the details, with the time that begins so. */
  async toDetails(time = '09:00'): Promise<void> {
    await this.toTimes();
    await this.press(time);
    await until(() => this.heading.includes('Wat moeten wij weten?'), 'the details');
  }

  /** On to the check, with a reason. */
  async toCheck(reason = 'Ik hoest al drie weken.'): Promise<void> {
    await this.toDetails();
    await this.type('Waar gaat het over?', reason);
    await this.press('Verder');
  }
}

/** A booking widget on screen. */
export const showBooking = (options?: HarnessOptions): Promise<BookingHarness> =>
  new BookingHarness(options).show();
