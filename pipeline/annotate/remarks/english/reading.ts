/** A sentence on its way to being read: its parts, and what was found in it so far. */
import { type Level, spanOf } from '../level.ts';
import type { LevelRemarks } from '../read.ts';
import { buildRemark } from './build.ts';
import { isClaimed, type Quote } from './content.ts';
import type { CueMatch } from './cue.ts';
import type { Sentence } from './sentence.ts';
import type { Range } from './source.ts';

type Form = 'direct' | 'mixed' | 'indirect';

export class Reading {
  /** Everything before this is read. */
  done: number;
  /** Of the last remark. */
  speaker: Range | null = null;
  readonly text: string;

  constructor(
    readonly level: Level,
    readonly sentence: Sentence,
    /** The pairs of marks of the sentence. */
    readonly quotes: readonly Quote[],
    /** The speaker of the sentence before. */
    readonly before: Range | null,
    private readonly found: LevelRemarks,
  ) {
    this.text = level.text;
    this.done = sentence.start;
  }

  /** The words inside a pair of marks. */
  innerOf({ pair }: Quote): string {
    return this.level.source.slice(pair.innerStart, pair.innerEnd);
  }

  isTaken({ pair }: Quote): boolean {
    return this.found.claimed.has(pair);
  }

  quotesIn(range: Range): Quote[] {
    return this.quotes.filter((quote) => quote.start >= range.start && quote.end <= range.end);
  }

  /** The pairs of marks in a remark's words that are the speaker's, and no names. */
  spokenIn(words: Range): Quote[] {
    return this.quotesIn(words).filter((quote) => isClaimed(this.level, quote, words));
  }

  formOf(words: Range): Form {
    const spoken = this.spokenIn(words);
    if (spoken.some(({ start, end }) => start === words.start && end === words.end)) return 'direct';
    return spoken.length > 0 ? 'mixed' : 'indirect';
  }

  /** Takes pairs of marks for a remark's words. */
  claim(quotes: readonly Quote[]): void {
    for (const { pair } of quotes) this.found.claimed.add(pair);
  }

  remark(match: CueMatch | null, source: Range, form: Form, words: readonly Range[], rule: string): void {
    const quoted = this.quotes.filter((quote) => this.isTaken(quote) && isIn(quote, words));
    const inherited = source === this.before;
    this.found.remarks.push(buildRemark(this.level, { match, source, inherited, form, words, quoted, rule }));
    this.speaker = source;
  }

  evidential({ source, cue, content }: { source: Range; cue: Range; content: Range }): void {
    const span = (range: Range) => spanOf(this.level, range.start, range.end);
    this.found.evidentials.push({
      ...span(content),
      type: 'evidential',
      source: span(source),
      cue: span(cue),
      content: span(content),
      rule: 'en/evidential',
      confidence: 0.85,
    });
  }
}

const isIn = ({ start, end }: Range, words: readonly Range[]): boolean =>
  words.some((range) => start >= range.start && end <= range.end);
