import type { Element, Root } from 'hast';

/**
 * Calls `visit` with every element, parents before their children, in the order of the text. Several times quicker
 * than the visitors of unist, which tell parents and places: a page of a long report has a hundred thousand elements.
 */
export function eachElement(parent: Root | Element, visit: (element: Element) => void): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    visit(child);
    eachElement(child, visit);
  }
}

/** A copy whose elements can be given other properties and children; what is no element is shared. */
export function copyElements<Tree extends Root | Element>(parent: Tree): Tree {
  const children = parent.children.map((child) => (child.type === 'element' ? copyElements(child) : child));
  return parent.type === 'element'
    ? { ...parent, properties: { ...parent.properties }, children }
    : { ...parent, children };
}
