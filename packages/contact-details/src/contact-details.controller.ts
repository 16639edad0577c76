import {
  type ContactDetails,
  type ContactDetailsUpdate,
  type Failure,
  hasCode,
  type Loadable,
  LoadController,
  type ProviderController,
  type ProviderValue,
  type Session,
  type StringsController,
  valueOf,
} from '@gp-elements/core';
import {confirmContactDetails, getContactDetails, putContactDetails} from '@gp-elements/core/contact-details';
import {createDraftStore, type DraftStore} from '@gp-elements/core/drafts';
import {SubmitController} from '@gp-elements/core/writes';
import {Announcer} from '@gp-elements/ui';
import {DialogController} from '@gp-elements/ui/dialog';
import type {LitElement, ReactiveController} from 'lit';
import {ContactDetailsSavedEvent} from './contact-details.events.ts';
import type {ContactKey} from './contact-details.strings.ts';

export type Field = 'email' | 'mobile';

/** What each field is sent by. */
export const CHANNEL = {email: 'email', mobile: 'sms'} as const satisfies Record<
  Field,
  ContactDetails['channels'][number]
>;

/** What is being typed, and what is wrong with it. */
export interface Typed {
  readonly text: string;
  readonly fault?: {readonly key: ContactKey; readonly count?: number};
}

export interface Told {
  readonly at: Field | 'rest';
  readonly tone: 'success' | 'info' | 'warning' | 'danger';
  readonly key: ContactKey;
}

/** What was typed and is not sent yet. */
type Draft = Pick<Typed, 'text'> & {readonly field: Field};

type Change = Partial<ContactDetailsUpdate> | {readonly [field in Field]?: undefined};

interface Put {
  readonly etag: string;
  readonly body: ContactDetailsUpdate;
}

/** Reads the contact details, and sends one change at a time; the rest of them goes along as it was read. */
export class ContactController implements ReactiveController {
  readonly host: LitElement;
  readonly provider: ProviderController;
  readonly strings: StringsController<ContactKey>;
  readonly announcer: Announcer;
  readonly dialog: DialogController;
  readonly details: LoadController<ContactDetails>;
  readonly #putting: SubmitController<Put, ContactDetails>;
  readonly #confirming: SubmitController<{field: Field; code: string}, ContactDetails>;
  /** The address or number that is being typed; undefined while its form is closed. */
  form: (Typed & {readonly field: Field}) | undefined;
  codes: Partial<Record<Field, Typed>> = {};
  told: Told | undefined;
  /** What is about to be removed. */
  removing: Field | undefined;
  /** What was chosen and is on its way. */
  wanted: Partial<Pick<ContactDetailsUpdate, 'reminders' | 'language'>> = {};
  /** Selector of what gets the keyboard once it is drawn. */
  focus: string | undefined;
  /** What a code was asked for on this page: only who knows it all can have it sent another. */
  #known: Partial<Record<Field, string>> = {};
  #asked: string | undefined;
  #drafts: DraftStore<Draft> | undefined;

