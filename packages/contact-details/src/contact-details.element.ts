import {
  type ContactDetails,
  formatTime,
  hasCode,
  ProviderController,
  renderLoadable,
  StringsController,
  valueOf,
} from '@gp-elements/core';
import {
  button,
  heading,
  loadingView,
  nameOf,
  notice,
  phoneIn,
  renderConnection,
  select,
  stepHeading,
  styles,
} from '@gp-elements/ui';
import {dialogStyles} from '@gp-elements/ui/dialog';
import {checkbox, fieldStyles, textField} from '@gp-elements/ui/fields';
import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {CHANNEL, ContactController, type Field, type Told} from './contact-details.controller.ts';
import {type ContactKey, contactStrings} from './contact-details.strings.ts';
import {contactStyles} from './contact-details.styles.ts';

const FIELDS = ['email', 'mobile'] as const;

/**
 * Where a patient gets messages about appointments: own mail address and mobile number, shown masked and confirmed with a
 * code, and whether reminders are wanted. Each person has their own; a parent's also serve for children under 12.
 *
 * @summary Where messages about appointments go.
 * @slot - Fallback. Shown without scripts and while the practice's gateway cannot be reached.
 * @csspart title - Heading of the widget.
 * @csspart heading - Any heading, the one of the widget included.
 * @csspart field - Label, hint and control.
 * @csspart button - Any button.
 * @csspart button-primary - The button that goes on.
 * @csspart button-secondary - A button that does something else.
 * @csspart button-quiet - A button that looks like a link.
 * @csspart button-danger - A button that removes.
 * @csspart notice - Any message.
 * @csspart notice-info - A message that is good to know.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart notice-success - Something was done.
 * @csspart phone - A link that calls.
 * @csspart loading - What is shown while the details are on their way.
 * @csspart dialog - The question whether to remove.
 * @fires {ContactDetailsSavedEvent} gp-contact-details-saved - The gateway took a change that was made here.
 */
