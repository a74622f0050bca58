import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';
import type { RawPage } from './raw-pages.ts';

/**
 * Moves the named destinations to where their elements are: the browser counts them from the page
 * area instead of from the page, so that links would lead too high by the top margin.
 */
export function moveDestinations(document: PDFDocument, pages: ReadonlyMap<number, RawPage>, lib: PdfLib): void {
  const { PDFName, PDFDict, PDFArray, PDFNumber, PDFRef } = lib;
  const destinations = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [, destination] of destinations?.entries() ?? []) {
    if (!(destination instanceof PDFArray)) continue;
    // [page /XYZ left top zoom]
    const page = destination.get(0);
    const on = page instanceof PDFRef ? pages.get(page.objectNumber) : undefined;
    const left = destination.lookupMaybe(2, PDFNumber);
    const top = destination.lookupMaybe(3, PDFNumber);
    if (!on || !left || !top) continue;
    destination.set(2, PDFNumber.of(round(left.asNumber() + on.left)));
    destination.set(3, PDFNumber.of(round(top.asNumber() - on.top)));
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
