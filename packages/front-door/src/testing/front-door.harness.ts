import type {GpProvider} from '@gp-elements/core';
import {type FakeGateway, fakeGateway, settle, type Scenario} from '@gp-elements/core/testing';
import '../define.ts';
import type {GpFrontDoor} from '../front-door.element.ts';

export interface HarnessOptions {
  /** What the gateway says. Default: the contract's first examples, among them the time: Monday 23 November 2026, 08:05. */
  readonly scenario?: Scenario;
  /** Attributes of the front door. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly providerAttributes?: Readonly<Record<string, string>>;
  /** What the page wrote inside it. */
  readonly content?: readonly (Node | string)[];
  /** Of the elements' names. Default `gp`. */
  readonly prefix?: string;
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/**
 * A front door in a page with its provider and a gateway in memory. The one place that knows the shadow DOM: tests ask
 * for what a person sees.
 */
export class FrontDoorHarness {
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly door: GpFrontDoor;
  readonly page: HTMLElement;

  constructor({
    scenario = {},
    attributes = {},
    providerAttributes = {},
    content = [],
    prefix = 'gp',
  }: HarnessOptions = {}) {
    this.gateway = fakeGateway(scenario);
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement(`${prefix}-provider`) as GpProvider;
    this.door = document.createElement(`${prefix}-front-door`) as GpFrontDoor;
    for (const [name, value] of Object.entries(providerAttributes)) this.provider.setAttribute(name, value);
    for (const [name, value] of Object.entries(attributes)) this.door.setAttribute(name, value);
    this.provider.api = 'https://gateway.example/v1';
    this.provider.fetch = this.gateway;
    this.door.append(...content);
    this.provider.append(this.door);
    this.page.append(title, this.provider);
  }

  /** Puts the page on screen and waits until it is drawn. */
  async show(): Promise<this> {
    document.body.append(this.page);
    await this.settle();
    return this;
  }

  remove(): void {
    this.page.remove();
  }

  /** Waits until nothing is being read or drawn; a request that never gets an answer is waited for a little. */
  settle(): Promise<void> {
    return settle(this.gateway, this.provider, this.door);
  }

  get root(): ShadowRoot {
    return this.door.shadowRoot!;
  }

  /** Heading of the screen. */
  get heading(): string {
    return clean(this.root.querySelector('.title')?.textContent);
  }

  get headings(): string[] {
    return [...this.root.querySelectorAll('[role=heading]')].map(
      (each) => `${each.ariaLevel} ${clean(each.textContent)}`,
    );
  }

  /** All that is on screen, without what stands in the page's own slot. */
  get text(): string {
    return clean(this.root.querySelector('.screen')?.textContent);
  }

  get buttons(): string[] {
    return [...this.root.querySelectorAll('button')].map((each) => clean(each.textContent));
  }

  /** The numbers on large cards, as `tel:` addresses. */
  get calls(): string[] {
    return [...this.root.querySelectorAll<HTMLAnchorElement>('[part~=phone-large]')].map(({href}) => href);
  }

  /** What the page wrote, as far as it is on screen. */
  get shown(): Element[] {
    return [...this.root.querySelectorAll('slot')].flatMap((slot) =>
      slot.assignedElements().filter((each) => getComputedStyle(each).display !== 'none'),
    );
  }

  /** Whether the practice is open now, in words. */
  get openNow(): string {
    return clean(this.root.querySelector('[part~=hours] b')?.textContent);
  }

  /** Rows of the week: "maandag 23 november: 08:00 tot 17:00". */
  get week(): string[] {
    return [...this.root.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => clean(cell.textContent)).join(': '),
    );
  }

  /** What has the keyboard, in words. */
  get focused(): string {
    return clean(this.root.activeElement?.textContent);
  }

  /** Presses a button by the beginning of its name, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const button = [...this.root.querySelectorAll('button')].find((each) =>
      clean(each.textContent).startsWith(name),
    );
    if (!button) throw new Error(`No button “${name}” on screen: ${this.buttons.join(' | ')}`);
    button.focus();
    button.click();
    await this.settle();
  }
}

/** A front door on screen. */
export const showFrontDoor = (options?: HarnessOptions): Promise<FrontDoorHarness> =>
  new FrontDoorHarness(options).show();
