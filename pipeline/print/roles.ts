import type { PDFDict, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { foldNonStruct } from './fold.ts';
import { ParentTree } from './parent-tree.ts';
import type { PdfLib } from './pdf-lib.ts';
import { kidsOf } from './structure.ts';

/** Types of PDF 2.0 that the browser uses, by what they are in PDF 1.7 (ISO 32000-1, 14.8.4). */
const ROLES = { Em: 'Span', Strong: 'Span', Sub: 'Span', Title: 'P', Aside: 'Div', FENote: 'Note' };

/** What a list item may hold (14.8.4.3.3). */
const ITEM_PARTS = new Set(['/Lbl', '/LBody']);

/** Makes the tags those of PDF/UA-1: types by their standard names, the words of list items in a body. */
export function mendTags(document: PDFDocument, lib: PdfLib): void {
  const { PDFName, PDFDict } = lib;
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!root) return;
  root.set(PDFName.of('RoleMap'), document.context.obj(ROLES));
  const owners = new ParentTree(document, root, lib);
  const elements = () =>
    document.context
      .enumerateIndirectObjects()
      .filter((entry): entry is [PDFRef, PDFDict] => entry[1] instanceof PDFDict && entry[1].has(PDFName.of('S')));
  for (const [, element] of elements()) {
    const isNothing = element.get(PDFName.of('S')) === PDFName.of('NonStruct');
    if (isNothing && holdsAnnotation(element, lib)) element.set(PDFName.of('S'), PDFName.of('Link'));
  }
  foldNonStruct(document, root, owners, lib);
  for (const [reference, element] of elements()) {
    const type = element.get(PDFName.of('S'));
    if (type === PDFName.of('LI')) embody(document, reference, element, owners, lib);
    else if (type === PDFName.of('Figure') && holdsFigure(document, element, lib))
      element.set(PDFName.of('S'), PDFName.of('Div'));
  }
}

/** A link that has a role of its own, such as a reference to a note, is tagged as nothing. */
function holdsAnnotation(element: PDFDict, lib: PdfLib): boolean {
  const { PDFName, PDFDict } = lib;
  return kidsOf(element, lib).some(
    (kid) => kid instanceof PDFDict && kid.get(PDFName.of('Type')) === PDFName.of('OBJR'),
  );
}

/** A figure with its caption: the picture in it is the figure, and has the words for it. */
function holdsFigure(document: PDFDocument, element: PDFDict, lib: PdfLib): boolean {
  const { PDFName, PDFDict } = lib;
  if (element.has(PDFName.of('Alt'))) return false;
  return kidsOf(element, lib).some((kid) => {
    const part = document.context.lookup(kid);
    if (!(part instanceof PDFDict)) return false;
    return part.get(PDFName.of('S')) === PDFName.of('Figure') || holdsFigure(document, part, lib);
  });
}

/** Puts what an item holds beside its label into a body. */
function embody(document: PDFDocument, reference: PDFRef, item: PDFDict, owners: ParentTree, lib: PdfLib): void {
  const { PDFName, PDFDict, PDFNumber, PDFRef: Ref } = lib;
  const list = kidsOf(item, lib);
  const partOf = (kid: PDFObject) => (kid instanceof Ref ? document.context.lookup(kid) : kid);
  const isPart = (kid: PDFObject) => {
    const part = partOf(kid);
    return part instanceof PDFDict && ITEM_PARTS.has(String(part.get(PDFName.of('S'))));
  };
  const loose = list.filter((kid) => !isPart(kid));
  if (loose.length === 0) return;
  const page = item.get(PDFName.of('Pg'));
  const body = document.context.obj({ Type: 'StructElem', S: 'LBody', P: reference, K: loose });
  if (page) body.set(PDFName.of('Pg'), page);
  const bodyReference = document.context.register(body);
  for (const kid of loose) {
    const part = partOf(kid);
    if (part instanceof PDFNumber) owners.give(page, part.asNumber(), bodyReference);
    else if (part instanceof PDFDict && part.has(PDFName.of('S'))) part.set(PDFName.of('P'), bodyReference);
    else if (part instanceof PDFDict) owners.giveMarked(part, page, bodyReference);
  }
  item.set(PDFName.of('K'), document.context.obj([...list.filter(isPart), bodyReference]));
}
