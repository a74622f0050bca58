import { foldNonStruct } from './fold.ts';
import { ParentTree } from './parent-tree.ts';
import { type Dict, dict, type Name, type Pdf, type Ref, type Value } from './pdf/index.ts';
import { allElements, elementOf, kidsOf, structureOf, typeOf } from './structure.ts';

/** Types of PDF 2.0 that the browser uses, by what they are in PDF 1.7 (ISO 32000-1, 14.8.4). */
const ROLES = {
  '/Em': '/Span',
  '/Strong': '/Span',
  '/Sub': '/Span',
  '/Title': '/P',
  '/Aside': '/Note',
  '/FENote': '/Note',
} as const;

/** What a list item may hold (14.8.4.3.3). */
const ITEM_PARTS: ReadonlySet<Name | undefined> = new Set<Name>(['/Lbl', '/LBody']);

/** Makes the tags those of PDF/UA-1: types by their standard names, the words of list items in a body. */
export function mendTags(pdf: Pdf): void {
  const root = structureOf(pdf);
  if (!root) return;
  root.set('/RoleMap', dict(ROLES));
  const owners = new ParentTree(pdf, root);
  for (const [, element] of allElements(pdf))
    if (typeOf(element) === '/NonStruct' && holdsAnnotation(pdf, element)) element.set('/S', '/Link');
  foldNonStruct(pdf, root, owners);
  for (const [reference, element] of allElements(pdf)) {
    const type = typeOf(element);
    if (type === '/LI') embody(pdf, reference, element, owners);
    else if (type === '/Figure' && holdsFigure(pdf, element)) element.set('/S', '/Div');
  }
}

/** A link that has a role of its own, such as a reference to a note, is tagged as nothing. */
function holdsAnnotation(pdf: Pdf, element: Dict): boolean {
  return kidsOf(pdf, element).some((kid) => kid instanceof Map && kid.get('/Type') === '/OBJR');
}

/** A figure with its caption: the picture in it is the figure, and has the words for it. */
function holdsFigure(pdf: Pdf, element: Dict): boolean {
  if (element.has('/Alt')) return false;
  return kidsOf(pdf, element).some((kid) => {
    const part = elementOf(pdf, kid);
    return part !== undefined && (typeOf(part) === '/Figure' || holdsFigure(pdf, part));
  });
}

/** Puts what an item holds beside its label into a body. */
function embody(pdf: Pdf, reference: Ref, item: Dict, owners: ParentTree): void {
  const kids = kidsOf(pdf, item);
  const isPart = (kid: Value) => ITEM_PARTS.has(typeOf(pdf.dict(kid) ?? dict({})));
  const loose = kids.filter((kid) => !isPart(kid));
  if (loose.length === 0) return;
  const page = item.get('/Pg');
  const body = pdf.add(dict({ '/Type': '/StructElem', '/S': '/LBody', '/P': reference, '/K': loose, '/Pg': page }));
  for (const kid of loose) {
    const part = pdf.resolve(kid);
    if (typeof part === 'number') owners.give(page, part, body);
    else if (part instanceof Map && part.has('/S')) part.set('/P', body);
    else if (part instanceof Map) owners.giveMarked(part, page, body);
  }
  item.set('/K', [...kids.filter(isPart), body]);
}
