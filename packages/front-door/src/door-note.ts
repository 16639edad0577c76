// A note for this tab that outlives signing in on another page: which service was open. Nothing about a person.
const nameOf = (practiceId: string) => `gp-front-door:${practiceId}`;

export function setNote(practiceId: string, service: string): void {
  try {
    sessionStorage.setItem(nameOf(practiceId), service);
  } catch {
    // Refused, such as in a sandboxed frame: then the person chooses again.
  }
}

/** The service that was open when the person left to sign in; told once. */
export function takeNote(practiceId: string): string | undefined {
  try {
    const service = sessionStorage.getItem(nameOf(practiceId)) ?? undefined;
    sessionStorage.removeItem(nameOf(practiceId));
    return service;
  } catch {
    return undefined;
  }
}
