// From the sources: custom-elements.json, docs/events.md and the tables of tokens, kept in git so that a change of what is
// public shows in a review. `--check` changes nothing and fails when one differs.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {place, root} from '../../../build/workspace.mjs';
import {analyze} from './analyze.mjs';
import {check} from './check.mjs';
import {manifestOfAll} from './manifest.mjs';
import {eventsPage} from './pages.mjs';
import {withTokens} from './tokens-table.mjs';

/** @throws With a line per public name that nothing is said about. */
export async function readElements() {
  const packages = await analyze();
  const faults = check(packages);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return packages;
}

async function keptFiles(packages) {
  const [readme, uiReadme] = ['README.md', 'packages/ui/README.md'].map((file) => join(root, file));
  return {
    [join(root, 'packages/elements/custom-elements.json')]: manifestOfAll(packages),
    [join(root, 'docs/events.md')]: eventsPage(packages),
    [readme]: await withTokens(readme, 'seeds'),
    [uiReadme]: await withTokens(uiReadme, 'all'),
  };
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function main() {
  const files = await keptFiles(await readElements());
  const differing = Object.keys(files).filter((file) => read(file) !== files[file]);
  if (!process.argv.includes('--check')) {
    for (const file of differing) writeFileSync(file, files[file]);
    return true;
  }
  for (const file of differing) console.error(`${place(file)} is not what the sources give.`);
  if (differing.length > 0) console.error('Run `npm run generate` and keep the result in the same change.');
  return differing.length === 0;
}

if (process.argv[1] === import.meta.filename) {
  try {
    if (!(await main())) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
