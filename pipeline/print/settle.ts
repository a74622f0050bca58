import type { Assets, PageMap, SourceWords } from '../contract/index.ts';
import type { Ahead } from './ahead.ts';
import type { Anchored } from './anchors.ts';
import { besides, withBesides } from './besides.ts';
import { frontPages, withFolios } from './front-matter.ts';
import { type Place, published, readPageMap } from './page-map.ts';
import { openRaw, type RawPdf } from './raw-pdf.ts';

/** A page to print, and what of its text comes from the source. */
export type Laid = { html: string; assets: Assets; words: readonly SourceWords[] };
export type Places = Readonly<Record<string, Place>>;

export interface Settling {
  /** Lays the edition out with the pages known so far. */
  render(pages: PageMap): Promise<Laid>;
  /**
   * Prints what was laid out. A draft with its anchors marked is only for looking up their places.
   * `onLoaded` is told when the browser works alone.
   */
  print(laid: Laid, anchored: Anchored, onLoaded?: () => void): Promise<Uint8Array>;
  /** Begins a print while the first draft is made. */
  ahead?(): Promise<Ahead>;
  /** Told of each draft while the browser is at the print that follows. */
  onDraft?(pdf: RawPdf, places: Places, front: number): void;
}

export interface Settled {
  /** The browser's last PDF, and that opened. */
  raw: Uint8Array;
  pdf: RawPdf;
  /** The page that it was printed from. */
  laid: Laid;
  pages: number;
  /** Pages before the text, which have roman numbers. */
  front: number;
  /** Of that PDF. */
  pageMap: Places;
  prints: number;
  /** Anchors that are not where that PDF was laid out to have them. */
  unsettled: string[];
}

/** Rounds of a draft and a print; the second where the page numbers themselves moved text. */
const MOST_ROUNDS = 2;

/**
 * Prints until the page numbers that went into a layout are those that come out of it: a draft to
 * learn the places of all anchors, and a print with the numbers, whose blocks say whether anything
 * moved. Where it did, both are made once more.
 */
export async function settle({ render, print, ahead, onDraft }: Settling): Promise<Settled> {
  let known: Places = {};
  for (let round = 1; ; round += 1) {
    const draft = await render(known);
    const drafting = print(draft, 'marked');
    drafting.catch(() => {});
    const early = round === 1 ? await ahead?.() : undefined;
    const drafted = openRaw(await drafting);
    const read = readPageMap(drafted);
    const beside = besides(draft.html);
    const places = withBesides(read.map, beside);
    const front = frontPages(draft.html, places);
    const map = withFolios(places, front);
    const laid = early?.laidWith(published(map)) ?? (await render(map));
    // Who is told has much to do, which is not to keep the browser waiting.
    const tell = () => onDraft?.(drafted, map, front);
    const taken = early?.of(laid);
    if (taken) tell();
    const raw = (await taken) ?? (await print(laid, 'blocks', taken ? undefined : tell));
    const pdf = openRaw(raw);
    const { pages, map: found } = readPageMap(pdf);
    const blocks = withFolios(found, frontPages(laid.html, found));
    const unsettled = misplaced(map, blocks).filter((id) => !beside.has(id));
    if (unsettled.length === 0 || round === MOST_ROUNDS)
      return { raw, pdf, laid, front, pages, pageMap: { ...map, ...blocks }, prints: 2 * round, unsettled };
    known = map;
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
