import {css, type CSSResult} from 'lit';
import {tokenStyles} from './tokens.ts';

const baseStyles = css`
  :host {
    --_contrast: light-dark(#fff, #06272a);
    --_line: color-mix(in oklab, var(--_border) 45%, var(--_surface));
    --_soft: color-mix(in oklab, var(--_link) 6%, var(--_surface));
    --_2: calc(var(--_space) * 2);
    --_3: calc(var(--_space) * 3);
    --_small: 0.875em;
    display: block;
    max-inline-size: 40em;
    background: var(--_backdrop);
    font-family: var(--_font, inherit);
    font-size: var(--_size, inherit);
  }
  /* What a rule of the page for the element itself, such as a reset, would otherwise take from every text in it. */
  :host > .screen {
    color: var(--_text);
    font-size: max(14px, 1em);
    font-weight: 400;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  @supports (color: oklch(from light-dark(red, red) l c h)) {
    :host {
      /* Black or white: an accent that comes without its text still reads. */
      --_contrast: oklch(from var(--_accent) clamp(0, (0.58 - l) * 1e4, 1) 0 0);
    }
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  ul {
    padding-inline-start: 1.25em;
  }
  b,
  .heading,
  .title {
    font-weight: 600;
  }
  small,
  .facts,
  .hint,
  .progress {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
  }
  a {
    color: var(--_link);
    text-underline-offset: 0.15em;
  }
  .tel {
    display: inline-block;
    max-inline-size: 100%;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .i-arrow:dir(rtl),
  .back .i-arrow {
    transform: scaleX(-1);
  }
  .back .i-arrow:dir(rtl) {
    transform: none;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_focus-inverse);
  }
  /* A heading that was given the focus to be read: nothing can be done with it. */
  :is(.title, .heading):focus {
    outline: none;
    box-shadow: none;
  }

  .screen,
  .stack,
  .cards,
  .actions,
  .field {
    display: grid;
    gap: var(--_space);
    grid-template-columns: minmax(0, 1fr);
  }
  .screen {
    gap: var(--_3);
  }
  .stack {
    flex: 1;
  }
  :is(.choice, .call) > .stack {
    gap: calc(var(--_space) / 4);
  }
  /* On a phone as wide as the thumb reaches, elsewhere as wide as what it says. */
  :is(.screen, .actions, .stack) > .button {
    justify-self: start;
    inline-size: min(100%, 24em);
  }
  .quiet.quiet {
    inline-size: auto;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  .row.top {
    justify-content: space-between;
    min-block-size: 48px;
    gap: 0 var(--_2);
    padding-block-end: var(--_space);
    border-block-end: 1px solid var(--_line);
  }
  .phones {
    display: grid;
    margin-inline-start: auto;
    text-align: end;
  }
  .phones .icon {
    inline-size: 1em;
    block-size: 1em;
    vertical-align: -0.1em;
    color: var(--_link);
  }
  .title {
    color: var(--_heading-color);
    font-family: var(--_heading-font, inherit);
    font-size: 1.5em;
    line-height: 1.25;
    text-wrap: balance;
  }
  .progress {
    display: block;
    margin-block-end: calc(var(--_space) / 2);
    font-family: var(--_font, inherit);
    font-size: 0.5833em;
    line-height: 1.5;
  }

  .button,
  .choice,
  .time,
  .call {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space);
    min-block-size: 48px;
    padding: calc(var(--_space) * 1.25) var(--_3);
    border: 1.5px solid;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_link);
    font: inherit;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover,
  .choice:hover,
  .time:hover {
    background: var(--_soft);
  }
  .quiet {
    padding-inline: 0;
    border-color: transparent;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .quiet:hover {
    background: none;
    text-decoration-thickness: 2px;
  }
  .danger.button {
    color: var(--_danger);
  }

  .choice {
    inline-size: 100%;
    gap: var(--_2);
    padding: var(--_2);
    border-color: var(--_border);
    color: var(--_text);
    font-weight: 400;
    text-align: start;
  }
  .choice > .icon {
    color: var(--_link);
  }
  .choice > .icon:first-child {
    align-self: start;
    inline-size: 2.75em;
    block-size: 2.75em;
    padding: 0.625em;
    border-radius: 50%;
    background: var(--_soft);
  }
  .times {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(5.25em, 22%), 1fr));
    gap: var(--_space);
  }
  .time {
    flex-direction: column;
    gap: 0;
    inline-size: 100%;
    block-size: 100%;
    padding: calc(var(--_space) / 2);
    background: var(--_time-bg);
    border-color: color-mix(in oklab, var(--_time-color) 40%, var(--_surface));
    color: var(--_time-color);
    line-height: 1.35;
  }

  .primary,
  .call.first,
  button[aria-pressed='true'],
  [aria-selected='true'].free {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .primary:hover,
  .call.first:hover,
  button[aria-pressed='true']:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 15%);
  }
  [aria-pressed='true'] :is(.facts, small, .i-arrow) {
    color: inherit;
  }
  .off,
  button:is(:disabled, [aria-disabled='true']) {
    border: 1.5px dashed var(--_line);
    background: none;
    color: var(--_muted);
    cursor: default;
  }
  .quiet.quiet {
    border-color: transparent;
  }

  .notice,
  .call {
    display: flex;
    align-items: flex-start;
    justify-content: flex-start;
    gap: calc(var(--_space) * 1.5);
    padding: var(--_2);
    border-radius: var(--_radius);
  }
  .notice {
    --_tone: var(--_warning);
    border: 1px solid color-mix(in oklab, var(--_tone) 30%, var(--_surface));
    background: color-mix(in oklab, var(--_tone) 8%, var(--_surface));
  }
  /* What is only good to know does not shout: a warm field without a mark. */
  .notice:not(.info) {
    border-inline-start: 5px solid var(--_tone);
  }
  .notice:not(.info) > .icon {
    color: var(--_tone);
  }
  .notice a {
    color: inherit;
  }
  .danger {
    --_tone: var(--_danger);
  }
  .success {
    --_tone: var(--_success);
  }
  .call {
    align-items: center;
    font-weight: 400;
    text-align: start;
  }
  .calls {
    display: grid;
    gap: var(--_space);
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
  }
  .call b {
    font-size: 1.5em;
    line-height: 1.25;
  }

  label,
  legend {
    font-weight: 600;
  }
  select,
  input,
  textarea {
    inline-size: 100%;
    min-block-size: 48px;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1.5px solid var(--_border);
    border-radius: var(--_field-radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  .loading {
    display: grid;
    gap: var(--_space);
    animation: appear 0s 0.3s both;
  }
  .bar {
    block-size: 48px;
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'],
    [aria-selected='true'] {
      outline: 3px solid Highlight;
      outline-offset: -4px;
    }
    .quiet.quiet {
      border-color: Canvas;
    }
    .icon {
      stroke: CanvasText;
    }
  }
  @media print {
    /* Paper is white; where backgrounds are printed as well, so are the widgets. */
    :host {
      color-scheme: light;
      background: var(--_surface);
    }
    .button,
    .time,
    .loading {
      display: none;
    }
  }
`;

/** The look of every widget. Add what is its own after it. */
export const styles: CSSResult[] = [tokenStyles, baseStyles];

/** Adds styles of a later step to a root that is already drawn; adding them twice is harmless. */
export function addStyles(root: ShadowRoot, ...more: CSSResult[]): void {
  const sheets = more.flatMap(({styleSheet}) => styleSheet ?? []);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
