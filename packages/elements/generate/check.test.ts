import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {check, type AnalyzedElement, type AnalyzedPackage} from './check.mjs';

const said = (name: string) => ({name, description: 'What it is for.'});

const element = (change: Partial<AnalyzedElement> = {}): AnalyzedElement => ({
  ...said('GpThing'),
  tagName: 'gp-thing',
  summary: 'A thing.',
  members: [said('level')],
  attributes: [said('level')],
  events: [{...said('gp-thing-done'), type: {text: 'ThingDoneEvent'}}],
  slots: [said('')],
  cssParts: [said('title')],
  cssProperties: [said('--gp-radius')],
  ...change,
});
const done = {...said('ThingDoneEvent'), eventName: 'gp-thing-done', members: [said('thingId')]};

const faultsOf = (change: Partial<AnalyzedElement>, more: Partial<AnalyzedPackage> = {}) =>
  check([{name: 'thing', elements: [element(change)], events: [done], parts: new Set(['title']), ...more}]);

describe('every public name', () => {
  it('may be there with a description', () => {
    assert.deepEqual(faultsOf({}), []);
  });

  for (const kind of ['members', 'attributes', 'slots', 'cssParts', 'cssProperties'] as const) {
    it(`is refused without one: ${kind}`, () => {
      const faults = faultsOf({[kind]: [...(element()[kind] ?? []), {name: 'new', description: ' '}]});
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', /^<gp-thing>: .*"new" has no description\.$/);
    });
  }

  it('is refused without one: the element itself', () => {
    assert.deepEqual(faultsOf({summary: '', description: ''}), [
      '<gp-thing> has no summary.',
      '<gp-thing> has no description.',
    ]);
  });

  it('is refused without one: a field of an event', () => {
    const events = [{...done, members: [{name: 'thingId'}]}];
    assert.deepEqual(faultsOf({}, {events}), ['ThingDoneEvent: field "thingId" has no description.']);
  });

  it('of an event goes with a class of that name, and the other way round', () => {
    const [event] = element().events ?? [];
    assert.match(faultsOf({events: [{...event!, type: {text: 'Event'}}]}).join(), /names no class/);
    assert.match(faultsOf({events: [{...event!, name: 'gp-thing-over'}]}).join(), /is "gp-thing-done", not/);
    assert.match(faultsOf({events: []}).join(), /no element says with @fires that it fires "gp-thing-done"/);
  });

  it('of a part in a template is documented', () => {
    assert.deepEqual(faultsOf({}, {parts: new Set(['title', 'box'])}), [
      'thing: part "box" stands in a template, and no element documents it.',
    ]);
  });
});
