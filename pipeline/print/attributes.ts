import { type Dict, dict, type Pdf, type Value } from './pdf/index.ts';
import { allElements } from './structure.ts';

/**
 * Writes the attributes of structure elements once (ISO 32000-1, 14.7.5): the browser has a dictionary for each, and says
 * of every cell that it takes one row and one column, which is what a cell takes that says nothing (14.8.5.7).
 */
export function tidyAttributes(pdf: Pdf): void {
  for (const [, element] of allElements(pdf)) {
    const attributes = element.get('/A');
    if (!Array.isArray(attributes) || !attributes.every((one) => one instanceof Map)) continue;
    const tidy = [...byOwner(attributes).values()].filter((one) => one.size > 1);
    const [only, ...more] = tidy;
    if (!only) element.delete('/A');
    else element.set('/A', more.length === 0 ? only : tidy);
  }
}

/** Attributes by the standard or format that they belong to. */
function byOwner(attributes: readonly Dict[]): ReadonlyMap<Value | undefined, Dict> {
  const owners = new Map<Value | undefined, Dict>();
  for (const one of attributes) {
    const owner = one.get('/O');
    const all = owners.get(owner) ?? dict({ '/O': owner });
    for (const [key, value] of one) if (!(value === 1 && /^\/(?:Row|Col)Span$/.test(key))) all.set(key, value);
    owners.set(owner, all);
  }
  return owners;
}
