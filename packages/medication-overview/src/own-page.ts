// Every script of a page can read what a widget shows on it. So medication shows on pages of the gateway's own origin, and on
// others only where the practice chose so.

/** The gateway's address, of the provider around an element, through shadow roots. */
export function apiOf(element: Element): string {
  const name = element.localName.replace(/-.*/, '-provider');
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    if (node instanceof HTMLElement && node.localName === name) return (node as {api?: string}).api ?? '';
  }
  return '';
}

/** The gateway's own page; undefined where its address is none. */
export function ownPage(api: string): string | undefined {
  try {
    return new URL('pages/medication-overview', new URL(api.replace(/\/$/, ''), document.baseURI)).href;
  } catch {
    return undefined;
  }
}
