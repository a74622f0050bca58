import type { Heading, Paragraph, PhrasingContent, TableCell } from 'mdast';
import type { AnnotationNode, Locator } from '../contract/index.ts';

export type TextBlock = Paragraph | Heading | TableCell;

/** A stretch of a block's plain text that becomes a node. */
export interface Range extends Pick<AnnotationNode, 'annotation' | 'kind' | 'part' | 'first'> {
  start: number;
  end: number;
}

/** A child with the plain text that it covers. */
interface Placed {
  node: PhrasingContent;
  start: number;
  end: number;
}

/**
 * Wraps ranges of a block's text in annotation nodes, in place.
 *
 * Ranges nest, the longer one outside. Where one crosses the border of another or of a node such as
 * emphasis, it is cut there, and every piece after the first says so.
 */
export function wrapRanges(block: TextBlock, ranges: readonly Range[], locate: Locator): void {
  if (ranges.length === 0) return;
  const pieces = ranges.filter(({ start, end }) => end > start);
  block.children = build(place(block.children, 0), order(pieces), locate);
}

const order = (pieces: Range[]) => pieces.sort((a, b) => a.start - b.start || b.end - a.end);

/** Gives every node the range of plain text it covers; mirrors how `blockText` reads a block. */
function place(nodes: readonly PhrasingContent[], from: number): Placed[] {
  let at = from;
  return nodes.map((node) => {
    const start = at;
    at += lengthOf(node);
    return { node, start, end: at };
  });
}

/** UTF-16 units of plain text that a node stands for. */
export function lengthOf(node: PhrasingContent): number {
  if (node.type === 'break') return 1;
  if (node.type === 'text' || node.type === 'inlineCode') return node.value.length;
  if ('children' in node) return node.children.reduce((sum, child) => sum + lengthOf(child), 0);
  return 0;
}

function build(placed: Placed[], pieces: Range[], locate: Locator): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  let rest = placed;
  let queue = pieces;
  let next = 0;
  for (let outer = queue[next]; outer; outer = queue[next]) {
    const { start, end } = outer;
    const nested: Range[] = [];
    const crossing: Range[] = [];
    next += 1;
    for (let piece = queue[next]; piece && piece.start < end; piece = queue[next]) {
      nested.push({ ...piece, end: Math.min(piece.end, end) });
      if (piece.end > end) crossing.push({ ...piece, start: end, first: false });
      next += 1;
    }
    if (crossing.length > 0) {
      queue = order([...crossing, ...queue.slice(next)]);
      next = 0;
    }
    const [before, from] = cut(rest, start, 'left', locate);
    const [inside, after] = cut(from, end, 'right', locate);
    const { annotation, kind, part, first } = outer;
    const children = build(inside, nested, locate);
    out.push(...before.map(({ node }) => node));
    out.push({ type: 'annotation', annotation, kind, part, first, children, position: locate.position(start, end) });
    rest = after;
  }
  return [...out, ...rest.map(({ node }) => node)];
}

/**
 * Cuts a list of nodes at a place in the text; a node across it becomes two of its kind. A node
 * without text that stands at the place, such as a note reference, goes to the side of `empty`.
 */
function cut(placed: Placed[], at: number, empty: 'left' | 'right', locate: Locator): [Placed[], Placed[]] {
  const left: Placed[] = [];
  const right: Placed[] = [];
  for (const item of placed) {
    if (item.start === item.end && item.start === at) (empty === 'left' ? left : right).push(item);
    else if (item.end <= at) left.push(item);
    else if (item.start >= at) right.push(item);
    else {
      const [before, after] = halve(item, at, locate);
      left.push(before);
      right.push(after);
    }
  }
  return [left, right];
}

function halve({ node, start, end }: Placed, at: number, locate: Locator): [Placed, Placed] {
  const half = (from: number, to: number, side: 0 | 1): Placed => {
    const position = locate.position(from, to);
    const range = { start: from, end: to };
    if (node.type === 'text' || node.type === 'inlineCode') {
      return { ...range, node: { ...node, value: node.value.slice(from - start, to - start), position } };
    }
    if (!('children' in node)) return { ...range, node };
    const children = cut(place(node.children, start), at, 'right', locate)[side].map((item) => item.node);
    return { ...range, node: { ...node, children, position } as PhrasingContent };
  };
  return [half(start, at, 0), half(at, end, 1)];
}
