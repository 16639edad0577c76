/**
 * Takes what a server drew out of the root that it declared, so that a widget can draw it in its own place until it
 * knows more; undefined where no server drew. Call it while the element is made, before Lit looks for a root. The style
 * sheet that stands before it is left behind: the widget has the same styles.
 */
export function takeFirstState({shadowRoot}: Element): Element | null | undefined {
  const drawn = shadowRoot?.lastElementChild;
  shadowRoot?.replaceChildren();
  return drawn;
}
