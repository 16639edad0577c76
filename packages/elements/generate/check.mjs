// A public name without a word on what it is for is no public name yet.

function nameless(kind, owner, items = []) {
  return items
    .filter(({description = ''}) => description.trim() === '')
    .map(({name}) => `${owner}: ${kind} "${name}" has no description.`);
}

function faultsOf(element, classes) {
  const owner = `<${element.tagName}>`;
  const faults = [
    ...nameless('slot', owner, element.slots),
    ...nameless('part', owner, element.cssParts),
    ...nameless('custom property', owner, element.cssProperties),
    ...nameless('attribute', owner, element.attributes),
    ...nameless('event', owner, element.events),
    ...nameless('member', owner, element.members),
  ];
  for (const key of ['summary', 'description']) if (!element[key]) faults.push(`${owner} has no ${key}.`);
  for (const {name, type} of element.events ?? []) {
    const event = classes.get(type?.text);
    if (event === undefined)
      faults.push(`${owner}: event "${name}" names no class of an event: @fires {Class} ${name} - …`);
    else if (event.eventName !== name)
      faults.push(`${owner}: ${type.text} is "${event.eventName}", not "${name}".`);
  }
  return faults;
}

/** Faults, a line each, of what `analyze` read. */
export function check(packages) {
  const elements = packages.flatMap((one) => one.elements);
  const events = packages.flatMap((one) => one.events);
  const classes = new Map(events.map((event) => [event.name, event]));
  const fired = new Set(elements.flatMap((element) => (element.events ?? []).map(({name}) => name)));
  const parts = (list) => new Set(list.flatMap(({cssParts = []}) => cssParts.map(({name}) => name)));
  const faults = elements.flatMap((element) => faultsOf(element, classes));
  for (const {name, eventName, description, members} of events) {
    if (!description) faults.push(`${name} has no description.`);
    faults.push(...nameless('field', name, members));
    if (!fired.has(eventName))
      faults.push(`${name}: no element says with @fires that it fires "${eventName}".`);
  }
  for (const one of packages) {
    // What is drawn for any widget is documented by those that use it.
    const known = parts(one.elements.length > 0 ? one.elements : elements);
    for (const part of one.parts) {
      if (!known.has(part))
        faults.push(`${one.name}: part "${part}" stands in a template, and no element documents it.`);
    }
  }
  return faults;
}
