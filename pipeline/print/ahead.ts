import { isDeepStrictEqual } from 'node:util';
import type { Assets, PageMap } from '../contract/index.ts';
import type { Laid } from './settle.ts';

/** A print that is made while the draft is, with the page numbers that are expected to come of it. */
export interface Ahead {
  /** The page that is printed, where these are the pages that it was laid out with. */
  laidWith(pages: PageMap): Laid | undefined;
  /** Nothing where it is not of the page that was to be printed; else its PDF, if that could be made. */
  of(laid: Laid): Promise<Uint8Array | undefined> | undefined;
}

/**
 * Begins a print ahead. It is only taken where the page turns out to be the same to the byte, so that what was
 * expected never shows.
 */
export async function printAhead(
  pages: PageMap,
  render: (pages: PageMap) => Promise<Laid>,
  print: (laid: Laid, signal: AbortSignal) => Promise<Uint8Array>,
): Promise<Ahead> {
  const stop = new AbortController();
  const nothing = () => undefined;
  const expected = await render(pages).catch(nothing);
  const printing = expected && print(expected, stop.signal).catch(nothing);
  return {
    laidWith: (found) => (isDeepStrictEqual(found, pages) ? expected : undefined),
    of(laid) {
      if (expected && isSame(expected, laid)) return printing;
      stop.abort();
      return undefined;
    },
  };
}

const isSame = (one: Laid, other: Laid): boolean =>
  one === other || (one.html === other.html && haveSame(one.assets, other.assets));

function haveSame(one: Assets, other: Assets): boolean {
  const isAmong = ([path, { bytes }]: [string, { bytes: Uint8Array }]): boolean => {
    const same = other.get(path);
    return same !== undefined && Buffer.compare(same.bytes, bytes) === 0;
  };
  return one.size === other.size && [...one].every(isAmong);
}
