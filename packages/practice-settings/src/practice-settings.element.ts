import {ProviderController, renderLoadable, type SettingsState, StringsController} from '@gp-elements/core';
import {
  button,
  heading,
  loadingView,
  nameOf,
  notice,
  renderConnection,
  select,
  stepHeading,
  styles,
} from '@gp-elements/ui';
import {dialogStyles} from '@gp-elements/ui/dialog';
import {errorSummary, fieldStyles} from '@gp-elements/ui/fields';
import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {type Place, SettingsController, type Told} from './practice-settings.controller.ts';
import {type SettingsKey, settingsStrings} from './practice-settings.strings.ts';
import {settingsStyles} from './practice-settings.styles.ts';
import {idOf, faultOf} from './screens/fields.ts';
import {fileView} from './screens/file.ts';
import {changeName, historyView, partNames} from './screens/history.ts';
import {sectionView} from './screens/sections.ts';
import {SECTIONS, sectionOf} from './sections.ts';

const PLACES: readonly Place[] = [...SECTIONS.map(({name}) => name), 'history', 'file'];

/**
 * What a practice decides for itself: hours, closures, numbers, services, kinds of appointment, rules, texts, alarm signs
 * with their sign-off, notices. Each change has an author and a date and can be undone; all of it can be kept as a file and
 * taken from that of another practice. Needs a token with the scope `manager`.
 *
 * @summary The practice's own settings.
 * @slot - Fallback. Shown without scripts and while the practice's gateway cannot be reached.
 * @csspart title - Heading of the settings.
 * @csspart heading - Any heading, the one of the settings included.
 * @csspart places - The list of groups of settings.
 * @csspart row - One of several things that are alike: a closure, a kind of appointment, a change.
 * @csspart field - Label, hint and control.
 * @csspart button - Any button.
 * @csspart button-primary - The button that saves.
 * @csspart button-secondary - A button that does something else.
 * @csspart button-quiet - A button that looks like a link.
 * @csspart button-danger - A button that throws away.
 * @csspart save-bar - What was changed and not yet saved.
 * @csspart notice - Any message.
 * @csspart notice-info - A message that is good to know.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart notice-success - Something was done.
 * @csspart error-summary - What must be put right before it can be saved.
 * @csspart loading - What is shown while the settings are on their way.
 * @csspart dialog - A question.
 * @fires {SettingsSavedEvent} gp-settings-saved - The gateway took a change that was made here.
 */
