import type { PDFDict, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { ParentTree } from './parent-tree.ts';
import type { PdfLib } from './pdf-lib.ts';
import { kidsOf } from './structure.ts';

/** What an element that says nothing has: its type, its place in the tree, what it holds. */
const PLAIN = new Set(['/Type', '/S', '/P', '/K', '/Pg']);

/**
 * Takes elements without a meaning of their own out of the structure tree; what they hold belongs to the
 * element around them then (`NonStruct`, ISO 32000-1, 14.8.4.2). The browser writes one for each run of
 * text, more than half of all objects of a report.
 */
export function foldNonStruct(document: PDFDocument, root: PDFDict, owners: ParentTree, lib: PdfLib): void {
  const { PDFName, PDFRef, PDFDict } = lib;
  const folder = new Folder(document, owners, lib);
  for (const kid of kidsOf(root, lib)) {
    const element = document.context.lookup(kid);
    if (kid instanceof PDFRef && element instanceof PDFDict && element.has(PDFName.of('S'))) folder.fold(kid, element);
  }
}

class Folder {
  private readonly document: PDFDocument;
  private readonly owners: ParentTree;
  private readonly lib: PdfLib;

  constructor(document: PDFDocument, owners: ParentTree, lib: PdfLib) {
    this.document = document;
    this.owners = owners;
    this.lib = lib;
  }

  /** Folds what is below an element into it. */
  fold(reference: PDFRef, element: PDFDict): void {
    const { PDFName, PDFRef } = this.lib;
    const before = kidsOf(element, this.lib);
    let isChanged = false;
    const kids = before.flatMap((kid): PDFObject[] => {
      const child = this.elementAt(kid);
      if (!child || !(kid instanceof PDFRef)) return [kid];
      this.fold(kid, child);
      if (!this.isEmpty(child)) return [kid];
      isChanged = true;
      this.document.context.delete(kid);
      return kidsOf(child, this.lib).map((grandchild) => this.adopt(reference, element, child, grandchild));
    });
    if (isChanged) element.set(PDFName.of('K'), this.document.context.obj(kids));
  }

  /** Gives what a folded element held to the one around it. */
  private adopt(reference: PDFRef, parent: PDFDict, from: PDFDict, kid: PDFObject): PDFObject {
    const { PDFName, PDFNumber, PDFDict } = this.lib;
    const page = from.get(PDFName.of('Pg'));
    if (kid instanceof PDFNumber) {
      this.owners.give(page, kid.asNumber(), reference);
      if (!page) return kid;
      // Numbers of marked content count in the page of their element.
      if (!parent.has(PDFName.of('Pg'))) parent.set(PDFName.of('Pg'), page);
      if (parent.get(PDFName.of('Pg')) === page) return kid;
      return this.document.context.obj({ Type: 'MCR', Pg: page, MCID: kid });
    }
    const element = this.elementAt(kid);
    if (element) element.set(PDFName.of('P'), reference);
    else {
      const part = this.document.context.lookup(kid);
      if (part instanceof PDFDict) this.owners.giveMarked(part, page, reference);
    }
    return kid;
  }

  private elementAt(kid: PDFObject): PDFDict | undefined {
    const { PDFName, PDFDict } = this.lib;
    const found = this.document.context.lookup(kid);
    return found instanceof PDFDict && found.has(PDFName.of('S')) ? found : undefined;
  }

  private isEmpty(element: PDFDict): boolean {
    const { PDFName } = this.lib;
    if (element.get(PDFName.of('S')) !== PDFName.of('NonStruct')) return false;
    return element.keys().every((key) => PLAIN.has(String(key)));
  }
}
