import { type Block, isParagraph } from './block.ts';
import { styles, wordsAfter } from './markers.ts';
import type { Series } from './series.ts';

/** Marks the paragraphs that introduce an enumeration: those right before its first point. */
export function findIntroductions(blocks: readonly Block[], series: readonly Series[]): void {
  const places = new Map(blocks.map((block, at) => [block, at]));
  for (const one of series) {
    if (one.style === 'runIn') continue;
    const before = blocks[(places.get(one.members[0] as Block) ?? 0) - 1];
    if (!isParagraph(before) || before.role !== undefined || before.series) continue;
    const silent = !one.sections && styles[one.style].introduced && before.head === undefined;
    if (announces(before.text) || silent) before.introduces = one;
  }
}

/** Words that end in a colon announce what follows. */
export const announces = (text: string): boolean => /[：:]$/u.test(text.trimEnd());

/** Gives the remaining paragraphs their role: introduction, point, lead, closing, paragraph. */
export function findRoles(blocks: readonly Block[]): void {
  const body = blocks.findIndex(
    ({ level, role, series, introduces }) => level > 1 || role === 'heading' || series || introduces,
  );
  const last = blocks.findLastIndex(({ role }) => role === undefined || !['byline', 'date', 'note'].includes(role));
  blocks.forEach((block, at) => {
    if (block.role !== undefined || block.node.type !== 'paragraph') return;
    if (block.introduces) block.role = 'listIntro';
    else if (block.series) block.role = isPoint(block) ? 'listItem' : 'paragraph';
    else if (body > 0 && at < body) block.role = 'lead';
    else if (at === last && at > 0 && isClosing(block, blocks[at - 1])) block.role = 'closing';
    else block.role = 'paragraph';
  });
}

/** One sentence with a number is a point of a list; more of them are a numbered paragraph. */
const isPoint = ({ text, series, marker }: Block): boolean =>
  series?.style === 'bullet' ||
  (text.slice(wordsAfter(text, marker)).match(/[。！？](?!$)|[.!?]\s+\p{Lu}/gu)?.length ?? 0) === 0;

/** The last paragraph closes the document where it comes back from points or sections to the text around them. */
const isClosing = (block: Block, before: Block | undefined): boolean =>
  before !== undefined && before.level > block.level && !block.inside;
