import type { PDFArray, PDFDict, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { PdfLib } from './pdf-lib.ts';

/** The parent tree: which element each piece of marked content and each annotation belongs to (14.7.4.4). */
export class ParentTree {
  /** Index of each key in the tree. */
  private readonly indices = new Map<number, number>();
  private readonly nums: PDFArray | undefined;
  private readonly document: PDFDocument;
  private readonly lib: PdfLib;

  constructor(document: PDFDocument, root: PDFDict, lib: PdfLib) {
    const { PDFName, PDFDict, PDFArray } = lib;
    this.document = document;
    this.lib = lib;
    const tree = root.lookupMaybe(PDFName.of('ParentTree'), PDFDict);
    this.nums = tree?.lookupMaybe(PDFName.of('Nums'), PDFArray);
  }

  give(page: PDFObject | undefined, id: number, owner: PDFRef): void {
    const { PDFName, PDFDict, PDFArray, PDFNumber } = this.lib;
    const dictionary = page && this.document.context.lookup(page);
    const key =
      dictionary instanceof PDFDict ? dictionary.lookupMaybe(PDFName.of('StructParents'), PDFNumber) : undefined;
    const list = key && this.listOf(key.asNumber());
    if (list instanceof PDFArray && id < list.size()) list.set(id, owner);
  }

  /** A reference to marked content or to an annotation (14.7.4.2, 14.7.4.3). */
  giveMarked(part: PDFDict, page: PDFObject | undefined, owner: PDFRef): void {
    const { PDFName, PDFDict, PDFNumber } = this.lib;
    const id = part.lookupMaybe(PDFName.of('MCID'), PDFNumber);
    if (id) this.give(part.get(PDFName.of('Pg')) ?? page, id.asNumber(), owner);
    const key = part.lookupMaybe(PDFName.of('Obj'), PDFDict)?.lookupMaybe(PDFName.of('StructParent'), PDFNumber);
    if (key) this.replace(key.asNumber(), owner);
  }

  private listOf(key: number): PDFObject | undefined {
    const at = this.indexOf(key);
    return at < 0 ? undefined : this.nums?.lookup(at + 1);
  }

  private replace(key: number, owner: PDFRef): void {
    const at = this.indexOf(key);
    if (at >= 0) this.nums?.set(at + 1, owner);
  }

  private indexOf(key: number): number {
    if (this.indices.size === 0) {
      const { PDFNumber } = this.lib;
      for (let at = 0; at < (this.nums?.size() ?? 0); at += 2) {
        const number = this.nums?.lookup(at);
        if (number instanceof PDFNumber) this.indices.set(number.asNumber(), at);
      }
    }
    return this.indices.get(key) ?? -1;
  }
}
