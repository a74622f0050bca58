import { type EnglishNumeral, readEnglishNumeral } from './numeral.ts';
import { MOVED_DOWN, MOVED_UP } from './words.ts';

const CHANGE = `${MOVED_UP}|${MOVED_DOWN}|risen|grow|grown|increase|fall|shrank|improved|moved|lowered|growing|rising|falling|halved|doubled|tripled|trebled|changed`;
/** Grew from; rose 12% from, fell by 3.5 million to. */
const FROM_CHANGE = new RegExp(
  `\\b(?:${CHANGE})(?: (?:by )?[$€£¥]?\\d[\\d.,]*(?:%| ?(?:percent|per cent|percentage points?|points?|basis points|million|billion|thousand|bn|m)\\b)?)?\\s*$`,
  'i',
);

/** An English paragraph, and the numerals read in it so far. */
export class EnglishParagraph {
  readonly lower: string;
  private readonly numerals = new Map<number, EnglishNumeral | undefined>();

  constructor(
    readonly text: string,
    readonly docDate: string | undefined,
  ) {
    // Letters that change their length in lower case would move the offsets.
    const lower = text.toLowerCase();
    this.lower = lower.length === text.length ? lower : text;
  }

  numeral(at: number): EnglishNumeral | undefined {
    if (!this.numerals.has(at)) this.numerals.set(at, readEnglishNumeral(this.text, at));
    return this.numerals.get(at);
  }

  /** Whether a verb of change stands right before: grew from 5 to 7 percent is two figures. */
  changesBefore(at: number): boolean {
    return FROM_CHANGE.test(this.text.slice(Math.max(0, at - 44), at));
  }

  /** Behind a row of letters or digits; a row is at most looked at once. */
  skip(at: number): number {
    let end = at;
    while (/[A-Za-z0-9]/.test(this.text[end] ?? ' ')) end += 1;
    return Math.max(at + 1, end);
  }
}
