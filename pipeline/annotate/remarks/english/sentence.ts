/** Sentences of one level of English text. */
import type { Level } from '../level.ts';
import { ATTRIBUTING } from './cues.ts';

export interface Sentence {
  start: number;
  /** Before the stop. */
  end: number;
}

/** Words whose full stop does not end a sentence (Chicago Manual of Style, ch. 10). */
const ABBREVIATION =
  /(?:^|[\s(“])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|Hon|Rev|Nos|vs|etc|e\.g|i\.e|cf|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|p|pp|[A-Z]|(?:[A-Z]\.)+[A-Z]|a\.m|p\.m)$/;
const STOP = /[.?!。？！]/;

/** GENEVA — , LONDON, March 3 (Reuters) - : from where and when a report was sent. */
const DATELINE = /^\s*[A-Z][A-Z.’' -]{2,24}(?:,\s[A-Z][\w. ]{0,20})?(?:\s?\([^)]{1,24}\))?\s*(?:[—–]|--|-\s)\s*/;
/** Who speaks next, in a transcript: Q:, MS. HALE:. */
const LABEL = /^\s*(?:Q|A|[A-Z][A-Z.’' -]{1,30}):\s+/;

export function sentencesOf(level: Level): Sentence[] {
  const { text } = level;
  const out: Sentence[] = [];
  const head = text.slice(0, 80);
  let from = level.within ? 0 : ((DATELINE.exec(head) ?? LABEL.exec(head))?.[0].length ?? 0);
  const end = (at: number, next: number) => {
    let start = from;
    let to = at;
    while (start < to && /\s/.test(text[start] ?? '')) start += 1;
    while (to > start && /\s/.test(text[to - 1] ?? '')) to -= 1;
    if (to > start) out.push({ start, end: to });
    from = next;
  };
  for (let i = from; i < text.length; i += 1) {
    const quote = level.quotes.get(i);
    if (quote) {
      const close = Math.min(quote.end - level.base, text.length);
      i = Math.max(i, close - 1);
      const inner = level.source.slice(quote.innerStart, quote.innerEnd).trimEnd();
      if (quote.continues) end(close, close);
      else if (/[.?!…]$/.test(inner) && !goesOn(text, close)) end(close, close);
      continue;
    }
    const mark = text[i] as string;
    if (mark === '\n' && text[i + 1] === '\n') end(i, i + 1);
    if (!STOP.test(mark) || STOP.test(text[i + 1] ?? '')) continue;
    const behind = text.slice(i + 1, i + 4);
    if (mark === '.' && !/^(?:\s|$|["”)])/.test(behind)) continue;
    if (mark === '.' && ABBREVIATION.test(text.slice(Math.max(0, i - 8), i)) && /^\s+\S/.test(behind)) continue;
    if (/\bNo$/.test(text.slice(Math.max(0, i - 3), i)) && /^\s*[0-9]/.test(behind)) continue;
    if (/^\s+[a-z]/.test(behind)) continue;
    end(i, i + 1);
  }
  end(text.length, text.length);
  return out;
}

/** Mary Lund said, She later wrote in a letter: who a quotation before it belongs to. */
const ATTRIBUTION = new RegExp(
  `^\\s*((?:(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Capt|Lt|Sgt|Rev|Hon|St)\\.|[A-Z]\\.|[A-Z])(?:\\b[A-Z]\\.|[^.?!“,;:]){0,100}?)\\b(?:${ATTRIBUTING.join('|')})(?=\\s*(?:[.,;:!?“]|$)|\\s+(?:to|in|on|at|of|after|as|when|during|with|from|through|by|softly|quietly|flatly)\\b)`,
);

/** Whether words that assign a quotation to its speaker follow its closing mark. */
function goesOn(text: string, at: number): boolean {
  const rest = text.slice(at, at + 160);
  if (/^,?\s*[a-z]/.test(rest) || /^\s*[,;:—–]/.test(rest)) return true;
  const clause = ATTRIBUTION.exec(rest);
  return (
    clause !== null &&
    (clause[1] ?? '').split(/\s+/).length <= 9 &&
    !/^\s*(?:But|And|However|The next|Yesterday)\b/.test(rest)
  );
}
