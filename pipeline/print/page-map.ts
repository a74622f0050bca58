import { type PageMap, type PagePlace, PRINT_ORIGIN } from '../contract/index.ts';
import { MARK } from './anchors.ts';
import { idOf } from './names.ts';
import { type RawPage, rawPages } from './raw-pages.ts';
import { type RawPdf, reference } from './raw-pdf.ts';

/** Where an anchor was printed, and how far from the left edge of the page in PDF points. */
export type Place = PagePlace & { x: number };

/** What others are told of a place: not how far from the left it is. */
export function published(places: Readonly<Record<string, Place>>): PageMap {
  return Object.fromEntries(Object.entries(places).map(([id, { page, folio, y }]) => [id, { page, folio, y }]));
}

/**
 * Reads where each anchor was printed from a PDF by Chromium: from its named destinations and from
 * the links that mark what has none.
 *
 * The folio is the page number in arabic figures. Fails with `pdf/truncated`.
 */
export function readPageMap(pdf: RawPdf): { pages: number; map: Record<string, Place> } {
  const pages = rawPages(pdf);
  const found = [...destinations(pdf, pages), ...marks(pdf, pages)];
  // The browser lists destinations in the order of a hash table.
  found.sort(([a, at], [b, bt]) => at.page - bt.page || at.y - bt.y || (a < b ? -1 : 1));
  return { pages: pages.size, map: Object.fromEntries(found) };
}

const DESTINATION = /\/([^\s/[\]<>()]+)\s*\[(\d+) 0 R\s*\/XYZ\s+(\S+)\s+(\S+)/g;

/** The browser counts from the page area, as if there were no margins, and as if nothing had been set smaller. */
function destinations(pdf: RawPdf, pages: ReadonlyMap<number, RawPage>): [string, Place][] {
  const list = reference(pdf.object(pdf.root), 'Dests');
  if (list === undefined) return [];
  return [...pdf.object(list).matchAll(DESTINATION)].flatMap(([, name = '', page, x, y]) => {
    const on = pages.get(Number(page));
    if (!on) return [];
    const [right, down] = [Number(x) * on.scale, (on.height - Number(y)) * on.scale];
    return [[idOf(name), place(on, on.left + right, on.height - on.top - down)]];
  });
}

interface Box {
  on: RawPage;
  left: number;
  top: number;
  height: number;
}

const RECT = /\/Rect \[(\S+) (\S+) (\S+) (\S+)\]/;
const ADDRESS = new RegExp(`/URI \\(${PRINT_ORIGIN}\\${MARK}((?:\\\\.|[^\\\\)])*)\\)`);

/** Where the text of each mark begins. A text of several lines has a link for each. */
function marks(pdf: RawPdf, pages: ReadonlyMap<number, RawPage>): [string, Place][] {
  const boxes = new Map<string, Box[]>();
  for (const on of pages.values()) {
    for (const annotation of on.annotations) {
      const text = pdf.object(annotation);
      const list = ADDRESS.exec(text)?.[1];
      const [left = 0, bottom = 0, , top = 0] = RECT.exec(text)?.slice(1).map(Number) ?? [];
      if (list === undefined) continue;
      for (const id of list.replace(/\\(.)/g, '$1').split(',')) {
        const found = boxes.get(id) ?? [];
        boxes.set(id, found);
        found.push({ on, left, top, height: top - bottom });
      }
    }
  }
  return [...boxes].flatMap(([name, found]) => {
    const tallest = Math.max(...found.map(({ height }) => height));
    // Text that begins a page may be painted, cut down to nothing, on the page before as well.
    const begins = found.find(({ height }) => height * 2 > tallest);
    return begins ? [[idOf(name), place(begins.on, begins.left, begins.top)]] : [];
  });
}

/** `y` from the foot of the page. */
function place(on: RawPage, x: number, y: number): Place {
  return { page: on.number, folio: String(on.number), x: round(x), y: round(on.height - y) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
