/**
 * A stretch of text as the grammars see it: what stands inside marks or brackets is blanked out,
 * character for character, so that offsets stay true and every pair reads as `“…”` or `《…》`.
 */
import type { Span } from '../../contract/span.ts';
import type { Pair } from './marks.ts';
import { simplified } from './traditional.ts';

/** Stands for a character that is none of this level's business. */
export const BLANK = '\uFFFC';

/** Longer runs without a sentence stop are no prose: they are read for marks only. UTF-16 units. */
export const LONGEST_SENTENCE = 3000;

export interface Level {
  /** The blanked text; its offsets are the level's own. */
  text: string;
  /** Offset of the level in its block. */
  base: number;
  /** Text of the whole block. */
  source: string;
  /** Quotation marks that stand directly on this level, by the level's offset of their opening. */
  quotes: ReadonlyMap<number, Pair>;
  /** The same by the offset behind their closing mark. */
  ends: ReadonlyMap<number, Pair>;
  /** The pair whose inside this level is. */
  within?: Pair;
}

export function levelOf(source: string, start: number, end: number, pairs: readonly Pair[], within?: Pair): Level {
  const quotes = new Map<number, Pair>();
  const ends = new Map<number, Pair>();
  const parts: string[] = [];
  let at = start;
  for (const pair of pairs) {
    const [open, close] = pair.kind === 'title' ? ['《', '》'] : ['“', '”'];
    const hasCloser = pair.end > pair.innerEnd;
    parts.push(source.slice(at, pair.open), open as string, blanked(source, pair));
    if (hasCloser) parts.push(close as string);
    at = pair.end;
    if (pair.kind !== 'quote') continue;
    quotes.set(pair.open - start, pair);
    ends.set(pair.end - start, pair);
  }
  parts.push(source.slice(at, end));
  const text = blankBrackets(simplified(parts.join('')));
  return within ? { text, base: start, source, quotes, ends, within } : { text, base: start, source, quotes, ends };
}

/** A span of the block from offsets of the level, without white space at its ends. */
export function spanOf(level: Level, start: number, end: number): Span {
  return trimmed(level.source, level.base + start, level.base + end);
}

export function trimmed(source: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(source[from] ?? '')) from += 1;
  while (to > from && /\s/.test(source[to - 1] ?? '')) to -= 1;
  return { start: from, end: to, text: source.slice(from, to) };
}

/** Periodicals that are called nothing of the kind. */
export const PERIODICALS = '科学|自然|柳叶刀|细胞|经济学人|纽约客|求是|瞭望|明镜|外交学者';
/** Newspapers, but no 公报 or 年报; weeklies and magazines. */
const PERIODICAL = new RegExp(
  `(?:(?<![公通简簡年月季捷战戰海情汇匯])[报報]|周刊|週刊|杂志|雜誌|新闻|新聞|^(?:${PERIODICALS}))$`,
);

/** The inside of marks as blanks; the ending of a newspaper's name is kept, since newspapers speak. */
function blanked(source: string, pair: Pair): string {
  const size = pair.innerEnd - pair.innerStart;
  const kept = pair.kind === 'title' ? (PERIODICAL.exec(source.slice(pair.innerStart, pair.innerEnd))?.[0] ?? '') : '';
  return BLANK.repeat(size - kept.length) + kept;
}

/** Blanks short brackets that hold no quotation: an abbreviation or a gloss, never a speaker. */
function blankBrackets(text: string): string {
  return text.replace(
    /([（(])([^（()）“”\n]{1,60})([）)])/g,
    (_, open: string, inside: string, close: string) => open + BLANK.repeat(inside.length) + close,
  );
}
