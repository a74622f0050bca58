import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

const SIDES = new Set(['left', 'center', 'right']);

/**
 * Aligns the cells of tables by style: Markdown's columns come with the attribute `align`, which is
 * no longer HTML (HTML Standard, § 16.2). Gives back the same tree where there are none.
 */
export function alignCells(body: Root): Root {
  let found = false;
  visit(body, 'element', ({ properties }) => {
    if (properties.align !== undefined) found = true;
  });
  if (!found) return body;
  const copy = structuredClone(body);
  visit(copy, 'element', ({ properties }) => {
    const side = String(properties.align).toLowerCase();
    if (SIDES.has(side)) properties.style = [properties.style, `text-align:${side}`].filter(Boolean).join(';');
    delete properties.align;
  });
  return copy;
}
