import {html, type ReactiveController, type ReactiveControllerHost} from 'lit';
import {nearestLocale, watchLocale} from '../locale.ts';
import {directionOf, fill, languageOf, type StringsSource, type Text, type Texts} from '../strings/texts.ts';
import type {ProviderController} from './provider-controller.ts';

export type Params = Readonly<Record<string, string | number>>;

/** A text by its key, for attributes and messages. */
export type Translate<Key extends string> = (key: Key, params?: Params) => string;

/**
 * Texts in the language of the page: the provider's `lang`, else the nearest around the host, else Dutch. Redraws the
 * host when that changes and when a language has come in.
 */
export class StringsController<Key extends string> implements ReactiveController {
  /** Language and region of the texts and formats on screen: Dutch where the page's language has no texts. */
  locale = 'nl';
  /** False while the file of the page's language is on its way; Dutch is at hand meanwhile. */
  isReady = true;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: StringsSource<Key>;
  readonly #provider: ProviderController;
  #texts: Partial<Texts<Key>>;
  #wanted = '';
  #unwatch: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: StringsSource<Key>,
    provider: ProviderController,
  ) {
    this.#host = host;
    this.#source = source;
    this.#provider = provider;
    this.#texts = source.nl;
    host.addController(this);
  }

  /** For `lang` on the widget's root. */
  get language(): string {
    return languageOf(this.locale);
  }

  /** For `dir` on the widget's root. */
  get dir(): 'ltr' | 'rtl' {
    return directionOf(this.language);
  }

  hostConnected(): void {
    this.#unwatch = watchLocale(this.#host, () => this.#host.requestUpdate());
    // A controller that is made while its host draws must not start in the wrong language.
    this.hostUpdate();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
  }

  hostUpdate(): void {
    const wanted = this.#provider.value?.locale ?? nearestLocale(this.#host) ?? 'nl';
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    const file = this.#source.lazy[languageOf(wanted)];
    this.isReady = file === undefined;
    if (file === undefined) this.#use(this.#source.nl, languageOf(wanted) === 'nl' ? wanted : 'nl');
    else void this.#load(file, wanted);
  }

  /** The text of a key. */
  readonly t: Translate<Key> = (key, params) => this.#parts(key, params).join('');

  /** As `t`, for what is drawn: parameters may be templates, and a text that fell back to Dutch says so. */
  readonly text = (key: Key, params?: Readonly<Record<string, unknown>>): unknown => {
    const parts = this.#parts(key, params);
    return this.#isMissing(key) ? html`<span lang="nl">${parts}</span>` : parts;
  };

  #isMissing(key: Key): boolean {
    return this.#override(key) === undefined && this.#texts[key] === undefined;
  }

  /** With the prefix for this widget alone, without it for every widget that has the key. */
  #override(key: Key): Text | undefined {
    const strings = this.#provider.value?.strings;
    return strings?.[this.#source.prefix + key] ?? strings?.[key];
  }

  #parts<Value>(key: Key, params?: Readonly<Record<string, Value>>): (string | Value)[] {
    return fill(this.#override(key) ?? this.#texts[key] ?? this.#source.nl[key] ?? key, this.locale, params);
  }

  async #load(file: () => Promise<{strings: Partial<Texts<Key>>}>, wanted: string): Promise<void> {
    let texts = this.#source.nl as Partial<Texts<Key>>;
    let locale = 'nl';
    try {
      texts = (await file()).strings;
      locale = wanted;
    } catch (error) {
      console.warn(`No texts for ${wanted}: Dutch instead.`, error);
    }
    if (wanted !== this.#wanted) return;
    this.isReady = true;
    this.#use(texts, locale);
    this.#host.requestUpdate();
  }

  #use(texts: Partial<Texts<Key>>, locale: string): void {
    this.#texts = texts;
    this.locale = locale;
  }
}
