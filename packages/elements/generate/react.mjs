import {comment, NOTE, pascal, typeImports, union} from './model.mjs';

/** `gp-appointment-booked` as `onAppointmentBooked`. */
const handler = (event) => `on${pascal(event.replace(/^gp-/, ''))}`;
const fileOf = (tag) => tag.replace(/^gp-/, '');

function component({tag, className, from, properties, events}) {
  const listeners = events.map(({name}) => `  ${handler(name)}: '${name}',`);
  return `'use client';
${NOTE}import '${from}/define';
import {wrap} from './wrap.js';

export const ${className} = wrap(
  '${tag}',
  [${properties.map(({name}) => `'${name}'`).join(', ')}],
  {
${listeners.map((line) => `  ${line}`).join('\n')}
  },
);
`;
}

function declaration(element) {
  const {className, summary, description, properties, events} = element;
  const alias = `${className}Element`;
  const own = (name) => `${alias}['${name}']`;
  return `${NOTE}import type {ForwardRefExoticComponent, HTMLAttributes, RefAttributes} from 'react';
${typeImports([element])
  .map((line) => line.replace(new RegExp(`\\b${className}\\b`), `${className} as ${alias}`))
  .join('\n')}

export interface ${className}Props
  extends Omit<HTMLAttributes<${alias}>, ${union([...properties.map(({name}) => name), ...events.map(({name}) => handler(name))])}> {
${properties.map(({name, description: text}) => `${comment(text, '  ')}\n  ${name}?: ${own(name)} | undefined;`).join('\n')}
${events.map(({name, type, description: text}) => `${comment(text, '  ')}\n  ${handler(name)}?: ((event: ${type}) => void) | undefined;`).join('\n')}
}

${comment(`${summary} ${description}`)}
export declare const ${className}: ForwardRefExoticComponent<${className}Props & RefAttributes<${alias}>>;
`;
}

/** A file per element, so that a page loads only the elements that it names. */
export function reactFiles(elements) {
  const lines = elements.map(({tag}) => `export * from './${fileOf(tag)}.js';`).join('\n');
  return {
    'react/index.js': `${NOTE}${lines}\n`,
    'react/index.d.ts': `${NOTE}${lines}\n`,
    ...Object.fromEntries(
      elements.flatMap((element) => [
        [`react/${fileOf(element.tag)}.js`, component(element)],
        [`react/${fileOf(element.tag)}.d.ts`, declaration(element)],
      ]),
    ),
  };
}
