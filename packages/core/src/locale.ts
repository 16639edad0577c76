/** A BCP 47 tag as a browser accepts it, or nothing. Authors also write `nl_NL`, or leave `lang` empty. */
export function localeFrom(lang: string | null | undefined): string | undefined {
  const tag = lang?.replaceAll('_', '-');
  return tag && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}

/** The element and everything around it, through shadow hosts. */
function* around(element: Element): Generator<Element> {
  for (let node: Node | null = element; node !== null;) {
    if (node instanceof Element) yield node;
    node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  }
}

/** The nearest `lang` at or around the element, through shadow hosts. */
export function nearestLocale(element: Element): string | undefined {
  for (const each of around(element)) {
    const locale = localeFrom(each.getAttribute('lang'));
    if (locale !== undefined) return locale;
  }
  return undefined;
}

/** Tells when a `lang` at or around the element changes. Ask again when the element moved. Returns how to stop. */
export function watchLocale(element: Element, onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  for (const each of around(element)) observer.observe(each, {attributeFilter: ['lang']});
  return () => observer.disconnect();
}
