/** Finding one's way with the keyboard alone. */
import assert from 'node:assert/strict';
import type {Page} from 'playwright-core';

/** More tab stops than any page here has. */
const PATIENCE = 120;

export interface Focus {
  tag: string;
  /** Its text, or the text of its label. */
  name: string;
  role: string;
}

/** What has the keyboard, inside shadow roots too. */
export function focused(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const text =
      element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent ?? '';
    return {
      tag: element?.localName ?? '',
      name: text.replaceAll(/\s+/g, ' ').trim(),
      role: element?.getAttribute('role') ?? '',
    };
  });
}

/** Presses Tab until something of that name has the keyboard. @throws When the way leads past it. */
export async function tabTo(page: Page, name: RegExp, tag = 'button'): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < PATIENCE; press += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.tag === tag && name.test(now.name)) return;
    passed.push(`${now.tag} ${now.name.slice(0, 40)}`);
  }
  assert.fail(`Tab does not lead to ${tag} ${String(name)}, but past ${passed.join(' | ')}`);
}

/** The heading of the step has the keyboard: a screen reader says where the person is. */
export async function assertHeadingFocused(page: Page, name: RegExp): Promise<void> {
  await page.waitForFunction((pattern) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('role') === 'heading' && new RegExp(pattern).test(element.textContent ?? '');
  }, name.source);
}
