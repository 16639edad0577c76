/** Where each state of a thing stands in its story. */
export const DAYS = {
  chosen: '[aria-selected="true"]',
  free: '.free:not([aria-selected="true"])',
  none: '.none',
  closed: '.closed',
  past: '.past',
};
export const TIMES = {
  chosen: '.time[aria-pressed="true"]',
  free: '.time:not([aria-pressed="true"], :disabled)',
  disabled: '.time:disabled',
};
export const CARDS = {
  chosen: '.choice[aria-pressed="true"]',
  free: 'button.choice:not([aria-pressed="true"])',
  off: '.choice.off',
};
