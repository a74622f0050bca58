/** What a reporting verb introduces: words in marks, a that-clause, a bare clause, an infinitive. */
import type { Level } from '../level.ts';
import type { Pair } from '../marks.ts';
import { skipAddressee } from './adjunct.ts';
import { classByMarks } from './classify.ts';
import type { CueMatch } from './cue.ts';
import { FINITE, predicateAt } from './finite.ts';
import type { Range } from './source.ts';

export interface Quote extends Range {
  pair: Pair;
}

const QUESTION = /^(?:whether|why|how|what|when|where|who)\s+\w/;
const NOT_A_CLAUSE = /^(?:so|it all|no|yes|goodbye|thanks|sorry|in|on|at|during|with|about|to)\b/;
const SUBJECT =
  /^(?:(?:the|a|an|this|these|those|it|he|she|they|we|there|no|any|its|their|his|her|all|most|many|some|more|[A-Z]\w+|\w+s)\b)/;
/** asks: …, ask you one thing: … */
const COLON =
  /^(?:\s+(?:(?:you|us|them|him|her)\s+)?(?:this|as follows|(?:this|one|a|the following)\s+(?:\w+\s+)?(?:thing|question|words?)))?\s*:\s+/;
const RELATIVE = /\b(?:which|who|that|whose)\b/;
/** Words that a bare subject has before its verb: demand remains, public water supplies are. */
const BARE_SUBJECT = /^(?:[a-z][\w’'-]*\s+){1,4}$/;

function readsAsClause(words: string): boolean {
  const at = predicateAt(words);
  const relative = words.search(RELATIVE);
  if (at < 0 || (relative >= 0 && relative < at)) return false;
  return SUBJECT.test(words) || BARE_SUBJECT.test(words.slice(0, at));
}

function readsAsInfinitive(words: string): boolean {
  return /(?:^|\s)to\s+[a-z]+/.test(words) || /^(?:\w+ing|any|all)\b/.test(words);
}

/** Tests of the words behind a verb of each frame. */
const READS: Record<CueMatch['cue']['frame'], (words: string, hasQuote: boolean) => boolean> = {
  clause: (words) => FINITE.test(words) && !NOT_A_CLAUSE.test(words),
  that: readsAsClause,
  either: (words) => readsAsClause(words) || readsAsInfinitive(words),
  infinitive: readsAsInfinitive,
  object: (_, hasQuote) => hasQuote,
};

/** Whether marks are somebody's words rather than a name. */
export function isClaimed(level: Level, quote: Quote, words: Range): boolean {
  return (quote.start === words.start && quote.end === words.end) || classByMarks(level, quote.pair) === null;
}

/** A clause that the main clause follows behind a comma: If Tehran says it wants talks, … */
const SUBORDINATE = /^\s*(?:If|Unless|When|Whenever|While|Although|Because|Since|Until|Once)\s+(?:[\w’'-]+\s+){1,6}$/;
/** As I said on Friday, …: the words are the main clause. */
const AS = /(?:^|,\s+)(?:[Jj]ust\s+)?[Aa]s\s+(?:[\w.’'-]+\s+){1,5}$/;
/** “…”, and pointed to …: what the speaker did, told by the narrator. */
const NARRATED =
  /”,?\s+(?:and|before|then)\s+(?:[a-z]{2,}ed|went|left|gave|took|cut|set|put|made|won|sold|bought|held|kept|sent|brought|drew|chose|broke|began|spent|lost|met|led|shut|quit|stood|sat|turned|ran)\b/;

/** The words that a cue introduces, in the sentence that begins at `from`; null if it introduces none. */
export function wordsOf(
  level: Level,
  quotes: readonly Quote[],
  match: CueMatch,
  { from, after, limit }: { from: number; after: number; limit: number },
): Range | null {
  const lead = level.text.slice(from, match.groupStart);
  const comma = /^\s*,\s*(?=[^\s“])/.exec(level.text.slice(after, limit));
  if (comma && AS.test(lead)) return { start: after + comma[0].length, end: limit };
  const words = contentOf(level, quotes, match, { after, limit });
  if (!words) return null;
  const said = level.text.slice(words.start, words.end);
  const narrated = NARRATED.exec(said);
  if (narrated) return { ...words, end: words.start + narrated.index + 1 };
  const main = SUBORDINATE.test(lead) && !said.startsWith('“') ? said.indexOf(', ') : -1;
  return main > 0 ? { ...words, end: words.start + main } : words;
}

/**
 * The words that a verb introduces, or null if what follows is none. `after` stands behind whom, when and
 * where; the words end at `limit`.
 */
function contentOf(
  level: Level,
  quotes: readonly Quote[],
  match: CueMatch,
  { after, limit }: { after: number; limit: number },
): Range | null {
  const { text } = level;
  const rest = text.slice(after, limit);
  const opening = /^\s*[,:]?\s*(?=“)/.exec(rest);
  if (opening) {
    const quote = quotes.find((q) => q.start === after + opening[0].length);
    return quote ? inMarks(level, quote, match, opening[0], limit) : null;
  }
  const colon = COLON.exec(rest);
  if (colon) return { start: after + colon[0].length, end: trimEnd(text, after, limit) };
  const that =
    /^(?:\s*,\s*(?:however|though|too|for (?:his|her|its|their) part|meanwhile|moreover|in turn|instead)\s*,)?\s*,?\s*(?=that\b)/.exec(
      rest,
    );
  if (that) return { start: after + that[0].length, end: trimEnd(text, after, limit) };
  const near = /^\s+(?=that\b)/.exec(text.slice(match.end, limit));
  if (near) return { start: match.end + near[0].length, end: trimEnd(text, match.end, limit) };
  return bareClause(level, quotes, match, limit);
}

function inMarks(level: Level, quote: Quote, match: CueMatch, opening: string, limit: number): Range | null {
  const inner = level.source.slice(quote.pair.innerStart, quote.pair.innerEnd);
  if (match.cue.frame === 'object' && classByMarks(level, quote.pair)?.class === 'title') return null;
  const isWhole =
    /[.?!,…]\s*$/.test(inner) || /[,:]/.test(opening) || /^\s*(?:,|$)/.test(level.text.slice(quote.end, limit));
  return { start: quote.start, end: isWhole ? quote.end : trimEnd(level.text, quote.start, limit) };
}

function bareClause(level: Level, quotes: readonly Quote[], match: CueMatch, limit: number): Range | null {
  const { text } = level;
  const isAddressed = match.cue.frame !== 'infinitive';
  const from = isAddressed ? skipAddressee(text, match.word, match.end, limit) : match.end;
  const rest = text.slice(from, limit);
  const words = rest.trim();
  if (words === '' || /^[,;)—–]/.test(words) || /^(?:and|or|by|of)\b/.test(words)) return null;
  const start = from + (rest.length - rest.trimStart().length);
  const range = { start, end: trimEnd(text, start, limit) };
  if (QUESTION.test(words) && match.cue.frame !== 'object') return range;
  if (match.cue.frame === 'object') range.end = start + (words.split(/;\s/, 1)[0] as string).length;
  const hasQuote = quotes.some((q) => q.start >= range.start && q.end <= range.end && isClaimed(level, q, range));
  return READS[match.cue.frame](words, hasQuote) ? range : null;
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && /[\s,;]/.test(text[to - 1] ?? '')) to -= 1;
  return to;
}
