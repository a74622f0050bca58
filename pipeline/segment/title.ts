import type { Heading } from 'mdast';
import type { VFile } from 'vfile';
import type { DocumentMeta } from '../contract/index.ts';
import { blockText } from '../contract/index.ts';
import { type Block, endsLikeText, isHan, isParagraph, lengthOf } from './block.ts';
import { type Byline, readByline } from './byline.ts';
import { markerOf } from './markers.ts';
import { isSectionName } from './section-names.ts';

/** Lines that one title may have, and how long each may be, in Han characters. */
const LINES = 4;
const LONGEST = 60;

/**
 * Finds the title block: title, subtitle, bylines, dates. Several lines of a title become one
 * heading whose lines are parted by breaks. What front matter has said is not overwritten.
 *
 * A heading of Markdown is the title where it comes first and is of the first level. In a plain
 * text it is the short lines before the first paragraph that follow each other without a blank
 * line; a line that begins with a dash or stands in brackets is a subtitle.
 */
export function findTitle(blocks: Block[], files: readonly VFile[], meta: DocumentMeta): void {
  const first = blocks[0];
  let next = 0;
  if (first?.node.type === 'heading') {
    if (first.node.depth !== 1) return;
    first.role = 'title';
    first.parts = first.text.includes('\n') ? [] : partsOf([first]);
    next = 1;
  } else {
    const lines = titleLines(blocks, files);
    if (lines === 0) {
      readTitleBlock(blocks, 0, meta);
      return;
    }
    const merged = mergeLines(blocks.slice(0, lines), files);
    blocks.splice(0, lines, merged);
    next = 1;
  }
  const title = blocks[0]?.text.trim().replace(/\s*\n\s*/g, ' ') ?? '';
  if (meta.title === '') meta.title = title;
  readTitleBlock(blocks, next, meta);
}

/** How many blocks at the beginning are lines of the title. */
function titleLines(blocks: readonly Block[], files: readonly VFile[]): number {
  const followed = blocks.findIndex((block) => !isTitleLine(block));
  // Without a text below it a short line is all there is, and no title.
  if (followed <= 0 || blocks[0]?.file !== blocks[followed]?.file) return 0;
  const signed = readByline(blocks[0]?.text ?? '');
  if (signed?.date !== undefined || signed?.authors.length) return 0;
  let count = 1;
  for (let block = blocks[count]; count < Math.min(followed, LINES); block = blocks[++count]) {
    if (!block || isSubtitle(block.text, blocks[0]?.text) || readByline(block.text) || isSectionName(block.text)) break;
    if (isApart(blocks[count - 1], block, files) || isFirstHeading(block, blocks, count)) break;
  }
  return count;
}

function isTitleLine(block: Block): boolean {
  return (
    isParagraph(block) &&
    lengthOf(block.text) <= LONGEST &&
    !/[。；：:;，,…]$/u.test(block.text) &&
    !/[.](?!\w)/.test(block.text) &&
    !markerOf(block.text)
  );
}

/** A short line right above the text, in a document that has such lines further down as well. */
function isFirstHeading(block: Block, blocks: readonly Block[], at: number): boolean {
  if (lengthOf(block.text) > 12 || isTitleLine(blocks[at + 1] ?? block)) return false;
  return blocks
    .slice(at + 2)
    .some(
      (other, i, rest) =>
        isTitleLine(other) && lengthOf(other.text) <= 16 && rest[i + 1] !== undefined && !readByline(other.text),
    );
}

/** Whether a blank line parts two blocks. */
function isApart(before: Block | undefined, after: Block, files: readonly VFile[]): boolean {
  const source = String(files[after.file]?.value ?? '');
  const between = source.slice(before?.node.position?.end.offset ?? 0, after.node.position?.start.offset ?? 0);
  return (between.match(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g)?.length ?? 0) > 1;
}

/** A line behind a dash or in brackets; in English also one in sentence case below a title in title case. */
function isSubtitle(text: string, title = ''): boolean {
  if (/^(?:[—–―]|--|[（(].*[）)]$)/u.test(text.trim())) return true;
  return !isHan(title + text) && isTitleCase(title) && !isTitleCase(text);
}

function isTitleCase(text: string): boolean {
  const words = text.match(/\b\p{L}{4,}/gu) ?? [];
  return words.length > 1 && words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.7;
}

/** Makes one heading of several lines, with a break where each line ended. */
function mergeLines(lines: readonly Block[], files: readonly VFile[]): Block {
  const [first] = lines as [Block];
  const children: Heading['children'] = [];
  lines.forEach(({ node }, at) => {
    const end = lines[at - 1]?.node.position?.end;
    if (end && node.position) children.push({ type: 'break', position: { start: end, end: node.position.start } });
    if ('children' in node) children.push(...(node.children as Heading['children']));
  });
  const node: Heading = { type: 'heading', depth: 1, children };
  if (first.node.data) node.data = { ...first.node.data };
  const end = lines.at(-1)?.node.position?.end;
  if (first.node.position && end) node.position = { start: first.node.position.start, end };
  const text = blockText(node, String(files[first.file]?.value ?? ''));
  return { ...first, node, ...text, role: 'title', parts: partsOf(lines) };
}

const partsOf = (lines: readonly Block[]) =>
  lines.flatMap(({ text, node }) => (node.position ? [{ text: text.trim(), position: node.position }] : []));

/** Subtitle, bylines and dates behind the title, each a line of its own. */
function readTitleBlock(blocks: readonly Block[], from: number, meta: DocumentMeta): void {
  const stated = { authors: meta.authors.length > 0 };
  for (const [at, block] of blocks.entries()) {
    if (at < from) continue;
    if (!isParagraph(block) || lengthOf(block.text) > LONGEST) return;
    const byline = readByline(block.text);
    if (byline) {
      block.role = byline.role;
      note(byline, meta, stated.authors);
    } else if (
      from > 0 &&
      at === from &&
      isSubtitle(block.text, blocks[0]?.text) &&
      !isSectionName(block.text) &&
      !endsLikeText(block.text.replace(/[）)]$/u, ''))
    ) {
      block.role = 'subtitle';
      meta.subtitle ??= block.text.trim().replace(/^[—–―-]+\s*|^[（(]|[）)]$/gu, '');
    } else return;
  }
}

function note({ authors, organisation, date }: Byline, meta: DocumentMeta, stated: boolean): void {
  if (!stated) meta.authors.push(...authors);
  if (organisation !== undefined) meta.organisation ??= organisation;
  if (date !== undefined) meta.date ??= date;
}

/** Bylines and dates that sign a document at its end. */
export function findSignature(blocks: readonly Block[], meta: DocumentMeta): void {
  for (let at = blocks.length - 1; at > 0; at -= 1) {
    const block = blocks[at];
    if (!isParagraph(block) || block.role !== undefined || block.series) return;
    if (/^[（(].*[）)]$/su.test(block.text.trim()) && !isHanDate(block.text)) block.role = 'note';
    else {
      const byline = readByline(block.text);
      if (!byline || lengthOf(block.text) > 30) return;
      block.role = byline.role;
      note(byline, meta, meta.authors.length > 0);
    }
  }
}

const isHanDate = (text: string): boolean => isHan(text) && readByline(text)?.role === 'date';
