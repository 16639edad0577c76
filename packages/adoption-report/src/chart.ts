import {html, nothing, svg, type TemplateResult} from 'lit';

export interface Bar {
  /** What is measured at: the month. */
  name: string;
  /** From 0 to 1 of the whole width; `undefined` where there is no number. */
  part: number | undefined;
  /** The number in words, or why there is none. */
  text: string;
}

const ROW = 52;
const BAR = 20;

/**
 * A bar for each name, with its name and its number in words: nothing is told by colour, or by length, alone. Sizes are per
 * cent and pixels, so that the letters stay as large as the page's.
 */
export const chart = (label: string, bars: readonly Bar[]): TemplateResult =>
  html`<svg role="img" aria-label=${label} height=${bars.length * ROW} part="chart">
    ${bars.map(({name, part, text}, place) => {
      const top = place * ROW;
      return svg`<text x="0" y=${top + 18}>${name}</text>
        <text x="100%" y=${top + 18} text-anchor="end">${text}</text>
        <rect class=${part === undefined ? 'unknown' : 'ground'} x="0" y=${top + 25} width="100%" height=${BAR}></rect>
        ${part === undefined ? nothing : svg`<rect class="value" x="0" y=${top + 25} width=${`${part * 100}%`} height=${BAR}></rect>`}`;
    })}
  </svg>`;
