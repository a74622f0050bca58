import type { Heading } from 'mdast';
import { type Block, isParagraph } from './block.ts';
import { isSectionName } from './section-names.ts';
import type { Series } from './series.ts';

/** A series whose points reach to a block. */
interface Frame {
  series: Series;
  /** Index of the last block that it reaches to. */
  last: number;
  /** The point that was begun last. */
  index: number;
}

/**
 * Gives every block its level: 1 for the document's own, one more below each heading.
 *
 * Points and run-in headings stand one below the text around them, and that text goes on behind the
 * last of them; headings in a line of their own hold until the next.
 */
export function findLevels(blocks: readonly Block[]): void {
  const ends = findEnds(blocks);
  const plainParents = countStyles(blocks);
  let frames: Frame[] = [];
  let section = 1;
  let numbered = 1;

  blocks.forEach((block, at) => {
    frames = frames.filter(({ last }) => last >= at);
    const { series } = block;
    if (block.role !== undefined && OUTSIDE.has(block.role)) return;

    if (block.role === 'heading' && !isRunIn(block)) {
      frames = [];
      if (series) {
        const restarts = (plainParents.get(series.style) ?? 0) > 1;
        if (series.level === 0) series.level = (restarts ? section : numbered) + 1;
        block.level = series.level;
        numbered = block.level;
      } else if (block.depth !== undefined) {
        block.level = block.depth;
        numbered = block.level;
      } else if (isSectionName(block.text)) {
        block.level = 2;
        numbered = 1;
      } else {
        block.level = numbered + 1;
      }
      section = block.level;
      return;
    }

    const own = series ?? block.inside?.series;
    if (!own || own.sections) {
      const frame = frames.at(-1);
      block.level = frame?.series.level ?? section;
      if (frame) block.inside = { series: frame.series, index: frame.index };
      return;
    }
    const known = frames.findIndex((frame) => frame.series === own);
    const index = block.index ?? block.inside?.index ?? 1;
    const frame = frames[known];
    if (frame) {
      frame.index = index;
      frames = frames.slice(0, known + 1);
    } else {
      own.level = (frames.at(-1)?.series.level ?? section) + 1;
      frames.push({ series: own, last: ends.get(own) ?? at, index });
    }
    block.level = own.level;
  });
}

/** Title block and signature stand outside the sections of a document. */
const OUTSIDE: ReadonlySet<string> = new Set(['title', 'subtitle', 'byline', 'date', 'note']);

const isRunIn = ({ node }: Block): boolean => node.data?.runIn === true;

/**
 * Takes the depth of Markdown headings as it is stated, one deeper each where the first level is
 * used for more than the title.
 */
export function readDepths(blocks: readonly Block[]): void {
  const headings = blocks.filter(({ node, role }) => node.type === 'heading' && role !== 'title');
  const shift = headings.some(({ node }) => (node as Heading).depth === 1) ? 1 : 0;
  for (const block of headings) block.depth = Math.min(6, (block.node as Heading).depth + shift);
}

/** Writes the levels of headings into the tree. */
export function writeDepths(blocks: readonly Block[]): void {
  for (const { node, level } of blocks) {
    if (node.type === 'heading') node.depth = Math.max(1, Math.min(6, level)) as Heading['depth'];
  }
}

/** Series of one style in the document: several mean that they begin anew under headings. */
function countStyles(blocks: readonly Block[]): Map<string, number> {
  const seen = new Map<string, Set<Series>>();
  for (const { series } of blocks) {
    if (series) seen.set(series.style, (seen.get(series.style) ?? new Set()).add(series));
  }
  return new Map([...seen].map(([style, all]) => [style, all.size]));
}

/** Index of the last block of each series of points. */
function findEnds(blocks: readonly Block[]): Map<Series, number> {
  const places = new Map<Series, number[]>();
  blocks.forEach((block, at) => {
    const series = block.series ?? block.inside?.series;
    if (!series || series.sections) return;
    const known = places.get(series);
    if (known) known.push(at);
    else places.set(series, [at]);
  });
  const ends = new Map<Series, number>();
  // Inner series come later, so that their ends are known when the outer ones ask.
  for (const [series, all] of [...places].reverse()) {
    ends.set(series, endOf(series, all, blocks, ends));
  }
  return ends;
}

/**
 * The last point of a series reaches as far as the others do: as many paragraphs may follow it as
 * stand between two of them. A heading, or words that introduce another list, end it sooner.
 */
function endOf(series: Series, all: readonly number[], blocks: readonly Block[], ends: Map<Series, number>): number {
  const gaps = all.slice(1).map((at, i) => countPlain(blocks, (all[i] ?? 0) + 1, at));
  let left = gaps.reduce((a, b) => Math.max(a, b), 0);
  let last = all.at(-1) ?? 0;
  for (let at = last + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    const inner = block?.series;
    if (!block || (block.role === 'heading' && !inner) || inner === series) break;
    if (inner && inner.style !== 'runIn' && !inner.sections && at === last + 1 && inner.parent === series) {
      last = ends.get(inner) ?? at;
      at = last;
    } else if (left > 0 && isParagraph(block) && !inner && block.role === undefined && !block.introduces) {
      left -= 1;
      last = at;
    } else if (!block.inside) break;
  }
  return last;
}

const countPlain = (blocks: readonly Block[], from: number, to: number): number =>
  blocks.slice(from, to).filter((block) => isParagraph(block) && !block.series && !block.inside).length;
