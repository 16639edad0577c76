/**
 * The one script that a page needs: loads each widget the first time that its tag is on the page, now or later, and the
 * provider before it, because every widget's definition imports the provider's first. A widget that cannot be loaded keeps its fallback text, gets the attribute `load-failed` and is named
 * once in the console. Tags inside a shadow root of the host are not seen: such a host imports the packages from npm.
 */
const widgets: Record<string, () => Promise<unknown>> = {
  'gp-booking': () => import('@gp-elements/booking/define'),
};

const load = async (tag: string, widget: () => Promise<unknown>) => {
  // Two copies of this loader, or one beside the npm packages: the first to define wins.
  if (customElements.get(tag)) return;
  try {
    await widget();
  } catch (cause) {
    for (const element of document.querySelectorAll(tag)) element.toggleAttribute('load-failed', true);
    console.error(`GP Elements: <${tag}> could not be loaded.`, cause);
  }
};

const look = () => {
  for (const tag in widgets) {
    const widget = widgets[tag];
    if (!widget || !document.querySelector(tag)) continue;
    delete widgets[tag];
    void load(tag, widget);
  }
};

look();
new MutationObserver(look).observe(document, {childList: true, subtree: true});

export {};