export class GpContactDetails extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    headingLevel: {type: Number, attribute: 'heading-level'},
  };
  static override styles = [...styles, fieldStyles, dialogStyles, contactStyles];

  /** Level of the heading, 1 to 5; headings inside are deeper. Default 2. */
  headingLevel = 2;

  /** @internal */
  readonly provider = new ProviderController(this);
  /** @internal */
  readonly strings = new StringsController<ContactKey>(this, contactStrings, this.provider);
  readonly #contact = new ContactController(this, this.provider, this.strings);

  /** @internal */
  get text(): StringsController<ContactKey>['text'] {
    return this.strings.text;
  }

  protected override updated(): void {
    const c = this.#contact;
    const found = c.focus && !c.dialog.isOpen ? this.renderRoot.querySelector<HTMLElement>(c.focus) : null;
    if (!found) return;
    c.focus = undefined;
    found.focus();
  }

  protected override render(): TemplateResult {
    const {strings} = this;
    return html`<div class="screen" lang=${strings.language} dir=${strings.dir}>
      ${renderConnection(this, () => this.#renderForSession())} ${this.#contact.announcer.render()}
    </div>`;
  }

  get #phone(): unknown {
    return phoneIn({practice: valueOf(this.provider.value!.practice)});
  }

  #renderForSession(): unknown {
    const {text} = this;
    const c = this.#contact;
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
    if (!c.isPatient) return [title, notice({tone: 'info', body: text('patients-only')})];
    return [
      title,
      session.state === 'expired'
        ? notice({tone: 'warning', body: text('session-ended'), actions: signInButton})
        : nothing,
      renderLoadable<ContactDetails, unknown>(c.details.state, {
        loading: () => loadingView(text('loading')),
        empty: null,
        ready: (details) => this.#renderDetails(details),
        failed: (failure, previous) => [
          hasCode(failure, 'scope-insufficient')
            ? notice({tone: 'info', body: text('patients-only')})
            : failure.kind === 'problem' && (failure.status === 403 || failure.status === 404)
              ? notice({tone: 'info', body: text('refused', {phone: this.#phone})})
              : this.#renderFailure(failure.kind === 'offline', c.read),
          previous ? this.#renderDetails(previous) : nothing,
        ],
      }),
    ];
  }

  #renderFailure(isOffline: boolean, again: () => void): TemplateResult {
    return notice({
      tone: 'danger',
      body: this.text(isOffline ? 'fail.offline' : 'fail.unexpected'),
      actions: button({text: this.text('again'), onClick: again}),
    });
  }

  #renderDetails(details: ContactDetails): unknown {
    const {text} = this;
    const c = this.#contact;
    const hasChildren = c.session?.subjects.some(({relation}) => relation === 'child');
    const shown = FIELDS.filter((field) => details[field] ?? details.channels.includes(CHANNEL[field]));
    const none = details.channels.length === 0;
    return [
      html`<div class="stack">
        <p><b>${text(none ? 'not-sent' : `goes.${details.noticeBy}`)}</b></p>
        ${none ? nothing : html`<p>${text('about')}</p>`}
        ${hasChildren && !none ? html`<p>${text('children')}</p>` : nothing}
      </div>`,
      shown.map((field) => this.#renderField(details, field)),
      none ? nothing : this.#renderWishes(details),
      this.#renderQuestion(),
    ];
  }

  #renderTold(at: Told['at']): unknown {
    const {told, details} = this.#contact;
    if (told?.at !== at) return nothing;
    const address = at !== 'rest' && details.value?.[at]?.masked;
    return html`<div class="told">
      ${notice({
        tone: told.tone,
        isFocusTarget: true,
        body: this.text(told.key, {phone: this.#phone, ...(address && {address: nameOf(address)})}),
      })}
    </div>`;
  }

  #renderField(details: ContactDetails, field: Field): TemplateResult {
    const {text} = this;
    const c = this.#contact;
    const address = details[field];
    const level = this.headingLevel + 1;
    return html`<section aria-labelledby="${field}-heading">
      ${heading({text: text(field), level, id: `${field}-heading`, isFocusTarget: true})}
      ${this.#renderTold(field)}
      ${
        address
          ? html`<p class="address">
              <b>${nameOf(address.masked)}</b>
              <span>${text(address.confirmed ? 'confirmed' : 'unconfirmed')}</span>
            </p>`
          : html`<p>${text(`${field}.none`)}</p>`
      }
      ${field === 'mobile' && details.email ? html`<p class="hint">${text('second.mobile')}</p>` : nothing}
      ${c.form?.field === field ? this.#renderForm(details, field) : this.#renderActions(details, field)}
    </section>`;
  }

  #renderActions(details: ContactDetails, field: Field): unknown {
    const {text} = this;
    const c = this.#contact;
    const address = details[field];
    const canSend = details.channels.includes(CHANNEL[field]);
    if (!address) return button({text: text(`${field}.add`), onClick: () => c.open(field)});
    const isWaiting = !address.confirmed && address.codeUntil !== undefined;
    return [
      isWaiting ? this.#renderCode(field, address.codeUntil) : nothing,
      !address.confirmed && !isWaiting && c.told?.at !== field ? html`<p>${text('code.over')}</p>` : nothing,
      html`<div class="row">
        ${
          canSend && !address.confirmed
            ? button({text: text('code.again'), busy: c.isBusy, onClick: () => void c.again(field)})
            : nothing
        }
        ${
          canSend
            ? button({text: text(`${field}.change`), kind: 'quiet', onClick: () => c.open(field)})
            : nothing
        }
        ${button({text: text(`${field}.remove`), kind: 'quiet', onClick: () => c.askToRemove(field)})}
      </div>`,
    ];
  }

  /** A form, so that Enter sends. */
  #renderEntry(field: unknown, name: ContactKey, send: () => Promise<void>, more?: unknown): TemplateResult {
    const submit = (event: Event) => {
      event.preventDefault();
      void send();
    };
    return html`<form novalidate @submit=${submit}>
      ${field}
      <div class="row">
        <button
          class="button primary"
          part="button button-primary"
          aria-disabled=${this.#contact.isBusy ? 'true' : nothing}
        >
          ${this.text(name)}
        </button>
        ${more}
      </div>
    </form>`;
  }

  #renderForm(details: ContactDetails, field: Field): TemplateResult {
    const {text} = this;
    const c = this.#contact;
    const {text: value, fault} = c.form!;
    const isReplaced = details[field]?.confirmed;
    return this.#renderEntry(
      textField({
        id: field,
        label: text(`${field}.label`),
        hint: [text(`${field}.next`), isReplaced ? [' ', text(`${field}.old`)] : nothing],
        error: fault && text(fault.key),
        value,
        autocomplete: field === 'email' ? 'email' : 'tel',
        inputMode: field === 'email' ? 'email' : 'tel',
        onInput: (typed) => c.typeAddress(typed),
      }),
      'send',
      () => c.save(field),
      button({text: text('keep'), kind: 'quiet', onClick: c.close}),
    );
  }

  #renderCode(field: Field, until: string | undefined): TemplateResult {
    const {text, strings} = this;
    const c = this.#contact;
    const {text: value = '', fault} = c.codes[field] ?? {};
    const zone = valueOf(c.shared.practice)!.timeZone;
    return this.#renderEntry(
      html`<div class="code">
        ${textField({
          id: `${field}-code`,
          label: text('code'),
          hint: until && text('code.until', {time: formatTime(until, strings.locale, zone)}),
          error: fault && text(fault.key, {count: fault.count ?? 0}),
          value,
          autocomplete: 'one-time-code',
          inputMode: 'numeric',
          onInput: (typed) => c.typeCode(field, typed),
        })}
      </div>`,
      'code.confirm',
      () => c.confirm(field),
    );
  }

  #renderWishes({reminders, language}: ContactDetails): TemplateResult {
    const {text, strings} = this;
    const c = this.#contact;
    const now = {reminders, language, ...c.wanted};
    return html`<section aria-labelledby="rest-heading">
      ${heading({text: text('reminders'), level: this.headingLevel + 1, id: 'rest-heading'})}
      ${this.#renderTold('rest')}
      ${checkbox({
        id: 'reminders',
        label: text('reminders.label'),
        hint: text('reminders.hint'),
        checked: now.reminders,
        onChange: (isOn) => void c.choose({reminders: isOn}, isOn ? 'reminders.on' : 'reminders.off'),
      })}
      ${select<'nl' | 'en'>({
        id: 'language',
        label: text('language'),
        value: now.language,
        options: (['nl', 'en'] as const).map((value) => ({value, text: strings.t(`language.${value}`)})),
        onChange: (chosen) => void c.choose({language: chosen}, 'language.saved'),
      })}
    </section>`;
  }

  #renderQuestion(): TemplateResult {
    const {text} = this;
    const c = this.#contact;
    return c.dialog.render({
      id: 'remove',
      heading: c.removing ? text(`${c.removing}.ask`) : nothing,
      level: this.headingLevel + 1,
      body: text('remove.text'),
      actions: [
        button({text: text('remove.yes'), kind: 'danger', onClick: () => void c.remove()}),
        button({text: text('remove.no'), onClick: () => c.dialog.close()}),
      ],
    });
  }
}
