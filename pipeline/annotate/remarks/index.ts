/**
 * Quoted remarks, other quotation marks, and evidentials in running text, Chinese and English.
 *
 * A pure function of the text: no dictionary is loaded, nothing is remembered between calls, and no
 * input makes it throw. Time is linear in the length of the text.
 */
import type { Quotation } from '../../contract/remark.ts';
import { chinese } from './chinese/index.ts';
import { english } from './english/index.ts';
import type { Grammar, Placed } from './grammar.ts';
import { trimmed } from './level.ts';
import { type MarkScan, scanMarks } from './marks.ts';
import { type Continued, linkParagraphs } from './paragraphs.ts';
import { resolveSources } from './resolve.ts';
import type { Block, BlockQuotations, RemarksOptions } from './types.ts';

export type { Block, BlockQuotations, MarkDefect, RemarksOptions } from './types.ts';

const HAN = /\p{Script=Han}/u;

/**
 * Finds the quotations of a document.
 *
 * Spans are half-open ranges of UTF-16 units in the block's text. A quotation over several paragraphs
 * is reported in the block that it opens in; its other parts stand in `continued`.
 *
 * @returns one entry for each block, in order
 */
export function findQuotations(blocks: readonly Block[], options: RemarksOptions = {}): BlockQuotations[] {
  const scans = blocks.map((block) => scanMarks(block.text));
  const continued = linkParagraphs(blocks, scans);
  const grammars = blocks.map((block) => grammarFor(block.text, options.language));
  const results = blocks.map((block, index): BlockQuotations => {
    const scan = scans[index] ?? { pairs: [], defects: [] };
    const placed = (grammars[index] ?? english).read(block.text, scan.pairs, block.heading === true);
    const parts = continued.get(index);
    if (parts) attach(placed, parts);
    settlePending(placed, continued, index, blocks[index + 1], scans[index + 1]);
    return { block: block.id, quotations: inOrder(placed), defects: scan.defects };
  });
  const mentions = blocks.map((block, index) =>
    block.heading ? [] : (grammars[index] ?? english).mentions(block.text),
  );
  resolveSources(results, mentions);
  return results;
}

function grammarFor(text: string, language: string | undefined): Grammar {
  const isChinese = language === undefined ? HAN.test(text) : /^(?:zh|yue|wuu|nan|hak|lzh|cmn)\b/i.test(language);
  return isChinese ? chinese : english;
}

/** Gives a remark that ends in 说： the quotation that opens the next block, or takes it out. */
function settlePending(
  placed: Placed[],
  continued: Map<number, Continued>,
  index: number,
  next: Block | undefined,
  scan: MarkScan | undefined,
): void {
  const at = placed.findIndex(({ pending }) => pending);
  const remark = placed[at]?.quotation;
  if (remark?.type !== 'remark') return;
  const pair = scan?.pairs[0];
  const opens = next !== undefined && next.text.slice(0, pair?.open ?? next.text.length).trim() === '';
  if (!next || next.heading || !opens || !pair || pair.kind !== 'quote' || pair.continues) {
    placed.splice(at, 1);
    return;
  }
  pair.continues = true;
  const later = continued.get(index + 1);
  const isSame = later?.open === pair.open;
  remark.continued = [{ segment: next.id, ...trimmed(next.text, pair.open, pair.end) }, ...(isSame ? later.parts : [])];
  if (isSame) continued.delete(index + 1);
}

/** Gives the quotation that runs on over the following blocks its other parts. */
function attach(placed: Placed[], { open, parts }: { open: number; parts: readonly ContinuedPart[] }): void {
  for (const { quotation } of placed) {
    if (quotation.type !== 'remark') continue;
    const last = quotation.fragments?.at(-1) ?? quotation.content;
    if (last?.start === open || quotation.quoted?.at(-1)?.start === open) quotation.continued = [...parts];
  }
}

type ContinuedPart = NonNullable<Extract<Quotation, { type: 'remark' }>['continued']>[number];

/** Sorts quotations by place, an outer one first, and names each parent by its index. */
function inOrder(placed: Placed[]): Quotation[] {
  const sorted = placed
    .map((entry, order) => ({ ...entry, order }))
    .sort((a, b) => a.quotation.start - b.quotation.start || b.quotation.end - a.quotation.end || a.order - b.order);
  const indices = new Map(sorted.map(({ quotation }, index) => [quotation, index]));
  for (const { quotation, parent } of sorted) {
    const index = parent ? indices.get(parent) : undefined;
    if (quotation.type === 'remark' && index !== undefined) quotation.parent = String(index);
  }
  return sorted.map(({ quotation }) => quotation);
}
