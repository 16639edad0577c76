import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {it} from 'node:test';

it('the version is that of the package', async () => {
  const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  assert.equal((await import('./version.ts')).VERSION, version);
});

it('every entry can be imported where there is no page', async () => {
  assert.equal(typeof window, 'undefined');
  for (const entry of ['index', 'define', 'writes', 'drafts', 'work-items']) {
    assert.ok(
      Object.keys((await import(`./${entry}.ts`)) as object).length >= (entry === 'define' ? 0 : 1),
      entry,
    );
  }
  assert.equal(typeof window, 'undefined');
  assert.equal(typeof document, 'undefined');
});
