/** The least that any element on Lit costs: one that draws a word, bundled as the elements are. */
import {rollup} from 'rollup';
import config from '../../rollup.config.mjs';

const SOURCE = `
import {LitElement, html} from 'lit';
customElements.define('lit-floor', class extends LitElement {
  render() { return html\`<p>content</p>\`; }
});`;

const ENTRY = 'entry';
/** What the build does to a file's contents, without what it writes beside them. */
const SHARED = ['node-resolve', 'gp-terser'];

/** One file of this module and all that it imports. @param folder Of a package.json that names what it imports. */
export async function bundle(source: string, folder?: string): Promise<Buffer> {
  const built = await rollup({
    input: ENTRY,
    plugins: [
      {
        name: 'entry',
        resolveId(id, importer) {
          if (id === ENTRY) return ENTRY;
          return importer === ENTRY && folder !== undefined ? this.resolve(id, `${folder}/entry.js`) : null;
        },
        load: (id) => (id === ENTRY ? source : null),
      },
      ...config.plugins.filter(({name}) => SHARED.includes(name)),
    ],
  });
  const {output} = await built.generate({format: 'es', inlineDynamicImports: true});
  await built.close();
  return Buffer.from(output[0].code);
}

export const floorFile = (): Promise<Buffer> => bundle(SOURCE);
