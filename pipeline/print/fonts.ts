import type { PDFDict, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';

/** A font object of a PDF. */
export interface PrintedFont {
  /** PostScript name without the tag of a subset. */
  name: string;
  /** As PDF names it: `CIDFontType2` and `CIDFontType0` are outlines of a font, `Type3` is drawings. */
  type: string;
  embedded: boolean;
  subset: boolean;
  /** Of the embedded file as it is stored, compressed. */
  bytes: number;
}

/** Six capitals and a plus sign (PDF 32000-1, 9.6.4). */
const SUBSET_TAG = /^[A-Z]{6}\+/;

/** The fonts of a PDF in the order of its objects. */
export function listFonts(document: PDFDocument, { PDFName, PDFDict, PDFArray, PDFRawStream }: PdfLib): PrintedFont[] {
  const text = (dict: PDFDict, key: string) => dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText() ?? '';
  const fonts: PrintedFont[] = [];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || text(object, 'Type') !== 'Font') continue;
    const type = text(object, 'Subtype');
    // The outlines of a composite font are described by its one descendant, an object of its own.
    if (type.startsWith('CIDFont')) continue;
    const [descendant] = object.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.asArray() ?? [];
    const outlines = descendant ? document.context.lookup(descendant, PDFDict) : object;
    const file = fontFile(outlines);
    const name = text(outlines, 'BaseFont') || text(object, 'Name');
    fonts.push({
      name: name.replace(SUBSET_TAG, ''),
      type: text(outlines, 'Subtype'),
      embedded: file !== undefined || type === 'Type3',
      subset: SUBSET_TAG.test(name),
      bytes: file?.contents.length ?? 0,
    });
  }
  return fonts;

  function fontFile(outlines: PDFDict): PDFRawStream | undefined {
    const descriptor = outlines.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
    for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
      const file = descriptor?.lookup(PDFName.of(key));
      if (file instanceof PDFRawStream) return file;
    }
    return undefined;
  }
}
