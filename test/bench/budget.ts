/** What a page with <gp-booking> may fetch: scripts and styles under /gp-elements/, in bytes of brotli 11. */
export const BUDGET = {
  /** From navigation until times show, signed in. */
  untilTimes: 23_000,
  requests: 6,
  /** From navigation until one of the first times is booked, in Dutch, without what comes by itself later. */
  wholeFlow: 27_000,
  /** With the calendar and the keeping of drafts, which come by themselves. */
  withCalendarAndDrafts: 31_000,
};
