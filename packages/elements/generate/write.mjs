// What the build of the packages adds from the manifest: typings per framework, data for editors, and a manifest per package.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {cssData, htmlData} from './editors.mjs';
import {readElements} from './generate.mjs';
import {manifestOfAll, manifestOfOne} from './manifest.mjs';
import {elementsOf, NOTE} from './model.mjs';
import {llmsText} from './pages.mjs';
import {reactFiles} from './react.mjs';
import {jsxTypings, svelteTypings, vueTypings} from './typings.mjs';

const TYPES_ONLY = `${NOTE}export {};\n`;

/** Files below dist/ of @gp-elements/elements, by name. */
function filesOf(packages, version) {
  const declarations = packages.flatMap((one) => one.elements);
  const elements = elementsOf(packages);
  return {
    ...reactFiles(elements),
    'jsx.d.ts': jsxTypings(elements),
    'jsx.js': TYPES_ONLY,
    'vue.d.ts': vueTypings(elements),
    'vue.js': TYPES_ONLY,
    'svelte.d.ts': svelteTypings(elements),
    'svelte.js': TYPES_ONLY,
    'html-custom-data.json': htmlData(declarations),
    'css-custom-data.json': cssData(declarations),
    'llms.txt': llmsText(packages, version),
  };
}

export async function writeElementFiles() {
  const packages = await readElements();
  for (const one of packages) {
    const {name, folder, elements} = one;
    const {version, customElements} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const isAll = name === '@gp-elements/elements';
    if ((isAll || elements.length > 0) && customElements !== 'custom-elements.json') {
      throw new Error(`${name}: its package.json lacks "customElements": "custom-elements.json".`);
    }
    if (isAll) {
      writeFileSync(join(folder, customElements), manifestOfAll(packages));
      for (const [file, text] of Object.entries(filesOf(packages, version))) {
        const target = join(folder, 'dist', file);
        mkdirSync(dirname(target), {recursive: true});
        writeFileSync(target, text);
      }
    } else if (elements.length > 0) {
      writeFileSync(join(folder, customElements), manifestOfOne(one));
    }
  }
}
