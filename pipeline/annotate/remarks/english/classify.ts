/** What a pair of marks is in English where it is nobody's remark: the ordered tests of §7. */
import type { Level } from '../level.ts';
import type { Pair } from '../marks.ts';
import type { MarkClass } from '../read.ts';

const SO_CALLED = /\b(?:so-called|supposed|self-styled|self-proclaimed|alleged)\s+$/i;
const NAMED =
  /\b(?:known as|called|dubbed|nicknamed|named|termed|labelled|labeled|the (?:term|word|phrase|slogan|label|name)|codenamed|referred to as|described as)(?:\s+an?|\s+the)?\s+$/i;
const WORK =
  /\b(?:titled|entitled|headlined|(?:book|novel|film|movie|song|album|poem|play|essay|article|story|episode|paper|speech|lecture|statement|report|bulletin|newsletter|pamphlet|declaration|column|podcast|programme|program|magazine|manifesto|memoir|exhibition|chapter|series|painting|show|single|documentary)(?:,| called)?)\s+$/i;
const INSCRIBED =
  /\b(?:reads?|reading|inscribed|engraved|printed|bearing the words|sign|banner|placard|plaque|slogan|carved|painted|scrawled|written(?! (?:submission|statement|evidence|answer|reply|response|testimony|report|judge?ment|opinion)\b))(?:\s+\w+){0,3}[,:]?\s+$/i;
const EVENT = /^(?:\d{1,2}[/·.]\d{1,2}|9\/11)$/;
const VERB =
  /\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|should|must|may|might|not|n['’]t|I|we|you|he|she|they|it|let|never)\b|['’](?:s|re|ll|ve|m|d|t)\b/;

/** Auxiliaries that ask for the verb that the marks hold: will “fight on”. */
const VERBAL_BEFORE = /\b(?:will|would|can|could|must|should|may|might|to|not|never|has|have|had)\s+$/;
/** A finite verb with its object: remains the bedrock. */
const PREDICATE = /^\w{3,}(?:s|ed)\s+(?:the|an?|no|its|their|his|her|our|to|in|on|at|for|with)\b/;

const wordsIn = (inner: string) => inner.trim().split(/\s+/).filter(Boolean).length;

export function innerOf(level: Level, pair: Pair): string {
  return level.source.slice(pair.innerStart, pair.innerEnd);
}

/** The class that the marks and their neighbours alone decide (tests 3 to 5), or null. */
export function classByMarks(level: Level, pair: Pair): MarkClass | null {
  const inner = innerOf(level, pair);
  const before = level.text.slice(Math.max(0, pair.open - level.base - 40), pair.open - level.base);
  const size = wordsIn(inner);
  if (EVENT.test(inner)) return { class: 'eventDate', rule: 'en/mark/event-date', confidence: 0.9 };
  if (SO_CALLED.test(before)) return { class: 'soCalled', rule: 'en/mark/so-called', confidence: 0.95 };
  if (WORK.test(before) && /^[A-Z0-9]/.test(inner)) return { class: 'title', rule: 'en/mark/work', confidence: 0.9 };
  if (INSCRIBED.test(before) && size > 1) return { class: 'text', rule: 'en/mark/inscription', confidence: 0.8 };
  if (/[.?!;:]$/.test(inner) && size > 1) return null;
  if (NAMED.test(before) && size <= 6) return { class: 'term', rule: 'en/mark/named', confidence: 0.85 };
  if (PREDICATE.test(inner) || isVerbal(level, pair)) return null;
  return isTermLike(inner) ? { class: 'term', rule: 'en/mark/short', confidence: 0.75 } : null;
}

function isVerbal(level: Level, pair: Pair): boolean {
  const open = pair.open - level.base;
  const before = level.text.slice(Math.max(0, open - 12), open);
  const inner = innerOf(level, pair);
  return /^\w+ing\b/.test(inner) ? /\b(?:is|are|was|were|be|been)\s+$/.test(before) : VERBAL_BEFORE.test(before);
}

export function isTermLike(inner: string): boolean {
  return wordsIn(inner) <= 3 && !/[,.;:?!]\S*\s|[?!]/.test(inner) && !VERB.test(inner);
}

export function classByDefault(inner: string): MarkClass {
  return wordsIn(inner) > (/[.?!…]$/.test(inner) ? 2 : 4)
    ? { class: 'text', rule: 'en/mark/unclaimed', confidence: 0.6 }
    : { class: 'term', rule: 'en/mark/unclaimed', confidence: 0.5 };
}
