import {css} from 'lit';

/** The look of the later steps; added to the root with them. */
export const laterStyles = css`
  .hold {
    padding: calc(var(--_space) / 2) var(--_2);
    gap: 0 var(--_space);
    font-size: var(--_small);
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  .hold .button {
    margin-inline-start: auto;
  }
  @media print {
    .top,
    .actions {
      display: none;
    }
  }
`;
