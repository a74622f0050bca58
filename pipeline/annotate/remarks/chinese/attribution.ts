/** Words in marks that stand before whoever said them. */
import type { Level } from '../level.ts';
import type { Pair } from '../marks.ts';
import { quotesBefore } from './around.ts';
import { type CueMatch, cueAtEnd } from './cue.ts';
import type { Clause } from './sentence.ts';
import { longestSubject, type Subject, subjectBefore, subjectOf } from './subject.ts';

/** Who is behind the words. */
export interface Attribution {
  /** The clauses that hold the words. */
  quotes: Clause[];
  match: CueMatch | null;
  /** Null where the speaker is left out. */
  subject: Subject | null;
  rule: string;
  /** Index of the next clause to read. */
  next: number;
}

/** What assigns the quotation that the clause at `index` is, or null. */
export function attributionOf(
  level: Level,
  clauses: readonly Clause[],
  index: number,
  claimed: ReadonlySet<Pair>,
): Attribution | null {
  return (
    atOnce(level, clauses, index, claimed) ?? atSentenceEnd(level, clauses, index) ?? interrupted(level, clauses, index)
  );
}

/** “…”王某说。 and “…，”王某说，“…。” */
function atOnce(
  level: Level,
  clauses: readonly Clause[],
  index: number,
  claimed: ReadonlySet<Pair>,
): Attribution | null {
  const [clause, next, later] = clauses.slice(index, index + 3);
  if (!clause || !next || next.isQuote || !/^(?:|，|,|——)$/.test(clause.separator)) return null;
  const match = cueAtEnd(level.text, next.start, next.end);
  if (!match || match.after !== next.end) return null;
  const subject = subjectBefore(level.text, next.start, match.groupStart, true);
  const quotes = [...quotesBefore(level, clauses, index, claimed), clause];
  // “A。”他说：“B。” with a colon is still one speech; a verb of its own would make it two.
  return later?.isQuote && /^[，,：:]$/.test(next.separator)
    ? { quotes: [...quotes, later], match, subject, rule: 'zh/direct/split', next: index + 3 }
    : { quotes, match, subject, rule: 'zh/direct/behind', next: index + 2 };
}

/** “…”王某放下碗，低声说。 The verb ends the sentence, the speaker stands right behind the marks. */
function atSentenceEnd(level: Level, clauses: readonly Clause[], index: number): Attribution | null {
  if (clauses.length - index > 4) return null;
  const [clause, ...between] = clauses.slice(index);
  const [first, last] = [between[0], between.at(-1)];
  if (clause?.separator !== '' || !first || !last) return null;
  const subject = subjectOf(level.text, first.start, first.end);
  if (!subject || between.some(({ isQuote }) => isQuote)) return null;
  const match = cueAtEnd(level.text, last.start, last.end);
  if (!match || match.after !== last.end || match.cue.nominal || match.cue.weak) return null;
  return { quotes: [clause], match, subject, rule: 'zh/direct/behind', next: clauses.length };
}

/** “…，”他停顿了一下，“…。” One speech, interrupted by what its speaker does. */
function interrupted(level: Level, clauses: readonly Clause[], index: number): Attribution | null {
  const [clause, next, later] = clauses.slice(index, index + 3);
  const quote = clause && level.quotes.get(clause.start);
  const isOpen = quote && /[，,—]\s*$/.test(level.source.slice(quote.innerStart, quote.innerEnd));
  if (!isOpen || clause.separator !== '' || !later?.isQuote || !next || !/^[，,]$/.test(next.separator)) return null;
  const subject = subjectOf(level.text, next.start, next.end) ?? longestSubject(level.text, next.start, next.end);
  return subject?.speaker
    ? { quotes: [clause, later], match: null, subject, rule: 'zh/direct/split', next: index + 3 }
    : null;
}
