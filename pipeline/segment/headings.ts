import { type Block, endsLikeText, isParagraph, lengthOf } from './block.ts';
import { isSectionName } from './section-names.ts';
import { isShort } from './series.ts';

/** Longest heading without a number, in Han characters. */
const LONGEST = 30;

/**
 * Gives headings their role: those of Markdown, numbered lines of a section series, and short lines
 * in a line of their own above text.
 */
export function findHeadings(blocks: readonly Block[]): void {
  blocks.forEach((block, at) => {
    if (block.role !== undefined) return;
    if (block.node.type === 'heading') block.role = 'heading';
    else if (block.series?.sections && isShort(block)) becomeHeading(block);
    else if (!block.series && isPlainHeading(block, blocks[at + 1])) becomeHeading(block);
  });
}

/** A short line without a stop, directly above a paragraph of text or a numbered block. */
function isPlainHeading(block: Block, next: Block | undefined): boolean {
  if (!isParagraph(block) || block.node.type !== 'paragraph' || !next || block.head !== undefined) return false;
  if (block.node.children.some(({ type }) => type !== 'text') || block.text.includes('\n')) return false;
  if (isSectionName(block.text)) return true;
  if (lengthOf(block.text) > LONGEST || endsLikeText(block.text) || !/\p{L}{2}/u.test(block.text)) return false;
  if (/^[（(“"「]/u.test(block.text)) return false;
  return next.series !== undefined || (isParagraph(next) && lengthOf(next.text) > LONGEST && endsLikeText(next.text));
}

/** Turns a paragraph into a heading; its depth is set with the levels. */
function becomeHeading(block: Block): void {
  block.role = 'heading';
  if (block.node.type !== 'paragraph') return;
  block.node = { ...block.node, type: 'heading', depth: 2 };
}
