import type { Quote } from './content.ts';
import { type CueMatch, cuesIn } from './cue.ts';
import type { Reading } from './reading.ts';
import { type Range, sourceBefore, sourceBehind } from './source.ts';

/** Full stops that end no sentence: Mr. Novak, J. Smith. */
const ABBREVIATED = /\b(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Capt|Lt|Sgt|Rev|Hon|St|[A-Z])\./g;

/** “…,” she said / said Mary Lund: the words stand before the cue. Returns whether they do. */
export function behindQuote(reading: Reading, match: CueMatch, limit: number): boolean {
  const { text, sentence, quotes } = reading;
  const quote = quotes.filter((q) => q.end <= match.groupStart && !reading.isTaken(q)).at(-1);
  if (!quote || quote.start < reading.done) return false;
  const between = text.slice(quote.end, match.groupStart);
  if (/[“”.;:!?]/.test(between.replace(ABBREVIATED, '')) || /^\s+that\b/.test(text.slice(match.end, limit)))
    return false;
  if (!/[,.?!…—-]\s*$/.test(reading.innerOf(quote)) && !/^\s*,/.test(between)) return false;
  const isInverted = /^[\s,]*$/.test(between);
  const source = isInverted
    ? sourceBehind(text, match.end, Math.min(limit, sentence.end))
    : sourceBefore(text, quote.end, match.groupStart);
  if (!source) return false;
  const from = Math.max(match.end, source.end);
  const rest = restBehind(reading, from, limit);
  const parts = wordsBefore(reading, quote);
  reading.claim([...(parts ? reading.quotesIn(parts) : []), quote, ...(rest ? [rest] : [])]);
  const fragments = [{ start: (parts ?? quote).start, end: quote.end }, ...(rest ? [rest] : [])];
  reading.remark(match, source, parts ? 'mixed' : 'direct', fragments, 'en/direct/behind');
  reading.done = rest ? rest.end : from;
  return true;
}

/** The second half of a split quotation: “…,” she said, “….” */
function restBehind({ text, quotes }: Reading, from: number, limit: number): Quote | undefined {
  const second = quotes.find(({ start }) => start >= from);
  if (!second || second.start > limit) return undefined;
  const gap = text.slice(from, second.start);
  const isSplit = !/[.?!;]/.test(gap) && /[,:]\s*$/.test(gap) && cuesIn(gap, 0, gap.length).length === 0;
  return isSplit ? second : undefined;
}

/** Reported words before a quotation that ends the reported clause: The plan is “dead,” he said. */
function wordsBefore({ text, done }: Reading, quote: Quote): Range | null {
  const lead = text.slice(done, quote.start);
  if (lead.trim() === '' || /[,:]\s*$/.test(lead)) return null;
  return { start: done + (lead.length - lead.trimStart().length), end: quote.end };
}
