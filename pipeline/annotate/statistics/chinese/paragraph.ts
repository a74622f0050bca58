import { isHanDigit } from './han-numeral.ts';
import { digitAt, type Numeral, readNumeral } from './numeral.ts';

/** How far, in characters, a rule looks around an expression. It keeps the cost of each one bounded. */
export const REACH = 48;

/** The text of one paragraph, and the numerals read in it so far. */
export class Paragraph {
  private readonly numerals = new Map<number, Numeral | undefined>();

  constructor(
    readonly text: string,
    readonly docDate: string | undefined,
  ) {}

  /** The numeral that begins at `at`; each is read once. */
  numeral(at: number): Numeral | undefined {
    if (!this.numerals.has(at)) this.numerals.set(at, readNumeral(this.text, at));
    return this.numerals.get(at);
  }

  /** Where scanning goes on after a place where nothing was found: behind a numeral, never inside one. */
  skip(at: number): number {
    const sign = this.text[at] ?? '';
    if (digitAt(this.text, at) < 0 && !isHanDigit(sign)) return at + 1;
    return Math.max(at + 1, this.numeral(at)?.end ?? 0);
  }

  /** Whether the character is white space inside a line. */
  isSpace(at: number): boolean {
    return ' \u00a0\u2009\u202f\u3000'.includes(this.text[at] || '|');
  }

  /** Steps over at most one space. */
  pastSpace(at: number): number {
    return this.isSpace(at) ? at + 1 : at;
  }

  /** Start of the clause that holds `at`, within reach. */
  clauseStart(at: number, reach = REACH): number {
    const from = Math.max(0, at - reach);
    for (let i = at; i > from; i -= 1) if (isClauseStop(this.text[i - 1] ?? '')) return i;
    return from;
  }

  /** End of the clause that holds `at`, within reach. */
  clauseEnd(at: number, reach = REACH): number {
    const to = Math.min(this.text.length, at + reach);
    for (let i = at; i < to; i += 1) if (isClauseStop(this.text[i] ?? '')) return i;
    return to;
  }
}

const CLAUSE_STOPS = new Set('，,。；;：:！!？?\n');
const SENTENCE_STOPS = new Set('。！!？?\n');

export function isClauseStop(sign: string): boolean {
  return CLAUSE_STOPS.has(sign);
}

export function isSentenceStop(sign: string): boolean {
  return SENTENCE_STOPS.has(sign);
}

export function isHan(sign: string | undefined): boolean {
  return sign !== undefined && /^[\u3400-\u9fff]/.test(sign);
}
