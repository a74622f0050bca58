import type { PDFDict, PDFObject } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';

/** What a structure element holds, in order: elements, marked content, annotations (ISO 32000-1, 14.7.2). */
export function kidsOf(element: PDFDict, { PDFName, PDFArray }: PdfLib): PDFObject[] {
  const kids = element.lookup(PDFName.of('K'));
  if (kids instanceof PDFArray) return kids.asArray();
  const only = element.get(PDFName.of('K'));
  return only ? [only] : [];
}
