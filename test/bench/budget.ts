/** What a page with <gp-booking> may fetch: scripts and styles under /gp-elements/, in bytes of brotli 11. */
export const BUDGET = {
  /** From navigation until times show, signed in. */
  untilTimes: 23_000,
  requests: 6,
  /** From navigation until the appointment is confirmed, in Dutch. */
  wholeFlow: 27_000,
};
