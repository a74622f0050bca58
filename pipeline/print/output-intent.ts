import { dict, type Pdf, Stream, Text } from './pdf/index.ts';
import { srgbProfile } from './srgb.ts';

/** Says that the colours of a PDF are those of sRGB (ISO 19005-2, 6.2.3). */
export function setOutputIntent(pdf: Pdf): void {
  const intent = dict({
    '/Type': '/OutputIntent',
    '/S': '/GTS_PDFA1',
    '/OutputConditionIdentifier': Text.of('sRGB'),
    '/Info': Text.of('sRGB IEC 61966-2-1'),
    '/DestOutputProfile': pdf.add(Stream.compressed(srgbProfile(), { '/N': 3 })),
  });
  pdf.catalog.set('/OutputIntents', [intent]);
}
