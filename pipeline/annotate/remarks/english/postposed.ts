import type { CueMatch } from './cue.ts';
import type { Reading } from './reading.ts';
import { sourceBefore } from './source.ts';

/** The road will open in May, officials said. `after` is behind the cue and its adjuncts. */
export function postposed(reading: Reading, match: CueMatch, after: number): void {
  const { text, sentence, done } = reading;
  const rest = text.slice(after, sentence.end);
  const comma = commaBefore(reading, match.groupStart);
  if (comma < 0 || match.cue.frame === 'object' || match.cue.frame === 'infinitive') return;
  const source = sourceBefore(text, comma, match.groupStart);
  const words = { start: done, end: text.slice(0, source?.start ?? 0).search(/(?:[,\s]|\bor so\b)*$/) };
  if (!source || text.slice(words.start, words.end).trim().split(/\s+/).length < 2) return;
  const isEnd = rest.trim() === '' || CIRCUMSTANCE.test(rest);
  const isMiddle = !isEnd && /^,\s+/.test(rest) && text.slice(match.end, after).trim() === '';
  if (!isEnd && !isMiddle) return;
  const fragments = isMiddle ? [words, { start: after + 1, end: sentence.end }] : [words];
  reading.claim(fragments.flatMap((range) => reading.spokenIn(range)));
  const isQuoting = fragments.some((range) => reading.formOf(range) !== 'indirect');
  reading.remark(match, source, isQuoting ? 'mixed' : 'indirect', fragments, 'en/postposed');
  reading.done = sentence.end;
}

/** …, officials said, speaking on condition of anonymity: how it was said is no part of it. */
const CIRCUMSTANCE = /^,\s+(?:speaking|citing|referring|quoting|without|on condition|in an?|at an?|during|after)\b/;

/** The comma before a speaker who stands behind the words; the speaker may hold one: …, Reyes, the master, said. */
function commaBefore({ text, done }: Reading, end: number): number {
  const last = text.lastIndexOf(',', text.slice(0, end).search(/[,\s]*$/) - 1);
  const first = text.lastIndexOf(',', last - 1);
  const begins = (comma: number) => (sourceBefore(text, comma, end)?.start ?? end) <= comma + 2;
  const comma = first > done && begins(first) ? first : last;
  return comma < done ? -1 : comma;
}
