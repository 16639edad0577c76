import {
  button,
  focusHeading,
  notice,
  phones,
  quickExit,
  renderConnection,
  styles,
  takeFirstState,
} from '@gp-elements/ui';
import {fieldStyles} from '@gp-elements/ui/fields';
import {ownPage} from '@gp-elements/ui/own-page';
import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import {offers} from './offered.ts';
import {RepeatController} from './repeat-prescription.controller.ts';
import {repeatStyles} from './repeat-prescription.styles.ts';
import {checkScreen} from './screens/check.ts';
import {chooseScreen} from './screens/choose.ts';
import {doneScreen} from './screens/done.ts';
import {gate} from './screens/gate.ts';
import {signInButton} from './screens/view.ts';

/**
 * Lets a patient ask the practice of the enclosing `<gp-provider>` for medication again, and follow what becomes of it. What
 * cannot be ordered says why, from when it can and what to do. Without a provider it says so and asks nothing of anyone.
 *
 * @summary Repeat prescriptions.
 * @slot - Fallback: whom to call. Shown without scripts and while the practice's gateway cannot be reached.
 * @csspart title - Heading of a screen.
 * @csspart heading - Any heading, the one of the screen included.
 * @csspart progress - "Stap 1 van 2".
 * @csspart button - Any button.
 * @csspart button-primary - The one action that goes on.
 * @csspart button-secondary - A button beside it.
 * @csspart button-quiet - A button that looks like a link.
 * @csspart button-danger - A button that takes something away.
 * @csspart choice - A person to choose.
 * @csspart medicine - One medicine in the list.
 * @csspart medicine-off - A medicine that cannot be ordered now.
 * @csspart order - One order of before.
 * @csspart field - A field with its label.
 * @csspart error-summary - The list of what is still wrong.
 * @csspart summary - What was chosen, to be checked.
 * @csspart notice - Any message.
 * @csspart notice-info - A message that explains.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart notice-success - Something went well.
 * @csspart loading - What is shown while something is on its way.
 * @csspart phone - A link that calls.
 * @csspart phone-large - A link that calls, as a card.
 * @csspart dialog - The question whether to withdraw an order.
 * @csspart top - The line with the way back, the way out and the phone.
 * @csspart quick-exit - "Snel weg", where the provider says where to.
 * @fires {RepeatRequestedEvent} gp-repeat-requested - After the gateway took an order.
 * @fires {RepeatWithdrawnEvent} gp-repeat-withdrawn - After the gateway withdrew an order.
 * @fires {RepeatRequestEvent} gp-repeat-request - Before anything is sent; cancel it to refuse.
 */
export class GpRepeatPrescription extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    view: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    anyOrigin: {type: Boolean, attribute: 'any-origin'},
  };
  static override styles = [...styles, fieldStyles, repeatStyles];

  /** What a server drew, until more is known. */
  #firstState = takeFirstState(this);
  readonly #repeat = new RepeatController(this);
  /** The screen whose heading had the focus last; undefined until something was drawn. */
  #place: string | undefined;
  #notice: Element | null = null;
  /** Where the keyboard was before this update. */
  #focusedIn: Element | null | undefined;

  /** `order` begins a new order, `list` shows those that exist. Default `order`. */
  view: 'order' | 'list' = 'order';
  /** Level of the headings of screens, 1 to 4; headings inside screens are deeper. Default 2. */
  headingLevel = 2;
  /**
   * Also shows on a page of another origin than the gateway's, where every script of that page can read it: for a practice that
   * decided so. Default: there it leads to the gateway's own page.
   */
  anyOrigin = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#repeat.open(this.view);
    this.#repeat.level = this.headingLevel;
    const {href, isHere} = ownPage(this, 'repeat-prescription');
    this.#repeat.elsewhere = this.anyOrigin || isHere ? undefined : {href};
    this.#focusedIn = this.#focused?.closest('section, .medicine, .screen');
  }

  protected override updated(): void {
    const {renderRoot: root} = this;
    const message = root.querySelector('.notice[data-focus]');
    const place = this.#isGated ? 'gate' : this.#repeat.repeat.screen.at;
    if (place !== this.#place) {
      // A screen that is still on its way has no heading yet; the page's own first focus is not ours to move.
      if (!this.#firstState && root.querySelector('.title')) {
        if (this.#place !== undefined) focusHeading(root);
        this.#place = place;
      }
    } else if (message && message !== this.#notice) {
      focusHeading(root, '.notice[data-focus]');
    } else if (this.#focusedIn && !this.#focused) {
      // What had the keyboard is gone, such as a button that was pressed: on to what came in its place.
      const {isConnected} = this.#focusedIn;
      focusHeading(isConnected && this.#focusedIn.querySelector('[data-focus]') ? this.#focusedIn : root);
    }
    this.#notice = message;
  }

  get #focused(): Element | null | undefined {
    return this.shadowRoot?.activeElement;
  }

  /** Something stands before the screen: signing in, or that it goes by phone. */
  get #isGated(): boolean {
    const r = this.#repeat;
    return !r.practice || !!r.elsewhere || !r.session || !r.isPatient || this.#isByPhone;
  }

  get #isByPhone(): boolean {
    const {practice, repeat} = this.#repeat;
    const {at} = repeat.screen;
    return !!practice && at !== 'list' && at !== 'done' && !offers(practice, 'createRepeatRequest');
  }

  protected override render(): TemplateResult {
    const {strings, announcer} = this.#repeat;
    return html`<div class="screen" lang=${strings.language} dir=${strings.dir}>
        ${renderConnection(this.#repeat, () => this.#renderStep(), this.#firstState)}
      </div>
      ${announcer.render()}`;
  }

  #renderStep(): unknown {
    // Never again: it may be another practice that we wait for next.
    this.#firstState = null;
    const r = this.#repeat;
    const isExpired = r.shared.session.state === 'expired';
    return [
      this.#renderTop(),
      isExpired
        ? notice({
            tone: 'warning',
            body: r.text('sign-in.expired'),
            actions: signInButton(r),
            isFocusTarget: true,
          })
        : nothing,
      this.#isByPhone
        ? r.drawAside((aside) => aside.byPhone())
        : r.elsewhere
          ? r.drawAside((aside) => aside.elsewhere())
          : this.#isGated
            ? gate(r)
            : this.#renderScreen(),
    ];
  }

  /** The way back, the way out and the phone, at the same place on every step. */
  #renderTop(): TemplateResult {
    const r = this.#repeat;
    const {text, repeat, strings} = r;
    const {quickExitHref: href} = r.shared;
    return html`<div class="row top" part="top">
      ${
        repeat.past.length
          ? html`<span class="back"
              >${button({text: text('back'), kind: 'quiet', icon: 'arrow', onClick: () => r.send({is: 'back'})})}</span
            >`
          : nothing
      }
      ${phones(
        r,
        href && r.session
          ? quickExit({host: this, href, text: strings.t('exit'), label: strings.t('exit.does')})
          : nothing,
      )}
    </div>`;
  }

  #renderScreen(): unknown {
    const r = this.#repeat;
    const {screen} = r.repeat;
    switch (screen.at) {
      case 'person':
        return r.drawAside((aside) => aside.person());
      case 'choose':
        return chooseScreen(r);
      case 'pharmacy':
        return r.drawAside((aside) => aside.pharmacy());
      case 'check':
        return checkScreen(r);
      case 'done':
        return doneScreen(r, screen);
      case 'list':
        return r.drawAside((aside) => aside.list(screen));
    }
  }
}
