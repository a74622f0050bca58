import type { Assets, PageMap } from '../contract/index.ts';
import type { Anchored } from './anchors.ts';
import { type Place, readPageMap } from './page-map.ts';

type Laid = { html: string; assets: Assets };
export type Places = Readonly<Record<string, Place>>;

export interface Settling {
  /** Lays the edition out with the pages known so far. */
  render(pages: PageMap): Promise<Laid>;
  /** Prints what was laid out. A draft with its anchors marked is only for looking up their places. */
  print(laid: Laid, anchored: Anchored): Promise<Uint8Array>;
  /** Told of the draft while the browser is at the next print. */
  onDraft?(raw: Uint8Array, places: Places): void;
}

export interface Settled {
  /** The browser's last PDF. */
  raw: Uint8Array;
  /** The page that it was printed from. */
  html: string;
  pages: number;
  /** Of that PDF. */
  pageMap: Places;
  prints: number;
  /** Anchors that are not where that PDF was laid out to have them. */
  unsettled: string[];
}

/**
 * Prints until the page numbers that went into a layout are those that come out of it: a draft to
 * learn the places of all anchors, and a print with the numbers, whose blocks say whether anything
 * moved. Where it did, a third print has a destination for every anchor, and so has the last word.
 */
export async function settle({ render, print, onDraft }: Settling): Promise<Settled> {
  const drafted = await print(await render({}), 'marked');
  const draft = readPageMap(drafted);
  const first = await printWith(draft.map, 'blocks', () => onDraft?.(drafted, draft.map));
  if (first.unsettled.length === 0) return { ...first, pageMap: draft.map, prints: 2 };
  const second = await printWith(moved(draft.map, first.pageMap), 'all');
  return { ...second, prints: 3 };

  async function printWith(
    known: Places,
    anchored: Anchored,
    meanwhile?: () => void,
  ): Promise<Omit<Settled, 'prints'>> {
    const laid = await render(known);
    const printing = print(laid, anchored);
    meanwhile?.();
    const raw = await printing;
    const { pages, map } = readPageMap(raw);
    return { raw, html: laid.html, pages, pageMap: map, unsettled: misplaced(known, map) };
  }
}

/** Points by which two prints of one layout may differ: they are rounded differently. */
const ROUNDING = 1;

/** Anchors of a print that it was not laid out to have there. */
function misplaced(known: Places, printed: Places): string[] {
  return Object.entries(printed).flatMap(([id, { page, folio, y }]) => {
    const at = known[id];
    return at && at.page === page && at.folio === folio && Math.abs(at.y - y) < ROUNDING ? [] : [id];
  });
}

/** Moves what stands inside blocks as far as its block moved. */
function moved(map: Places, blocks: Places): Places {
  let [pages, points] = [0, 0];
  const out = Object.entries(map).map(([id, at]): [string, Place] => {
    const to = blocks[id];
    if (to) [pages, points] = [to.page - at.page, to.y - at.y];
    const page = at.page + pages;
    return [id, to ?? { ...at, page, folio: String(page), y: at.y + points }];
  });
  return { ...Object.fromEntries(out), ...blocks };
}
