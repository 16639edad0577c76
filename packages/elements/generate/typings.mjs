// Types for templates: JSX of any kind, Vue and Svelte.
import {comment, NOTE, typeImports, union} from './model.mjs';

/** An attribute is text; where the property is a number or yes or no, both will do. */
const FROM_TEXT = `type FromText<Value> =
  Value | (Value extends number ? \`\${number}\` : Value extends boolean ? '' : never);`;

const attributesOf = ({className, properties}) =>
  properties
    .filter(({name, attribute}) => attribute !== undefined && attribute !== name)
    .map(
      ({name, attribute, description}) =>
        `${comment(description, '  ')}\n  '${attribute}'?: FromText<${className}['${name}']> | undefined;`,
    );

const propertiesOf = ({className, properties}) =>
  properties.map(
    ({name, description}) =>
      `${comment(description, '  ')}\n  ${name}?: ${className}['${name}'] | undefined;`,
  );

const listenersOf = ({events}, prefix) =>
  events.map(
    ({name, type, description}) =>
      `${comment(description, '  ')}\n  '${prefix}${name}'?: ((event: ${type}) => void) | undefined;`,
  );

const interfaceOf = (name, lines) => `export interface ${name} {\n${lines.join('\n')}\n}`;
const docOf = ({summary, description}) => comment(`${summary} ${description}`, '    ');

/** For React 19, and with `GpIntrinsicElements` for any other JSX runtime. */
export const jsxTypings = (elements) => `${NOTE}import type {ClassAttributes, HTMLAttributes} from 'react';
${typeImports(elements).join('\n')}

${FROM_TEXT}

${elements
  .map((element) =>
    interfaceOf(`${element.className}Attributes`, [
      ...propertiesOf(element),
      ...attributesOf(element),
      ...listenersOf(element, 'on'),
    ]),
  )
  .join('\n\n')}

/** Own properties, attributes and events of each element; a JSX runtime adds what every HTML element has. */
export interface GpIntrinsicElements {
${elements.map(({tag, className}) => `  '${tag}': ${className}Attributes;`).join('\n')}
}

type ForReact<Element extends HTMLElement, Attributes> = Attributes &
  Omit<HTMLAttributes<Element>, keyof Attributes> &
  ClassAttributes<Element> & {class?: string | undefined};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements
  .map(
    (element) =>
      `  ${docOf(element)}\n      '${element.tag}': ForReact<${element.className}, ${element.className}Attributes>;`,
  )
  .join('\n')}
    }
  }
}
`;

export const vueTypings = (elements) => `${NOTE}import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
${typeImports(elements).join('\n')}

type Emitted<Events> = EmitFn<{[Name in keyof Events]: (event: Events[Name]) => void}>;

/** An element as Vue's templates check it. */
type ElementType<Element extends HTMLElement, Property extends keyof Element, Events> = new () => Element & {
  /** Of templates only: the element has none. */
  $props: HTMLAttributes & Partial<Pick<Element, Property>> & PublicProps;
  /** Of templates only: listen with \`addEventListener\` in a script. */
  $emit: Emitted<Events>;
};

${elements
  .map(({className, events}) =>
    interfaceOf(
      `${className}Events`,
      events.map(({name, type, description}) => `${comment(description, '  ')}\n  '${name}': ${type};`),
    ),
  )
  .join('\n\n')}

declare module 'vue' {
  interface GlobalComponents {
${elements
  .map(
    (element) =>
      `${docOf(element)}\n    '${element.tag}': ElementType<${element.className}, ${union(element.properties.map(({name}) => name))}, ${element.className}Events>;`,
  )
  .join('\n')}
  }
}
`;

export const svelteTypings = (elements) => `${NOTE}import type {HTMLAttributes} from 'svelte/elements';
${typeImports(elements).join('\n')}

${FROM_TEXT}

${elements
  .map((element) =>
    interfaceOf(`${element.className}Attributes`, [
      ...propertiesOf(element),
      ...attributesOf(element),
      ...listenersOf(element, 'on'),
    ]),
  )
  .join('\n\n')}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements
  .map(
    (element) =>
      `${docOf(element)}\n    '${element.tag}': Omit<HTMLAttributes<${element.className}>, keyof ${element.className}Attributes> & ${element.className}Attributes;`,
  )
  .join('\n')}
  }
}
`;
