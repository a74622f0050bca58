import type { PageMap, PagePlace } from '../contract/index.ts';
import { type RawPage, rawPages } from './raw-pages.ts';
import { openRaw, reference } from './raw-pdf.ts';

/**
 * Reads where each anchor was printed from the named destinations of a PDF by Chromium.
 *
 * The folio is the page number in arabic figures. Fails with `pdf/truncated`.
 */
export function readPageMap(bytes: Uint8Array): { pages: number; map: PageMap } {
  const pdf = openRaw(bytes);
  const pages = rawPages(pdf);
  const destinations = reference(pdf.object(pdf.root), 'Dests');
  const map = destinations === undefined ? {} : places(pdf.object(destinations), pages);
  return { pages: pages.size, map };
}

const DESTINATION = /\/([^\s/[\]<>()]+)\s*\[(\d+) 0 R\s*\/XYZ\s+\S+\s+(\S+)/g;

/** The browser counts from the page area, as if there were no margins. */
function places(destinations: string, pages: Map<number, RawPage>): PageMap {
  const map: [string, PagePlace][] = [];
  for (const [, name = '', page, y] of destinations.matchAll(DESTINATION)) {
    const on = pages.get(Number(page));
    if (!on) continue;
    map.push([idOf(name), { page: on.number, folio: String(on.number), y: round(on.height - Number(y) + on.top) }]);
  }
  // The browser lists them in the order of a hash table.
  map.sort(([a, at], [b, bt]) => at.page - bt.page || at.y - bt.y || (a < b ? -1 : 1));
  return Object.fromEntries(map);
}

/** A PDF name (`#xx` for a byte) that holds a URL's fragment (`%xx` for a byte of UTF-8). */
function idOf(name: string): string {
  const fragment = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
