import {css} from 'lit';

/** The look of the appointments that exist. */
export const asideStyles = css`
  .appointment {
    gap: var(--_space);
    padding: var(--_2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
`;
