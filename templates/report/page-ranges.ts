import type { PageMap, PagePlace } from '../../pipeline/contract/index.ts';

/** A page or several in a row, as an index writes them, and the first anchor on them. */
export interface PageRange {
  /** `7`, or `7–9`. */
  folio: string;
  anchor: string;
}

/** The pages of anchors, each once and in order, pages that follow each other as one range. */
export function pageRanges(pages: PageMap, anchors: readonly string[]): PageRange[] {
  const places = anchors
    .flatMap((anchor) => (pages[anchor] ? [{ ...pages[anchor], anchor }] : []))
    .sort((a, b) => a.page - b.page || a.y - b.y);
  const ranges: { first: PagePlace; last: PagePlace; anchor: string }[] = [];
  for (const { anchor, ...place } of places) {
    const range = ranges.at(-1);
    if (range && follows(place, range.last)) range.last = place;
    else if (range?.last.page !== place.page) ranges.push({ first: place, last: place, anchor });
  }
  return ranges.map(({ first, last, anchor }) => ({
    folio: first.page === last.page ? first.folio : `${first.folio}–${last.folio}`,
    anchor,
  }));
}

/** The next page, numbered in the same way: iv and 1 are no range. */
const follows = (next: PagePlace, last: PagePlace): boolean =>
  next.page === last.page + 1 && /^\d/.test(next.folio) === /^\d/.test(last.folio);
