import {html, type TemplateResult} from 'lit';

// Drawn with a line of two units on a field of 24.
const paths = {
  arrow: 'M9 5l7 7-7 7',
  building: 'M5 21V5l7-2 7 2v16M3 21h18M10 21v-5h4v5M9 10h6',
  calendar: 'M5 6h14v14H5zM5 11h14M9 3v5M15 3v5',
  check: 'M5 13l4 4L19 7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-5h4v5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7v1',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21a8 8 0 0 1 16 0',
  phone: 'M5 3h4l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  video: 'M3 7h12v10H3zM15 11l6-3v8l-6-3',
  warning: 'M12 4l9 16H3zM12 10v5M12 17v1',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside a text, never instead of it: hidden from screen readers. `arrow` points to where the text goes. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon i-${name}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${paths[name]}></path>
  </svg>`;
