import { diffArrays } from 'diff';
import { bigrams, likeness } from './likeness.ts';

/** The same thing in both editions, or in one of them only. */
export type Pair<T> = readonly [before: T | undefined, after: T | undefined];

/**
 * Pairs two sequences in their order: equal ones first, and what stands between those by how like they are.
 *
 * `isLike` says from which likeness on, from 0 to 1, two are the same thing with other words.
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  { textOf, isLike }: { textOf(one: T): string; isLike: number },
): Pair<T>[] {
  const parts = differences(before.map(textOf), after.map(textOf));
  const pairs: Pair<T>[] = [];
  let [from, to] = [0, 0];
  let gap: { before: T[]; after: T[] } = { before: [], after: [] };
  const closeGap = () => {
    pairs.push(...pairGap(gap.before, gap.after, textOf, isLike));
    gap = { before: [], after: [] };
  };
  for (const { added, removed, count } of parts) {
    if (removed) {
      gap.before.push(...before.slice(from, from + count));
      from += count;
    } else if (added) {
      gap.after.push(...after.slice(to, to + count));
      to += count;
    } else {
      closeGap();
      for (let at = 0; at < count; at += 1) pairs.push([before[from + at], after[to + at]]);
      from += count;
      to += count;
    }
  }
  closeGap();
  return pairs;
}

/** Differences from which on a text is held to be another one: the time to find them grows with their square. */
const MOST_EDITS = 2000;

interface Part {
  count: number;
  added?: boolean;
  removed?: boolean;
}

function differences(before: readonly string[], after: readonly string[]): Part[] {
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (found) return found;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [
    { count: head },
    { removed: true, count: before.length - head - tail },
    { added: true, count: after.length - head - tail },
    { count: tail },
  ];
}

/** The longest gap that is paired one by one; a text that was written anew has nothing to pair. */
const LONGEST_GAP = 400;

/** Pairs what is like, in order, so that the sum of the likenesses is greatest. */
function pairGap<T>(before: T[], after: T[], textOf: (one: T) => string, isLike: number): Pair<T>[] {
  const rest = (): Pair<T>[] => [
    ...before.map((one): Pair<T> => [one, undefined]),
    ...after.map((one): Pair<T> => [undefined, one]),
  ];
  if (before.length === 0 || after.length === 0 || before.length * after.length > LONGEST_GAP ** 2) return rest();
  const others = after.map((one) => bigrams(textOf(one)));
  const alike = before.map((one) => {
    const own = bigrams(textOf(one));
    return others.map((other) => {
      const value = likeness(own, other);
      return value >= isLike ? value : 0;
    });
  });
  // best[i][j]: the greatest sum for what begins at i and j.
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const pairedAt = (i: number, j: number): number => {
    const value = alike[i]?.[j] ?? 0;
    return value > 0 ? value + at(i + 1, j + 1) : -1;
  };
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      (best[i] as Float64Array)[j] = Math.max(pairedAt(i, j), at(i + 1, j), at(i, j + 1));
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (pairedAt(i, j) === at(i, j)) pairs.push([before[i++], after[j++]]);
    else if (at(i + 1, j) === at(i, j)) pairs.push([before[i++], undefined]);
    else pairs.push([undefined, after[j++]]);
  }
  for (; i < before.length; i += 1) pairs.push([before[i], undefined]);
  for (; j < after.length; j += 1) pairs.push([undefined, after[j]]);
  return pairs;
}
