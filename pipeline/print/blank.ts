import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { Failure } from '../contract/index.ts';
import type { PdfLib } from './pdf-lib.ts';

/** Text shown, a path painted, a shading or an image drawn (PDF 32000-1, annex A). */
const MARKS = /(?:^|[\s\])>])(?:Tj|TJ|'|"|f\*?|F|S|s|B\*?|b\*?|sh|Do|EI)(?=\s|$)/;

/** Fails with `pdf/blank` where there is no page, or nothing on the first one. */
export function refuseBlank(document: PDFDocument, lib: PdfLib): void {
  const [first] = document.getPages();
  if (first && MARKS.test(contentOf(first, lib))) return;
  const found = first ? `${document.getPageCount()} pages with nothing on the first` : 'no pages';
  throw new Failure('pdf/blank', `Unexpected PDF of ${found}`, {
    note: 'Look at the print style sheet: an element may be wider than the page, or start with a page break.',
  });
}

function contentOf(page: PDFPage, { PDFArray, PDFRawStream, decodePDFRawStream }: PdfLib): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((part) => page.doc.context.lookup(part)) : [contents];
  return streams
    .map((stream) => (stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array()))
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n');
}
