import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';
import { srgbProfile } from './srgb.ts';

/** Says that the colours of a PDF are those of sRGB (ISO 19005-2, 6.2.3). */
export function setOutputIntent(document: PDFDocument, { PDFName, PDFString }: PdfLib): void {
  const { context, catalog } = document;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC 61966-2-1'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
}
