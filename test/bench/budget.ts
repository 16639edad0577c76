/** What a page with <gp-booking> may fetch: scripts and styles under /gp-elements/, in bytes of brotli 11. */
export const BUDGET = {
  /** From navigation until times show, signed in. */
  untilTimes: 23_000,
  requests: 6,
  /** From navigation until one of the first times is booked at a person's pace, in Dutch, the keeping of drafts included. */
  wholeFlow: 28_000,
  /** The same for who asks for the calendar. */
  withCalendar: 30_700,
};
