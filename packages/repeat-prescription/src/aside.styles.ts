import {css} from 'lit';

/** The look of the orders of before; added to the root with them. */
export const asideStyles = css`
  .order {
    gap: var(--_space);
    padding: var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
`;
