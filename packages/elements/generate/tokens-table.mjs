// The table of public custom properties in a README, between its two marks, from the one file that holds the chains.
import {readFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {tsImport} from 'tsx/esm/api';

const BEGIN = '<!-- Tokens: from packages/ui/src/tokens.ts, by `npm run generate`. -->';
const END = '<!-- End of the tokens. -->';

const code = (text) => `\`${text}\``;
const cell = (text) => text.replaceAll('|', '\\|');

/** Public names in the order of the table, each once. */
async function readTable() {
  const {tokens, tokenDescriptions} = await tsImport('../../ui/src/tokens.ts', import.meta.url);
  const publicName = (_whole, name) => (name in tokens ? `var(--${tokens[name][0]})` : 'black or white');
  return Object.entries(tokenDescriptions).map(([name, description]) => {
    const links = tokens[name];
    const themes = links.slice(1, -1).map((link) => `--${link}`);
    const fallback = links.at(-1).replaceAll(/var\(--_([a-z-]+)\)/g, publicName);
    return {name: `--${links[0]}`, description, themes, fallback};
  });
}

/** What most pages set: no part of a component has these. */
const isSeed = ({name}) => /^--gp-(color-|font-|radius$|space$)/.test(name);

const COLUMNS = {
  seeds: {
    heads: ['Token', 'For'],
    rows: (all) => all.filter(isSeed).map(({name, description}) => [code(name), description]),
  },
  all: {
    heads: ['Token', 'For', 'Otherwise, in this order', 'Default'],
    rows: (all) =>
      all.map(({name, description, themes, fallback}) => [
        code(name),
        description,
        themes.map(code).join(', '),
        fallback === '' ? '' : code(fallback),
      ]),
  },
};

/** The file with its table as it should be. */
export async function withTokens(file, kind) {
  const {heads, rows} = COLUMNS[kind];
  const lines = [heads, heads.map(() => '---'), ...rows(await readTable())].map(
    (cells) => `| ${cells.map(cell).join(' | ')} |`,
  );
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${file} has no place for the tokens: ${BEGIN} … ${END}`);
  return format(`${before}${BEGIN}\n\n${lines.join('\n')}\n\n${END}${after}`, {
    ...(await resolveConfig(file)),
    filepath: file,
  });
}
