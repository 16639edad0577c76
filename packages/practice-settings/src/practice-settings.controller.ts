import {
  hasCode,
  type Failure,
  type Loadable,
  LoadController,
  type Problem,
  type ProviderController,
  type ProviderValue,
  type Session,
  type SettingsChange,
  type SettingsState,
  type StringsController,
  valueOf,
} from '@gp-elements/core';
import {getSettings, listSettingsChanges, putSettings, undoSettingsChange} from '@gp-elements/core/settings';
import {SubmitController} from '@gp-elements/core/writes';
import {Announcer} from '@gp-elements/ui';
import {DialogController} from '@gp-elements/ui/dialog';
import type {LitElement, ReactiveController} from 'lit';
import {
  changedParts,
  cleaned,
  documentOf,
  isSame,
  type Json,
  type Pointer,
  settingsOf,
  valueAt,
  withParts,
} from './document.ts';
import {SettingsSavedEvent} from './practice-settings.events.ts';
import type {SettingsKey} from './practice-settings.strings.ts';
import type {SectionName} from './sections.ts';

export type Place = SectionName | 'history' | 'file';

export type Question = {readonly is: 'discard'} | {readonly is: 'undo'; readonly change: SettingsChange};

/** What was read from a file, before any of it is taken over. */
export interface Import {
  readonly document: Json;
  readonly chosen: ReadonlySet<Pointer>;
}

export type Told =
  | {readonly is: 'saved'; readonly revision: number}
  | {readonly is: 'undone'}
  | {readonly is: 'same'}
  | {readonly is: 'taken'}
  | {readonly is: 'changed'; readonly by: string; readonly theirs: readonly Pointer[]}
  | {readonly is: 'since'}
  | {readonly is: 'refused'}
  | {readonly is: 'file-faulty'}
  | {readonly is: 'failed'; readonly failure: Failure};

type Errors = NonNullable<Problem['errors']>;

interface Save {
  etag: string;
  document: Json;
}

/** What belongs to one practice and no other. */
const OWN: readonly Pointer[] = ['/name', '/address', '/phones', '/closures', '/services', '/alarmSigns'];

/** Reads the settings, holds what is being changed, and sends it as one change. */
export class SettingsController implements ReactiveController {
  readonly host: LitElement & {headingLevel: number};
  readonly provider: ProviderController;
  readonly strings: StringsController<SettingsKey>;
  readonly announcer: Announcer;
  readonly dialog: DialogController;
  readonly state: LoadController<SettingsState>;
  readonly history: LoadController<readonly SettingsChange[]>;
  readonly #saving: SubmitController<Save, SettingsState>;
  readonly #undoing: SubmitController<{etag: string; revision: number}, SettingsState>;
  place: Place = 'hours';
  /** What this person made of it; undefined while nothing was touched. */
  draft: Json | undefined;
  /** The settings that `draft` began from. */
  base: SettingsState | undefined;
  told: Told | undefined;
  errors: Errors = [];
  question: Question | undefined;
  import: Import | undefined;
  /** Name of the clinician who is about to sign off the alarm signs. */
  signer = '';
  isSignerMissing = false;
  /** Selector of what gets the keyboard once it is drawn. */
  focus: string | undefined;
  #asked: string | undefined;
  /** Cursor of what was changed longer ago. */
  older: string | undefined;

