import { type Block, isHan, isParagraph, lengthOf } from './block.ts';
import { wordsAfter } from './markers.ts';
import { firstSentence } from './sentence.ts';
import type { Series } from './series.ts';

/** Longest and shortest run-in heading, in Han characters. */
const LONGEST = 40;
const SHORTEST = 4;
/** Blocks that may stand between two headings of one group. */
const REACH = 4;
/** Headings that one group is looked for around a sentence. */
const WINDOW = 60;

/**
 * What keeps a first sentence from being a heading: figures, words that are said, words that refer
 * to what stands before.
 */
const FIGURE = /[\d０-９]|百分之|[十百千万亿](?:元|吨|公里|公顷|人次)/;
const SAID = /(?:说|指出|强调|表示|认为|介绍|告诉|坦言|回忆|写道|讲)[，：:,“]|\b(?:said|says|told)\b/;
const REFERRING =
  /^(?:当前|目前|如今|今天|近年|今年|去年|同时|此外|但|然而|因此|所以|我们|我|他|她|它|这|那|该|其|据|会议|The|This|That|It|He|She|We|They|In|On|But|However)(?:\p{Script=Han}|[，,\s])/u;

interface Candidate {
  block: Block;
  at: number;
  /** Number of headings in lines of their own before it. */
  stretch: number;
  /** Characters or words of each clause. */
  shape: number[];
  /** First character of each clause behind the first. */
  turns: string;
  length: number;
  stop: string;
  strong: boolean;
}

/**
 * Finds run-in headings by parallel shape: first sentences of neighbouring paragraphs that have the
 * same number of clauses, each of nearly the same length. One alone is only a short sentence.
 */
export function findRunIns(blocks: readonly Block[]): void {
  const candidates: Candidate[] = [];
  let stretch = 0;
  blocks.forEach((block, at) => {
    if (block.role !== undefined || block.series?.sections) stretch += 1;
    else {
      const candidate = candidateOf(block, at, stretch);
      if (candidate) candidates.push(candidate);
    }
  });
  // Every sentence gathers those like it; the largest circles win, and among equals the earliest.
  const circles = candidates.map((_, at) => circleOf(candidates, at)).sort((a, b) => b.length - a.length);
  const taken = new Set<Candidate>();
  for (const circle of circles) {
    const group = circle.filter((candidate) => !taken.has(candidate));
    if (!isGroup(group, blocks)) continue;
    for (const candidate of group) taken.add(candidate);
    makeSeries(group);
  }
}

/** The candidates that are parallel to one, before and behind it, without a long way between two. */
function circleOf(candidates: readonly Candidate[], center: number): Candidate[] {
  const seed = candidates[center] as Candidate;
  const circle = [seed];
  for (const step of [-1, 1]) {
    let last = seed;
    for (let at = center + step; circle.length < WINDOW; at += step) {
      const other = candidates[at];
      if (!other || other.stretch !== seed.stretch || Math.abs(other.at - last.at) > REACH) break;
      if (!isParallel(seed, other)) continue;
      circle.push(other);
      last = other;
    }
  }
  return circle.sort((a, b) => a.at - b.at);
}

function makeSeries(group: readonly Candidate[]): void {
  const series: Series = { style: 'runIn', members: [], sections: false, level: 0 };
  for (const { block, length, stop } of group) {
    Object.assign(block, { series, head: length, stop });
    series.members.push(block);
  }
}

function candidateOf(block: Block, at: number, stretch: number): Candidate | undefined {
  if (!isParagraph(block) || block.series) return undefined;
  const sentence = firstSentence(block.text);
  if (!sentence) return undefined;
  const head = block.text.slice(0, sentence.length);
  const length = lengthOf(head);
  if (length < SHORTEST || length > LONGEST || lengthOf(block.text) < 2 * length) return undefined;
  if (FIGURE.test(head) || SAID.test(head)) return undefined;
  const strong = isStrong(block, head);
  if (!strong && REFERRING.test(head)) return undefined;
  const clauses = head.split(/[，、,；;：:]/u);
  const shape = clauses.map((clause) =>
    isHan(clause) ? [...clause.trim()].length : clause.trim().split(/\s+/).length,
  );
  return {
    block,
    at,
    stretch,
    shape,
    turns: clauses
      .slice(1)
      .map((clause) => clause.trim()[0])
      .join(''),
    ...sentence,
    strong,
  };
}

/** The first sentence is printed bold as a whole. */
function isStrong({ node }: Block, head: string): boolean {
  const first = node.type === 'paragraph' ? node.children[0] : undefined;
  if (first?.type !== 'strong') return false;
  const bold = first.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return bold.replace(/[。.]$/, '') === head;
}

function isParallel(a: Candidate, b: Candidate): boolean {
  if (a.strong || b.strong) return a.strong && b.strong;
  if (a.shape.length !== b.shape.length || a.stop !== b.stop) return false;
  if (a.stop === '.' && isGerund(a) !== isGerund(b)) return false;
  // 为 in both at the same place is likeness enough to let the lengths differ more.
  const slack = a.turns !== '' && a.turns === b.turns ? 2 : 1;
  return a.shape.every((length, clause) => Math.abs(length - (b.shape[clause] ?? 0)) <= slack);
}

const isGerund = ({ block }: Candidate): boolean => /^\p{Lu}\p{Ll}+ing\b/u.test(block.text);

/** Two need to be alike to the letter, three alike in shape; most paragraphs among them belong. */
function isGroup(group: readonly Candidate[], blocks: readonly Block[]): boolean {
  const [first, second] = group;
  if (!first || !second) return false;
  const between = blocks.slice(first.at, (group.at(-1)?.at ?? 0) + 1).filter(isParagraph);
  if (group.length * 2 < between.length) return false;
  if (first.strong) return true;
  if (first.stop === '.') return group.length >= 3 && group.every(isGerund);
  if (group.length >= 3) return true;
  return first.shape.length > 1 && first.turns === second.turns && first.shape.join() === second.shape.join();
}

/** The same for points: a short first sentence that says what the point is about. */
export function findItemHeads(series: readonly Series[]): void {
  for (const { members, sections, style } of series) {
    if (sections || style === 'runIn' || style === 'bullet') continue;
    const heads = members.map((block) => ({ block, sentence: headOf(block) }));
    const several = members.filter(({ text }) => firstSentence(text));
    const short = heads.filter(({ sentence }) => sentence);
    if (short.length * 2 < several.length) continue;
    for (const { block, sentence } of short) Object.assign(block, { head: sentence?.length, stop: sentence?.stop });
  }
}

function headOf({ text, marker }: Block) {
  const sentence = firstSentence(text);
  if (!sentence) return undefined;
  const head = text.slice(wordsAfter(text, marker), sentence.length);
  const length = lengthOf(head);
  return length > 0 && length <= LONGEST && !/\d/.test(head) && !SAID.test(head) ? sentence : undefined;
}
