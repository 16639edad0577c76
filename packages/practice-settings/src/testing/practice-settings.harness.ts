import type {GpProvider, PracticeSettings, SettingsState} from '@gp-elements/core';
import {
  body,
  example,
  exampleOf,
  type FakeGateway,
  fakeGateway,
  problem,
  type Scenario,
  settle,
} from '@gp-elements/core/testing';
import '../define.ts';
import type {GpPracticeSettings} from '../practice-settings.element.ts';

export interface HarnessOptions {
  /** What the gateway says. Default: a manager, and the contract's example of a small practice, which can be changed. */
  readonly scenario?: Scenario;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly providerAttributes?: Readonly<Record<string, string>>;
  /** Default true. */
  readonly isSignedIn?: boolean;
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Settings in a page with their provider and a gateway in memory: the one place that knows the shadow DOM. */
export class SettingsHarness {
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly element: GpPracticeSettings;
  readonly page: HTMLElement;
  /** What the gateway has. */
  state: SettingsState = exampleOf('getSettings');

  constructor({
    scenario = {},
    attributes = {},
    providerAttributes = {},
    isSignedIn = true,
  }: HarnessOptions = {}) {
    this.gateway = fakeGateway({
      getSession: example('manager'),
      getSettings: () => body(this.state),
      putSettings: ({headers, body: sent}) => {
        if (headers.get('If-Match') !== this.state.etag)
          return problem('precondition-failed', {currentSettings: this.state});
        return body(this.change(sent as PracticeSettings));
      },
      ...scenario,
    });
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement('gp-provider');
    this.element = document.createElement('gp-practice-settings');
    for (const [name, value] of Object.entries(providerAttributes)) this.provider.setAttribute(name, value);
    for (const [name, value] of Object.entries(attributes)) this.element.setAttribute(name, value);
    this.provider.api = 'https://gateway.example/v1';
    this.provider.fetch = this.gateway;
    if (isSignedIn) this.provider.getToken = () => 'token';
    this.element.append('Bel de beheerder.');
    this.provider.append(this.element);
    this.page.append(title, this.provider);
  }

  /** As if someone changed them at the gateway. */
  change(settings: PracticeSettings, name = 'W. Hendriks'): SettingsState {
    const revision = this.state.revision + 1;
    this.state = {...this.state, settings, revision, etag: `"${revision}"`, changedBy: {id: 'x', name}};
    return this.state;
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

  /** Waits until nothing is being read or drawn. */
  settle(): Promise<void> {
    return settle(this.gateway, this.provider, this.element);
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

  /** What has the keyboard, in words. */
  get focused(): string {
    const {activeElement: found} = this.root;
    return clean(found?.id || found?.textContent);
  }

  /** What was told last. */
  get told(): string {
    return clean(this.root.querySelector('.told')?.textContent);
  }

  /** What is changed and not saved, in words; empty when there is nothing. */
  get unsaved(): string {
    return clean(this.root.querySelector('.save p')?.textContent);
  }

  /** The document that was sent last. */
  get sent(): PracticeSettings | undefined {
    return this.gateway.calls.filter(({operationId}) => operationId === 'putSettings').at(-1)
      ?.body as PracticeSettings;
  }

  control(id: string): HTMLInputElement {
    const found = this.root.getElementById(id);
    if (!found) throw new Error(`Nothing called ${id} on screen.`);
    return found as HTMLInputElement;
  }

  /** Types into a field, or chooses from a list. */
  async fill(id: string, value: string): Promise<void> {
    const control = this.control(id);
    control.value = value;
    control.dispatchEvent(new Event('input'));
    control.dispatchEvent(new Event('change'));
    await this.settle();
  }

  /** Presses the last button on screen whose name begins so, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const found = [...this.root.querySelectorAll('button')]
      .filter((each) => clean(each.ariaLabel ?? each.textContent).startsWith(name))
      .at(-1);
    if (!found) throw new Error(`No button “${name}” on screen.`);
    found.focus();
    found.click();
    await this.settle();
  }

  /** Gives a file to the field that takes one. */
  async give(content: string): Promise<void> {
    const files = new DataTransfer();
    files.items.add(new File([content], 'instellingen.json', {type: 'application/json'}));
    const control = this.control('file');
    control.files = files.files;
    control.dispatchEvent(new Event('change'));
    await this.settle();
  }
}

/** Settings on screen. */
export const showSettings = (options?: HarnessOptions): Promise<SettingsHarness> =>
  new SettingsHarness(options).show();
