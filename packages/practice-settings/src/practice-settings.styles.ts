import {css} from 'lit';

/** What is the settings' own; the rest of the look is shared by all widgets. */
export const settingsStyles = css`
  :host {
    container-type: inline-size;
    max-inline-size: 72em;
  }
  .panes,
  .place,
  .rows,
  .one,
  .told {
    display: grid;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
  }
  .told:empty {
    display: none;
  }
  nav {
    display: none;
  }
  nav ul {
    padding: 0;
    list-style: none;
  }
  .go {
    inline-size: 100%;
    min-block-size: 44px;
    padding: var(--_space) var(--_2);
    border: 0;
    border-inline-start: 4px solid transparent;
    background: none;
    color: var(--_link);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .go:hover {
    background: var(--_soft);
  }
  .go[aria-current] {
    border-inline-start-color: var(--_accent);
    background: var(--_soft);
    color: var(--_text);
    font-weight: 600;
  }
  .place > .heading {
    font-size: 1.2em;
  }
  .place > .button,
  .one > .button,
  .rows + .button {
    justify-self: start;
  }
  .pair {
    display: grid;
    gap: var(--_2);
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
    align-items: start;
  }
  .one {
    padding: var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  fieldset .one {
    border: 0;
    padding: 0;
  }
  fieldset.field {
    padding: var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  fieldset.one legend,
  fieldset.field legend {
    padding-inline: var(--_space);
    font-weight: 600;
  }
  details.one {
    display: block;
  }
  .end {
    align-self: end;
  }
  textarea {
    min-block-size: 3lh;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  details[open] > .pair {
    margin-block: var(--_2);
  }
  .changes {
    padding: 0;
    list-style: none;
  }
  .changes li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) var(--_2);
    padding-block: var(--_2);
    border-block-end: 1px solid var(--_line);
  }
  .save {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) var(--_2);
    padding-block: var(--_2);
    border-block-start: 2px solid var(--_accent);
    background: var(--_surface);
  }
  input[type='date'],
  input[type='time'] {
    inline-size: min(100%, 12em);
  }
  @container (min-width: 46em) {
    .panes {
      grid-template-columns: 14em minmax(0, 1fr);
      gap: var(--_3);
      align-items: start;
    }
    nav {
      display: block;
      position: sticky;
      inset-block-start: 0;
    }
    .narrow {
      display: none;
    }
  }
  /* What has the keyboard is not under the bar. */
  :is(input, select, textarea, button, summary) {
    scroll-margin-block-end: 8em;
  }
  @media print {
    nav,
    .narrow,
    .save,
    .button {
      display: none;
    }
    .panes {
      display: block;
    }
  }
`;
