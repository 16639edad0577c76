// Every script of a page can read what a widget shows on it. So medication shows on pages of the gateway's own origin, and on
// others only where the practice chose so.

/** The gateway's address, of the provider around an element, through shadow roots. */
function apiOf(element: Element): string {
  const name = element.localName.replace(/-.*/, '-provider');
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    if (node instanceof HTMLElement && node.localName === name) return (node as {api?: string}).api ?? '';
  }
  return '';
}

/**
 * The gateway's own page for a service, and whether the element stands on a page of that origin; without an address where the
 * provider has none.
 */
export function ownPage(element: Element, service: string): {href: string | undefined; isHere: boolean} {
  try {
    const {href, origin} = new URL(
      `pages/${service}`,
      new URL(apiOf(element).replace(/\/$/, ''), document.baseURI),
    );
    return {href, isHere: origin === location.origin};
  } catch {
    return {href: undefined, isHere: false};
  }
}
