/** Runs in the page before anything else there; Playwright sends it as text, so it may use nothing from outside itself. */

export interface Announcement {
  /** How it is said. */
  politeness: string;
  text: string;
}

/** What a request carried: the browser's own tools do not show the body of a `fetch(new Request(…))`. */
export interface SentBody {
  method: string;
  url: string;
  body: string;
}

declare global {
  interface Window {
    noteAnnouncement(said: Announcement): Promise<void>;
    noteViolation(text: string): Promise<void>;
    noteEvent(text: string): Promise<void>;
    notePress(what: string): Promise<void>;
    noteBody(sent: SentBody): Promise<void>;
  }
}

export function watchPage(): void {
  const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output';
  const said = new WeakMap<Element, string>();

  const politenessOf = (region: Element) =>
    region.getAttribute('aria-live') ?? (region.getAttribute('role') === 'alert' ? 'assertive' : 'polite');
  const textOf = (region: Element) => (region.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

  /** A live region speaks when its content changes after it was there; what it holds from the start is silent. */
  const speak = (region: Element) => {
    const text = textOf(region);
    if (said.get(region) === text) return;
    said.set(region, text);
    if (text !== '') void window.noteAnnouncement({politeness: politenessOf(region), text});
  };
  const learn = (root: ParentNode) => {
    for (const region of root.querySelectorAll(LIVE)) if (!said.has(region)) said.set(region, textOf(region));
  };
  const watch = (root: Node) => {
    new MutationObserver((records) => {
      const changed = new Set<Element>();
      for (const {target, addedNodes} of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(LIVE);
        if (region) changed.add(region);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          // An alert speaks when it appears; other regions only when they change.
          if (node.matches('[role="alert"]')) changed.add(node);
          for (const alert of node.querySelectorAll('[role="alert"]')) changed.add(alert);
        }
      }
      for (const region of changed)
        if (said.has(region) || region.getAttribute('role') === 'alert') speak(region);
      if (root instanceof Document || root instanceof ShadowRoot) learn(root);
    }).observe(root, {childList: true, characterData: true, subtree: true});
  };

  watch(document);
  // Not arrow functions: the element is `this`.
  const attachShadow = (Element.prototype as {attachShadow: unknown}).attachShadow as (
    this: Element,
    init: ShadowRootInit,
  ) => ShadowRoot;
  Element.prototype.attachShadow = function watched(this: Element, init: ShadowRootInit): ShadowRoot {
    const root = attachShadow.call(this, init);
    watch(root);
    return root;
  };

  document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) => {
    void window.noteViolation(`${violatedDirective} ${blockedURI} ${sample}`.trim());
  });
  // Presses of a person: what the keyboard or a script clicks has no pointer behind it.
  document.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      if (event.isTrusted && event.detail > 0 && target instanceof Element)
        void window.notePress(target.localName);
    },
    {capture: true},
  );
  const fetchIt = window.fetch.bind(window);
  window.fetch = async (...asked) => {
    const request = new Request(...asked);
    const body = await request.clone().text();
    if (body !== '') void window.noteBody({method: request.method, url: request.url, body});
    return fetchIt(request);
  };
  // Events of the elements, as any script on the page can hear them.
  const dispatch = (EventTarget.prototype as {dispatchEvent: unknown}).dispatchEvent as (
    this: EventTarget,
    event: Event,
  ) => boolean;
  EventTarget.prototype.dispatchEvent = function watched(this: EventTarget, event: Event): boolean {
    if (event.type.startsWith('gp-') && event.composed) {
      const own = Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'isTrusted'));
      const {detail} = event as CustomEvent<unknown>;
      void window.noteEvent(JSON.stringify({type: event.type, ...own, ...(detail ? {detail} : {})}));
    }
    return dispatch.call(this, event);
  };
}
