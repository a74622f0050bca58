export type PdfLib = typeof import('@cantoo/pdf-lib');

/** The PDF library: as much code as all the rest, so it is loaded while the browser prints. */
export async function loadPdfLib(): Promise<PdfLib> {
  const lib = await import('@cantoo/pdf-lib');
  keepOrder(lib);
  return lib;
}

/**
 * Lets the library write a table of references in the time that it takes to list them. It looks for
 * the place of each reference among all that it has, though they come in order: for a report of 300
 * pages, with 50,000 objects, that took longer than everything else it does.
 */
function keepOrder({ PDFCrossRefStream }: PdfLib): void {
  const list = PDFCrossRefStream.prototype as unknown as {
    appendEntry(this: { entries: Entry[] }, entry: Entry): void;
  };
  list.appendEntry = function (entry) {
    const { entries } = this;
    let at = entries.length;
    while (at > 0 && (entries[at - 1]?.ref.objectNumber ?? 0) > entry.ref.objectNumber) at -= 1;
    entries.splice(at, 0, entry);
  };
}

interface Entry {
  ref: { objectNumber: number };
}
