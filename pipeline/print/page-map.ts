import type { PageMap, PagePlace } from '../contract/index.ts';
import { openRaw, type RawPdf, reference } from './raw-pdf.ts';

interface Page {
  number: number;
  /** PDF points. */
  height: number;
}

/**
 * Reads where each anchor was printed from the named destinations of a PDF by Chromium.
 *
 * The folio is the page number in arabic figures. Fails with `pdf/truncated`.
 */
export function readPageMap(bytes: Uint8Array): { pages: number; map: PageMap } {
  const pdf = openRaw(bytes);
  const catalogue = pdf.object(pdf.root);
  const tree = reference(catalogue, 'Pages');
  const pages = tree === undefined ? new Map<number, Page>() : listPages(pdf, tree);
  const destinations = reference(catalogue, 'Dests');
  const map = destinations === undefined ? {} : places(pdf.object(destinations), pages);
  return { pages: pages.size, map };
}

/** Pages by object number, in order. */
function listPages(pdf: RawPdf, node: number, pages = new Map<number, Page>()): Map<number, Page> {
  const text = pdf.object(node);
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(text)?.[1];
  if (kids === undefined) {
    const [, bottom, , top] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '').trim().split(/\s+/).map(Number);
    pages.set(node, { number: pages.size + 1, height: (top ?? 0) - (bottom ?? 0) });
  } else {
    for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) listPages(pdf, Number(kid), pages);
  }
  return pages;
}

const DESTINATION = /\/([^\s/[\]<>()]+)\s*\[(\d+) 0 R\s*\/XYZ\s+\S+\s+(\S+)/g;

function places(destinations: string, pages: Map<number, Page>): PageMap {
  const map: [string, PagePlace][] = [];
  for (const [, name = '', page, y] of destinations.matchAll(DESTINATION)) {
    const on = pages.get(Number(page));
    if (!on) continue;
    map.push([idOf(name), { page: on.number, folio: String(on.number), y: round(on.height - Number(y)) }]);
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