  constructor(
    host: SettingsController['host'],
    provider: ProviderController,
    strings: StringsController<SettingsKey>,
  ) {
    this.host = host;
    this.provider = provider;
    this.strings = strings;
    this.announcer = new Announcer(host);
    this.dialog = new DialogController(host);
    this.state = new LoadController(host);
    this.history = new LoadController(host);
    this.#saving = new SubmitController<Save, SettingsState>(host, {
      send: ({etag, document}, key) =>
        putSettings(this.shared.client, {etag, key, settings: settingsOf(document)}),
      lookUp: async ({document}) => {
        const now = await getSettings(this.shared.client);
        return isSame(documentOf(now.settings), document) ? now : undefined;
      },
    });
    this.#undoing = new SubmitController(host, {
      send: ({etag, revision}: {etag: string; revision: number}, key) =>
        undoSettingsChange(this.shared.client, {etag, revision, key}),
    });
    host.addController(this);
  }

  get shared(): ProviderValue {
    return this.provider.value!;
  }
  /** Who is or was signed in here; nobody after signing out. */
  get session(): Session | undefined {
    const state = this.provider.value?.session;
    return state && state.state !== 'signed-out' ? valueOf(state as Loadable<Session>) : undefined;
  }
  get isManager(): boolean {
    return this.session?.scopes?.includes('manager') ?? false;
  }
  get isBusy(): boolean {
    return this.#saving.isPending || this.#undoing.isPending;
  }
  get zone(): string {
    return valueOf(this.shared.practice)!.timeZone;
  }
  /** As the gateway has it. */
  get saved(): Json {
    return documentOf(this.state.value!.settings);
  }
  get document(): Json {
    return this.draft ?? this.saved;
  }
  /** Parts that differ from what is in use. */
  get changed(): readonly Pointer[] {
    return this.draft === undefined || !this.state.value ? [] : changedParts(this.saved, this.draft);
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#warn);
  }
  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#warn);
  }
  /** What nobody saved is not left without a word. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.changed.length > 0) event.preventDefault();
  };

  hostUpdate(): void {
    const {session} = this;
    const state = this.provider.value?.session.state;
    if (!session && state !== 'signed-out') return;
    const who = this.isManager ? session!.actor.id : '';
    if (who === this.#asked) return;
    // Someone else sits down here: nothing of the one before stays.
    if (this.#asked !== undefined) {
      this.state.reset();
      this.history.reset();
      this.draft = this.base = this.told = this.import = undefined;
      this.errors = [];
    }
    this.#asked = who;
    if (who) this.read();
  }

  readonly read = (): void => {
    void this.state.run((signal) => getSettings(this.shared.client, {signal}));
  };

  readonly readHistory = (): void => {
    void this.history.run(async (signal) => {
      const {items, next} = await listSettingsChanges(this.shared.client, {limit: 20}, {signal});
      this.older = next;
      return items;
    });
  };

  readonly readOlder = (): void => {
    const {older: cursor} = this;
    const known = this.history.value ?? [];
    if (cursor === undefined) return;
    void this.history.run(async (signal) => {
      const {items, next} = await listSettingsChanges(this.shared.client, {limit: 20, cursor}, {signal});
      this.older = next;
      return [...known, ...items];
    });
  };

  readonly go = (place: Place): void => {
    this.place = place;
    this.told = undefined;
    if (place === 'history') this.readHistory();
    this.focusOn('.place [data-focus]');
  };

  focusOn(selector: string): void {
    this.focus = selector;
    this.host.requestUpdate();
  }

  edit(next: Json): void {
    this.base ??= this.state.value;
    this.draft = next;
    this.told = undefined;
    if (this.changed.length === 0) this.#forgetDraft();
    this.host.requestUpdate();
  }

  valueAt(pointer: Pointer): Json | undefined {
    return valueAt(this.document, pointer);
  }

  /** What is wrong at this place or, with `isDeep`, below it. */
  errorAt(pointer: Pointer, isDeep = false): Errors[number] | undefined {
    return this.errors.find(
      (error) => error.pointer === pointer || (isDeep && error.pointer.startsWith(`${pointer}/`)),
    );
  }

  /** @param signed The document with this clinician's name under the alarm signs. */
  sign(signed: (document: Json, name: string) => Json): void {
    const name = this.signer.trim();
    this.isSignerMissing = name === '';
    if (this.isSignerMissing) return this.focusOn('#signer');
    this.signer = '';
    this.edit(signed(this.document, name));
    this.focusOn('.place [data-focus]');
  }

  #forgetDraft(): void {
    this.draft = this.base = undefined;
    this.errors = [];
  }

  ask(question: Question): void {
    this.question = question;
    this.dialog.open();
  }

  readonly discard = (): void => {
    this.dialog.close();
    this.#forgetDraft();
    this.told = undefined;
    this.focusOn('.place [data-focus]');
  };

  #tell(told: Told): void {
    this.told = told;
    this.focusOn('.told [data-focus]');
  }

  readonly save = async (): Promise<void> => {
    const {draft} = this;
    const etag = (this.base ?? this.state.value)?.etag;
    if (draft === undefined || etag === undefined || this.isBusy) return;
    const document = (this.draft = cleaned(draft));
    const state = await this.#saving.submit({etag, document});
    if (state) {
      this.#forgetDraft();
      this.#accept(state, {is: 'saved', revision: state.revision});
      return;
    }
    const {state: outcome} = this.#saving;
    if (outcome.state === 'failed') this.#notSaved(outcome.failure);
    this.#saving.reset();
  };

  #notSaved(failure: Failure): void {
    const problem = failure.kind === 'problem' ? failure.problem : undefined;
    const current = problem?.currentSettings;
    if (current && this.base && this.draft) {
      // What a colleague changed elsewhere and this person did not touch comes in by itself; what both changed is shown.
      const [before, theirs, mine] = [this.base, current, this.draft] as const;
      const [old, now] = [documentOf(before.settings), documentOf(theirs.settings)];
      const touched = changedParts(old, mine);
      const both = changedParts(old, now).filter((part) => touched.includes(part));
      this.draft = withParts(now, touched, mine);
      this.base = current;
      void this.state.run(() => Promise.resolve(current));
      this.#tell({is: 'changed', by: theirs.changedBy?.name ?? '', theirs: both});
    } else if (hasCode(failure, 'validation-failed')) {
      this.errors = problem?.errors ?? [];
      this.#tell({is: 'refused'});
    } else this.#tell({is: 'failed', failure});
  }

  #accept(state: SettingsState, told: Told): void {
    void this.state.run(() => Promise.resolve(state));
    this.host.dispatchEvent(new SettingsSavedEvent(state.revision));
    if (this.place === 'history') this.readHistory();
    this.#tell(told);
  }

  /** Takes back what a change altered. */
  readonly undo = async (revision: number): Promise<void> => {
    this.dialog.close();
    const etag = this.state.value?.etag;
    if (etag === undefined || this.isBusy) return;
    const state = await this.#undoing.submit({etag, revision});
    if (state) {
      this.#accept(state, {is: 'undone'});
      return;
    }
    const {state: outcome} = this.#undoing;
    this.#undoing.reset();
    if (outcome.state !== 'failed') return;
    const {failure} = outcome;
    if (hasCode(failure, 'settings-changed-since', 'validation-failed', 'not-found'))
      this.#tell({is: 'since'});
    else if (hasCode(failure, 'precondition-failed')) {
      this.read();
      if (this.place === 'history') this.readHistory();
      this.#tell({is: 'since'});
    } else this.#tell({is: 'failed', failure});
  };

  /** The settings in use, as a file. */
  readonly export = (): void => {
    const text = JSON.stringify(this.saved, undefined, 2);
    const address = URL.createObjectURL(new Blob([`${text}\n`], {type: 'application/json'}));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${this.strings.t('file.name')}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 30_000);
  };

  readonly readFile = async (file: File): Promise<void> => {
    this.import = undefined;
    try {
      const found = JSON.parse(await file.text()) as Json;
      if (typeof found !== 'object' || found === null || valueAt(found, '/booking') === undefined)
        throw new Error('no settings');
      const parts = changedParts(this.document, found).filter((part) => valueAt(found, part) !== undefined);
      if (parts.length === 0) this.#tell({is: 'same'});
      else {
        this.import = {document: found, chosen: new Set(parts.filter((part) => !OWN.includes(part)))};
        this.told = undefined;
        this.focusOn('.import [data-focus]');
      }
    } catch {
      this.#tell({is: 'file-faulty'});
    }
  };

  readonly leaveFile = (): void => {
    this.import = undefined;
    this.focusOn('.place [data-focus]');
  };

  readonly choosePart = (part: Pointer, isChosen: boolean): void => {
    if (!this.import) return;
    const chosen = new Set(this.import.chosen);
    if (isChosen) chosen.add(part);
    else chosen.delete(part);
    this.import = {...this.import, chosen};
    this.host.requestUpdate();
  };

  /** Puts the chosen parts into what is being changed; saving is another step. */
  readonly takeOver = (): void => {
    const {import: found} = this;
    if (!found) return;
    const next = withParts(this.document, [...found.chosen], found.document);
    this.import = undefined;
    this.edit(next);
    this.#tell({is: 'taken'});
  };
}
