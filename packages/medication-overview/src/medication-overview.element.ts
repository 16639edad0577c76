import {
  hasCode,
  type MedicationOverview,
  ProviderController,
  renderLoadable,
  StringsController,
  valueOf,
} from '@gp-elements/core';
import {
  button,
  choiceCard,
  choices,
  linkButton,
  loadingView,
  nameOf,
  notice,
  phoneIn,
  practiceText,
  quickExit,
  renderConnection,
  stepHeading,
  styles,
  takeFirstState,
} from '@gp-elements/ui';
import {ownPage} from '@gp-elements/ui/own-page';
import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {factsSection} from './facts-view.ts';
import {listView} from './list-view.ts';
import {OverviewController} from './medication-overview.controller.ts';
import {type OverviewKey, overviewStrings} from './medication-overview.strings.ts';
import {overviewStyles} from './medication-overview.styles.ts';
import {formatPartial} from './partial-date.ts';
import {FILES, type FileKind} from './take-along.ts';
import {type View, whenText} from './view.ts';

const SERVICE = 'medication-overview';

/**
 * All medication that is known of a person: what it is for, how it is used, since when, by whom, and whose word that is; with
 * allergies, conditions and measurements apart from it. To read, in large letters, to print, and to take along. Shows on pages
 * of the gateway's own origin; elsewhere it leads there, for every script of a page can read what stands on it.
 *
 * @summary Medication overview.
 * @slot - Fallback: whom to call. Shown without scripts and while the practice's gateway cannot be reached.
 * @csspart title - Heading of the widget.
 * @csspart heading - Any heading, the one of the widget included.
 * @csspart treatment - One treatment.
 * @csspart line - One agreement, supply or use of it.
 * @csspart changed - The mark of what changed since somebody looked.
 * @csspart week - The picture of a week.
 * @csspart facts - Allergies, conditions and measurements.
 * @csspart button - Any button.
 * @csspart button-primary - The one action that goes on.
 * @csspart button-secondary - A button beside it.
 * @csspart button-quiet - A button that looks like a link.
 * @csspart choice - A person to choose.
 * @csspart notice - Any message.
 * @csspart notice-info - A message that explains.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart phone - A link that calls.
 * @csspart loading - What is shown while the overview is on its way.
 * @csspart quick-exit - "Snel weg", where the provider says where to.
 */
