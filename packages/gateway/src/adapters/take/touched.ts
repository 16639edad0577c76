export interface Span {
  /** ms UTC. */
  from: number;
  /** ms UTC, not included. */
  to: number;
}

/** Whose time an import changed: of which practitioners, over which period, and which Slots that were known before. */
export class Touched {
  readonly changedSlots = new Set<string>();
  readonly #spans = new Map<string, Span>();

  add(practitionerId: string | null | undefined, from: number, to: number): void {
    if (practitionerId === null || practitionerId === undefined) return;
    const known = this.#spans.get(practitionerId);
    this.#spans.set(practitionerId, {
      from: Math.min(known?.from ?? from, from),
      to: Math.max(known?.to ?? to, to),
    });
  }

  get spans(): [practitionerId: string, span: Span][] {
    return [...this.#spans];
  }
}
