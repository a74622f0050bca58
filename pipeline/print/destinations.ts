import { nameOf } from './names.ts';
import type { Place } from './page-map.ts';
import type { Dict, Pdf } from './pdf/index.ts';

/**
 * Gives every anchor a named destination. The browser names blocks only, and counts from the page area
 * instead of from the page, so that its links would lead too high by the top margin.
 */
export function writeDestinations(pdf: Pdf, map: Readonly<Record<string, Place>>): void {
  const pages = pdf.pages();
  const destinations: Dict = new Map();
  for (const [id, { page, x, y }] of Object.entries(map)) {
    const on = pages[page - 1];
    if (!on) continue;
    const top = Math.round((on.height - y) * 100) / 100;
    destinations.set(nameOf(id), [on.ref, '/XYZ', x, top, 0]);
  }
  pdf.catalog.set('/Dests', pdf.add(destinations));
}
