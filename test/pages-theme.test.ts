// The gateway knows the elements' default colours, to judge a theme that names only some of them.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DEFAULTS} from '../packages/gateway/src/domain/theme.ts';
import {tokens} from '../packages/ui/src/tokens.ts';

const long = (color: string) =>
  color.length === 4 ? `#${[...color.slice(1)].map((digit) => digit + digit).join('')}` : color;

test('the default colours of a theme are those of the elements', () => {
  for (const name of Object.keys(DEFAULTS.light) as (keyof typeof DEFAULTS.light)[]) {
    const [, light = '', dark = ''] = /light-dark\((#\w+),(#\w+)\)/.exec(tokens[name].at(-1) ?? '') ?? [];
    assert.deepEqual([long(light), long(dark)], [DEFAULTS.light[name], DEFAULTS.dark[name]], name);
  }
});
