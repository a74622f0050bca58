import type { ElementContent, Root, RootContent } from 'hast';
import type { FrontLine, SegmentRole } from '../contract/index.ts';
import { keepWords } from './words.ts';

export interface TitleBlock {
  title: ElementContent[][];
  front: FrontLine[];
}

const FRONT: ReadonlySet<SegmentRole> = new Set<SegmentRole>(['subtitle', 'byline', 'date']);

/**
 * Takes the title block off a tree. A document whose title is only in its front matter is given
 * that one. Bylines and dates behind the text sign it, and stay where they are.
 */
export function takeTitleBlock(tree: Root, fallback: string): TitleBlock {
  const title: ElementContent[][] = [];
  const front: FrontLine[] = [];
  const rest: RootContent[] = [];
  for (const node of tree.children) {
    const mark = node.type === 'element' ? node.data?.mark : undefined;
    const segment = mark?.type === 'segment' ? mark.segment : undefined;
    const begun = rest.some(({ type }) => type === 'element');
    if (begun || node.type !== 'element' || segment === undefined) rest.push(node);
    else if (segment.role === 'title') title.push(...lines(node.children));
    else if (FRONT.has(segment.role))
      front.push({ anchor: segment.id, role: segment.role as FrontLine['role'], children: node.children });
    else rest.push(node);
  }
  tree.children = rest;
  if (title.length === 0 && fallback) title.push([{ type: 'text', value: fallback }]);
  return { title: title.map(keepWords), front };
}

/** Splits at line breaks; the line feed that follows one in the tree belongs to neither line. */
function lines(children: readonly ElementContent[]): ElementContent[][] {
  const out: ElementContent[][] = [[]];
  for (const child of children) {
    const line = out.at(-1) ?? [];
    if (child.type === 'element' && child.tagName === 'br') out.push([]);
    else if (child.type === 'text' && line.length === 0) line.push({ ...child, value: child.value.trimStart() });
    else line.push(child);
  }
  return out.filter((line) => line.some((child) => child.type !== 'text' || child.value !== ''));
}
