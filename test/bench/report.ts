/** The measured table as text. */

export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** A row of one cell stands above those that follow. */
export function print(
  heading: string,
  rows: readonly (readonly string[])[],
  notes: readonly string[] = [],
): void {
  const widths: number[] = [];
  for (const row of rows.filter(({length}) => length > 1))
    row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]! + 3)))
      .join('')
      .trimEnd(),
  );
  console.log(`\n${heading}\n`);
  lines.forEach((line, at) => {
    if (at > 1 && rows[at]?.length === 1) console.log('');
    console.log(`  ${line}`.trimEnd());
  });
  if (notes.length > 0) console.log(`\n${notes.map((note) => `  ${note}`).join('\n')}`);
}
