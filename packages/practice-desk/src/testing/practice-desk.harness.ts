import type {GpProvider, LiveEvent} from '@gp-elements/core';
import {
  type FakeGateway,
  fakeGateway,
  liveStream,
  type LiveStream,
  type Scenario,
  settle,
} from '@gp-elements/core/testing';
import '../define.ts';
import type {GpPracticeDesk} from '../practice-desk.element.ts';
import {FakeDesk} from './samples.ts';

export interface HarnessOptions {
  /** What there is to do. Default: one item of each kind. */
  readonly desk?: FakeDesk;
  /** What the gateway says otherwise. */
  readonly scenario?: Scenario;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Default true. */
  readonly isSignedIn?: boolean;
  /** Default true. */
  readonly hasProvider?: boolean;
  readonly lang?: string;
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/**
 * A desk in a page with its provider and a gateway in memory. The one place that knows the shadow DOM: tests ask for
 * what a person sees.
 */
export class PracticeDeskHarness {
  readonly desk: FakeDesk;
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly element: GpPracticeDesk;
  readonly page: HTMLElement;
  /** What was read out, in order. */
  readonly announced: string[] = [];
  readonly #live: LiveStream = liveStream();
  #events = 0;

  constructor({
    desk = new FakeDesk(),
    scenario = {},
    attributes = {},
    isSignedIn = true,
    hasProvider = true,
    lang,
  }: HarnessOptions = {}) {
    this.desk = desk;
    this.gateway = fakeGateway({...desk.scenario, streamEvents: this.#live.reply, ...scenario});
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement('gp-provider');
    this.element = document.createElement('gp-practice-desk');
    for (const [name, value] of Object.entries(attributes)) this.element.setAttribute(name, value);
    if (lang) this.provider.lang = lang;
    this.provider.api = 'https://gateway.example/v1';
    this.provider.fetch = this.gateway;
    if (isSignedIn) this.provider.getToken = () => 'token';
    if (hasProvider) this.provider.append(this.element);
    this.page.append(title, hasProvider ? this.provider : this.element);
  }

  /** Puts the page on screen and waits until it is drawn. */
  async show(): Promise<this> {
    document.body.append(this.page);
    new MutationObserver(() => {
      const said = clean(this.root.querySelector('[role=status]')?.textContent);
      if (said && said !== this.announced.at(-1)) this.announced.push(said);
    }).observe(this.root, {subtree: true, childList: true, characterData: true});
    await this.settle();
    return this;
  }

  remove(): void {
    this.page.remove();
  }

  /** Waits until nothing is being read or drawn; of the live updates only the connection stays open. */
  settle(): Promise<void> {
    return settle(this.gateway, this.provider, this.element);
  }

  /** The gateway tells that these changed; without ids that anything may have. Waits until the desk asked. */
  async hear(...ids: string[]): Promise<void> {
    const before = this.gateway.calls.length;
    for (const id of ids) {
      const event = String(++this.#events);
      const data = {id: event, type: 'work-item-changed', resource: `/work-items/${id}`};
      this.#live.push(`id: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    }
    if (ids.length === 0) {
      const event = String(++this.#events);
      this.#live.push(`id: ${event}\ndata: ${JSON.stringify({id: event, type: 'reset'})}\n\n`);
    }
    while (this.gateway.calls.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.settle();
  }

  /** The gateway tells of another change. Waits until the desk asked. */
  async hearOf(type: LiveEvent['type'], resource: string): Promise<void> {
    const before = this.gateway.calls.length;
    const event = String(++this.#events);
    const data = {id: event, type, resource};
    this.#live.push(`id: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    while (this.gateway.calls.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.settle();
  }

  get headings(): string[] {
    return [...this.root.querySelectorAll('[part~=heading], [part~=title]')].map((each) =>
      clean(each.textContent),
    );
  }
  #pressedAt = 0;

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  get #screen(): HTMLElement {
    return this.root.querySelector('.screen')!;
  }

  /** All that is on screen, without what stands in the page's own slot. */
  get text(): string {
    return clean(this.root.querySelector('.screen')?.textContent);
  }
  get rows(): string[] {
    return [...this.root.querySelectorAll('.row-item:not(.head)')].map((row) =>
      [...row.children]
        .map((cell) => clean(cell.querySelector('button')?.textContent ?? cell.textContent))
        .filter(Boolean)
        .join(' | '),
    );
  }
  /** Names of the rows that are chosen. */
  get chosen(): string[] {
    return [...this.root.querySelectorAll('.rows [aria-selected=true] .name')].map((each) =>
      clean(each.textContent),
    );
  }
  /** What stands below the list: what is chosen, what waits, what could not be done. */
  get bars(): string[] {
    return [...this.root.querySelectorAll('.bars > *')].map((each) => clean(each.textContent));
  }
  /** Ticks the box of a row, as with a pointer. */
  async tick(name: string): Promise<void> {
    this.root.querySelector<HTMLInputElement>(`.rows input[aria-label$="${name}"]`)!.click();
    await this.settle();
  }
  get names(): string[] {
    return [...this.root.querySelectorAll('.name')].map((each) => clean(each.textContent));
  }
  get filters(): string[] {
    return [...this.root.querySelectorAll('.filter')].map((each) => clean(each.textContent));
  }
  get buttons(): string[] {
    return [...this.root.querySelectorAll('button:not(.name, .filter)')].map((each) =>
      clean(each.textContent),
    );
  }
  /** Whose item is open. */
  get open(): string {
    return clean(this.root.querySelector('.subject')?.textContent);
  }
  get item(): string {
    return clean(this.root.querySelector('.item')?.textContent);
  }
  /** Lines of an item that changed: "Tijd | was | is". */
  get changed(): string[] {
    return [...this.root.querySelectorAll('.compare .changed')].map((row) =>
      [...row.children].map((cell) => clean(cell.textContent)).join(' | '),
    );
  }
  get notices(): string[] {
    return [...this.root.querySelectorAll('.notice .heading')].map((each) => clean(each.textContent));
  }
  get phone(): string | undefined {
    return this.root.querySelector<HTMLAnchorElement>('.item a[href^="tel:"]')?.href;
  }
  get dialog(): string {
    return clean(this.root.querySelector('dialog[open]')?.textContent);
  }
  get dialogButtons(): string[] {
    return [...this.root.querySelectorAll('dialog[open] button')].map((each) => clean(each.textContent));
  }
  get field(): HTMLTextAreaElement | null {
    return this.root.querySelector('textarea');
  }
  /** What has the keyboard, in words. */
  get focused(): string {
    const {activeElement} = this.root;
    return activeElement instanceof HTMLTextAreaElement
      ? clean(activeElement.labels[0]?.textContent)
      : clean(activeElement?.textContent);
  }
  /** Where a row stands in the window. CSS px. */
  topOf(name: string): number {
    const button = [...this.root.querySelectorAll('.name')].find((each) => clean(each.textContent) === name);
    return button!.getBoundingClientRect().top;
  }

  /** Presses a key where the keyboard is, else on the screen itself. */
  /** Presses a key, so long after the one before as who reads in between does. ms. */
  async key(key: string, modifiers: KeyboardEventInit = {}, afterMs = 2000): Promise<void> {
    const target = this.root.activeElement ?? this.#screen;
    const event = new KeyboardEvent('keydown', {
      ...{key, bubbles: true, composed: true, cancelable: true},
      ...modifiers,
    });
    Object.defineProperty(event, 'timeStamp', {value: (this.#pressedAt += afterMs)});
    target.dispatchEvent(event);
    if (key === 'Enter' && target instanceof HTMLButtonElement) target.click();
    await this.settle();
  }

  async type(text: string): Promise<void> {
    const field = this.field!;
    field.value = text;
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    await this.settle();
  }

  /** Presses a button by the beginning of its name, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const button = [...this.root.querySelectorAll('button')]
      .reverse()
      .find((each) => clean(each.textContent).startsWith(name));
    if (!button) throw new Error(`No button “${name}” on screen: ${this.buttons.join(' | ')}`);
    button.focus();
    button.click();
    await this.settle();
  }
}

/** A desk on screen. */
export const showPracticeDesk = (options?: HarnessOptions): Promise<PracticeDeskHarness> =>
  new PracticeDeskHarness(options).show();
