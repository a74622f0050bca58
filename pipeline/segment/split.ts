import type { Heading, Paragraph, PhrasingContent } from 'mdast';
import { blockText, type Locator, locator } from '../contract/index.ts';
import type { Block, Source } from './block.ts';

/**
 * Splits every paragraph that has a head in two: a heading, which keeps the stop as its last text,
 * and a paragraph of the rest. Nothing is lost, and every node keeps its place in the file.
 */
export function splitHeads(blocks: readonly Block[], sources: readonly Source[]): Block[] {
  return blocks.flatMap((block) => {
    const { node, head, stop = '', marker } = block;
    if (head === undefined || node.type !== 'paragraph') return [block];
    const { text: source, lines } = sources[block.file] as Source;
    const locate = locator(block.runs, lines);
    const after = head + stop.length;
    const begin = after + (/^\s*/u.exec(block.text.slice(after))?.[0].length ?? 0);
    const [words, rest] = divide(node.children, head, locate);
    const [mark, behind] = divide(rest, stop.length, offset(locate, head));
    const [, body] = divide(behind, begin - after, offset(locate, after));

    const heading: Heading = {
      type: 'heading',
      depth: 2,
      children: [...words, ...mark],
      position: locate.position(0, after),
      data: { ...node.data, runIn: true },
    };
    const paragraph: Paragraph = { ...node, children: body, position: locate.position(begin, block.text.length) };
    const { parts: _, head: __, ...shared } = block;
    return [
      { ...shared, node: heading, ...blockText(heading, source), role: marker ? 'itemHeading' : 'heading', stop },
      bodyOf(shared, paragraph, source),
    ];
  });
}

/** The text below a run-in heading stays inside its series, but is not its member. */
function bodyOf({ marker: _, stop: __, series, index, ...shared }: Block, node: Paragraph, source: string): Block {
  const inside = series && index !== undefined ? { inside: { series, index } } : {};
  return { ...shared, ...inside, node, ...blockText(node, source) };
}

const offset = (locate: Locator, by: number): Pick<Locator, 'position'> => ({
  position: (start, end) => locate.position(start + by, end + by),
});

/** Divides phrasing content at a place in its plain text; a node across it becomes two of its kind. */
function divide(
  nodes: readonly PhrasingContent[],
  at: number,
  locate: Pick<Locator, 'position'>,
): [PhrasingContent[], PhrasingContent[]] {
  const left: PhrasingContent[] = [];
  const right: PhrasingContent[] = [];
  let from = 0;
  for (const node of nodes) {
    const length = blockText(node, '').text.length;
    if (from + length <= at && (length > 0 || from < at)) left.push(node);
    else if (from >= at) right.push(node);
    else {
      const [before, after] = halve(node, at - from, length, from, locate);
      left.push(before);
      right.push(after);
    }
    from += length;
  }
  return [left, right];
}

function halve(
  node: PhrasingContent,
  at: number,
  length: number,
  from: number,
  locate: Pick<Locator, 'position'>,
): [PhrasingContent, PhrasingContent] {
  const positions = [locate.position(from, from + at), locate.position(from + at, from + length)] as const;
  if ('children' in node) {
    const shifted = { position: (start: number, end: number) => locate.position(start + from, end + from) };
    const [before, after] = divide(node.children as PhrasingContent[], at, shifted);
    return [
      { ...node, children: before, position: positions[0] } as PhrasingContent,
      { ...node, children: after, position: positions[1] } as PhrasingContent,
    ];
  }
  if (!('value' in node)) return [node, node];
  return [
    { ...node, value: node.value.slice(0, at), position: positions[0] },
    { ...node, value: node.value.slice(at), position: positions[1] },
  ];
}