export class GpMedicationOverview extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    headingLevel: {type: Number, attribute: 'heading-level'},
    anyOrigin: {type: Boolean, attribute: 'any-origin'},
  };
  static override styles = [...styles, overviewStyles];

  /** Level of the heading, 1 to 4; headings inside are deeper. Default 2. */
  headingLevel = 2;
  /**
   * Also shows on a page of another origin than the gateway's, where every script of that page can read it: for a practice that
   * decided so. Default: there it leads to the gateway's own page.
   */
  anyOrigin = false;

  /** @internal */
  readonly provider = new ProviderController(this);
  /** @internal */
  readonly strings = new StringsController<OverviewKey>(this, overviewStrings, this.provider);
  readonly #overview = new OverviewController(this, this.provider, this.strings, () => this.#isShownHere);
  /** What a server drew, until the practice is known. */
  #firstState = takeFirstState(this);

  /** @internal */
  get text(): StringsController<OverviewKey>['text'] {
    return this.strings.text;
  }

  get #isShownHere(): boolean {
    return this.anyOrigin || ownPage(this, 'medication-overview').isHere;
  }

  get #view(): View {
    const {strings, text} = this;
    const shared = this.provider.value!;
    return {
      practice: valueOf(shared.practice)!,
      now: shared.now(),
      strings,
      text,
      zone: shared.zone!,
      today: this.#overview.today,
      level: this.headingLevel,
      overrides: shared.strings,
    };
  }

  protected override updated(): void {
    const c = this.#overview;
    const found = c.focus && this.renderRoot.querySelector<HTMLElement>(c.focus);
    if (!found) return;
    c.focus = undefined;
    found.focus();
  }

  protected override render(): TemplateResult {
    const {strings} = this;
    const c = this.#overview;
    return html`<div class="screen ${c.isLarge ? 'large' : ''}" lang=${strings.language} dir=${strings.dir}>
        ${renderConnection(this, () => this.#renderPage(), this.#firstState)}
      </div>
      ${c.announcer.render()}`;
  }

  get #phone(): unknown {
    return phoneIn({practice: valueOf(this.provider.value!.practice)});
  }

  #renderPage(): unknown {
    // Never again: it may be another practice that we wait for next.
    this.#firstState = null;
    const c = this.#overview;
    const {quickExitHref: href} = c.shared;
    return [
      href && c.session
        ? html`<div class="row top">
            ${quickExit({host: this, href, text: this.strings.t('exit'), label: this.strings.t('exit.does')})}
          </div>`
        : nothing,
      this.#renderForSession(),
    ];
  }

  #title(key: OverviewKey = 'heading', name?: string): TemplateResult {
    return stepHeading({text: this.text(key, {name: name && nameOf(name)}), level: this.headingLevel});
  }

  get #signInButton(): TemplateResult {
    return button({
      text: this.text('sign-in.button'),
      kind: 'primary',
      onClick: () => this.#overview.shared.signIn(),
    });
  }

  #renderForSession(): unknown {
    const {text} = this;
    const c = this.#overview;
    const {session, reload} = c.shared;
    const title = this.#title();
    const service = valueOf(c.shared.practice)!.services.find((one) => one.service === SERVICE);
    if (service?.mode === 'phone') return [title, this.#renderRefusal(service.reason)];
    if (!this.#isShownHere) {
      const {href} = ownPage(this, 'medication-overview');
      return [
        title,
        notice({
          tone: 'info',
          body: text('elsewhere'),
          actions: href && linkButton({text: text('elsewhere.link'), href}),
        }),
      ];
    }
    if (!c.session) {
      if (session.state === 'signed-out')
        return [title, notice({tone: 'info', body: text('sign-in'), actions: this.#signInButton})];
      if (session.state === 'failed')
        return [title, this.#renderFailure(session.failure.kind === 'offline', reload)];
      return [title, loadingView(text('loading'))];
    }
    if (!c.isPatient) return [title, notice({tone: 'info', body: text('patients-only')})];
    const {subject} = c;
    if (!subject) return this.#renderChoice();
    return [
      subject.relation === 'self' ? title : this.#title('heading.of', subject.name),
      session.state === 'expired'
        ? notice({tone: 'warning', body: text('session-ended'), actions: this.#signInButton})
        : nothing,
      this.#renderOther(),
      renderLoadable<MedicationOverview, unknown>(c.overview.state, {
        loading: () => loadingView(text('loading'), 5),
        empty: {
          is: ({treatments}) => treatments.length === 0,
          view: (overview) => this.#renderOverview(overview),
        },
        ready: (overview) => this.#renderOverview(overview),
        failed: (failure, previous) =>
          session.state === 'expired'
            ? previous && this.#renderOverview(previous)
            : hasCode(failure, 'scope-insufficient')
              ? notice({tone: 'info', body: text('patients-only')})
              : failure.kind === 'problem' && [403, 404, 422].includes(failure.status)
                ? this.#renderRefusal()
                : [
                    this.#renderFailure(failure.kind === 'offline', c.read, previous),
                    previous ? this.#renderOverview(previous) : nothing,
                  ],
      }),
    ];
  }

  #renderRefusal(reason?: string): TemplateResult {
    const view = {
      practice: valueOf(this.provider.value!.practice),
      now: 0,
      strings: this.strings,
      text: this.text,
    };
    return notice({
      tone: 'info',
      icon: 'phone',
      body: [
        reason ? [practiceText(view, reason), ' '] : nothing,
        this.text('refused', {phone: this.#phone}),
      ],
    });
  }

  #renderFailure(isOffline: boolean, again: () => void, previous?: MedicationOverview): TemplateResult {
    const {text} = this;
    return notice({
      tone: 'danger',
      body: [
        text(isOffline ? 'fail.offline' : 'fail.unexpected'),
        previous ? [' ', text('stale', {when: whenText(this.#view, previous.composedAt)})] : nothing,
      ],
      actions: button({text: text('again'), onClick: again}),
    });
  }

  #renderChoice(): unknown {
    const {text} = this;
    const c = this.#overview;
    const {subjects} = c.session!;
    if (subjects.length === 0)
      return [this.#title(), notice({tone: 'info', body: text('person.none', {phone: this.#phone})})];
    return [
      this.#title('person.heading'),
      choices(
        this.strings.t('person.heading'),
        subjects.map((person) =>
          choiceCard({
            title: nameOf(person.name),
            text:
              person.relation === 'self' || person.relation === 'child'
                ? text(`person.${person.relation}`)
                : undefined,
            icon: 'person',
            onChoose: () => c.choose(person),
          }),
        ),
      ),
    ];
  }

  #renderOther(): unknown {
    const c = this.#overview;
    return c.isChosenHere && c.session!.subjects.length > 1
      ? html`<div class="actions">
          ${button({text: this.text('person.other'), kind: 'quiet', icon: 'person', onClick: c.chooseOther})}
        </div>`
      : nothing;
  }

  #renderOverview(overview: MedicationOverview): unknown {
    const {text, strings} = this;
    const view = this.#view;
    const {person, composedAt, composedBy} = overview;
    return [
      html`<div class="stack">
        <p>
          <b>${nameOf(person.name)}</b>${
            person.birthDate
              ? [', ', text('born', {date: formatPartial(person.birthDate, strings.locale)})]
              : nothing
          }
        </p>
        <p>
          ${text('made', {when: whenText(view, composedAt), who: nameOf(composedBy)})}
          <b>${text('incomplete')}</b>
        </p>
      </div>`,
      this.#renderTools(),
      listView(view, this.#overview, overview),
      this.#overview.gradual.isBegun ? factsSection(view, overview) : nothing,
      html`<p>${text('wrong', {phone: this.#phone})}</p>`,
    ];
  }

  #renderTools(): TemplateResult {
    const {text} = this;
    const c = this.#overview;
    const save = (kind: FileKind) =>
      button({
        text: text(`save.${kind}`),
        kind: kind === 'fhir' ? 'quiet' : 'secondary',
        busy: c.saving === kind,
        onClick: () => void c.save(kind),
      });
    return html`<div class="actions saving">
      <div class="row">
        <button
          type="button"
          class="button"
          part="button button-secondary"
          aria-pressed=${c.isLarge ? 'true' : 'false'}
          @click=${c.toggleLarge}
        >
          ${text('large')}
        </button>
        ${button({text: text('print'), onClick: () => void c.paper.print()})}
        ${(Object.keys(FILES) as FileKind[]).map(save)}
      </div>
      ${c.saving ? html`<p>${text('save.busy')}</p>` : nothing}
      ${c.saveFault ? notice({tone: 'warning', body: text(c.saveFault), isFocusTarget: true}) : nothing}
    </div>`;
  }
}
