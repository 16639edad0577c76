import {
  type Practice,
  ProviderController,
  SignInRequestEvent,
  StringsController,
  valueOf,
} from '@gp-elements/core';
import {
  Announcer,
  button,
  choiceCard,
  choices,
  focusHeading,
  heading,
  loadingView,
  phoneIn,
  practiceText,
  renderConnection,
  stepHeading,
  styles,
  takeFirstState,
} from '@gp-elements/ui';
import {html, LitElement, type PropertyDeclarations, type TemplateResult} from 'lit';
import {setNote, takeNote} from './door-note.ts';
import {ServiceRequestEvent} from './front-door.events.ts';
import {type FrontDoorKey, frontDoorStrings} from './front-door.strings.ts';
import {frontDoorStyles} from './front-door.styles.ts';
import {hoursView} from './hours-view.ts';
import {type Offer, offersOf} from './services.ts';
import {calls, urgentSection} from './urgent-view.ts';

const MINUTE_MS = 60_000;
/** Who looks at the services for so long follows what changes in them. ms. */
const LINGER_MS = 10_000;

/**
 * One entrance to the practice of the enclosing `<gp-provider>`: whom to call now, the services that are switched on, and
 * the opening hours. Puts the widget of the service that is chosen into itself, as a child, so that the page's loader
 * finds it; with npm packages the page imports the definitions of the widgets that it wants.
 *
 * @summary Services, opening hours, and whom to call now.
 * @slot - Fallback: whom to call. Shown without scripts and while the practice's gateway cannot be reached.
 * @slot booking - The widget of a service, by the name of the service. Put there by the element, unless the page did.
 * @csspart title - Heading of a screen.
 * @csspart heading - Any heading, the one of the screen included.
 * @csspart button - Any button.
 * @csspart button-secondary - A button that tries again.
 * @csspart button-quiet - A button that looks like a link: the way back.
 * @csspart choice - A service to choose.
 * @csspart choice-off - A service that goes by phone.
 * @csspart phone - A link that calls.
 * @csspart phone-large - A link that calls, as a card.
 * @csspart notice - Any message.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart loading - What is shown while something is on its way.
 * @csspart hours - The opening hours.
 * @fires {ServiceRequestEvent} gp-service-request - A service was chosen; cancel it to open it in another way.
 */
