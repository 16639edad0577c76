import type {GpElements} from './loader-global.ts';

/**
 * Loads a widget when the first of its elements appears in one of the roots. An element whose widget could not be loaded
 * keeps its fallback text and gets the attribute `load-failed`; when that is taken away, or another such element
 * appears, it is tried again.
 */
export function watchRoots(version: string): GpElements {
  const widgets: Record<string, () => Promise<unknown>> = {};
  const underWay: Record<string, Promise<unknown>> = {};
  // Weak, so that a host may drop its roots.
  const roots: WeakRef<ParentNode>[] = [];

  const look = () => {
    const waiting = Object.keys(widgets)
      .map((tag) => `${tag}:not(:defined,[load-failed])`)
      .join();
    for (const root of roots) {
      for (const element of root.deref()?.querySelectorAll(waiting) ?? []) {
        const tag = element.localName;
        (underWay[tag] ??= widgets[tag]!()).catch((cause: unknown) => {
          element.toggleAttribute('load-failed', true);
          if (underWay[tag]) console.error(`GP Elements: <${tag}> could not be loaded.`, cause);
          delete underWay[tag];
        });
      }
    }
  };
  const observer = new MutationObserver(look);

  return {
    version,
    observe(root) {
      roots.push(new WeakRef(root));
      observer.observe(root, {childList: true, subtree: true, attributeFilter: ['load-failed']});
      look();
    },
    add(files, load) {
      for (const tag in files) widgets[tag] ??= () => load(files[tag]!);
    },
  };
}
