/** What moved on a page without anybody having asked for it. */
import type {Page} from 'playwright-core';

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: {node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly}[];
}

declare global {
  interface Window {
    layoutWatch: PerformanceObserver;
    layoutShifts: string[];
  }
}

/** Begins to look. Call it before the page is opened. */
export async function watchLayout(page: Page): Promise<void> {
  // tsx wraps named functions in a helper of its own, which functions that are sent to the page then call.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(() => {
    window.layoutShifts = [];
    const note = (entries: PerformanceEntryList) => {
      for (const {value, hadRecentInput, sources} of entries as Shift[]) {
        if (hadRecentInput) continue;
        const what = sources.map(({node, previousRect, currentRect}) => {
          const name =
            node instanceof Element ? `${node.localName}#${node.id}.${node.className}` : node?.nodeName;
          return `${name} from ${previousRect.top} to ${currentRect.top}`;
        });
        window.layoutShifts.push(`${value.toFixed(5)}: ${what.join(', ')}`);
      }
    };
    window.layoutWatch = new PerformanceObserver((list) => note(list.getEntries()));
    window.layoutWatch.observe({type: 'layout-shift', buffered: true});
    Object.assign(window.layoutWatch, {note});
  });
}

/** Every shift since the page was opened that did not follow a press, by how much and of what. */
export function layoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        // What was drawn last is counted with the next frame.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const {note} = window.layoutWatch as PerformanceObserver & {
              note: (entries: PerformanceEntryList) => void;
            };
            note(window.layoutWatch.takeRecords());
            resolve(window.layoutShifts);
          }),
        );
      }),
  );
}
