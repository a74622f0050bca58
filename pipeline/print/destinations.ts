import type { PDFDocument } from '@cantoo/pdf-lib';
import { nameOf } from './names.ts';
import type { Place } from './page-map.ts';
import type { PdfLib } from './pdf-lib.ts';

/**
 * Gives every anchor a named destination. The browser names blocks only, and counts from the page area
 * instead of from the page, so that its links would lead too high by the top margin.
 */
export function writeDestinations(document: PDFDocument, map: Readonly<Record<string, Place>>, lib: PdfLib): void {
  const { PDFName, PDFNumber } = lib;
  const pages = document.getPages();
  const destinations = document.context.obj({});
  for (const [id, { page, x, y }] of Object.entries(map)) {
    const on = pages[page - 1];
    if (!on) continue;
    const top = Math.round((on.getHeight() - y) * 100) / 100;
    const to = [on.ref, PDFName.of('XYZ'), PDFNumber.of(x), PDFNumber.of(top), PDFNumber.of(0)];
    destinations.set(PDFName.of(nameOf(id)), document.context.obj(to));
  }
  document.catalog.set(PDFName.of('Dests'), document.context.register(destinations));
}
