import type { Element, ElementContent } from 'hast';

/** The words of nodes, one character for each that a browser sets; what the layout has added is left out. */
export function wordsOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value.replace(/\s/g, ' ');
      if (node.type !== 'element' || node.properties.dataGenerated !== undefined) return '';
      return node.tagName === 'br' ? '\n' : wordsOf(node.children);
    })
    .join('');
}

/** Divides nodes between two of their words. An element on both sides is made twice, and its id stays with the first. */
export function divide(nodes: readonly ElementContent[], at: number): [ElementContent[], ElementContent[]] {
  const before: ElementContent[] = [];
  const after: ElementContent[] = [];
  let from = 0;
  for (const node of nodes) {
    const length = wordsOf([node]).length;
    const cut = at - from;
    if (cut >= length && (cut > 0 || length > 0)) before.push(node);
    else if (cut <= 0) after.push(node);
    else if (node.type === 'text') {
      before.push({ ...node, value: node.value.slice(0, cut) });
      after.push({ ...node, value: node.value.slice(cut) });
    } else {
      const element = node as Element;
      const [head, tail] = divide(element.children, cut);
      const { id: _, ...properties } = element.properties;
      before.push({ ...element, children: head });
      after.push({ ...element, properties, children: tail });
    }
    from += length;
  }
  return [before, after];
}
