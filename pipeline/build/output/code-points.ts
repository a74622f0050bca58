/** Counts in code points what unist counts in UTF-16 units. */
export interface CodePoints {
  /** The number of code points before a UTF-16 offset; one inside a pair counts as before it. */
  at(offset: number): number;
  /** Up to `count` code points before an offset. */
  before(offset: number, count: number): string;
  /** Up to `count` code points from an offset on. */
  after(offset: number, count: number): string;
}

/** A text's offsets in code points; each question costs the logarithm of the astral characters in it. */
export function codePoints(text: string): CodePoints {
  // Where the second half of each pair stands: every one before an offset is a unit that does not count.
  const seconds: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) seconds.push(index + 1);

  return {
    at: (offset) => offset - countBelow(seconds, offset),
    before: (offset, count) =>
      Array.from(text.slice(Math.max(0, offset - 2 * count), offset))
        .slice(-count)
        .join(''),
    after: (offset, count) =>
      Array.from(text.slice(offset, offset + 2 * count))
        .slice(0, count)
        .join(''),
  };
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
