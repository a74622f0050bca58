/** Words in marks that stand before whoever said them. */
import type { Level } from '../level.ts';
import type { Pair } from '../marks.ts';
import { endsInStop, quotesBefore } from './around.ts';
import { type CueMatch, cueAtEnd, cuesInside } from './cue.ts';
import type { Clause } from './sentence.ts';
import { personIn, type Subject, subjectBefore, subjectOf } from './subject.ts';

/** Clauses from one part of an interrupted speech to the next. */
const MOST_BETWEEN = 4;

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
  const clause = clauses[index];
  const later = clauses.findIndex(({ isQuote }, at) => at > index && isQuote);
  const [first, last, more] = [clauses[index + 1], clauses[later - 1], clauses[later]];
  if (!clause || !first || !last || !more || later - index > MOST_BETWEEN || clause.separator !== '') return null;
  const isOpen = /[，,—]\s*$/.test(innerOf(level, clause));
  if (!/^[，,]$/.test(last.separator) || !(isOpen || (endsInStop(level, clause) && endsInStop(level, more))))
    return null;
  const subject = personIn(level.text, first.start, last.end);
  const match = cueAtEnd(level.text, last.start, last.end) ?? cueWithin(level.text, first.start, last.end);
  return subject && { quotes: [clause, more], match, subject, rule: 'zh/direct/split', next: later + 1 };
}

/** 他回忆起那天的情形: a verb of telling with an object of its own. */
function cueWithin(text: string, start: number, end: number): CueMatch | null {
  for (const match of cuesInside(text, start, end, true)) if (!match.cue.nominal && !match.cue.weak) return match;
  return null;
}

function innerOf(level: Level, clause: Clause): string {
  const quote = level.quotes.get(clause.start);
  return quote ? level.source.slice(quote.innerStart, quote.innerEnd) : '';
}
