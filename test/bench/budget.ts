/**
 * What a page with <gp-booking> may fetch: scripts and styles under /gp-elements/, in bytes of brotli 11. Of these some 650
 * are for checking what is fetched: the loader's guard; with the calendar also the table of what is seldom needed.
 */
export const BUDGET = {
  /** From navigation until times show, signed in. */
  untilTimes: 23_000,
  requests: 6,
  /**
   * From navigation until one of the first times is booked at a person's pace, in Dutch, the keeping of drafts included. The
   * loader in it knows a hash of every widget for patients: each further one costs every page 85 bytes.
   */
  wholeFlow: 29_200,
  /** The same for who asks for the calendar. The table in it grows by 60 bytes with each file that any widget loads later. */
  withCalendar: 32_920,
  /** What the front door adds to the foundation. */
  frontDoor: 4_000,
  /** A page with a front door until its services show. 6.3 kB of it are what booking has for itself (docs/decisions/0011). */
  frontDoorPage: 26_000,
  /** What the work list for staff adds to the foundation. */
  practiceDesk: 30_000,
  /** What its day fetches when it is chosen. */
  practiceDay: 10_700,
  /** What repeats at the desk add to it, when they are chosen. */
  practiceRepeats: 8_000,
  /** What the adoption report adds to the foundation. */
  adoptionReport: 8_000,
  /** What the contact details add to the foundation. */
  contactDetails: 8_000,
  /** What the medication overview adds to the foundation, what it follows changes and saves files with included. */
  medicationOverview: 12_000,
  /** What the practice's settings add to the foundation. */
  practiceSettings: 16_000,
  /** What repeat prescriptions add to the foundation: all that it takes to order. */
  repeatPrescription: 12_000,
  /** What comes after that: why not, for whom, which pharmacy, and what became of orders. */
  repeatAside: 6_000,
};
