import {css} from 'lit';

/** What is the widget's own; the rest of the look is shared by all widgets. */
export const contactStyles = css`
  section,
  form {
    display: grid;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
  }
  section {
    padding-block-start: var(--_2);
    border-block-start: 1px solid var(--_line);
  }
  section > .heading {
    font-size: 1.2em;
  }
  section > .button,
  form > .button {
    justify-self: start;
  }
  .address {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_2);
    align-items: baseline;
  }
  .code {
    inline-size: min(100%, 12em);
  }
`;
