import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { PRINT_ORIGIN } from '../contract/index.ts';
import { LINK } from './anchors.ts';
import { idOf, nameOf } from './names.ts';
import type { PdfLib } from './pdf-lib.ts';

/**
 * Takes the address that the document had while it was printed out of its links: a link to a place in
 * the document leads to its named destination, a link to a file beside it becomes a relative one.
 */
export function cleanLinks(document: PDFDocument, lib: PdfLib): void {
  const { PDFName, PDFDict, PDFString, PDFHexString } = lib;
  const destinations = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const annotation of links(document, lib)) {
    const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
    const uri = action?.lookup(PDFName.of('URI'));
    if (!action || !(uri instanceof PDFString || uri instanceof PDFHexString)) continue;
    const address = uri.decodeText();
    if (!address.startsWith(PRINT_ORIGIN)) continue;
    const relative = address.slice(PRINT_ORIGIN.length);
    const [fragment] = [LINK, '#'].flatMap((start) =>
      relative.startsWith(start) ? [relative.slice(start.length)] : [],
    );
    const target = fragment === undefined ? undefined : PDFName.of(nameOf(idOf(fragment)));
    if (target && destinations?.has(target)) {
      annotation.delete(PDFName.of('A'));
      annotation.set(PDFName.of('Dest'), target);
    } else {
      action.set(PDFName.of('URI'), PDFString.of(escaped(relative)));
    }
  }
}

/** The text of a literal string: a bracket without its other half would end it early. (ISO 32000-2, 7.3.4.2) */
const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

function* links(document: PDFDocument, { PDFName, PDFDict }: PdfLib): Iterable<PDFDict> {
  for (const page of document.getPages()) {
    for (const entry of page.node.Annots()?.asArray() ?? []) {
      const annotation = document.context.lookup(entry);
      if (annotation instanceof PDFDict && annotation.get(PDFName.of('Subtype')) === PDFName.of('Link'))
        yield annotation;
    }
  }
}
