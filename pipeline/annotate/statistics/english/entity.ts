import type { Span } from '../../../contract/span.ts';
import { spanOf } from '../mention.ts';
import { STOP } from './words.ts';

const NEXT = /[ \u00a0]([A-Za-z][A-Za-z'’-]*)/y;
/** Words between a figure and its noun that belong to neither. */
const BETWEEN = / (?:more|further|other|extra|additional)(?= [A-Za-z])/y;
const LINK = / of (?:the |its |their |all |these |those |our |a |an )?/y;
const MOST = 5;
const IRREGULAR = new Set([
  'people',
  'men',
  'women',
  'children',
  'police',
  'staff',
  'percent',
  'personnel',
  'aircraft',
  'cattle',
  'sheep',
  'fish',
  'media',
  'criteria',
  'data',
]);

/** The noun behind a figure: up to its first plural, else up to a word that ends a noun phrase. */
export function entityAfter(text: string, end: number): Span | undefined {
  LINK.lastIndex = end;
  const of = LINK.exec(text);
  BETWEEN.lastIndex = end;
  const between = of ? null : BETWEEN.exec(text);
  let at = of ? end + of[0].length - 1 : end + (between?.[0].length ?? 0);
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

/** Whether a word looks like a noun of which there are several. */
export function isPlural(word: string): boolean {
  return IRREGULAR.has(word.toLowerCase()) || (/[^su]s$/.test(word) && word.length > 3);
}

const CLAUSE_OPENING = /^(?:and|but|while|as|that|when|with)$/i;
const ARTICLE = /^(?:the|a|an|its|their|his|her|our|this|these)$/i;
const VERB = /^(?:is|are|was|were|has|have|had|will|would|could|may|might|should|can|also|to|by|in|for|from|on|than)$/i;
const PRONOUN = /^(?:it|they|he|she|we|i|you|there)$/i;

/** The subject of the clause before `end`: its words without an article, up to the first verb. */
export function subjectBefore(text: string, end: number): Span | undefined {
  const from = Math.max(0, end - 80);
  let start = -1;
  let stop = -1;
  for (const match of text.slice(from, end).matchAll(/[A-Za-z0-9'’%-]+|[.,;:!?]/g)) {
    const word = match[0];
    const at = from + match.index;
    if (/[.,;:!?]/.test(word) || CLAUSE_OPENING.test(word)) {
      start = -1;
      stop = -1;
    } else if (start < 0 && !ARTICLE.test(word)) start = at;
    else if (start >= 0 && stop < 0 && VERB.test(word)) stop = at;
  }
  if (start < 0) return undefined;
  const phrase = text.slice(start, stop < 0 ? end : stop).trimEnd();
  return phrase === '' || PRONOUN.test(phrase) || VERB.test(phrase)
    ? undefined
    : spanOf(text, start, start + phrase.length);
}
