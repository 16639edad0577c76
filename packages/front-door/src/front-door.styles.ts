import {css} from 'lit';

/** What is the front door's own; the rest of the look is shared by all widgets. */
export const frontDoorStyles = css`
  section {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    grid-template-columns: minmax(0, 1fr);
  }
  .back {
    min-block-size: 48px;
  }
  .hours {
    padding-block-start: var(--_3);
    border-block-start: 1px solid var(--_line);
  }
  .row b {
    flex: 1;
    min-inline-size: min(12em, 100%);
  }
  .row > .icon {
    color: var(--_link);
  }
  summary {
    min-block-size: 48px;
    padding-block: calc(var(--_space) * 1.5);
    color: var(--_link);
    font-weight: 600;
    cursor: pointer;
  }
  table {
    inline-size: 100%;
    margin-block-end: var(--_2);
    border-collapse: collapse;
  }
  th,
  td {
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  th {
    padding-inline-end: var(--_2);
  }
  .now {
    font-weight: 600;
  }
  ::slotted(:not(:defined)) {
    display: none;
  }
`;
