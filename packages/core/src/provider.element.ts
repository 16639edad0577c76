import {ReactiveElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import {createGatewayClient, type Fetch, type GatewayClient, type GetToken} from './client.ts';
import {
  allContexts,
  clientContext,
  clockContext,
  localeContext,
  personContext,
  practiceContext,
  stringsContext,
  type PersonValue,
  type SessionState,
} from './context.ts';
import {ContextShare} from './context-share.ts';
import type {Practice, Session} from './contract.ts';
import {LoadController} from './controllers/load-controller.ts';
import {SignInRequestEvent} from './events.ts';
import {localeFrom, nearestLocale, watchLocale} from './locale.ts';
import {getPractice} from './operations/practice.ts';
import {getSession} from './operations/session.ts';
import type {StringOverrides} from './strings/texts.ts';

/** Spread over the clients of one practice when its number changes. */
const JITTER_MS = 3_000;
/** A failed reading of the practice is tried again after this. */
const RETRY_MS = 30_000;
/** Who comes back to the page sees nothing of the practice that is older than this. */
const STALE_MS = 60_000;
/** Timers do not run longer than 24.8 days; looking twice a day also outlives a clock that is set. */
const LONGEST_WAIT_MS = 43_200_000;

const SIGNED_OUT: SessionState = {state: 'signed-out'};

/**
 * Connects the elements inside it with the gateway of one practice: client, practice, session, person, language and
 * clock. Draws nothing itself. Two providers on one page know nothing of each other.
 *
 * @summary Connects the elements inside it with a practice.
 * @slot - The page's own content with the elements in it.
 * @fires {SignInRequestEvent} gp-sign-in-request - A person wants to sign in; cancel it to do so in your own way.
 */
export class GpProvider extends ReactiveElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    api: {},
    signInHref: {attribute: 'sign-in-href'},
    quickExitHref: {attribute: 'quick-exit-href'},
    personId: {attribute: 'person-id'},
    getToken: {attribute: false},
    fetch: {attribute: false},
    strings: {attribute: false},
  };

  readonly #practice = new LoadController<Practice>(this);
  readonly #session = new LoadController<Session>(this);
  readonly #shared = new ContextShare(this, allContexts);
  #client: GatewayClient | undefined;
  /** The gateway keeps refusing the token, since the last time that it was given. */
  #isRefused = false;
  #clockOffsetMs = 0;
  #locale: string | undefined;
  #unwatch: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Address of the gateway for this practice, such as `https://gateway.example/de-linde/v1`. */
  api = '';
  /** Page on which a person signs in; gets the address to return to as the parameter `return`. */
  signInHref: string | undefined;
  /**
   * Page for who must not be seen with this one, such as a weather forecast: with it, elements that show medical content
   * have a button "Snel weg" that goes there at once. Default: no such button, for no address of ours would be safe.
   */
  quickExitHref: string | undefined;
  /** For whom the elements work, out of those for whom the person signed in may act. Default: asked where needed. */
  personId: string | undefined;
  /**
   * Gives the access token, or nothing when nobody is signed in. Asked at every request, again with `{refresh: true}`
   * after a refusal. Keep the function the same while the person is: a new one reads the session again.
   */
  getToken: GetToken | undefined;
  /** Sends requests instead of the browser's `fetch`. */
  fetch: Fetch | undefined;
  /** Texts that replace ours, by key. */
  strings: StringOverrides = {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.style.display ||= 'contents';
    this.#unwatch = watchLocale(this, this.#readLocale);
    this.#readLocale();
    document.addEventListener('visibilitychange', this.#refresh);
    addEventListener('online', this.#refresh);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#refresh);
    removeEventListener('online', this.#refresh);
  }

  /** Reads practice and session again, such as after a person signed in without leaving the page. */
  readonly reload = (): void => {
    this.#readPractice();
    this.#readSession();
  };

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api') || changed.has('fetch')) {
      this.#practice.reset();
      this.#session.reset();
      if (!this.api)
        console.error(`<${this.localName}> needs the address of a gateway in its attribute "api".`);
      this.#client = createGatewayClient({
        baseUrl: this.api,
        fetch: this.fetch,
        getToken: (options) => this.getToken?.(options),
        locale: () => this.#locale,
        onUnauthorized: () => {
          this.#isRefused = true;
          this.requestUpdate();
        },
      });
      this.reload();
    } else if (changed.has('getToken')) {
      // Another function may speak for another person. After a refusal it is the same one who comes back.
      if (!this.#isRefused) this.#session.reset();
      this.#readSession();
    }
    this.#publish();
    this.#schedule();
  }

  #readPractice(): void {
    const client = this.#client;
    if (client === undefined) return;
    void this.#practice.run(async (signal) => {
      if (!this.api) throw new Error('No address');
      const practice = await getPractice(client, {signal});
      // Whatever else answers at this address, such as a proxy: nothing that we could draw a practice from.
      if (!practice.phones?.practice || !practice.alarmSigns?.groups) throw new TypeError('No practice');
      this.#clockOffsetMs = Date.parse(practice.now) - Date.now();
      return practice;
    });
  }

  #readSession(): void {
    const client = this.#client;
    this.#isRefused = false;
    if (!client || !this.api || !this.getToken) this.#session.reset();
    else
      void this.#session.run(async (signal) => {
        const session = await getSession(client, {signal});
        if (!session.actor?.id || !session.subjects.every(({id}) => id)) throw new TypeError('No session');
        return session;
      });
  }

  #publish(): void {
    if (this.#client === undefined) return;
    const practice = this.#practice;
    const share = this.#shared;
    share.set(practiceContext, {practice: practice.state});
    share.set(personContext, this.#person());
    share.set(localeContext, {locale: localeFrom(this.lang), zone: practice.value?.timeZone});
    share.set(stringsContext, {strings: this.strings});
    share.set(clockContext, {now: this.#now});
    share.set(clientContext, {client: this.#client, reload: this.reload});
  }

  #person(): PersonValue {
    const {personId} = this;
    const subjects = this.#session.value?.subjects ?? [];
    return {
      session: this.#sessionState(),
      personId,
      subject: subjects.find(({id}) => id === personId || (personId === undefined && subjects.length === 1)),
      setPerson: this.#setPerson,
      signIn: this.#signIn,
      quickExitHref: this.quickExitHref,
    };
  }

  #sessionState(): SessionState {
    const {state, value} = this.#session;
    if (!this.getToken) return SIGNED_OUT;
    if (!this.#isRefused) return state;
    return value ? {state: 'expired', previous: value} : SIGNED_OUT;
  }

  readonly #now = (): number => Date.now() + this.#clockOffsetMs;

  readonly #setPerson = (id: string | undefined): void => {
    this.personId = id;
  };

  readonly #signIn = (returnAddress = location.href): void => {
    if (!this.dispatchEvent(new SignInRequestEvent(returnAddress)) || !this.signInHref) return;
    const address = new URL(this.signInHref, document.baseURI);
    address.searchParams.set('return', returnAddress);
    location.assign(address);
  };

  readonly #readLocale = (): void => {
    const locale = nearestLocale(this);
    // The practice's own texts come in the language that is asked for.
    if (locale !== this.#locale) {
      this.#locale = locale;
      this.#readPractice();
    }
    this.requestUpdate();
  };

  /** Milliseconds by the gateway's clock until another number holds; NaN where that is not known. */
  #leftMs(): number {
    return Date.parse(this.#practice.value?.contactNow?.until ?? '') - this.#now();
  }

  /** Reads again what failed and what does not hold any more: people must not have to reload for it. */
  readonly #refresh = (): void => {
    // A page that nobody looks at asks when it is looked at again.
    if (document.hidden) return;
    if (
      this.#practice.state.state === 'failed' ||
      this.#leftMs() <= 0 ||
      this.#now() - Date.parse(this.#practice.value?.now ?? '') > STALE_MS
    )
      this.#readPractice();
    if (this.#session.state.state === 'failed' && !this.#isRefused) this.#readSession();
    this.requestUpdate();
  };

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.isConnected) return;
    const leftMs = this.#leftMs();
    const waitMs =
      this.#practice.state.state === 'failed' || leftMs <= 0 ? RETRY_MS : leftMs || LONGEST_WAIT_MS;
    this.#timer = setTimeout(this.#refresh, Math.min(waitMs, LONGEST_WAIT_MS) + Math.random() * JITTER_MS);
  }
}
