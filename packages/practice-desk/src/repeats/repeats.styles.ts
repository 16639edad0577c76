import {css} from 'lit';

export const repeatsStyles = css`
  .task-rows,
  .lines,
  .signals,
  .plain {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .task-row {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 var(--_space);
    inline-size: 100%;
    min-block-size: 48px;
    padding: var(--_space);
    border: 0;
    border-block-end: 1px solid var(--_line);
    border-inline-start: 4px solid transparent;
    background: none;
    color: var(--_text);
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 64px;
  }
  .task-row:hover {
    background: var(--_soft);
  }
  .task-row.current {
    border-inline-start-color: var(--_accent);
    background: var(--_soft);
  }
  .task-row > span,
  .look {
    justify-self: end;
  }
  .look {
    padding-inline: var(--_space);
    border: 1.5px solid var(--_warning);
    border-radius: 99px;
    font-size: var(--_small);
  }
  .plain {
    white-space: normal;
  }
  .line {
    padding-block: var(--_2);
    border-block-start: 1px solid var(--_line);
    gap: var(--_space);
    overflow-wrap: anywhere;
  }
  .line p {
    margin: 0;
  }
  .signals > li {
    padding: calc(var(--_space) / 2) var(--_space);
    border-inline-start: 4px solid var(--_warning);
    background: var(--_soft);
  }
  .line fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_2);
  }
  .became {
    font-weight: 600;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: 0 var(--_2);
  }
  .enter {
    padding: var(--_space) var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .confirm {
    max-block-size: 50vh;
    overflow: auto;
  }
  .confirm dl {
    margin: 0;
  }
  .confirm dl > div {
    padding-block: calc(var(--_space) / 2);
    border-block-end: 1px solid var(--_line);
  }
  .confirm dt {
    font-weight: 600;
  }
  .confirm dd {
    margin: 0;
  }
  .busy progress {
    inline-size: min(100%, 16rem);
    accent-color: var(--_accent);
  }
`;
