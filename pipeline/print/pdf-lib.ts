import { deflateSync } from 'node:zlib';

export type PdfLib = typeof import('@cantoo/pdf-lib');

/** The PDF library: as much code as all the rest, so it is loaded while the browser prints. */
export async function loadPdfLib(): Promise<PdfLib> {
  const lib = await import('@cantoo/pdf-lib');
  if (!mended.has(lib)) {
    mended.add(lib);
    keepOrder(lib);
    keepNames(lib);
    compressNatively(lib);
  }
  return lib;
}

const mended = new WeakSet<PdfLib>();

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

/** Lets the library look names up as they are written. It takes each apart and together again first: a tenth of its time. */
function keepNames({ PDFName }: PdfLib): void {
  const known = new Map<string, ReturnType<typeof PDFName.of>>();
  const { of } = PDFName;
  PDFName.of = (written) => {
    const name = known.get(written) ?? of(written);
    known.set(written, name);
    return name;
  };
}

/** Has streams of objects compressed by Node, in a third of the time of the library's own code. */
function compressNatively({ PDFObjectStream }: PdfLib): void {
  const { withContextAndObjects } = PDFObjectStream;
  PDFObjectStream.withContextAndObjects = (...given) => {
    const stream = withContextAndObjects(...given);
    stream.updateContents(deflateSync(stream.getUnencodedContents()));
    return stream;
  };
}

interface Entry {
  ref: { objectNumber: number };
}
