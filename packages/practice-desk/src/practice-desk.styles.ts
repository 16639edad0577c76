import {css} from 'lit';

/** What is the desk's own; the rest of the look is shared by all widgets. */
export const deskStyles = css`
  :host {
    container-type: inline-size;
    max-inline-size: none;
  }
  .screen {
    gap: var(--_2);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    border-block-end: 1px solid var(--_line);
  }
  .tab {
    min-block-size: 44px;
    padding: 0 var(--_2);
    border: 0;
    border-block-end: 3px solid transparent;
    white-space: nowrap;
    background: none;
    color: var(--_text);
    font: inherit;
    cursor: pointer;
  }
  .tab[aria-current] {
    border-block-end-color: var(--_accent);
    font-weight: 600;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_3);
  }
  .tools {
    gap: 0 var(--_3);
    font-size: var(--_small);
  }
  .tools .button {
    min-block-size: 40px;
    padding-block: 0;
  }
  .tools .tick {
    column-gap: var(--_space);
  }
  .above {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  /* Its room is there before the button is: the row in hand never moves, also where a page cannot scroll. */
  .waiting {
    flex-basis: 100%;
    /* Its words may take two lines. */
    min-block-size: calc(2lh + var(--_space) + 4px);
  }
  :is(.above, .waiting) > .button {
    min-block-size: 40px;
    padding-block: calc(var(--_space) / 2);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .filter {
    min-block-size: 40px;
    padding: calc(var(--_space) / 2) var(--_2);
    border: 1.5px solid var(--_line);
    border-radius: 99px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    cursor: pointer;
  }
  .filter:hover {
    background: var(--_soft);
  }
  .filter[aria-pressed='true'] small {
    color: inherit;
  }
  .said {
    color: var(--_muted);
  }
  .panes {
    display: grid;
    gap: var(--_3);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .rows {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
    overflow-anchor: none;
  }
  .row-item {
    display: grid;
    grid-template:
      'choose who due' auto
      'choose what what' auto
      'choose kind state' auto / auto minmax(0, 1fr) fit-content(45%);
    gap: 0 var(--_2);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-inline-start: 4px solid transparent;
    line-height: 1.4;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 5em;
    cursor: pointer;
  }
  .row-item + .row-item {
    border-block-start: 1px solid var(--_line);
  }
  .row-item:hover:not(.head) {
    background: var(--_soft);
  }
  .row-item.current {
    border-inline-start-color: var(--_accent);
  }
  .row-item:is(.current, .chosen) {
    background: color-mix(in oklab, var(--_link) 12%, var(--_surface));
  }
  /* Above the button that is all of the row. */
  .choose {
    grid-area: choose;
    z-index: 1;
    align-self: center;
  }
  .choose input {
    display: block;
    inline-size: 24px;
    block-size: 24px;
    min-block-size: 0;
    margin: 0;
    accent-color: var(--_accent);
  }
  .row-item:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
  .name:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .head {
    display: none;
  }
  .kind {
    grid-area: kind;
  }
  .who {
    grid-area: who;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space);
  }
  .what {
    grid-area: what;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .due {
    grid-area: due;
    text-align: end;
  }
  .state {
    grid-area: state;
    text-align: end;
  }
  .kind,
  .what,
  .state,
  .muted,
  .eyebrow {
    color: var(--_muted);
    font-size: var(--_small);
  }
  .state b {
    color: var(--_text);
  }
  .name {
    min-block-size: 24px;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  /* All of the row is the button. */
  .row-item {
    position: relative;
  }
  .name::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .unseen .name {
    font-weight: 600;
  }
  .row-item.done {
    opacity: 1;
    text-decoration: line-through;
    text-decoration-color: var(--_muted);
  }
  .state .badge {
    padding: 0 var(--_space);
    border: 1.5px solid var(--_accent);
    border-radius: 99px;
    color: var(--_time-color);
  }
  .late {
    color: var(--_danger);
    font-weight: 600;
  }
  /* In sight wherever the list is scrolled, and below it: no row moves when it comes. */
  .bars {
    position: sticky;
    z-index: 2;
    inset-block-end: 0;
    display: grid;
    gap: var(--_space);
  }
  .bars:not(:empty) {
    padding-block-end: var(--_space);
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) var(--_2);
    padding: var(--_space) var(--_2);
    border: 1.5px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .strip p {
    flex: 1 12em;
    font-variant-numeric: tabular-nums;
  }
  .strip .button {
    min-block-size: 40px;
    padding-block: 0;
  }
  /* What has the keyboard is never under them. */
  .screen:has(.strip, .bars .notice) .rows :is(button, input) {
    scroll-margin-block-end: 14em;
  }
  .strip .row {
    gap: var(--_space);
  }
  .bars .notice {
    max-block-size: 50svh;
    overflow-y: auto;
    background: var(--_surface);
  }
  .left {
    padding: 0;
    list-style: none;
  }
  .left .button {
    flex: none;
    inline-size: auto;
    min-block-size: 28px;
    padding-block: 0;
  }
  .left li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space);
  }
  .item,
  .hint-pane {
    padding: var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .item.stack {
    gap: var(--_2);
  }
  .hint-pane {
    display: none;
  }
  .subject {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .decide .button {
    flex: 1 auto;
  }
  kbd {
    padding: 0 0.4em;
    border: 1px solid;
    border-radius: 4px;
    font: inherit;
    font-size: 0.75em;
    font-weight: 400;
    white-space: nowrap;
  }
  .refusal textarea {
    min-block-size: 4lh;
  }
  .summary {
    line-height: 1.4;
  }
  .summary > div {
    padding-block: calc(var(--_space) * 0.75);
  }
  dt {
    font-size: var(--_small);
  }
  .history {
    display: grid;
    gap: calc(var(--_space) / 2);
    font-size: var(--_small);
  }
  .history ul {
    padding: 0;
    list-style: none;
  }
  .history li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .compare th {
    color: var(--_muted);
    font-size: var(--_small);
  }
  .compare th small {
    display: block;
    color: var(--_text);
    font-size: 1em;
    font-weight: 600;
  }
  .compare .changed {
    background: color-mix(in oklab, var(--_warning) 14%, var(--_surface));
  }
  .compare .changed td {
    font-weight: 600;
  }
  .compare .changed td:nth-of-type(1) {
    font-weight: 400;
    text-decoration: line-through;
  }
  .keys th {
    inline-size: 8em;
  }
  .on-paper {
    display: none;
  }
  /* On a small screen the item takes the place of the list. */
  @container (inline-size < 56em) {
    .with-item > .list {
      display: none;
    }
    .strip {
      padding-inline: calc(var(--_space) * 1.5);
    }
    .strip .button {
      padding-inline: calc(var(--_space) * 1.5);
    }
    .strip kbd {
      display: none;
    }
  }
  @container (inline-size >= 56em) {
    .panes {
      grid-template-columns: minmax(0, 3fr) minmax(24em, 2fr);
    }
    .hint-pane,
    .item {
      position: sticky;
      inset-block-start: var(--_2);
    }
    .item {
      max-block-size: calc(100svh - 2 * var(--_2));
      overflow-y: auto;
    }
    .hint-pane {
      display: block;
    }
    .row-item {
      grid-template:
        'choose kind who due' auto
        'choose kind what state' auto / auto 7.5em minmax(0, 1fr) auto;
      padding-block: calc(var(--_space) * 0.75);
      contain-intrinsic-block-size: auto 3.6em;
    }
    .kind {
      padding-block-start: 0.15em;
    }
  }
  @media (forced-colors: active) {
    /* What is transparent would be drawn. */
    .tab:not([aria-current]) {
      border-block-end-color: Canvas;
    }
    .row-item.current {
      border-inline-start-color: Highlight;
    }
  }
  /* The list of today, as a table. */
  @media print {
    .tools,
    .above,
    .said,
    .bars,
    .choose,
    .item,
    .hint-pane,
    .notice {
      display: none !important;
    }
    .panes,
    .list {
      display: block !important;
    }
    .on-paper {
      display: block;
    }
    .rows {
      border: 0;
      overflow: visible;
    }
    .row-item,
    .head {
      outline: none !important;
      display: grid;
      grid-template: 'kind who what due state' auto / 6.5em 11em minmax(0, 1fr) 6em 7em;
      padding-inline: 0;
      border-inline-start: 0;
      background: none !important;
      content-visibility: visible;
      break-inside: avoid;
      font-size: 10pt;
    }
    .head {
      border-block-end: 2px solid;
      font-weight: 600;
    }
    .what {
      white-space: normal;
    }
    .due,
    .state {
      text-align: start;
    }
  }
`;
