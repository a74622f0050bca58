export type PdfLib = typeof import('@cantoo/pdf-lib');

/** The PDF library: as much code as all the rest, so it is loaded while the browser prints. */
export function loadPdfLib(): Promise<PdfLib> {
  return import('@cantoo/pdf-lib');
}
