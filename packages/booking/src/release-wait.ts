/** New times are not asked for by every waiting page in the same second. ms. */
const SPREAD_MS = 20_000;
/** The longest that a browser's timer can wait. ms. */
const LONGEST_MS = 2_000_000_000;

/**
 * How long to wait before looking for new times, in ms. `newTimesAt` and `now` in ms UTC by the server's clock; `share`
 * between 0 and 1 is this page's place in the spread.
 */
export const waitForRelease = (newTimesAt: number, now: number, share: number): number =>
  Math.min(Math.max(0, newTimesAt - now) + Math.round(share * SPREAD_MS), LONGEST_MS);
