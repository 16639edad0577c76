import assert from 'node:assert/strict';
import {it} from 'node:test';

it('every entry can be imported where there is no page', async () => {
  for (const entry of ['index', 'calendar-grid', 'fields', 'dialog']) {
    assert.ok(Object.keys((await import(`./${entry}.ts`)) as object).length > 0, entry);
  }
  assert.equal(typeof window, 'undefined');
});
