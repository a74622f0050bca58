import type { Assets, PageMap } from '../contract/index.ts';
import { readPageMap } from './page-map.ts';

/** Once to learn the pages, once with them; a third time where the page numbers themselves moved text. */
const MOST_PRINTS = 3;

export interface Settling {
  /** Lays the edition out with the pages known so far. */
  render(pages: PageMap): Promise<{ html: string; assets: Assets }>;
  /** Prints what was laid out. */
  print(html: string, assets: Assets): Promise<Uint8Array>;
}

export interface Settled {
  /** The browser's last PDF. */
  raw: Uint8Array;
  /** The page that it was printed from. */
  html: string;
  pages: number;
  /** Read from that PDF. */
  pageMap: PageMap;
  prints: number;
  /** Anchors that are not on the page which that PDF was laid out with. */
  unsettled: string[];
}

/**
 * Prints until the page numbers that went into a layout are those that come out of it. A layout that
 * does not change with the page map is printed once.
 */
export async function settle({ render, print }: Settling): Promise<Settled> {
  let known: PageMap = {};
  let laid = await render(known);
  for (let prints = 1; ; prints += 1) {
    const raw = await print(laid.html, laid.assets);
    const { pages, map } = readPageMap(raw);
    const moved = movedAnchors(known, map);
    if (moved.length === 0) return { raw, html: laid.html, pages, pageMap: map, prints, unsettled: [] };
    const next = await render(map);
    if (next.html === laid.html) return { raw, html: laid.html, pages, pageMap: map, prints, unsettled: [] };
    if (prints === MOST_PRINTS) return { raw, html: laid.html, pages, pageMap: map, prints, unsettled: moved };
    known = map;
    laid = next;
  }
}

function movedAnchors(before: PageMap, after: PageMap): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => before[id]?.page !== after[id]?.page || before[id]?.folio !== after[id]?.folio);
}
