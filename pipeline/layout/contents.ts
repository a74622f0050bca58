import type { ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { ContentsEntry } from '../contract/index.ts';
import { headingOf } from './sections.ts';

/** The headings of nested sections, down to `depth` levels below the title. */
export function contentsOf(body: readonly ElementContent[], depth: number): ContentsEntry[] {
  return body.flatMap((node): ContentsEntry[] => {
    if (node.type !== 'element') return [];
    if (node.tagName === 'section') return contentsOf(node.children, depth);
    const heading = headingOf(node);
    const anchor = heading?.properties.id;
    const level = Number(heading?.tagName.slice(1));
    if (!heading || typeof anchor !== 'string' || level > depth + 1) return [];
    return [{ anchor, level, text: textOf(heading).trim() }];
  });
}
