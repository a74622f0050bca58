import type { Span } from '../../../contract/span.ts';
import { spanOf } from '../mention.ts';
import { STOP } from './words.ts';

const NEXT = /[ \u00a0]([A-Za-z][A-Za-z'’-]*)/y;
const LINK = / of (?:the |its |their |all |these |those |our |a |an )?/y;
const MOST = 5;
const IRREGULAR = new Set(['people', 'men', 'women', 'children', 'police', 'staff', 'percent', 'personnel', 'aircraft', 'cattle', 'sheep', 'fish', 'media', 'criteria', 'data']);

/** The noun behind a figure: up to its first plural, else up to a word that ends a noun phrase. */
export function entityAfter(text: string, end: number): Span | undefined {
  LINK.lastIndex = end;
  const of = LINK.exec(text);
  let at = of ? end + of[0].length - 1 : end;
  const from = at + 1;
  let last = -1;
  for (let count = 0; count < MOST; count += 1) {
    NEXT.lastIndex = at;
    const word = NEXT.exec(text)?.[1];
    if (!word || STOP.has(word.toLowerCase())) break;
    at += 1 + word.length;
    last = at;
    if (isPlural(word)) break;
  }
  return last > from ? spanOf(text, from, last) : undefined;
}

function isPlural(word: string): boolean {
  return IRREGULAR.has(word.toLowerCase()) || (/[^su]s$/.test(word) && word.length > 3);
}

/** The subject of the clause before `end`: its words without an article, up to the first verb. */
export function subjectBefore(text: string, end: number): Span | undefined {
  const from = Math.max(0, end - 80);
  const clause = /(?:^|[.;:!?,]\s+|\b(?:and|but|while|as|that|when)\s+)(?!.*(?:[.;:!?,]\s|\b(?:and|but|while|as|that|when)\s))(.*)$/s.exec(text.slice(from, end));
  const words = clause?.[1] ?? '';
  const start = end - words.length;
  const skip = /^(?:the|a|an|its|their|his|her|our|total|this|these)\s+/i.exec(words)?.[0].length ?? 0;
  const verb = /\s(?:is|are|was|were|has|have|had|will|would|could|may|might|should|can|also|to|by|in|for|from|on)\b.*$/is.exec(words.slice(skip));
  const length = (verb ? verb.index : words.slice(skip).trimEnd().length);
  const span = spanOf(text, start + skip, start + skip + length);
  return /[A-Za-z]/.test(span.text) && !/^(?:it|they|he|she|we|i|you|there)$/i.test(span.text) ? span : undefined;
}
