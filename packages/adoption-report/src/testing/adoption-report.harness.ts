import type {GpProvider} from '@gp-elements/core';
import {example, type FakeGateway, fakeGateway, settle, type Scenario} from '@gp-elements/core/testing';
import '../define.ts';
import type {GpAdoptionReport} from '../adoption-report.element.ts';

export interface HarnessOptions {
  /** What the gateway says. Default: staff, and the contract's example of three months. */
  readonly scenario?: Scenario;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly providerAttributes?: Readonly<Record<string, string>>;
  /** Default true. */
  readonly isSignedIn?: boolean;
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** A report in a page with its provider and a gateway in memory: the one place that knows the shadow DOM. */
export class AdoptionReportHarness {
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly report: GpAdoptionReport;
  readonly page: HTMLElement;

  constructor({
    scenario = {},
    attributes = {},
    providerAttributes = {},
    isSignedIn = true,
  }: HarnessOptions = {}) {
    this.gateway = fakeGateway({getSession: example('staff'), ...scenario});
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement('gp-provider');
    this.report = document.createElement('gp-adoption-report');
    for (const [name, value] of Object.entries(providerAttributes)) this.provider.setAttribute(name, value);
    for (const [name, value] of Object.entries(attributes)) this.report.setAttribute(name, value);
    this.provider.api = 'https://gateway.example/v1';
    this.provider.fetch = this.gateway;
    if (isSignedIn) this.provider.getToken = () => 'token';
    this.report.append('Bel de beheerder.');
    this.provider.append(this.report);
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

  /** Waits until nothing is being read or drawn; a request that never gets an answer is waited for a little: a
   * page in the background has one timer a second. */
  settle(): Promise<void> {
    return settle(this.gateway, this.provider, this.report);
  }

  get root(): ShadowRoot {
    return this.report.shadowRoot!;
  }

  /** All that is on screen, without what stands in the page's own slot. */
  get text(): string {
    return clean(this.root.querySelector('.screen')?.textContent);
  }

  get headings(): string[] {
    return [...this.root.querySelectorAll('[role=heading]')].map(
      (each) => `${each.ariaLevel} ${clean(each.textContent)}`,
    );
  }

  /** What a screen reader says of the chart. */
  get chart(): string {
    return this.root.querySelector('svg[role=img]')?.getAttribute('aria-label') ?? '';
  }

  /** A table as text, by the beginning of its name: rows of cells. */
  table(name: string): string[][] {
    const region = [...this.root.querySelectorAll('[role=region]')].find((each) =>
      each.getAttribute('aria-label')?.startsWith(name),
    );
    return [...(region?.querySelectorAll('tr') ?? [])].map((row) =>
      [...row.children].map((cell) => clean(cell.textContent)),
    );
  }

  get definitions(): string[] {
    return [...this.root.querySelectorAll('dt')].map((each) => clean(each.textContent));
  }

  /** What was told last about saving. */
  get status(): string {
    return clean(this.root.querySelector('form [role=status]')?.textContent);
  }

  control<Control extends HTMLElement>(id: string): Control {
    return this.root.querySelector<Control>(`#${id}`)!;
  }

  /** Chooses from a list by its value. */
  async choose(id: string, value: string): Promise<void> {
    const list = this.control<HTMLSelectElement>(id);
    list.value = value;
    list.dispatchEvent(new Event('change'));
    await this.settle();
  }

  fill(id: string, value: string): void {
    this.control<HTMLInputElement>(id).value = value;
  }

  /** Presses a button by the beginning of its name, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const button = [...this.root.querySelectorAll('button')].find((each) =>
      clean(each.textContent).startsWith(name),
    );
    if (!button) throw new Error(`No button “${name}” on screen.`);
    button.focus();
    button.click();
    await this.settle();
  }
}

/** A report on screen. */
export const showAdoptionReport = (options?: HarnessOptions): Promise<AdoptionReportHarness> =>
  new AdoptionReportHarness(options).show();