export class GpPracticeSettings extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    headingLevel: {type: Number, attribute: 'heading-level'},
  };
  static override styles = [...styles, fieldStyles, dialogStyles, settingsStyles];

  /** Level of the heading, 1 to 4; headings inside are deeper. Default 2. */
  headingLevel = 2;

  /** @internal */
  readonly provider = new ProviderController(this);
  /** @internal */
  readonly strings = new StringsController<SettingsKey>(this, settingsStrings, this.provider);
  readonly #settings = new SettingsController(this, this.provider, this.strings);

  /** @internal */
  get text(): StringsController<SettingsKey>['text'] {
    return this.strings.text;
  }

  protected override updated(): void {
    const c = this.#settings;
    if (!c.focus || c.dialog.isOpen) return;
    const {focus} = c;
    c.focus = undefined;
    const found = this.renderRoot.querySelector<HTMLElement>(focus);
    found?.closest('details')?.setAttribute('open', '');
    found?.focus();
  }

  protected override render(): TemplateResult {
    const {strings} = this;
    return html`<div class="screen" lang=${strings.language} dir=${strings.dir}>
      ${renderConnection(this, () => this.#renderForSession())} ${this.#settings.announcer.render()}
    </div>`;
  }

  #renderForSession(): unknown {
    const {text} = this;
    const c = this.#settings;
    const {session, signIn, reload} = c.shared;
    const signInButton = button({text: text('sign-in.button'), onClick: () => signIn()});
    const title = stepHeading({text: text('heading'), level: this.headingLevel});
    if (!c.session) {
      if (session.state === 'signed-out')
        return [title, notice({tone: 'info', body: text('sign-in'), actions: signInButton})];
      if (session.state === 'failed')
        return [title, this.#renderFailure(session.failure.kind === 'offline', reload)];
      return [title, loadingView(text('loading'))];
    }
    if (!c.isManager) return [title, notice({tone: 'info', body: text('manager-only')})];
    return [
      title,
      session.state === 'expired'
        ? notice({tone: 'warning', body: text('session-ended'), actions: signInButton})
        : nothing,
      renderLoadable<SettingsState, unknown>(c.state.state, {
        loading: () => loadingView(text('loading'), 6),
        empty: null,
        ready: () => this.#renderPlaces(),
        failed: (failure, previous) => [
          this.#renderFailure(failure.kind === 'offline', c.read),
          previous ? this.#renderPlaces() : nothing,
        ],
      }),
      this.#renderQuestion(),
    ];
  }

  #renderFailure(isOffline: boolean, again: () => void): TemplateResult {
    return notice({
      tone: 'danger',
      body: this.text(isOffline ? 'fail.offline' : 'fail.unexpected'),
      actions: button({text: this.text('again'), onClick: again}),
    });
  }

  #placeName(place: Place): string {
    const c = this.#settings;
    const name = this.strings.t(`place.${place}`);
    const isChanged = c.changed.some((part) => sectionOf(part) === place);
    return isChanged ? this.strings.t('place.changed', {name}) : name;
  }

  #renderPlaces(): unknown {
    const c = this.#settings;
    const {text} = this;
    const level = this.headingLevel + 1;
    const section = SECTIONS.find(({name}) => name === c.place);
    return html`<div class="panes">
        <nav aria-label=${this.strings.t('places')} part="places">
          <ul>
            ${PLACES.map(
              (place) =>
                html`<li>
                  <button
                    type="button"
                    class="go"
                    aria-current=${place === c.place ? 'page' : nothing}
                    @click=${() => c.go(place)}
                  >
                    ${this.#placeName(place)}
                  </button>
                </li>`,
            )}
          </ul>
        </nav>
        <div class="narrow">
          ${select<Place>({
            id: 'places',
            label: text('places'),
            value: c.place,
            options: PLACES.map((place) => ({value: place, text: this.#placeName(place)})),
            onChange: c.go,
          })}
        </div>
        <div class="place">
          ${heading({text: text(`place.${c.place}`), level, isFocusTarget: true})}
          <div class="told">${c.told ? this.#renderTold(c.told, level + 1) : nothing}</div>
          ${section ? sectionView(c, section, level) : nothing}
          ${c.place === 'history' ? historyView(c) : nothing}
          ${c.place === 'file' ? fileView(c, level) : nothing}
        </div>
      </div>
      ${this.#renderSaveBar()}`;
  }

  #renderSaveBar(): unknown {
    const c = this.#settings;
    const {text} = this;
    if (c.changed.length === 0) return nothing;
    return html`<div class="save" part="save-bar" role="group" aria-label=${this.strings.t('save')}>
      <p>${text('unsaved', {what: partNames(c, c.changed)})}</p>
      <div class="row">
        ${button({text: text('save'), kind: 'primary', busy: c.isBusy, onClick: () => void c.save()})}
        ${button({text: text('discard'), onClick: () => c.ask({is: 'discard'})})}
      </div>
    </div>`;
  }

  #renderTold(told: Told, level: number): unknown {
    const c = this.#settings;
    const {text} = this;
    const say = (tone: 'success' | 'info' | 'warning' | 'danger', body: unknown, actions?: unknown) =>
      notice({tone, body: body, actions: actions, isFocusTarget: true});
    switch (told.is) {
      case 'saved':
        return say(
          'success',
          text('saved'),
          button({text: text('undo'), busy: c.isBusy, onClick: () => void c.undo(told.revision)}),
        );
      case 'undone':
        return say('success', text('undone'));
      case 'same':
        return say('info', text('file.same'));
      case 'taken':
        return say('info', text('file.taken'));
      case 'since':
        return say('warning', text('since'));
      case 'file-faulty':
        return say('danger', text('file.faulty'));
      case 'failed':
        return say('danger', text(told.failure.kind === 'offline' ? 'save.offline' : 'save.failed'));
      case 'changed':
        return say('warning', [
          html`<p>${text('changed', {name: told.by ? nameOf(told.by) : this.strings.t('history.file')})}</p>`,
          told.theirs.length > 0
            ? html`<p>${text('changed.both', {what: partNames(c, told.theirs)})}</p>`
            : nothing,
          html`<p>${text('changed.next')}</p>`,
        ]);
      case 'refused':
        return errorSummary({
          heading: text('refused'),
          level,
          items: c.errors.map(({pointer}) => ({
            id: idOf(pointer),
            text: `${partNames(c, [pointer])}: ${String(faultOf(c, pointer))}`,
          })),
        });
    }
  }

  #renderQuestion(): unknown {
    const c = this.#settings;
    const {text, strings} = this;
    const {question} = c;
    const no = button({text: text('no'), onClick: () => c.dialog.close()});
    const level = this.headingLevel;
    if (question?.is === 'undo') {
      const {what, when} = changeName(c, question.change);
      return c.dialog.render({
        id: 'ask',
        heading: text('undo.ask'),
        level,
        body: html`<p>${text('undo.about', {what, when})}</p>`,
        actions: [
          button({
            text: text('undo'),
            kind: 'primary',
            onClick: () => void c.undo(question.change.revision),
          }),
          no,
        ],
      });
    }
    return c.dialog.render({
      id: 'ask',
      heading: text('discard.ask'),
      level,
      body: html`<p>${strings.t('unsaved', {what: partNames(c, c.changed)})}</p>`,
      actions: [button({text: text('discard'), kind: 'danger', onClick: c.discard}), no],
    });
  }
}
