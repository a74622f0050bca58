/** Quotations over several paragraphs: a mark opens each of them, one closes the last (GB/T 15834). */
import type { RemarkPart } from '../../contract/remark.ts';
import { trimmed } from './level.ts';
import type { MarkScan } from './marks.ts';
import type { Block } from './types.ts';

/** A quotation that runs on: where it opens in its first block, and its parts in the blocks after it. */
export interface Continued {
  open: number;
  parts: RemarkPart[];
}

/**
 * Finds the quotations that run on, by the index of their first block. Marks their later pairs as
 * `continues` and takes back the findings on marks that are left open by that custom.
 */
export function linkParagraphs(blocks: readonly Block[], scans: readonly MarkScan[]): Map<number, Continued> {
  const found = new Map<number, Continued>();
  let from = 0;
  while (from < blocks.length) {
    const first = scans[from]?.pairs.at(-1);
    const chain = first?.defect === 'unclosed' ? chainFrom(blocks, scans, from) : [];
    const last = chain.at(-1);
    if (first && last !== undefined) {
      const parts = chain.flatMap((index) => {
        const pair = scans[index]?.pairs[0];
        const block = blocks[index];
        if (!pair || !block) return [];
        pair.continues = true;
        return [{ segment: block.id, ...trimmed(block.text, pair.open, pair.end) }];
      });
      found.set(from, { open: first.open, parts });
      for (const index of [from, ...chain])
        settle(scans[index], index === from ? first.open : scans[index]?.pairs[0]?.open);
      delete first.defect;
    }
    from = last ?? from + 1;
  }
  return found;
}

/** Indices of the blocks that carry on the quotation left open in a block. */
function chainFrom(blocks: readonly Block[], scans: readonly MarkScan[], from: number): number[] {
  const chain: number[] = [];
  const mark = blocks[from]?.text[scans[from]?.pairs.at(-1)?.open ?? -1];
  for (let index = from + 1; index < blocks.length; index += 1) {
    const block = blocks[index] as Block;
    const pair = scans[index]?.pairs[0];
    const start = block.text.length - block.text.trimStart().length;
    if (block.heading || !pair || pair.open !== start || block.text[start] !== mark) break;
    chain.push(index);
    if (pair.defect !== 'unclosed') return chain;
  }
  // Nothing closes it: each block stands by itself, unclosed.
  return [];
}

function settle(scan: MarkScan | undefined, open: number | undefined): void {
  if (!scan) return;
  const kept = scan.defects.filter((defect) => !(defect.rule === 'marks/unclosed' && defect.span.start === open));
  scan.defects.splice(0, scan.defects.length, ...kept);
}
