/** Quotations whose speaker no verb of saying names. */
import type { Reading } from './reading.ts';
import { announcedBy } from './source.ts';

const IN_WORDS_OF =
  /\b(?:[Ii]n the words of|[Tt]o (?:quote|borrow from)|[Aa]s)\s+([^,“”:;]{2,60}?)(?:,| put it,|:)\s*$/;

/** Mendes shook her head: “Not this month.” The words stand behind a colon. Returns whether they do. */
export function behindColon(reading: Reading): boolean {
  const { text, sentence, quotes } = reading;
  const [quote] = quotes;
  if (!quote || quote.pair.continues || quote.end < sentence.end) return false;
  const lead = text.slice(sentence.start, quote.start);
  if (!/:\s*$/.test(lead) || !/[.?!…]\s*$/.test(reading.innerOf(quote))) return false;
  const end = quote.start - (/:\s*$/.exec(lead)?.[0].length ?? 0);
  const source = announcedBy(text, sentence.start, end);
  if (!source) return false;
  reading.claim([quote]);
  reading.remark(null, source, 'direct', [quote], 'en/direct/colon');
  reading.done = quote.end;
  return true;
}

/** It was, in the words of one official, “a mess”. Returns whether it is so. */
export function inWordsOf(reading: Reading): boolean {
  const { text, sentence, quotes } = reading;
  const [quote] = quotes;
  const lead = quote && text.slice(sentence.start, quote.start);
  const found = lead ? IN_WORDS_OF.exec(lead) : null;
  if (!quote || !found?.[1] || quote.pair.continues) return false;
  const at = sentence.start + found.index + found[0].indexOf(found[1]);
  reading.claim([quote]);
  reading.remark(null, { start: at, end: at + found[1].length }, 'direct', [quote], 'en/direct/in-words-of');
  reading.done = quote.end;
  return true;
}

/** A quotation by itself behind a sentence that has a speaker is that speaker's. */
export function continued(reading: Reading): void {
  const { sentence, quotes, before } = reading;
  const [quote] = quotes;
  if (!quote || !before || quotes.length !== 1 || quote.pair.continues) return;
  const isWhole = quote.start <= sentence.start && quote.end >= sentence.end;
  if (!isWhole || !/[.?!…]\s*$/.test(reading.innerOf(quote))) return;
  reading.claim([quote]);
  reading.remark(null, before, 'direct', [quote], 'en/direct/continued');
}
