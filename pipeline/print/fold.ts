import type { ParentTree } from './parent-tree.ts';
import { type Dict, dict, type Name, type Pdf, Ref, type Value } from './pdf/index.ts';
import { elementOf, kidsOf, typeOf } from './structure.ts';

/** What an element that says nothing has: its type, its place in the tree, what it holds. */
const PLAIN: ReadonlySet<Name> = new Set<Name>(['/Type', '/S', '/P', '/K', '/Pg']);

/**
 * Takes elements without a meaning of their own out of the structure tree; what they hold belongs to the
 * element around them then (`NonStruct`, ISO 32000-1, 14.8.4.2). The browser writes one for each run of
 * text, more than half of all objects of a report.
 */
export function foldNonStruct(pdf: Pdf, root: Dict, owners: ParentTree): void {
  for (const kid of kidsOf(pdf, root)) {
    const element = elementOf(pdf, kid);
    if (kid instanceof Ref && element) fold(kid, element);
  }

  /** Folds what is below an element into it. */
  function fold(reference: Ref, element: Dict): void {
    let isChanged = false;
    const kids = kidsOf(pdf, element).flatMap((kid): Value[] => {
      const child = elementOf(pdf, kid);
      if (!child || !(kid instanceof Ref)) return [kid];
      fold(kid, child);
      if (!isEmpty(child)) return [kid];
      isChanged = true;
      pdf.delete(kid);
      return kidsOf(pdf, child).map((grandchild) => adopt(reference, element, child, grandchild));
    });
    if (isChanged) element.set('/K', kids);
  }

  /** Gives what a folded element held to the one around it. */
  function adopt(reference: Ref, parent: Dict, from: Dict, kid: Value): Value {
    const page = from.get('/Pg');
    if (typeof kid === 'number') {
      owners.give(page, kid, reference);
      if (!page) return kid;
      // Numbers of marked content count in the page of their element.
      if (!parent.has('/Pg')) parent.set('/Pg', page);
      if (parent.get('/Pg') === page) return kid;
      return dict({ '/Type': '/MCR', '/Pg': page, '/MCID': kid });
    }
    const element = elementOf(pdf, kid);
    const part = pdf.dict(kid);
    if (element) element.set('/P', reference);
    else if (part) owners.giveMarked(part, page, reference);
    return kid;
  }
}

const isEmpty = (element: Dict): boolean =>
  typeOf(element) === '/NonStruct' && [...element.keys()].every((key) => PLAIN.has(key));
