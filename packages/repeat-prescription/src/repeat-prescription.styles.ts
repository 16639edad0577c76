import {css} from 'lit';

/** What is the widget's own; the rest of the look is shared by all widgets. */
export const repeatStyles = css`
  .who {
    gap: 0 var(--_2);
  }
  section,
  .more,
  .medicines {
    display: grid;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
  }
  section > .heading {
    font-size: 1.2em;
  }
  section > .button,
  .medicine > .button {
    justify-self: start;
  }
  .medicine {
    gap: var(--_space);
    padding: var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    /* Of hundreds, one that changes moves no other. Not content-visibility: that takes longer here than it spares. */
    contain: content;
  }
  .medicine.off {
    color: inherit;
  }
  .medicine.chosen {
    border-color: var(--_accent);
    background: var(--_soft);
  }
  .line {
    display: block;
  }
  .days {
    padding-inline-start: calc(24px + var(--_space) * 1.5);
  }
  .days input {
    inline-size: 6em;
  }
  .more textarea {
    min-block-size: 4lh;
  }
  .summary dt {
    flex: none;
    inline-size: 7em;
  }
  .lines {
    display: grid;
    gap: var(--_space);
  }
  @media print {
    .top,
    .actions {
      display: none;
    }
  }
`;
