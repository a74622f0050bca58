import type { Element, ElementContent, ElementData, RootContent } from 'hast';
import type { Segment, SegmentRole } from '../contract/index.ts';
import { keepWords } from './words.ts';

/** Roles that stand on the document's own level when their segment says so, and so end a section. */
const OUTER: ReadonlySet<SegmentRole> = new Set<SegmentRole>(['lead', 'listIntro', 'closing']);

interface Open {
  /** The heading's level in the source. */
  depth: number;
  section: Element;
}

/**
 * Nests blocks in sections by the level of their headings.
 *
 * The title is the only first-level heading, so the body begins at the second level, and no level
 * is skipped whatever the source does.
 */
export function nestSections(blocks: readonly RootContent[]): ElementContent[] {
  const body: ElementContent[] = [];
  let open: Open[] = [];
  const here = () => open.at(-1)?.section.children ?? body;

  for (const block of joinRunIns(blocks)) {
    const heading = headingOf(block);
    if (heading) {
      const depth = Number(heading.tagName.slice(1));
      open = open.filter((outer) => outer.depth < depth);
      heading.tagName = `h${Math.min(open.length + 2, 6)}`;
      if (!segmentOf(heading)?.runIn) heading.children = keepWords(heading.children);
      const section: Element = { type: 'element', tagName: 'section', properties: {}, children: [block] };
      here().push(section);
      open.push({ depth, section });
    } else {
      const segment = segmentOf(block);
      if (segment?.level === 1 && OUTER.has(segment.role)) open = [];
      here().push(block);
    }
  }
  return body;
}

const HEADING = /^h[1-6]$/;

/** The heading that a block is, or begins with if it is a run-in. */
export function headingOf(node: ElementContent): Element | undefined {
  if (node.type !== 'element') return undefined;
  if (HEADING.test(node.tagName)) return node;
  const first = node.data?.runIn ? node.children[0] : undefined;
  return first?.type === 'element' ? first : undefined;
}

/**
 * Joins a run-in heading and the paragraph that it opens. The stop between them belongs to the
 * text but not to the heading, so that outlines and contents do not end in one.
 */
function joinRunIns(blocks: readonly RootContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  for (const block of blocks) {
    if (block.type === 'doctype') continue;
    if (block.type === 'text' && block.value.trim() === '') continue;
    const before = out.at(-1);
    const segment = before && segmentOf(before);
    const isParagraph = block.type === 'element' && block.tagName === 'p';
    if (isParagraph && before?.type === 'element' && HEADING.test(before.tagName) && segment?.runIn)
      out[out.length - 1] = runIn(before, segment, block);
    else out.push(block);
  }
  return out;
}

function runIn(heading: Element, { stop = '' }: Segment, paragraph: Element): Element {
  cutStop(heading, stop);
  const point: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['stop'] },
    children: [{ type: 'text', value: stop }],
  };
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['run-in'] },
    children: stop ? [heading, point, paragraph] : [heading, paragraph],
    data: { runIn: true } as ElementData,
  };
}

/** Takes the stop off the end of the heading's text, where the tree has it there. */
function cutStop(heading: Element, stop: string): void {
  const last = heading.children.at(-1);
  if (last?.type === 'text' && stop && last.value.endsWith(stop))
    heading.children.splice(-1, 1, { ...last, value: last.value.slice(0, -stop.length) });
  else if (last?.type === 'element') cutStop(last, stop);
}

function segmentOf(node: ElementContent): Segment | undefined {
  const mark = node.type === 'element' ? node.data?.mark : undefined;
  return mark?.type === 'segment' ? mark.segment : undefined;
}

declare module 'hast' {
  interface ElementData {
    /** A run-in heading with its paragraph. */
    runIn?: boolean;
  }
}
