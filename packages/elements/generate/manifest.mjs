// custom-elements.json: https://github.com/webcomponents/custom-elements-manifest, schema 1.0.0.

/** @param entry How a module is named: by its specifier, or by its file within the package. */
function modulesOf({name, elements, events}, entry) {
  const main = entry(name, 'index');
  const define = entry(name, 'define');
  const declarations = [...elements, ...events].map(
    ({eventName: _type, isCancelable: _may, ...kept}) => kept,
  );
  return [
    {
      kind: 'javascript-module',
      path: main,
      declarations: declarations.map(({superclass, ...rest}) => ({
        ...rest,
        superclass: {name: superclass.name, package: superclass.name === 'Event' ? 'global:' : 'lit'},
      })),
      exports: declarations.map((one) => ({
        kind: 'js',
        name: one.name,
        declaration: {name: one.name, module: main},
      })),
    },
    {
      kind: 'javascript-module',
      path: define,
      declarations: [],
      exports: elements.map((one) => ({
        kind: 'custom-element-definition',
        name: one.tagName,
        declaration: {name: one.name, module: main},
      })),
    },
  ];
}

const bySpecifier = (name, file) => (file === 'index' ? name : `${name}/${file}`);
const byFile = (_name, file) => `dist/${file}.js`;

const toManifest = (modules) => `${JSON.stringify({schemaVersion: '1.0.0', readme: '', modules}, null, 2)}\n`;
const hasElements = ({elements}) => elements.length > 0;

/** All elements; a module is named as a page imports it. */
export const manifestOfAll = (packages) =>
  toManifest(packages.filter(hasElements).flatMap((one) => modulesOf(one, bySpecifier)));

/** One package's own; a module is named by its file, as the `customElements` field of a package expects. */
export const manifestOfOne = (one) => toManifest(modulesOf(one, byFile));
