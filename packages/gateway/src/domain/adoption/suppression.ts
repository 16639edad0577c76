/**
 * Hides small counts, and enough beside them that no difference of what is shown gives one back. A zero is shown: it is
 * about nobody. Whoever reads knows the rules, so they must hold for that reader too.
 */

/** Counts from 1 to below this are hidden. */
export const HIDDEN_BELOW = 10;

const isSmall = (count: number): boolean => count > 0 && count < HIDDEN_BELOW;
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Places of the smallest first. */
const smallestFirst = (counts: readonly number[], places: readonly number[]): number[] =>
  [...places].sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));

/**
 * Which parts of a total are hidden, when the total and the other parts are shown. What is hidden together is at least two
 * parts and at least the limit, so that neither a part nor their sum is told.
 *
 * @returns `all` when the total itself is small; else the places of the hidden parts.
 */
export function hiddenParts(counts: readonly number[]): 'all' | ReadonlySet<number> {
  const total = sum(counts);
  if (isSmall(total)) return 'all';
  const filled = [...counts.keys()].filter((place) => (counts[place] ?? 0) > 0);
  const hidden = new Set(filled.filter((place) => isSmall(counts[place] ?? 0)));
  if (hidden.size === 0) return hidden;
  const together = () => sum([...hidden].map((place) => counts[place] ?? 0));
  for (const place of smallestFirst(counts, filled)) {
    if (hidden.size >= 2 && together() >= HIDDEN_BELOW) break;
    hidden.add(place);
  }
  return hidden;
}

/** A row of a table of which the columns are parts of the row. */
export type Pair = readonly [first: number, second: number];

/**
 * Which rows of a table are hidden, when its other rows and the totals of both columns are shown. A row is shown whole or
 * not at all; the hidden rows together have, in each column that has anything, at least the limit.
 *
 * @returns `all` when the columns' totals may not be shown beside the rows.
 */
export function hiddenRows(rows: readonly Pair[]): 'all' | ReadonlySet<number> {
  const columns = [0, 1].map((column) => rows.map((row) => row[column] ?? 0));
  if (columns.some((counts) => isSmall(sum(counts)))) return 'all';
  const totals = rows.map(([first, second]) => first + second);
  const filled = [...rows.keys()].filter((place) => (totals[place] ?? 0) > 0);
  const hidden = new Set(filled.filter((place) => rows[place]?.some(isSmall)));
  if (hidden.size === 0) return hidden;
  const isSafe = () =>
    hidden.size >= 2 &&
    columns.every((counts) => {
      const inHidden = sum([...hidden].map((place) => counts[place] ?? 0));
      return sum(counts) === 0 || inHidden >= HIDDEN_BELOW;
    });
  for (const place of smallestFirst(totals, filled)) {
    if (isSafe()) break;
    hidden.add(place);
  }
  return hidden;
}
