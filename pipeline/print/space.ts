import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';

/** What takes the space in a PDF, bytes. */
export interface Space {
  fonts: number;
  /** What is painted on the pages. */
  pages: number;
  images: number;
  attachments: number;
  /** Tags, links, outline, metadata, and the table of all. */
  structure: number;
}

/** What takes the space in a document that was written to so many bytes. */
export function spaceOf(document: PDFDocument, total: number, lib: PdfLib): Space {
  const { PDFName, PDFStream, PDFDict } = lib;
  const space = { fonts: 0, pages: 0, images: 0, attachments: 0 };
  const fonts = new Set<string>();
  const objects = document.context.enumerateIndirectObjects();
  for (const [, object] of objects) {
    if (!(object instanceof PDFDict)) continue;
    for (const key of ['FontFile', 'FontFile2', 'FontFile3']) fonts.add(String(object.get(PDFName.of(key))));
  }
  for (const [reference, object] of objects) {
    if (!(object instanceof PDFStream)) continue;
    const nameOf = (key: string) => String(object.dict.get(PDFName.of(key)));
    const kind = fonts.has(String(reference))
      ? 'fonts'
      : nameOf('Subtype') === '/Image'
        ? 'images'
        : nameOf('Type') === '/EmbeddedFile'
          ? 'attachments'
          : nameOf('Type') === 'undefined' || nameOf('Subtype') === '/Form'
            ? 'pages'
            : undefined;
    if (kind) space[kind] += object.getContentsSize();
  }
  const streams = Object.values(space).reduce((sum, bytes) => sum + bytes, 0);
  return { ...space, structure: total - streams };
}
