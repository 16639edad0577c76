/** What to do about a held time at this moment. */
export type HoldAdvice = 'wait' | 'extend' | 'warn' | 'ended';

/** From here on the end of a hold is near. ms. */
const WARN_MS = 120_000;
/** A hold of someone who is busy is extended a little before the warning, so that they never hear it. ms. */
const EXTEND_MS = 180_000;
/** Someone who touched the form this recently is busy with it. ms. */
const ACTIVE_MS = 120_000;

export interface HoldFacts {
  /** All in ms UTC by the server's clock. */
  readonly now: number;
  readonly expiresAt: number;
  /** When the person last typed, pressed or moved on. */
  readonly activeAt: number;
  readonly extensionsLeft: number;
}

/** `extend` only while the person is active; who left hears the warning and can extend with one press. */
export function holdAdvice({now, expiresAt, activeAt, extensionsLeft}: HoldFacts): HoldAdvice {
  const left = expiresAt - now;
  if (left <= 0) return 'ended';
  if (left <= EXTEND_MS && extensionsLeft > 0 && now - activeAt <= ACTIVE_MS) return 'extend';
  return left <= WARN_MS ? 'warn' : 'wait';
}
