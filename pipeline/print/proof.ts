import type { SourceWords } from '../contract/index.ts';
import type { RawPdf } from './raw-pdf.ts';
import { readingOrder } from './reading-order.ts';

/** Words of the source that a PDF does not have where they belong. */
export interface LostText {
  /** Id of the element that holds them. */
  anchor?: string;
  /** Their beginning, as the page has it. */
  text: string;
}

/** Characters of lost text that are shown. */
const SHOWN = 24;
/** Places at which the reading may stand at once: generated text can look like what comes next. */
const MOST_PLACES = 64;

/**
 * Reads the words of a page off the text layer of its PDF, in the order of the tags.
 *
 * Each stretch of marked content is either taken whole, where the words go on with it, or is text that
 * styles and templates added. White space, characters without a shape, case (`text-transform`) and
 * the forms of one character (ligatures, radicals, full width) do not count; hyphens that a line break
 * put in and emphasis dots are passed over. Fails with `pdf/truncated`.
 */
export function lostText(words: readonly SourceWords[], pdf: RawPdf): LostText | undefined {
  const expected = words.map(({ text }) => plain(text)).join('');
  const read = furthest(expected, readingOrder(pdf).map(plain));
  if (read === expected.length) return undefined;
  let from = 0;
  for (const { anchor, text } of words) {
    const length = plain(text).length;
    if (read < from + length) {
      const lost = text.slice(indexIn(text, read - from)).trim();
      return { text: [...lost].slice(0, SHOWN).join(''), ...(anchor !== undefined && { anchor }) };
    }
    from += length;
  }
  throw new Error('unreachable: what is read is no longer than what is expected');
}

/** Decomposed, so that text may be cut anywhere; in capitals, because styles may set them and `ß` is `SS` then. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]+/gu, '')
    .toUpperCase();
}

/** Where in `text` its plain form has the character at `index`. */
function indexIn(text: string, index: number): number {
  let at = 0;
  let length = 0;
  for (const character of text) {
    length += plain(character).length;
    if (length > index) break;
    at += character.length;
  }
  return at;
}

/** How far into the expected text the runs lead. */
function furthest(expected: string, runs: readonly string[]): number {
  const places = [0];
  for (const run of runs) {
    if (run === '') continue;
    const words = withoutDots(run);
    for (const place of [...places]) {
      const end = follows(expected, place, words);
      if (end !== undefined && !places.includes(end)) places.push(end);
    }
    places.sort((a, b) => a - b).splice(0, places.length - MOST_PLACES);
  }
  return Math.max(...places);
}

const HYPHEN_MINUS = 0x2d;
const HYPHEN = 0x2010;

/** Where a run that goes on at `place` ends; a hyphen at the end of a line stands in it alone. */
function follows(expected: string, place: number, run: string): number | undefined {
  let at = place;
  for (let index = 0; index < run.length; index += 1) {
    const unit = run.charCodeAt(index);
    if (unit === expected.charCodeAt(at)) at += 1;
    else if (unit !== HYPHEN_MINUS && unit !== HYPHEN) return undefined;
  }
  return at;
}

/** Emphasis dots are printed as text behind the words of each line, one for each character. */
function withoutDots(run: string): string {
  if (!run.includes('•')) return run;
  const lines = [...run.matchAll(/([^•]+)(•+)/gu)];
  const isDotted =
    lines.map(([whole]) => whole).join('') === run && lines.every(([, words, dots]) => words?.length === dots?.length);
  return isDotted ? lines.map(([, words]) => words).join('') : run;
}
