// What the typings of every framework are made from.

/** `time-slot` as `TimeSlot`. */
export const pascal = (name) =>
  name.replaceAll(/(?:^|-)([a-z0-9])/g, (_whole, letter) => letter.toUpperCase());

/**
 * Elements with what a framework sets and hears: properties that a page may write, and events with their class.
 * Descriptions come along for the tooltips.
 */
export function elementsOf(packages) {
  const eventPackage = new Map(
    packages.flatMap(({name, events}) => events.map((event) => [event.name, name])),
  );
  return packages.flatMap(({name, elements}) =>
    elements.map((element) => ({
      tag: element.tagName,
      className: element.name,
      from: name,
      summary: element.summary,
      description: element.description,
      properties: element.members
        .filter(({kind, readonly}) => kind === 'field' && readonly !== true)
        .map(({name: property, description, attribute}) => ({name: property, description, attribute})),
      events: (element.events ?? []).map(({name: event, type, description}) => ({
        name: event,
        type: type.text,
        from: eventPackage.get(type.text),
        description,
      })),
    })),
  );
}

/** `import type` lines for the classes of elements and events, one per package. */
export function typeImports(elements) {
  const names = new Map();
  const add = (from, name) => names.set(from, (names.get(from) ?? new Set()).add(name));
  for (const {className, from, events} of elements) {
    add(from, className);
    for (const event of events) add(event.from, event.type);
  }
  return [...names].map(([from, set]) => `import type {${[...set].sort().join(', ')}} from '${from}';`);
}

/** A doc comment, indented. */
export const comment = (text, indent = '') => `${indent}/** ${text.replaceAll('*/', '*\\/')} */`;

/** Names of properties as a union, for `Pick`. */
export const union = (names) => (names.length > 0 ? names.map((name) => `'${name}'`).join(' | ') : 'never');

export const NOTE = '// Generated from custom-elements.json.\n';
