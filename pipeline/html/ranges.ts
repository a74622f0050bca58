/** Closed ranges of code points, ascending and without overlap. */
export type Ranges = readonly (readonly [first: number, last: number])[];

/** Sorts ranges and joins those that touch. */
export function joinRanges(ranges: Ranges): Ranges {
  const joined: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const previous = joined.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/** Whether a code point lies in one of the ranges. */
export function inRanges(ranges: Ranges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}

const UNICODE_RANGE = /^u\+(?:([0-9a-f]{1,6})-([0-9a-f]{1,6})|([0-9a-f]{0,6})(\?{0,6}))$/i;

/**
 * Reads the value of the CSS descriptor `unicode-range`: `U+0-24F, U+4??`.
 *
 * @returns undefined if it is not one (CSS Fonts 4, § 4.5).
 */
export function parseUnicodeRange(value: string): Ranges | undefined {
  const ranges: [number, number][] = [];
  for (const part of value.split(',')) {
    const match = UNICODE_RANGE.exec(part.trim());
    if (!match) return undefined;
    const [, from, to, digits = '', wild = ''] = match;
    if (from === undefined && (digits + wild === '' || digits.length + wild.length > 6)) return undefined;
    const first = Number.parseInt(from ?? digits + '0'.repeat(wild.length), 16);
    const last = Number.parseInt(to ?? (from === undefined ? digits + 'f'.repeat(wild.length) : from), 16);
    if (first > last || last > 0x10ffff) return undefined;
    ranges.push([first, last]);
  }
  return joinRanges(ranges);
}
