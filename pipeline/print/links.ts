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

/**
 * Says of each link where it leads, for those who cannot see what it stands on (ISO 14289-1, 7.18.5): the
 * page in the document, or the address.
 */
export function describeLinks(
  document: PDFDocument,
  map: Readonly<Record<string, { page: number }>>,
  language: string,
  lib: PdfLib,
): void {
  const { PDFName, PDFDict, PDFString, PDFHexString } = lib;
  const pageOf = (page: number) => (/^zh\b/i.test(language) ? `第 ${page} 页` : `page ${page}`);
  for (const annotation of links(document, lib)) {
    const target = annotation.get(PDFName.of('Dest'));
    const page = target instanceof PDFName ? map[idOf(target.asString().slice(1))]?.page : undefined;
    const uri = annotation.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'));
    const address = uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : undefined;
    const words = page === undefined ? address : pageOf(page);
    if (words !== undefined) annotation.set(PDFName.of('Contents'), PDFHexString.fromText(words));
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
