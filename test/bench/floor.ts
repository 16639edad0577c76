/** The least that any element on Lit costs: one that draws a word, bundled as the elements are. */
import {rollup} from 'rollup';
import config from '../../rollup.config.mjs';

const SOURCE = `
import {LitElement, html} from 'lit';
customElements.define('lit-floor', class extends LitElement {
  render() { return html\`<p>content</p>\`; }
});`;

const ENTRY = 'floor';
/** What the build does to a file's contents, without what it writes beside them. */
const SHARED = ['node-resolve', 'gp-terser'];

export async function floorFile(): Promise<Buffer> {
  const bundle = await rollup({
    input: ENTRY,
    plugins: [
      {
        name: 'floor',
        resolveId: (id) => (id === ENTRY ? ENTRY : null),
        load: (id) => (id === ENTRY ? SOURCE : null),
      },
      ...config.plugins.filter(({name}) => SHARED.includes(name)),
    ],
  });
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  return Buffer.from(output[0].code);
}
