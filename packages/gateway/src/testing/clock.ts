import type {Clock} from '../clock.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** @param instant RFC 3339 with offset, or ms UTC. */
  set(instant: string | number): void;
  advance(ms: number): void;
}

/** @param start RFC 3339 with offset. Default a Monday morning in office hours. */
export function testClock(start = '2026-11-23T08:05:00+01:00'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    set(instant) {
      now = typeof instant === 'number' ? instant : Date.parse(instant);
    },
    advance(ms) {
      now += ms;
    },
  };
}
