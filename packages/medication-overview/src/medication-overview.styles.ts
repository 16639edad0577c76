import {css} from 'lit';

/** What is the widget's own; the rest of the look is shared by all widgets. */
export const overviewStyles = css`
  :host > .large {
    font-size: max(24px, 1.5em);
  }
  .top {
    justify-content: flex-end;
  }
  section,
  .line,
  .card {
    display: grid;
    gap: var(--_space);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  section {
    gap: var(--_2);
  }
  section > .heading {
    font-size: 1.25em;
    line-height: 1.25;
  }
  .heading:focus {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .card + .card {
    margin-block-start: var(--_2);
  }
  .batch {
    content-visibility: auto;
    contain-intrinsic-size: auto 100rem;
  }
  .card {
    padding: var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    scroll-margin-block-start: var(--_2);
    content-visibility: auto;
    contain-intrinsic-size: auto 18rem;
  }
  .card > .heading {
    font-size: 1.125em;
    line-height: 1.35;
  }
  .badge,
  .tag {
    padding: 0 var(--_space);
    border-inline-start: 4px solid var(--_warning);
    background: color-mix(in oklab, var(--_warning) 8%, var(--_surface));
  }
  .badge {
    display: inline-block;
    font-size: var(--_small);
    font-weight: 600;
  }
  .lines {
    display: grid;
    gap: var(--_2);
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
  }
  .lines:has(.line + .line) > .line {
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }
  .source {
    color: var(--_muted);
    font-size: var(--_small);
  }
  .how,
  .today {
    font-size: 1.125em;
    line-height: 1.4;
  }
  .today {
    font-weight: 600;
  }
  .today:empty {
    display: none;
  }
  dl {
    display: grid;
    gap: calc(var(--_space) / 2);
  }
  dl:empty {
    display: none;
  }
  dt,
  dd {
    display: inline;
  }
  dt::after {
    content: ': ';
  }
  dt {
    color: var(--_muted);
  }
  li > small,
  dd > small {
    display: block;
    color: var(--_muted);
    font-size: var(--_small);
  }
  summary {
    min-block-size: 44px;
    padding-block: calc(var(--_space) * 1.25);
    color: var(--_link);
    font-weight: 600;
    cursor: pointer;
  }
  .scroll {
    position: relative;
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    overflow-wrap: normal;
  }
  th,
  td {
    padding: calc(var(--_space) / 2) calc(var(--_space) / 4);
    border: 1px solid var(--_line);
    font-weight: 400;
    text-align: center;
  }
  thead th {
    font-size: var(--_small);
    line-height: 1.3;
  }
  thead th + th {
    inline-size: 11%;
  }
  tbody th {
    padding-inline: var(--_space);
    text-align: start;
  }
  td {
    font-weight: 600;
  }
  .now {
    background: var(--_soft);
    box-shadow: inset 0 0 0 1px var(--_link);
  }
  .jump,
  .changes {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_2);
    padding: 0;
    list-style: none;
  }
  /* As a link in a message is. */
  .changes .button {
    color: inherit;
  }
  .facts-apart {
    padding-block-start: var(--_2);
    border-block-start: 1px solid var(--_line);
  }
  .facts-apart > .heading ~ .heading {
    font-size: 1em;
  }
  li + li {
    margin-block-start: var(--_space);
  }
  .jump li + li,
  .changes li + li {
    margin: 0;
  }
  .quiet {
    text-align: start;
  }
  @media print {
    /* Black on white; and what was for today is not for the day on which it is read. */
    :host {
      --_text: #000;
      --_muted: #000;
      --_link: #000;
      --_heading-color: #000;
      --_border: #000;
      --_line: #000;
      --_warning: #000;
      --_soft: #fff;
      --_surface: #fff;
      max-inline-size: none;
    }
    :host > .screen {
      font-size: 11pt;
    }
    :host > .large {
      font-size: 16pt;
    }
    .top,
    nav,
    .screen > .actions,
    .screen > .notice.info,
    .today {
      display: none;
    }
    .badge,
    .tag {
      background: none;
    }
    .now {
      box-shadow: none;
    }
    .batch,
    .card {
      content-visibility: visible;
    }
    .card {
      break-inside: avoid;
    }
    .heading,
    summary {
      break-after: avoid;
    }
    dl {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .card {
      gap: calc(var(--_space) / 2);
      padding: var(--_space);
    }
    .scroll {
      overflow: visible;
    }
    summary {
      min-block-size: 0;
      padding-block: 0;
      list-style: none;
    }
  }
`;
