import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';

/** Objects that are compressed together: the more, the smaller, and the more a reader unpacks to look at one. */
const TOGETHER = 200;

/** Writes a document with everything compressed that can be. */
export async function write(document: PDFDocument, lib: PdfLib): Promise<Uint8Array> {
  const { PDFName, PDFArray, PDFHeader, PDFStreamWriter } = lib;
  const { context } = document;
  // Pages themselves are never compressed, and the lists of their links are most of them.
  for (const { node } of document.getPages()) {
    const links = node.get(PDFName.of('Annots'));
    if (links instanceof PDFArray) node.set(PDFName.of('Annots'), context.register(links));
  }
  // Streams of objects are of PDF 1.5; the browser says 1.4.
  context.header = PDFHeader.forVersion(1, 7);
  await document.flush();
  return PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY, true, TOGETHER).serializeToBuffer();
}
