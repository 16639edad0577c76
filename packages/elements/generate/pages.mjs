// Text for people and for their assistants.

/** docs/events.md: every event that leaves an element. */
export function eventsPage(packages) {
  const elements = packages.flatMap((one) => one.elements);
  const events = packages.flatMap((one) => one.events.map((event) => ({...event, from: one.name})));
  const firing = (type) =>
    elements
      .filter((element) => (element.events ?? []).some(({name}) => name === type))
      .map(({tagName}) => tagName);
  const sections = [...events]
    .sort((a, b) => (a.eventName < b.eventName ? -1 : 1))
    .map(({name, eventName, from, description, members, isCancelable}) => {
      const fields = members.map(
        (field) => `- \`${field.name}\` (\`${field.type?.text ?? 'unknown'}\`): ${field.description}`,
      );
      return [
        `## \`${eventName}\``,
        '',
        description,
        '',
        `- Fired by ${firing(eventName)
          .map((tag) => `\`<${tag}>\``)
          .join(', ')}; class \`${name}\` of \`${from}\``,
        `- ${isCancelable ? 'Cancelable: `preventDefault()` stops what would follow' : 'Not cancelable: it has happened'}`,
        ...fields,
      ].join('\n');
    });
  return `<!-- Generated from the sources by \`npm run generate\`. Do not edit. -->

# Events

Every event that an element fires for the page around it. All of them bubble and are composed, so \`document\` hears them
too. They carry opaque ids and outcomes only, never what something is about: any script on the page can listen. One name
means one payload everywhere.

${sections.join('\n\n')}
`;
}

const items = (title, list = [], text = ({name, description}) => `- \`${name}\`: ${description}`) =>
  list.length === 0 ? [] : ['', `${title}:`, '', ...list.map(text)];

const typed = ({name, type, description}) => `- \`${name}\` (${type?.text ?? 'string'}): ${description}`;

/** llms.txt: https://llmstxt.org */
export function llmsText(packages, version) {
  const elements = packages.flatMap((one) => one.elements.map((element) => ({...element, from: one.name})));
  const shared = new Map(
    elements.flatMap(({cssProperties = []}) => cssProperties.map((property) => [property.name, property])),
  );
  const sections = elements.map((element) =>
    [
      `## <${element.tagName}>`,
      '',
      `${element.summary} ${element.description}`,
      '',
      `Package \`${element.from}\`; class \`${element.name}\`; \`import '${element.from}/define'\` registers it.`,
      ...items('Attributes', element.attributes, typed),
      ...items(
        'Properties without an attribute',
        element.members.filter(({kind, attribute}) => kind === 'field' && attribute === undefined),
        typed,
      ),
      ...items(
        'Methods',
        element.members.filter(({kind}) => kind === 'method'),
      ),
      ...items('Events', element.events, typed),
      ...items(
        'Slots',
        element.slots,
        ({name, description}) => `- ${name ? `\`${name}\`` : 'default'}: ${description}`,
      ),
      ...items('Parts, for `::part()`', element.cssParts),
    ].join('\n'),
  );
  return `# GP Elements ${version}

> Digital services of a Dutch general practice as HTML elements. Elements stand inside one \`<gp-provider>\`, which knows the
> address of the practice's gateway. Licence EUPL-1.2.

Without a bundler a page loads \`elements.css\` and \`loader.js\`; with one it imports \`@gp-elements/elements/define\`, or
\`@gp-elements/<widget>/define\` for one widget. The text inside an element is its fallback: keep the practice's phone numbers
in it. Token and \`fetch\` are properties of the provider, never attributes. React: \`@gp-elements/elements/react\`. Types for
templates: \`@gp-elements/elements/jsx\`, \`/vue\`, \`/svelte\`.

\`\`\`html
<gp-provider api="https://gateway.example/de-linde/v1">
  <gp-booking>Bel ons op <a href="tel:0101234567">010 123 45 67</a>.</gp-booking>
</gp-provider>
\`\`\`

${sections.join('\n\n')}

## Custom properties

Set text and background together, and keep their contrast.

${[...shared.values()].map(({name, description, default: fallback}) => `- \`${name}\`: ${description}${fallback === undefined ? '' : ` Default: \`${fallback}\`.`}`).join('\n')}
`;
}
