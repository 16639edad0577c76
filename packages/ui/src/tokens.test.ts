import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {describe, it} from 'node:test';
import {chain, tokenDescriptions, tokenStyles, tokens} from './tokens.ts';

const table = Object.entries<readonly string[]>(tokens);
const defaultOf = (links: readonly string[]) => links.at(-1) ?? '';
const theme = readFileSync(
  createRequire(import.meta.url).resolve('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'),
  'utf8',
);

describe('tokens', () => {
  it('a chain asks from the left and ends in its default', () => {
    assert.equal(chain(['gp-a', 'nl-b', 'red']), 'var(--gp-a,var(--nl-b,red))');
    assert.equal(chain(['gp-a', '']), 'var(--gp-a)');
  });

  it('each begins with a public name of ours', () => {
    for (const [name, [first]] of table) assert.match(first ?? '', /^gp-[a-z-]+$/, name);
  });

  it('none sets a public name: that would override the theme of the page', () => {
    assert.deepEqual(tokenStyles.cssText.match(/(?<=[{;])--[a-z]\S*?(?=:)/g), null);
  });

  it('none ends in `inherit`: the whole name would be void', () => {
    for (const [name, links] of table) assert.doesNotMatch(defaultOf(links), /inherit|initial|unset/, name);
  });

  it('names of the open theme exist there', () => {
    const names = table.flatMap(([, links]) => links.filter((link) => /^(nl|basis)-/.test(link)));
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !theme.includes(`--${name}:`)),
      [],
    );
  });

  it('text and surface go through the same layers', () => {
    const layers = (links: readonly string[]) => links.slice(0, -1).map((link) => link.split('-')[0]);
    assert.deepEqual(layers(tokens.text), layers(tokens.surface));
    assert.deepEqual(layers(tokens.accent), layers(tokens['on-accent']));
    assert.deepEqual(layers(tokens.focus), layers(tokens['focus-inverse']));
    assert.deepEqual(tokens.surface.slice(0, -1), tokens.backdrop.slice(0, -1));
  });

  it('each is described', () => {
    const described = Object.keys(tokenDescriptions);
    assert.deepEqual(
      table.map(([name]) => name).filter((name) => name !== 'backdrop' && !described.includes(name)),
      [],
    );
  });
});
