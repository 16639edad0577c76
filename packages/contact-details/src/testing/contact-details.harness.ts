import type {ContactDetails, ContactDetailsUpdate, GpProvider} from '@gp-elements/core';
import {
  body,
  exampleOf,
  type FakeGateway,
  fakeGateway,
  problem,
  type Scenario,
  settle,
} from '@gp-elements/core/testing';
import '../define.ts';
import type {GpContactDetails} from '../contact-details.element.ts';

export interface HarnessOptions {
  /** What the gateway says. Default: it keeps what is sent, and takes one code: 481205. */
  readonly scenario?: Scenario;
  /** What the gateway has. Default: nothing was ever said. */
  readonly details?: Partial<ContactDetails>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly providerAttributes?: Readonly<Record<string, string>>;
  /** Default true. */
  readonly isSignedIn?: boolean;
}

const CODE = '481205';
const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** A gateway in memory that keeps contact details as the reference gateway does, with masks of its own. */
export class ContactDesk {
  details: ContactDetails;

  constructor(details: Partial<ContactDetails> = {}) {
    this.details = {...exampleOf('getContactDetails', 'none'), channels: ['email', 'sms'], ...details};
  }

  change(change: Partial<ContactDetails>): ContactDetails {
    const next = {...this.details, ...change};
    const used = next.email?.confirmed ? 'email' : next.mobile?.confirmed ? 'sms' : 'none';
    const revision = next.revision + 1;
    return (this.details = {...next, noticeBy: used, revision, etag: `"${revision}"`});
  }

  readonly scenario: Scenario = {
    getContactDetails: () => body(this.details),
    putContactDetails: ({headers, body: sent}) => {
      if (headers.get('If-Match') !== this.details.etag)
        return problem('precondition-failed', {currentContactDetails: this.details});
      const {email, mobile, language, reminders} = sent as ContactDetailsUpdate;
      const next: ContactDetails = {...this.details, language, reminders};
      for (const [field, value] of [
        ['email', email],
        ['mobile', mobile],
      ] as const) {
        const old = next[field];
        delete next[field];
        if (value === undefined) continue;
        const wait = {confirmed: false, codeUntil: '2026-11-23T08:35:00+01:00', triesLeft: 5};
        next[field] = value === old?.masked ? old : {masked: `${value[0]}•••${value.slice(-2)}`, ...wait};
      }
      this.details = next;
      return body(this.change({}));
    },
    confirmContactDetails: ({body: sent}) => {
      const {channel, code} = sent as {channel: string; code: string};
      const field = channel === 'email' ? 'email' : 'mobile';
      const address = this.details[field];
      if (!address?.codeUntil) return problem('contact-code-expired');
      const {codeUntil, triesLeft = 0, ...kept} = address;
      if (code === CODE) return body(this.change({[field]: {...kept, confirmed: true}}));
      const limit = triesLeft - 1;
      this.change({[field]: limit > 0 ? {...kept, codeUntil, triesLeft: limit} : kept});
      return problem('contact-code-wrong', {limit});
    },
  };
}

/** Contact details in a page with their provider and a gateway in memory: the one place that knows the shadow DOM. */
export class ContactHarness {
  readonly desk: ContactDesk;
  readonly gateway: FakeGateway;
  readonly provider: GpProvider;
  readonly element: GpContactDetails;
  readonly page: HTMLElement;

  constructor({
    scenario = {},
    details,
    attributes = {},
    providerAttributes = {},
    isSignedIn = true,
  }: HarnessOptions = {}) {
    this.desk = new ContactDesk(details);
    this.gateway = fakeGateway({...this.desk.scenario, ...scenario});
    this.page = document.createElement('main');
    const title = document.createElement('h1');
    title.textContent = 'De Linde';
    this.provider = document.createElement('gp-provider');
    this.element = document.createElement('gp-contact-details');
    for (const [name, value] of Object.entries(providerAttributes)) this.provider.setAttribute(name, value);
    for (const [name, value] of Object.entries(attributes)) this.element.setAttribute(name, value);
    this.provider.api = 'https://gateway.example/v1';
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

  /** What is wrong with a field. */
  faultOf(id: string): string {
    return clean(this.root.getElementById(`${id}-error`)?.textContent);
  }

  /** What was read out last. */
  get said(): string {
    return clean(this.root.querySelector('[role=status].hidden')?.textContent);
  }

  /** Bodies that were sent to an operation. */
  sent(operationId: 'putContactDetails' | 'confirmContactDetails'): unknown[] {
    return this.gateway.calls.filter((call) => call.operationId === operationId).map((call) => call.body);
  }

  control(id: string): HTMLInputElement {
    const found = this.root.getElementById(id);
    if (!found) throw new Error(`Nothing called ${id} on screen.`);
    return found as HTMLInputElement;
  }

  /** Types into a field. */
  async fill(id: string, value: string): Promise<void> {
    const control = this.control(id);
    control.value = value;
    control.dispatchEvent(new Event('input'));
    control.dispatchEvent(new Event('change'));
    await this.settle();
  }

  async tick(id: string): Promise<void> {
    this.control(id).click();
    await this.settle();
  }

  /** Presses the first button on screen whose name begins so, and waits for what comes of it. */
  async press(name: string): Promise<void> {
    const found = [...this.root.querySelectorAll('button')].find((each) =>
      clean(each.textContent).startsWith(name),
    );
    if (!found) throw new Error(`No button “${name}” on screen.`);
    found.focus();
    found.click();
    await this.settle();
  }
}

/** Contact details on screen. */
export const showContactDetails = (options?: HarnessOptions): Promise<ContactHarness> =>
  new ContactHarness(options).show();
