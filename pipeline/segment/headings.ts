import { type Block, endsLikeText, isParagraph, lengthOf } from './block.ts';
import { styles } from './markers.ts';
import { isSectionName } from './section-names.ts';
import { isShort, type Series } from './series.ts';

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
    else if (block.series && isShort(block) && standsAlone(block.series)) {
      becomeHeading(block, block.series.sections ? 'heading' : 'itemHeading');
    } else if (!block.series && isPlainHeading(block, blocks[at + 1])) becomeHeading(block, 'heading');
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

/** A short line in a series of sections, or in one whose numbering is that of headings. */
const standsAlone = ({ sections, style }: Series): boolean => sections || (style !== 'runIn' && styles[style].official);

/** Turns a paragraph into a heading; its depth is set with the levels. */
function becomeHeading(block: Block, role: 'heading' | 'itemHeading'): void {
  block.role = role;
  if (block.node.type !== 'paragraph') return;
  block.node = { ...block.node, type: 'heading', depth: 2 };
}
