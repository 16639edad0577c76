import {css} from 'lit';

/** What is the booking's own; the rest of the look is shared by all widgets. */
export const bookingStyles = css`
  .answers {
    display: grid;
    gap: var(--_space);
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    border: 0;
  }
  .answers legend {
    margin-block-end: var(--_space);
  }
  .days,
  .group {
    display: grid;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
  }
  /* A day is of less weight than the part of the screen that it stands in. */
  .days .heading {
    font-weight: 400;
  }
  .signs {
    columns: 15em 2;
    column-gap: var(--_3);
  }
  .signs section {
    break-inside: avoid;
    padding-block-end: var(--_space);
  }
`;