export class GpFrontDoor extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    service: {},
    services: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
  };
  static override styles = [...styles, frontDoorStyles];

  /** The service that is open, such as `booking`; empty shows them all. Follows what the patient chooses. */
  service = '';
  /** Which services are shown, in which order: their names with spaces between. Default: all, as the practice has them. */
  services = '';
  /** Level of the headings of screens, 1 to 4; headings inside screens are deeper. Default 2. */
  headingLevel = 2;

  /** @internal */
  readonly provider = new ProviderController(this);
  /** @internal */
  readonly strings = new StringsController<FrontDoorKey>(this, frontDoorStrings, this.provider);
  /** @internal */
  readonly announcer = new Announcer(this);
  /** What a server drew, until the practice is known. */
  #firstState = takeFirstState(this);
  /** The service of the screen that was drawn last, empty for all of them; undefined until one was drawn. */
  #screen: string | undefined;
  #isNoteRead = false;
  /** The widget that was brought last. */
  #awaited: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lingering: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(SignInRequestEvent.type, this.#onSignIn);
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(SignInRequestEvent.type, this.#onSignIn);
    clearTimeout(this.#timer);
  }

  /** @internal */
  get practice(): Practice | undefined {
    const {value} = this.provider;
    return value && valueOf(value.practice);
  }

  /** By the server's clock, in ms UTC. @internal */
  get now(): number {
    return this.provider.value!.now();
  }

  /** @internal */
  get text(): StringsController<FrontDoorKey>['text'] {
    return this.strings.text;
  }

  /** The services and hours are on screen, not one service. @internal */
  get isHome(): boolean {
    return !!this.practice && !this.#open;
  }

  /** The service that is open, as far as the practice has it. */
  get #open(): Offer | undefined {
    return offersOf(this.practice!).find(({name}) => name === this.service);
  }

  protected override willUpdate(): void {
    const {practice} = this;
    if (!practice) return;
    if (!this.#isNoteRead) {
      this.#isNoteRead = true;
      // Back from signing in on another page.
      const noted = takeNote(practice.id);
      this.service ||= noted ?? '';
    }
    const open = this.#open;
    if (open && open.mode !== 'phone') this.#bring(open);
  }

  protected override updated(): void {
    if (this.#firstState || !this.renderRoot.querySelector('.title')) return;
    const screen = this.#open?.name ?? '';
    // The page's own first focus is not ours to move.
    if (this.#screen !== undefined && this.#screen !== screen) focusHeading(this.renderRoot);
    this.#screen = screen;
    if (!screen && this.provider.value?.session.state === 'ready')
      this.#lingering ??= setTimeout(this.#follow, LINGER_MS);
  }

  /** The widget of the service, as a child of this element. What was begun in it stays while others are looked at. */
  #bring({name, element}: Offer): void {
    const tag = this.#tagOf(element);
    let widget = [...this.children].find(({localName}) => localName === tag);
    if (widget) widget.slot = name;
    else {
      widget = document.createElement(tag);
      widget.slot = name;
      widget.setAttribute('heading-level', String(this.headingLevel + 1));
      this.append(widget);
    }
    if (this.#awaited === tag) return;
    this.#awaited = tag;
    void customElements.whenDefined(tag).then(() => this.requestUpdate());
  }

  /** The prefix of this element is the prefix of its widgets. */
  #tagOf(element: string): string {
    return this.localName.replace(/-.*/, `-${element}`);
  }

  readonly #tick = (): void => {
    this.#timer = setTimeout(this.#tick, MINUTE_MS - (Date.now() % MINUTE_MS));
    this.requestUpdate();
  };

  readonly #follow = async (): Promise<void> => {
    // Without it nothing is lost but what changes meanwhile.
    const live = await import('./door-live.ts').catch(() => undefined);
    live?.followPractice(this);
  };

  readonly #onSignIn = (): void => {
    const {practice} = this;
    if (practice && this.#open) setNote(practice.id, this.service);
  };

  readonly #choose = (name: string): void => {
    if (this.dispatchEvent(new ServiceRequestEvent(name))) this.service = name;
  };

  protected override render(): TemplateResult {
    const {strings} = this;
    return html`<div class="screen" lang=${strings.language} dir=${strings.dir}>
        ${renderConnection(this, () => this.#renderScreen(), this.#firstState)}
      </div>
      ${this.announcer.render()}`;
  }

  #renderScreen(): unknown {
    // Never again: it may be another practice that we wait for next.
    this.#firstState = null;
    const open = this.#open;
    return open ? this.#renderService(open) : this.#renderHome();
  }

  #renderHome(): TemplateResult {
    const {text, headingLevel} = this;
    const practice = this.practice!;
    const level = headingLevel + 1;
    const offers = offersOf(practice, this.services);
    const name = this.strings.t('services.heading');
    return html`${stepHeading({text: text('home.heading'), level: headingLevel})} ${urgentSection(this)}
      <section>
        ${heading({text: name, level})}
        ${
          offers.length === 0
            ? html`<p>${text('services.none', {phone: phoneIn(this)})}</p>`
            : choices(
                name,
                offers.map((offer) => this.#renderOffer(offer)),
              )
        }
      </section>
      ${hoursView(this)}`;
  }

  #renderOffer({name, mode, reason, icon}: Offer): TemplateResult {
    const {text} = this;
    const isByPhone = mode === 'phone';
    return choiceCard({
      title: text(`service.${name}`),
      icon,
      text: isByPhone
        ? [this.#whyByPhone(reason), ' ', text('service.call', {phone: phoneIn(this)})]
        : text(`service.${name}-${mode}`),
      onChoose: isByPhone ? undefined : () => this.#choose(name),
    });
  }

  #whyByPhone(reason: string | undefined): unknown {
    return reason ? practiceText(this, reason) : this.text('service.phone');
  }

  /** The service that was chosen: its widget, which has the phone on every step; without it the phone. */
  #renderService({name, mode, reason, element}: Offer): unknown {
    const {text} = this;
    const isThere = customElements.get(this.#tagOf(element)) !== undefined;
    return [
      html`<div class="back">
          ${button({text: text('back'), kind: 'quiet', icon: 'arrow', onClick: () => (this.service = '')})}
        </div>
        ${stepHeading({text: text(`service.${name}`), level: this.headingLevel})}`,
      mode === 'phone'
        ? html`<p>${this.#whyByPhone(reason)}</p>
            ${calls(this)}`
        : isThere
          ? html`<slot name=${name}></slot>`
          : html`${loadingView(text('service.coming'))} ${calls(this)}`,
    ];
  }
}
