import { type Dict, dict, type Name, type Pdf, Text, type Value } from './pdf/index.ts';
import { allElements, structureOf, typeOf } from './structure.ts';

/**
 * Numbers the identifiers of structure elements, by which the cells of a table name their heads, in the order of the
 * elements, gives one to each note (ISO 14289-1, 7.9), and makes their tree anew (ISO 32000-1, 14.7.2).
 *
 * Chromium gives them out when somebody asks for one, from a counter of the renderer process that other
 * work advances as well: they are the only thing, beside the dates, that differs between two prints of one page.
 */
export function renumberStructure(pdf: Pdf): void {
  const structure = structureOf(pdf);
  if (!structure) return;
  const ids = new Map<string, Text>();
  const names: Value[] = [];
  const elements = allElements(pdf);
  for (const [reference, element] of elements) {
    const id = element.get('/ID');
    if (!(id instanceof Text || NOTES.has(typeOf(element)))) continue;
    const rank = new Text(`(${String(names.length / 2 + 1).padStart(DIGITS, '0')})`);
    if (id instanceof Text) ids.set(id.written, rank);
    element.set('/ID', rank);
    names.push(rank, reference);
  }
  for (const [, element] of elements) for (const heads of headsOf(element)) renameAll(heads, ids);
  if (names.length === 0) structure.delete('/IDTree');
  else structure.set('/IDTree', pdf.add(dict({ '/Names': names })));
}

/** What notes are called by the browser, and by PDF. */
const NOTES: ReadonlySet<Name | undefined> = new Set<Name>(['/Aside', '/FENote', '/Note']);

/** So that their order as strings is their order as numbers (7.9.6). */
const DIGITS = 6;

/** The lists of heads that a cell names among its attributes, which may be one or several (14.8.5.7). */
function* headsOf(cell: Dict): Iterable<Value[]> {
  const attributes = cell.get('/A');
  for (const one of Array.isArray(attributes) ? attributes : [attributes]) {
    const heads = one instanceof Map ? one.get('/Headers') : undefined;
    if (Array.isArray(heads)) yield heads;
  }
}

function renameAll(heads: Value[], ids: ReadonlyMap<string, Text>): void {
  for (const [at, head] of heads.entries()) if (head instanceof Text) heads[at] = ids.get(head.written) ?? head;
}
