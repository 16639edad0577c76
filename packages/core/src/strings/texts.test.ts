import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fill, languageOf} from './texts.ts';

describe('fill', () => {
  const times = {one: '{count} vrije tijd', other: '{count} vrije tijden'};

  it('puts parameters in their places', () => {
    assert.equal(fill('Bel {phone}.', 'nl', {phone: '112'}).join(''), 'Bel 112.');
    assert.equal(fill('{a} en {b} en {a}', 'nl', {a: 1, b: 2}).join(''), '1 en 2 en 1');
    assert.equal(fill('zonder', 'nl').join(''), 'zonder');
  });

  it('chooses the form by the number', () => {
    assert.equal(fill(times, 'nl', {count: 1}).join(''), '1 vrije tijd');
    assert.equal(fill(times, 'nl', {count: 0}).join(''), '0 vrije tijden');
    assert.equal(fill(times, 'nl', {count: 3}).join(''), '3 vrije tijden');
  });

  it('keeps templates as they are, and shows what is missing', () => {
    const template = {is: 'a template'};
    assert.deepEqual(fill('Bel {phone} nu', 'nl', {phone: template}), ['Bel ', template, ' nu']);
    assert.equal(fill('Bel {fone}', 'nl', {phone: '112'}).join(''), 'Bel {fone}');
  });

  it('does not read a parameter for places', () => {
    assert.equal(fill('Voor {name}', 'nl', {name: '{count} {name}'}).join(''), 'Voor {count} {name}');
  });
});

it('the language of a tag', () => {
  assert.equal(languageOf('nl-BE'), 'nl');
  assert.equal(languageOf('EN'), 'en');
});
