/** Texts that are kept beside the journeys and compared; `GP_ACCEPT=1` writes what there is now. */
import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Locator} from 'playwright-core';
import type {Announcement} from './watch-page.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'recorded');

/** A journey as who cannot see the page meets it: the accessibility tree of each step, and what was said meanwhile. */
export class Recording {
  readonly #parts: string[] = [];
  readonly #root: Locator;
  readonly #announcements: readonly Announcement[];
  #said = 0;

  /** @param root What the trees are taken of. @param announcements Grows while the journey goes on. */
  constructor(root: Locator, announcements: readonly Announcement[]) {
    this.#root = root;
    this.#announcements = announcements;
  }

  /** Notes the tree as it is now, after everything that was said since the step before. */
  async step(name: string): Promise<void> {
    const tree = await this.#root.ariaSnapshot();
    assert.doesNotMatch(tree, /\{\w+\}|\b(undefined|false|NaN|null)\b/, `${name}: a text is not filled in`);
    const said = this.#announcements.slice(this.#said).map(({politeness, text}) => `(${politeness}) ${text}`);
    this.#said = this.#announcements.length;
    this.#parts.push([`== ${name}`, ...said, tree].join('\n'));
  }

  /** @throws When it differs from what was recorded. */
  compare(name: string): void {
    const file = join(folder, `${name}.txt`);
    const now = `${steady(this.#parts.join('\n\n'))}\n`;
    if (process.env['GP_ACCEPT'] === '1') {
      mkdirSync(folder, {recursive: true});
      writeFileSync(file, now);
      return;
    }
    assert.ok(existsSync(file), `nothing recorded as ${name}: GP_ACCEPT=1 records it`);
    assert.equal(
      now,
      readFileSync(file, 'utf8'),
      `${name} reads differently; if it should, accept it with GP_ACCEPT=1`,
    );
  }
}

/** Leaves out what differs from run to run: seconds of a countdown, and ids of things that were made. */
function steady(text: string): string {
  return text
    .replaceAll(/\bNog \d{1,2}:\d{2}\b/g, 'Nog <tijd>')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');
}
