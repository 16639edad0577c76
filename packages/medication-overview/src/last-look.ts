// When somebody last looked at someone's medication, on this device: an instant under a name that tells nobody who. Nothing
// of the medication itself. Where the device refuses, nothing is remembered, and nothing is marked.

/** So long a visit lasts at most: who reloads the page meanwhile still sees what changed. ms. */
const VISIT_MS = 12 * 3_600_000;

/** A name that only this session can find: the key is of actor and subject, and stays in memory. */
async function hiddenName(draftKey: string): Promise<string> {
  const text = new TextEncoder().encode(`medication-overview ${draftKey}`);
  const digest = await crypto.subtle.digest('SHA-256', text);
  return `gp-looked:${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** Notes that somebody looks now, and gives the look before this visit. */
export async function look(draftKey: string, composedAt: string): Promise<string | undefined> {
  try {
    const name = await hiddenName(draftKey);
    const last = localStorage.getItem(name) ?? '';
    const isSameVisit = Date.parse(composedAt) - Date.parse(last) < VISIT_MS;
    const before = (isSameVisit ? sessionStorage.getItem(name) : null) ?? last;
    localStorage.setItem(name, composedAt);
    sessionStorage.setItem(name, before);
    return Number.isNaN(Date.parse(before)) ? undefined : before;
  } catch {
    return undefined;
  }
}
