import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * A remark that fills its paragraph is a block quotation. Inside one that the source already has,
 * it stays a `q`.
 */
export function blockRemarks(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName === 'blockquote') return SKIP;
    if (element.tagName !== 'p' || !parent || index === undefined) return undefined;
    const [only, more] = element.children;
    if (more || only?.type !== 'element' || only.tagName !== 'q') return undefined;
    const quote: Element = { ...only, tagName: 'blockquote', children: [{ ...element, children: only.children }] };
    parent.children[index] = quote;
    return SKIP;
  });
}
