import { inflateSync } from 'node:zlib';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfLib } from '../pdf-lib.ts';

/** The browser writes every colour in RGB. */
const NEUTRAL = /(?<=^|\s)([\d.]+) \1 \1 (rg|RG)(?=\s|$)/g;
const GRAY: Readonly<Record<string, string>> = { rg: 'g', RG: 'G' };

/**
 * Greys as greys: a profile would make them of three inks, and thin rules of three inks have coloured edges wherever the
 * press is not exact.
 */
export function writeGreys(document: PDFDocument, { PDFName, PDFRawStream }: PdfLib): void {
  const { context } = document;
  const contents = new Set(document.getPages().map((page) => String(page.node.get(PDFName.of('Contents')))));
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const isForm = object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
    if (!isForm && !contents.has(String(reference))) continue;
    if (object.dict.get(PDFName.of('Filter')) !== PDFName.of('FlateDecode')) continue;
    const before = Buffer.from(inflateSync(object.contents)).toString('latin1');
    const after = before.replace(NEUTRAL, (_, value: string, operator: string) => `${value} ${GRAY[operator]}`);
    if (after === before) continue;
    const stream = context.flateStream(Buffer.from(after, 'latin1'));
    for (const [key, value] of object.dict.entries())
      if (!/^\/(?:Filter|Length|DecodeParms)$/.test(String(key))) stream.dict.set(key, value);
    context.assign(reference, stream);
  }
}
