/** What stands around a clause in its sentence. */
import type { Level } from '../level.ts';
import type { Pair } from '../marks.ts';
import type { Clause } from './sentence.ts';
import { type Subject, subjectOf } from './subject.ts';

/** The nearest subject named in the clauses before `index`. */
export function earlierSubject(level: Level, clauses: readonly Clause[], index: number): Subject | null {
  for (let i = index - 1; i >= 0; i -= 1) {
    const clause = clauses[i];
    const subject = clause && !clause.isQuote ? subjectOf(level.text, clause.start, clause.end) : null;
    if (subject?.speaker) return subject;
  }
  return null;
}

/** The outermost quotations that lie in a range of the level. */
export function quotesIn(level: Level, start: number, end: number): Pair[] {
  const out: Pair[] = [];
  for (let at = start; at < end; at += 1) {
    const quote = level.quotes.get(at);
    if (quote && quote.end - level.base <= end) out.push(quote);
  }
  return out;
}

/** The quotations right before the clause at `index` that nobody has claimed. */
export function quotesBefore(
  level: Level,
  clauses: readonly Clause[],
  index: number,
  claimed: ReadonlySet<Pair>,
): Clause[] {
  const out: Clause[] = [];
  for (let i = index - 1; i >= 0; i -= 1) {
    const clause = clauses[i] as Clause;
    const quote = level.quotes.get(clause.start);
    if (!clause.isQuote || !quote || claimed.has(quote)) break;
    out.unshift(clause);
  }
  return out;
}

/** Whether the quotation that a clause begins with ends with a stop inside its marks. */
export function endsInStop(level: Level, clause: Pick<Clause, 'start'>): boolean {
  const quote = level.quotes.get(clause.start);
  return quote !== undefined && /[。！？!?…]\s*$/.test(level.source.slice(quote.innerStart, quote.innerEnd));
}

/** Whether the quotation that a clause begins with holds a sentence of its own, with a comma or a final particle. */
export function isSentence(level: Level, clause: Pick<Clause, 'start'>): boolean {
  const quote = level.quotes.get(clause.start);
  return quote !== undefined && /，|[吗呢吧啊了]$/.test(level.source.slice(quote.innerStart, quote.innerEnd));
}
