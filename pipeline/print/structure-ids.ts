import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';

/** An identifier of a table's header cell, as Chromium writes it: `(node00001355)`. */
const OPENING = Buffer.from('(node');
const DIGITS = 8;

/** Before the identifier where an element gets it; elsewhere others refer to it. */
const OWN = '/ID ';

/**
 * Numbers the identifiers of structure elements from 1, in place, in the order of their elements.
 *
 * Chromium gives them out when somebody asks for one, from a counter of the renderer process that other
 * work advances as well: they are the only thing, beside the dates, that differs between two prints of one page.
 */
export function renumberStructure(raw: Uint8Array): Uint8Array {
  const pdf = Buffer.from(raw);
  const places: { at: number; id: string }[] = [];
  const ranks = new Map<string, string>();
  for (let at = pdf.indexOf(OPENING); at >= 0; at = pdf.indexOf(OPENING, at + 1)) {
    const from = at + OPENING.length;
    const found = pdf.toString('latin1', from, from + DIGITS + 1);
    if (!/^\d{8}\)$/.test(found)) continue;
    const id = found.slice(0, DIGITS);
    places.push({ at: from, id });
    const isOwn = pdf.toString('latin1', at - OWN.length, at) === OWN;
    if (isOwn && !ranks.has(id)) ranks.set(id, String(ranks.size + 1).padStart(DIGITS, '0'));
  }
  for (const { at, id } of places) pdf.write(ranks.get(id) ?? id, at, 'latin1');
  return pdf;
}

const LISTS = ['/Names', '/Limits'].map((key) => Buffer.from(key));
const END = Buffer.from(']');
/** White space and a bracket, between the key of a list and its first identifier. */
const BETWEEN = 16;

/** A PDF without the tree of its identifiers, whose order is that in which the browser gave them out. */
export function* withoutIdTree(raw: Uint8Array): Generator<Uint8Array> {
  const pdf = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const lists = LISTS.flatMap((key) => {
    const found: number[] = [];
    for (let at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + 1)) {
      const first = pdf.indexOf(OPENING, at);
      if (first >= 0 && first - at < key.length + BETWEEN) found.push(at);
    }
    return found;
  });
  let from = 0;
  for (const at of lists.sort((a, b) => a - b)) {
    yield pdf.subarray(from, at);
    from = Math.max(from, pdf.indexOf(END, at));
  }
  yield pdf.subarray(from);
}

/** Puts the tree of the identifiers in their order again (ISO 32000-1, 7.9.6): renumbered, they have another one. */
export function sortStructureIds(document: PDFDocument, lib: PdfLib): void {
  const { PDFName, PDFDict, PDFArray } = lib;
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'));
  const tree = root instanceof PDFDict ? root.get(PDFName.of('IDTree')) : undefined;
  if (!(root instanceof PDFDict) || !tree) return;
  const entries = takeEntries(tree, document, lib).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const names = PDFArray.withContext(document.context);
  for (const [key, element] of entries) {
    names.push(key);
    names.push(element);
  }
  const sorted = document.context.obj({});
  sorted.set(PDFName.of('Names'), names);
  root.set(PDFName.of('IDTree'), sorted);
}

/** The entries of a node and those below, which are removed: in the file they would still have their old order. */
function takeEntries(reference: PDFObject, document: PDFDocument, lib: PdfLib): [PDFObject, PDFObject][] {
  const { PDFName, PDFArray, PDFDict, PDFRef } = lib;
  const node = document.context.lookup(reference);
  if (reference instanceof PDFRef) document.context.delete(reference);
  if (!(node instanceof PDFDict)) return [];
  const names = node.lookup(PDFName.of('Names'));
  const kids = node.lookup(PDFName.of('Kids'));
  const own = names instanceof PDFArray ? names.asArray() : [];
  const below = kids instanceof PDFArray ? kids.asArray() : [];
  return [
    ...own.flatMap((key, i): [PDFObject, PDFObject][] => (i % 2 === 0 ? [[key, own[i + 1] as PDFObject]] : [])),
    ...below.flatMap((kid) => takeEntries(kid, document, lib)),
  ];
}
