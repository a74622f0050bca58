import type { Element, ElementContent } from 'hast';

/** A stretch of a block's text, in UTF-16 units; an empty one is a place. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Wraps a stretch of a block's text: each piece of it that stands in one node. The text is counted as the annotators
 * read it: that of the source, a hard break as one character.
 *
 * `wrap` is given a piece and whether it is the first; a stretch without text is one empty piece.
 */
export function wrapText(
  block: Element,
  { start, end }: Stretch,
  wrap: (piece: ElementContent[], isFirst: boolean) => Element,
): Element {
  let at = 0;
  let isFirst = true;
  const piece = (children: ElementContent[]): Element => {
    const made = wrap(children, isFirst);
    isFirst = false;
    return made;
  };

  const through = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') return cut(node.value);
    if (node.type !== 'element' || node.properties.dataGenerated !== undefined) return [node];
    if (node.tagName === 'br') at += 1;
    return [{ ...node, children: node.children.flatMap(through) }];
  };

  const cut = (value: string): ElementContent[] => {
    const from = Math.max(0, Math.min(value.length, start - at));
    const to = Math.max(0, Math.min(value.length, end - at));
    const holds = start === end ? start >= at && start <= at + value.length && isFirst : to > from;
    at += value.length;
    if (!holds) return [text(value)];
    const inner = value.slice(from, to);
    return [
      ...(from > 0 ? [text(value.slice(0, from))] : []),
      piece(inner === '' ? [] : [text(inner)]),
      ...(to < value.length ? [text(value.slice(to))] : []),
    ];
  };

  return { ...block, children: block.children.flatMap(through) };
}

const text = (value: string): ElementContent => ({ type: 'text', value });
