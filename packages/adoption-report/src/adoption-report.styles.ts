import {css} from 'lit';

/** What is the report's own; the rest of the look is shared by all widgets. */
export const adoptionReportStyles = css`
  /* Lines to read stay short; the table of the months takes what room there is. */
  :host {
    max-inline-size: none;
  }
  .screen > :not(.months) {
    max-inline-size: 60em;
  }
  section,
  form,
  dl {
    display: grid;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
  }
  .pair {
    display: grid;
    gap: var(--_2);
    grid-template-columns: repeat(auto-fit, minmax(min(16em, 100%), 1fr));
  }
  section > .heading,
  form > .heading {
    font-size: 1.2em;
  }
  /* Wide tables scroll by themselves; the page does not. */
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block-end: var(--_space);
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: var(--_space);
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: end;
    vertical-align: bottom;
    overflow-wrap: normal;
  }
  tbody th {
    min-inline-size: 8em;
  }
  .months :is(th, td) {
    padding-inline: calc(var(--_space) / 2);
  }
  thead th {
    border-block-end-color: var(--_border);
    font-weight: 600;
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  .no {
    color: var(--_muted);
    font-style: italic;
  }
  svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  svg text {
    fill: var(--_text);
    font-size: 1em;
  }
  .ground {
    fill: var(--_soft);
    stroke: var(--_line);
  }
  .value {
    fill: var(--_accent);
    stroke: var(--_text);
  }
  .unknown {
    fill: none;
    stroke: var(--_border);
    stroke-dasharray: 4 4;
  }
  .error {
    color: var(--_danger);
    font-weight: 600;
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin-block-start: calc(var(--_space) * -1.5);
  }
  @media (forced-colors: active) {
    svg text {
      fill: CanvasText;
    }
    .ground {
      fill: Canvas;
      stroke: CanvasText;
    }
    .value {
      fill: Highlight;
      stroke: CanvasText;
    }
    .unknown {
      stroke: CanvasText;
    }
  }
  @media print {
    .screen > :not(.months) {
      max-inline-size: none;
    }
    .controls,
    form {
      display: none;
    }
    .scroll {
      overflow: visible;
    }
    table {
      font-size: 0.8em;
    }
    /* Paper does not scroll: the widest table must fit, with wide letters too. */
    .months table {
      font-size: 0.65em;
    }
    th,
    td {
      padding-block: calc(var(--_space) / 3);
    }
    .months :is(th, td):not(:first-child) {
      padding-inline-end: 0;
    }
    tbody th {
      min-inline-size: 0;
    }
    tr,
    dt,
    svg,
    .chart {
      break-inside: avoid;
    }
    dt {
      break-after: avoid;
    }
    .value {
      print-color-adjust: exact;
    }
  }
`;
