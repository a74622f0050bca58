import type { Span } from '../../contract/span.ts';
import type { Statistic } from '../../contract/statistic.ts';
import type { DateParts } from './calendar.ts';

/** A number expression on its way to being a statistic, with what later passes need to know of it. */
export interface Mention {
  statistic: Statistic;
  /** A number that stands without a unit or noun; it may share the unit of the next one in a list. */
  bare?: boolean;
  /** 一 with a measure word: dropped unless another number stands beside it. */
  indefinite?: boolean;
  /** A figure is given as a whole in which the change is said: doubled, 翻番. */
  ownCue?: boolean;
  /** A date as printed, to be resolved when the dates around it are known. */
  date?: { from: DateParts; to?: DateParts };
}

/** What a rule found at a place: the text up to `end` is used up, and gives these mentions (or none). */
export interface Match {
  end: number;
  mentions: Mention[];
}

/** Looks for one kind of expression. */
export interface Rule<P> {
  /** Every character that such an expression can begin with; without it, any. */
  opens?: Iterable<string>;
  /** Looks for one that begins at `at`. The cost is bounded by what it uses up. */
  find(paragraph: P, at: number): Match | undefined;
}

/** Rules in order of precedence among matches of the same length, by the characters they begin with. */
export class Grammar<P> {
  private readonly anywhere: Rule<P>[];
  private readonly byOpening = new Map<string, Rule<P>[]>();

  constructor(rules: Readonly<Record<string, Rule<P>>>) {
    const all = Object.values(rules).map((rule) => ({ rule, opens: rule.opens && new Set(rule.opens) }));
    this.anywhere = all.filter(({ opens }) => !opens).map(({ rule }) => rule);
    for (const sign of new Set(all.flatMap(({ opens }) => [...(opens ?? [])]))) {
      this.byOpening.set(
        sign,
        all.filter(({ opens }) => opens?.has(sign) ?? true).map(({ rule }) => rule),
      );
    }
  }

  /** The rules that may find something where this character stands. */
  at(sign: string): readonly Rule<P>[] {
    return this.byOpening.get(sign) ?? this.anywhere;
  }
}

/** Text that is used up and gives nothing: a word, an identifier. */
export function nothing(end: number): Match {
  return { end, mentions: [] };
}

export function spanOf(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) };
}

/**
 * Goes through a text once. At each place the rule that uses up most wins; among equals, the first in
 * the grammar. `skip` says where to go on after a place at which no rule found anything.
 */
export function scan<P extends { text: string }>(
  paragraph: P,
  grammar: Grammar<P>,
  skip: (paragraph: P, at: number) => number,
): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < paragraph.text.length; ) {
    let best: Match | undefined;
    for (const rule of grammar.at(paragraph.text.charAt(at))) {
      const match = rule.find(paragraph, at);
      if (match && match.end > (best?.end ?? at)) best = match;
    }
    if (best) found.push(...best.mentions);
    at = best?.end ?? skip(paragraph, at);
  }
  return found;
}
