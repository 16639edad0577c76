import type {GpProvider, MedicationOverview} from '@gp-elements/core';
import {body, type FakeGateway, fakeGateway, type Scenario, settle} from '@gp-elements/core/testing';
import '../define.ts';
import type {GpMedicationOverview} from '../medication-overview.element.ts';
import {overviewOf} from './samples.ts';

export interface HarnessOptions {
  /** What the gateway says. Default: the overview that is given. */
  readonly scenario?: Scenario;
  /** What differs in the overview. Default: of someone with nine medicines. */
  readonly overview?: Partial<MedicationOverview>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly providerAttributes?: Readonly<Record<string, string>>;
  /** Default: an address of this page's own origin. */
  readonly api?: string;
  /** Default true. */
  readonly isSignedIn?: boolean;
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** An overview in a page with its provider and a gateway in memory: the one place that knows the shadow DOM. */
export class OverviewHarness {
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly element: GpMedicationOverview;
  readonly page: HTMLElement;

  constructor({
    scenario = {},
    overview,
    attributes = {},
    providerAttributes = {},
    api = new URL('/v1', location.href).href,
    isSignedIn = true,
  }: HarnessOptions = {}) {
    this.gateway = fakeGateway({getMedicationOverview: body(overviewOf(overview)), ...scenario});
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement('gp-provider');
    this.element = document.createElement('gp-medication-overview');
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
    document.body.append(this.page);
    await this.settle();
    return this;
  }

  remove(): void {
    this.page.remove();
  }

  /** Waits until nothing is being read or drawn; a list comes a few at a time. */
  async settle(): Promise<void> {
    const drawn = () => this.element.shadowRoot?.querySelectorAll('.card').length;
    for (let before = -1; before !== drawn();) {
      before = drawn() ?? 0;
      await settle(this.gateway, this.provider, this.element);
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    }
    await settle(this.gateway, this.provider, this.element);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
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

  /** What a treatment says, by the beginning of its name. */
  treatment(name: string): HTMLElement {
    const found = [...this.root.querySelectorAll<HTMLElement>('.card')].find((card) =>
      clean(card.querySelector('.heading')?.textContent).startsWith(name),
    );
    if (!found) throw new Error(`No treatment “${name}” on screen.`);
    return found;
  }

  textOf(name: string): string {
    return clean(this.treatment(name).textContent);
  }

  /** Names of the treatments on screen, in order. */
  get names(): string[] {
    return [...this.root.querySelectorAll('.card > .heading [translate]')].map((each) =>
      clean(each.textContent),
    );
  }

  /** Each line that is said to hold, beside the others. */
  linesOf(name: string): string[] {
    return [...this.treatment(name).querySelectorAll(':scope > .lines > .line')].map((line) =>
      clean(line.querySelector('.how')?.textContent),
    );
  }

  /** The picture of the week, row by row; undefined where there is none. */
  weekOf(name: string): string[] | undefined {
    const table = this.treatment(name).querySelector('table');
    return (
      table?.tBodies[0] &&
      [...table.tBodies[0].rows].map((row) =>
        [...row.cells].map((cell) => clean(cell.textContent).replace('–niets', '–')).join(' '),
      )
    );
  }

  /** What has the keyboard, in words. */
  get focused(): string {
    return clean(this.root.activeElement?.textContent);
  }

  /** What was read out last. */
  get said(): string {
    return clean(this.root.querySelector('[role=status].hidden')?.textContent);
  }

  /** How often the overview was asked for. */
  get reads(): number {
    return this.gateway.calls.filter(({operationId}) => operationId === 'getMedicationOverview').length;
  }

  button(name: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((each) =>
      clean(each.textContent).startsWith(name),
    );
    if (!found) throw new Error(`No button “${name}” on screen.`);
    return found;
  }

  /** Presses the first button on screen whose name begins so, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const found = this.button(name);
    found.focus();
    found.click();
    await this.settle();
  }
}

/** An overview on screen. */
export const showOverview = (options?: HarnessOptions): Promise<OverviewHarness> =>
  new OverviewHarness(options).show();
