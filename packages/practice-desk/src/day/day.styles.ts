import {css} from 'lit';

export const dayStyles = css`
  .day-nav,
  .day-tools,
  .part-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space) var(--_2);
  }
  .day-nav .field,
  .day-tools .field {
    inline-size: auto;
  }
  .day-nav > .button {
    padding-inline: var(--_space);
  }
  dialog textarea {
    min-block-size: 3lh;
  }
  .columns {
    display: grid;
    grid-auto-columns: minmax(15em, 1fr);
    grid-auto-flow: column;
    gap: var(--_2);
    overflow-x: auto;
    align-items: start;
  }
  .column {
    min-inline-size: 0;
  }
  .column ul {
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .part-tools {
    gap: 0 var(--_space);
    font-size: var(--_small);
  }
  .part-tools .button,
  .entry .button {
    min-block-size: 32px;
    padding-block: 0;
  }
  .entry {
    display: grid;
    grid-template-columns: 24px 3.2em minmax(0, 1fr) auto;
    gap: 0 var(--_space);
    align-items: center;
    min-block-size: 44px;
    padding: calc(var(--_space) / 2) var(--_space);
  }
  .entry + .entry {
    border-block-start: 1px solid var(--_line);
  }
  .entry.free,
  .entry.kept {
    color: var(--_muted);
  }
  .entry input {
    inline-size: 24px;
    block-size: 24px;
    min-block-size: 0;
    accent-color: var(--_accent);
  }
  .entry .open {
    min-block-size: 24px;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: var(--_line);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .entry small {
    display: block;
    color: var(--_muted);
  }
  .entry time {
    font-variant-numeric: tabular-nums;
  }
  /* What has the keyboard is never under what waits. */
  .screen:has(.strip, .bars .notice) .columns :is(button, input) {
    scroll-margin-block-end: 14em;
  }
  .found {
    display: grid;
    gap: 0;
    max-block-size: 16em;
    overflow-y: auto;
  }
  .times-list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11em, 1fr));
    gap: var(--_space);
  }
  .from-to {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8em, 1fr));
    align-items: end;
    gap: var(--_2);
  }
  dialog .stack {
    gap: var(--_2);
  }
  @container (inline-size < 46em) {
    .columns {
      grid-auto-flow: row;
      grid-auto-columns: auto;
    }
    .column:not(.at) {
      display: none;
    }
  }
  @container (inline-size >= 46em) {
    .column-choice {
      display: none;
    }
  }
  @media print {
    .day-nav,
    .day-tools,
    .part-tools,
    .tabs,
    .column-choice,
    .bars,
    .entry > :first-child,
    .entry .button {
      display: none !important;
    }
    .entry {
      grid-template-columns: 3.2em minmax(0, 1fr);
    }
    .columns {
      display: block;
    }
    .column {
      display: block !important;
      break-inside: avoid-page;
    }
  }
`;
