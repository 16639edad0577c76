// Custom data for editors: https://github.com/microsoft/vscode-custom-data, version 1.1.

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Words that an attribute may have, where its type is a list of them. */
function valuesOf(type = '') {
  const words = type
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== 'undefined');
  return words.length > 0 && words.every((word) => /^'[^']+'$/.test(word))
    ? {values: words.map((word) => ({name: word.slice(1, -1)}))}
    : {};
}

const list = (title, items = [], name = (item) => item.name) =>
  items.length === 0
    ? []
    : ['', `${title}:`, ...items.map((item) => `- \`${name(item) || 'default'}\`: ${item.description}`)];

export const htmlData = (elements) =>
  json({
    version: 1.1,
    tags: elements.map(({tagName, description, attributes = [], events, slots, cssParts}) => ({
      name: tagName,
      description: {
        kind: 'markdown',
        value: [
          description,
          ...list('Events', events),
          ...list('Slots', slots),
          ...list('Parts', cssParts),
        ].join('\n'),
      },
      attributes: attributes.map(({name, description: text, type}) => ({
        name,
        description: text,
        ...valuesOf(type?.text),
      })),
    })),
  });

export function cssData(elements) {
  const properties = new Map();
  const parts = new Map();
  for (const {tagName, cssProperties = [], cssParts = []} of elements) {
    for (const one of cssProperties) properties.set(one.name, one);
    for (const {name, description} of cssParts) {
      parts.set(name, [...(parts.get(name) ?? []), `\`<${tagName}>\`: ${description}`]);
    }
  }
  return json({
    version: 1.1,
    properties: [...properties.values()].map(({name, description, default: fallback}) => ({
      name,
      description: fallback === undefined ? description : `${description} Default: ${fallback}`,
    })),
    pseudoElements: [...parts].map(([name, texts]) => ({
      name: `::part(${name})`,
      description: {kind: 'markdown', value: texts.join('\n\n')},
    })),
  });
}
