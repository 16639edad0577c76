// What the elements offer to a page, read from their sources. Knows no element by name: a package joins in by declaring its
// tags in HTMLElementTagNameMap, as every define.ts does.
import {create, ts} from '@custom-elements-manifest/analyzer/index.js';
import {litPlugin} from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {tsImport} from 'tsx/esm/api';
import {filesIn, place, publishedPackages} from '../../../build/workspace.mjs';

/** Notes on a class which tag it is registered as. */
function tagNames() {
  const tags = new Map();
  return {
    name: 'gp-tag-names',
    collectPhase({node}) {
      if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'HTMLElementTagNameMap') return;
      for (const {name, type} of node.members) tags.set(type.getText(), name.text);
    },
    analyzePhase({node, moduleDoc}) {
      if (!ts.isClassDeclaration(node) || !tags.has(node.name?.text)) return;
      const declaration = moduleDoc.declarations.find(({name}) => name === node.name.text);
      Object.assign(declaration, {tagName: tags.get(node.name.text), customElement: true});
    },
  };
}

/** Notes on an event's class the name of the event, and whether a page may cancel it. */
const eventTypes = {
  name: 'gp-event-types',
  analyzePhase({node, moduleDoc}) {
    if (!ts.isClassDeclaration(node)) return;
    const type = node.members.find(
      (member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'type',
    );
    if (type?.initializer === undefined || !ts.isStringLiteral(type.initializer)) return;
    const declaration = moduleDoc.declarations.find(({name}) => name === node.name.text);
    declaration.eventName = type.initializer.text;
    declaration.isCancelable = /cancelable:\s*true/.test(node.getText());
  },
};

/** A function that stands as a field, so that it can be handed on by itself, is a method to its callers. */
const functionFields = {
  name: 'gp-function-fields',
  analyzePhase({node, moduleDoc}) {
    if (!ts.isPropertyDeclaration(node) || node.initializer === undefined) return;
    if (!ts.isArrowFunction(node.initializer) || !ts.isClassDeclaration(node.parent)) return;
    const owner = moduleDoc.declarations.find(({name}) => name === node.parent.name?.text);
    const member = owner?.members?.find(({name}) => name === node.name.getText());
    if (member === undefined) return;
    member.kind = 'method';
    delete member.readonly;
    const {type} = node.initializer;
    if (type !== undefined) member.return = {type: {text: type.getText()}};
  },
};

const isPublic = ({name, privacy = 'public', static: isStatic = false}) =>
  privacy === 'public' && !isStatic && !name.startsWith('#');

const PART = /\bpart="([^"]*)"/g;
/** Names of parts that stand in the templates; those that are put together from pieces are not seen. */
const partsIn = (text) =>
  [...text.matchAll(PART)].flatMap(([, names]) =>
    names
      .replaceAll(/\$\{[^}]*\}/g, '\0')
      .split(/\s+/)
      .filter((name) => /^[a-z][a-z-]*$/.test(name)),
  );

/** Text of a doc comment without its line breaks. */
function unwrapped(value) {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'description' || key === 'summary'
        ? String(inner).replaceAll(/\s*\n\s*/g, ' ')
        : unwrapped(inner),
    ]),
  );
}

/** The public custom properties with what they are for, from the one table that holds the chains. */
async function readTokens() {
  const {tokens, tokenDescriptions} = await tsImport('../../ui/src/tokens.ts', import.meta.url);
  const publicName = (_whole, name) => (name in tokens ? `var(--${tokens[name][0]})` : '\0');
  const found = new Map();
  for (const [name, links] of Object.entries(tokens)) {
    const description = tokenDescriptions[name];
    if (found.has(links[0]) || description === undefined) continue;
    const fallback = links.at(-1).replaceAll(/var\(--_([a-z-]+)\)/g, publicName);
    found.set(links[0], {
      name: `--${links[0]}`,
      description,
      ...(fallback === '' || fallback.includes('\0') ? {} : {default: fallback}),
    });
  }
  return [...found.values()];
}

function analyzePackage({name, folder, manifest}, tokens) {
  const source = join(folder, 'src');
  const files = filesIn(source).filter((file) => !/\.test\.ts$|^testing\//.test(file));
  const modules = files.map((file) => {
    const path = join(source, file);
    return ts.createSourceFile(place(path), readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  });
  const declarations = create({modules, plugins: [...litPlugin(), tagNames(), eventTypes, functionFields]})
    .modules.flatMap((module) => module.declarations)
    .filter(({kind}) => kind === 'class')
    .map((declaration) => unwrapped({...declaration, members: (declaration.members ?? []).filter(isPublic)}));
  const draws = Object.hasOwn(manifest.dependencies ?? {}, '@gp-elements/ui');
  return {
    name,
    folder,
    elements: declarations
      .filter(({customElement}) => customElement)
      .map((declaration) =>
        draws
          ? {...declaration, cssProperties: [...(declaration.cssProperties ?? []), ...tokens]}
          : declaration,
      ),
    events: declarations.filter(({eventName}) => eventName !== undefined),
    parts: new Set(modules.flatMap(({text}) => partsIn(text))),
  };
}

/** Packages in the order of the arrows, each with its elements, its events and the parts that stand in its templates. */
export async function analyze() {
  const tokens = await readTokens();
  return publishedPackages()
    .filter(({sources, manifest}) => sources.endsWith('src') && manifest.name !== '@gp-elements/gateway')
    .map((one) => analyzePackage(one, tokens));
}
