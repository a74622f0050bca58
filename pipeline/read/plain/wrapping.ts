import { startsItem } from './items.ts';
import type { Line } from './lines.ts';
import { isWide, widthOf } from './width.ts';

/** How a file breaks its lines. */
export interface Wrapping {
  /** Columns that a line holds. */
  limit: number;
  /** Paragraphs begin with an indent, so that a full stop at the end of a line says nothing. */
  indented: boolean;
}

/** A sentence is over: GB/T 15834 stops and their Latin counterparts, closing marks behind them. */
const STOP = /[。！？!?.…][”’」』）)"'\]]*$/u;

export const endsSentence = (text: string): boolean => STOP.test(text);

/**
 * Says how a file is hard-wrapped, or `undefined` where a line is a paragraph.
 *
 * It is wrapped where many lines are as long as a line can be, in that the beginning of the next one
 * would not have fitted, and most of those stop in the middle of a sentence.
 */
export function detectWrapping(lines: readonly Line[]): Wrapping | undefined {
  const widths = lines.filter(({ content }) => content !== '').map(widthOfLine);
  widths.sort((a, b) => a - b);
  const limit = widths[Math.floor((widths.length - 1) * 0.98)] ?? 0;
  // Below 18 Han characters it is verse or a list, above 200 columns nobody wraps.
  if (limit < 36 || limit > 200) return undefined;

  const pairs = adjacent(lines);
  const full = pairs.filter(([line, next]) => isFull(line, next, limit));
  const broken = full.filter(([line, next]) => !endsSentence(line.content) && !startsItem(next.content));
  const wrapped = broken.length >= 2 && broken.length >= full.length * 0.6 && broken.length >= pairs.length * 0.3;
  if (!wrapped) return undefined;

  const margin = marginOf(lines);
  return { limit, indented: lines.filter((line) => isIndented(line, margin)).length >= 2 };
}

/** Whether a line goes on in the next one. */
export function continues(line: Line, next: Line, { limit, indented }: Wrapping, margin: number): boolean {
  // The lines of a point hang below its words; elsewhere an indent begins a paragraph.
  const item = startsItem(line.content);
  if (startsItem(next.content)) return false;
  if (item && next.indent > line.indent && next.indent <= line.indent + 6) return true;
  if (isIndented(next, Math.max(margin, line.indent))) return false;
  // Lines wrapped by hand are ragged; what begins in small letters goes on with a sentence.
  const long = widthOfLine(line) >= limit * 0.6;
  if (long && !endsSentence(line.content) && /^\p{Ll}/u.test(next.content)) return true;
  if (!isFull(line, next, limit)) return false;
  // In Chinese without indents only the stop tells a paragraph's end from a line's.
  return indented || !isWide(line.content.at(-1)) || !endsSentence(line.content);
}

/** What stands between two joined lines: nothing in Chinese and after a hyphen, else a space. */
export function joinerOf(line: string, next: string): '' | ' ' {
  if (isWide(line.at(-1)) || isWide(next[0])) return '';
  return /\p{L}-$/u.test(line) && /^\p{Ll}/u.test(next) ? '' : ' ';
}

/** The indent that most lines share. */
export function marginOf(lines: readonly Line[]): number {
  const indents = lines.filter(({ content }) => content !== '').map(({ indent }) => indent);
  return indents.length > 0 ? indents.reduce((a, b) => Math.min(a, b)) : 0;
}

const isIndented = (line: Line, margin: number): boolean => line.content !== '' && line.indent >= margin + 2;

const adjacent = (lines: readonly Line[]): [Line, Line][] =>
  lines.flatMap((line, at): [Line, Line][] => {
    const next = lines[at + 1];
    return next && line.content !== '' && next.content !== '' ? [[line, next]] : [];
  });

/** Columns up to the last character: an indent takes room as well. */
const widthOfLine = ({ indent, content }: Line): number => indent + widthOf(content);

/** Whether the first word or character of the next line had no room at the end of this one. */
function isFull(line: Line, { content: next }: Line, limit: number): boolean {
  const [head = ''] = /^(?:[\x21-\u02FF\u2010-\u2027]+|.[，。、；：？！”’）》】…]*)/u.exec(next) ?? [];
  // Kinsoku and pushed-out punctuation leave Chinese lines up to one character short.
  const slack = isWide(line.content.at(-1)) || isWide(next[0]) ? 2 : 0;
  return widthOfLine(line) + joinerOf(line.content, next).length + widthOf(head) > limit - slack;
}
