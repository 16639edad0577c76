import type {GpProvider, RepeatRequestCreate} from '@gp-elements/core';
import {type FakeGateway, fakeGateway, type Scenario, settle} from '@gp-elements/core/testing';
import '../define.ts';
import type {GpRepeatPrescription} from '../repeat-prescription.element.ts';
import {type DeskOptions, RepeatDesk} from './repeat-desk.ts';

export interface HarnessOptions extends DeskOptions {
  /** What the gateway says. Default: it keeps what is sent. */
  readonly scenario?: Scenario;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly providerAttributes?: Readonly<Record<string, string>>;
  /** Default: of the page's own origin, as the gateway's pages are. */
  readonly api?: string;
  /** Default true. */
  readonly isSignedIn?: boolean;
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Repeat prescriptions in a page with their provider and a gateway in memory: the one place that knows the shadow DOM. */
export class RepeatHarness {
  readonly desk: RepeatDesk;
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly element: GpRepeatPrescription;
  readonly page: HTMLElement;
  /** Presses, ticks and choices so far. */
  clicks = 0;

  constructor({
    scenario = {},
    attributes = {},
    providerAttributes = {},
    isSignedIn = true,
    api = `${location.origin}/v1`,
    ...desk
  }: HarnessOptions = {}) {
    this.desk = new RepeatDesk(desk);
    this.gateway = fakeGateway({...this.desk.scenario, ...scenario});
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement('gp-provider');
    this.element = document.createElement('gp-repeat-prescription');
    for (const [name, value] of Object.entries(providerAttributes)) this.provider.setAttribute(name, value);
    for (const [name, value] of Object.entries(attributes)) this.element.setAttribute(name, value);
    this.provider.api = api;
    this.provider.fetch = this.gateway;
    if (isSignedIn) this.provider.getToken = () => 'token';
    this.element.append('Bel de praktijk.');
    this.provider.append(this.element);
    this.page.append(title, this.provider);
  }

  /** Puts the page on screen and waits until it is drawn. */
  async show(): Promise<this> {
    // At hand, as on a page that is looked at for a while.
    await import('../aside.ts');
    document.body.append(this.page);
    await this.settle();
    return this;
  }

  remove(): void {
    this.page.remove();
  }

  /** Waits until nothing is being read or drawn. */
  async settle(): Promise<void> {
    // A part of the widget that is on its way takes a few rounds more.
    for (let round = 0; round < 10; round++) {
      await settle(this.gateway, this.provider, this.element);
      if (this.gateway.pending() > 0 || !this.root.querySelector('.loading')) return;
    }
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** All that is on screen, without what stands in the page's own slot. */
  get text(): string {
    return clean(this.root.querySelector('.screen')?.textContent);
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

  get buttons(): string[] {
    return [...this.root.querySelectorAll('button')].map((each) => clean(each.textContent));
  }

  /** Medicines on screen, each as one text; with a tick before what is chosen. */
  get medicines(): string[] {
    return [...this.root.querySelectorAll('.medicine')].map((each) => {
      const tick = each.querySelector<HTMLInputElement>('[type=checkbox]');
      return (tick ? (tick.checked ? '[x] ' : '[ ] ') : '') + clean(each.textContent);
    });
  }

  /** The medicine whose text begins so. */
  medicine(name: string): string {
    const found = this.medicines.find((text) => text.replace(/^\[.\] /, '').startsWith(name));
    if (found === undefined) throw new Error(`No medicine “${name}”: ${this.medicines.join(' | ')}`);
    return found;
  }

  /** What is said above: failures, refusals, what went well. */
  get notices(): string[] {
    return [...this.root.querySelectorAll('.notice')].map((each) => clean(each.textContent));
  }

  /** What has the keyboard, in words. */
  get focused(): string {
    const {activeElement: found} = this.root;
    return clean(found?.id || found?.textContent);
  }

  /** What was read out last. */
  get said(): string {
    return clean(this.root.querySelector('[role=status].hidden')?.textContent);
  }

  get isAsking(): boolean {
    return this.root.querySelector('dialog')?.open ?? false;
  }

  /** What was sent. */
  get sent(): RepeatRequestCreate[] {
    return this.gateway.calls
      .filter(({operationId}) => operationId === 'createRepeatRequest')
      .map(({body}) => body as RepeatRequestCreate);
  }

  control(id: string): HTMLInputElement {
    const found = this.root.getElementById(id);
    if (!found) throw new Error(`Nothing called ${id} on screen.`);
    return found as HTMLInputElement;
  }

  async fill(id: string, value: string): Promise<void> {
    const control = this.control(id);
    control.value = value;
    control.dispatchEvent(new Event('input'));
    await this.settle();
  }

  /** Ticks, or chooses, what has a label that begins so. */
  async tick(name: string): Promise<void> {
    const label = [...this.root.querySelectorAll('label')].find((each) =>
      clean(each.textContent).startsWith(name),
    );
    if (!label) throw new Error(`Nothing to tick called “${name}”: ${this.text}`);
    this.clicks++;
    this.control(label.htmlFor).click();
    await this.settle();
  }

  /** Presses the first button on screen whose name begins so, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const found = [...this.root.querySelectorAll('button')].find((each) =>
      clean(each.textContent).startsWith(name),
    );
    if (!found) throw new Error(`No button “${name}” on screen: ${this.buttons.join(' | ')}`);
    this.clicks++;
    found.focus();
    found.click();
    await this.settle();
  }

  /** From a fresh page to the check, with one medicine. */
  async toCheck(name = 'METOPROLOL'): Promise<void> {
    await this.tick(name);
    await this.press('Verder');
  }
}

/** Repeat prescriptions on screen. */
export const showRepeatPrescription = (options?: HarnessOptions): Promise<RepeatHarness> =>
  new RepeatHarness(options).show();