  constructor(host: LitElement, provider: ProviderController, strings: StringsController<ContactKey>) {
    this.host = host;
    this.provider = provider;
    this.strings = strings;
    this.announcer = new Announcer(host);
    this.dialog = new DialogController(host);
    this.details = new LoadController(host);
    this.#putting = new SubmitController(host, {
      send: ({etag, body}, key) => putContactDetails(this.shared.client, {...body, etag, key}),
    });
    this.#confirming = new SubmitController(host, {
      send: ({field, code}, key) =>
        confirmContactDetails(this.shared.client, {channel: CHANNEL[field], code, key}),
    });
    host.addController(this);
  }

  get shared(): ProviderValue {
    return this.provider.value!;
  }
  /** Who is or was signed in here; nobody after signing out. */
  get session(): Session | undefined {
    const state = this.provider.value?.session;
    if (state?.state === 'expired') return state.previous;
    return state && state.state !== 'signed-out' ? valueOf(state as Loadable<Session>) : undefined;
  }
  get isPatient(): boolean {
    return this.session?.scopes?.includes('patient') ?? true;
  }
  get isBusy(): boolean {
    return this.#putting.isPending || this.#confirming.isPending;
  }

  hostConnected(): void {}

  hostUpdate(): void {
    const {session} = this;
    if (!session && this.provider.value?.session.state !== 'signed-out') return;
    const who = session && this.isPatient ? session.actor.id : '';
    if (who === this.#asked) return;
    // Someone else sits down here: nothing of the one before stays.
    if (this.#asked !== undefined) {
      this.details.reset();
      this.dialog.close();
      this.form = this.told = this.removing = undefined;
      this.codes = {};
      this.#known = {};
    }
    this.#asked = who;
    if (!who) return;
    this.read();
    void this.#restore(session!);
  }

  /** What was typed before a reload, or before signing in again, is there once more. */
  async #restore({actor, subjects}: Session): Promise<void> {
    const draftKey = subjects.find(({id}) => id === actor.id)?.draftKey;
    const drafts =
      draftKey === undefined
        ? undefined
        : createDraftStore<Draft>({name: 'contact-details', draftKey, now: () => this.shared.now()});
    this.#drafts = drafts;
    const draft = await drafts?.load();
    if (!draft || this.form || this.#drafts !== drafts) return;
    this.form = draft;
    this.host.requestUpdate();
  }

  readonly read = (): void => {
    void this.details.run((signal) => getContactDetails(this.shared.client, {signal}));
  };

  focusOn(selector: string): void {
    this.focus = selector;
    this.host.requestUpdate();
  }

  tell(at: Told['at'], tone: Told['tone'], key: ContactKey): void {
    this.told = {at, tone, key};
    this.focusOn('.told[data-focus], .told [data-focus]');
  }

  readonly open = (field: Field): void => {
    this.form = {field, text: this.#known[field] ?? ''};
    this.told = undefined;
    this.focusOn(`#${field}`);
  };

  readonly close = (): void => {
    const {form} = this;
    this.#closeForm();
    if (form) this.focusOn(`#${form.field}-heading`);
  };

  #closeForm(): void {
    this.form = undefined;
    void this.#drafts?.remove();
  }

  typeAddress(text: string): void {
    if (!this.form) return;
    this.form = {...this.form, text};
    void this.#drafts?.save({field: this.form.field, text});
  }

  typeCode(field: Field, text: string): void {
    this.codes = {...this.codes, [field]: {...this.codes[field], text}};
  }

  #fault(field: Field, key: ContactKey): void {
    this.form = {field, text: this.form?.text ?? this.#known[field] ?? '', fault: {key}};
    this.told = undefined;
    this.focusOn(`#${field}`);
  }

  /** Sends what was typed, for which the gateway sends a code. */
  readonly save = async (field: Field): Promise<void> => {
    const text = this.form?.text.trim() ?? '';
    if (text === '') this.#fault(field, `${field}.missing`);
    else await this.#ask(field, text);
  };

  /** Another code to the same address. Of one that was typed on another page only the masked form is known. */
  readonly again = async (field: Field): Promise<void> => {
    const known = this.#known[field];
    if (known === undefined) this.open(field);
    else await this.#ask(field, known);
  };

  async #ask(field: Field, text: string): Promise<void> {
    const saved = await this.#put({[field]: text}, field);
    if (!saved) return;
    this.#known[field] = text;
    this.#closeForm();
    this.codes = {...this.codes, [field]: undefined};
    if (saved[field]?.confirmed) this.tell(field, 'success', `done.${field}`);
    else this.tell(field, 'info', 'code.sent');
  }

  readonly confirm = async (field: Field): Promise<void> => {
    const code = this.codes[field]?.text.trim() ?? '';
    if (this.isBusy) return;
    if (code === '') return this.#wrongCode(field, {key: 'code.missing'});
    const saved = await this.#confirming.submit({field, code});
    if (saved) {
      this.codes = {...this.codes, [field]: undefined};
      this.#accept(saved);
      this.tell(field, 'success', `done.${field}`);
      return;
    }
    const {state} = this.#confirming;
    this.#confirming.reset();
    if (state.state !== 'failed') return;
    const {failure} = state;
    const left = failure.kind === 'problem' ? failure.problem.limit : undefined;
    if (hasCode(failure, 'contact-code-wrong') && left !== undefined && left > 0) {
      this.#wrongCode(field, {key: 'code.wrong', count: left});
    } else if (hasCode(failure, 'contact-code-wrong', 'contact-code-expired')) {
      this.codes = {...this.codes, [field]: undefined};
      this.tell(field, 'warning', hasCode(failure, 'contact-code-wrong') ? 'code.spent' : 'code.expired');
      // It no longer waits for a code.
      this.read();
    } else this.#failed(field, failure);
  };

  #wrongCode(field: Field, fault: NonNullable<Typed['fault']>): void {
    this.codes = {...this.codes, [field]: {text: this.codes[field]?.text ?? '', fault}};
    this.told = undefined;
    this.focusOn(`#${field}-code`);
  }

  readonly askToRemove = (field: Field): void => {
    this.removing = field;
    this.dialog.open();
  };

  readonly remove = async (): Promise<void> => {
    const {removing: field} = this;
    this.dialog.close();
    if (!field) return;
    const saved = await this.#put({[field]: undefined}, field);
    if (!saved) return;
    this.#known = {...this.#known, [field]: undefined};
    this.#closeForm();
    this.codes = {...this.codes, [field]: undefined};
    this.tell(field, 'success', `removed.${field}`);
  };

  /** Reminders or language: said aloud, and the keyboard stays where it is. */
  readonly choose = async (wanted: ContactController['wanted'], key: ContactKey): Promise<void> => {
    // A second press while the first is on its way counts for nothing; the control shows what is so.
    if (this.isBusy) return this.host.requestUpdate();
    this.wanted = wanted;
    const saved = await this.#put(wanted);
    this.wanted = {};
    if (saved) {
      this.told = undefined;
      this.announcer.say(this.strings.t(key));
    }
    this.host.requestUpdate();
  };

  /** @param field What the change is about: when that was changed elsewhere, the person decides again. */
  async #put(change: Change, field?: Field): Promise<ContactDetails | undefined> {
    const base = this.details.value;
    if (!base || this.isBusy) return undefined;
    const body = {
      email: base.email?.masked,
      mobile: base.mobile?.masked,
      language: base.language,
      reminders: base.reminders,
      ...change,
    } as ContactDetailsUpdate;
    const saved = await this.#putting.submit({etag: base.etag, body});
    if (saved) {
      this.#accept(saved);
      return saved;
    }
    const {state} = this.#putting;
    this.#putting.reset();
    if (state.state !== 'failed') return undefined;
    const {failure} = state;
    const current = failure.kind === 'problem' ? failure.problem.currentContactDetails : undefined;
    if (!current) {
      this.#failed(field ?? 'rest', failure);
      return undefined;
    }
    await this.details.run(() => Promise.resolve(current));
    const isSame =
      !field ||
      (base[field]?.masked === current[field]?.masked &&
        base[field]?.confirmed === current[field]?.confirmed);
    // Such as another wrong code, which counts as a change, or reminders that were switched off from elsewhere.
    if (isSame) return this.#put(change, field);
    this.tell(field, 'warning', 'changed');
    return undefined;
  }

  #accept(saved: ContactDetails): void {
    void this.details.run(() => Promise.resolve(saved));
    this.host.dispatchEvent(new ContactDetailsSavedEvent(saved.revision));
  }

  #failed(at: Told['at'], failure: Failure): void {
    if (at !== 'rest' && hasCode(failure, 'validation-failed')) this.#fault(at, `${at}.wrong`);
    else if (hasCode(failure, 'operation-not-offered')) this.tell(at, 'warning', 'not-offered');
    else if (hasCode(failure, 'too-many-requests')) this.tell(at, 'warning', 'too-many');
    else
      this.tell(
        at,
        'danger',
        failure.kind === 'offline' || failure.kind === 'timeout' ? 'write.offline' : 'write.failed',
      );
  }
}
