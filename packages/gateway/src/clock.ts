/** The one source of the current time; everything else gets it passed in. */
export interface Clock {
  /** ms UTC. */
  now(): number;
}

export const systemClock: Clock = {now: () => Date.now()};

/** Starts at `start` (ms UTC) and ticks on from there at the speed of the system clock. */
export function clockFrom(start: number): Clock {
  const began = performance.now();
  return {now: () => Math.round(start + performance.now() - began)};
}
