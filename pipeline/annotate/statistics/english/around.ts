import type { Operator } from '../../../contract/statistic.ts';
import { type Entry, Lexicon } from '../../lexicon.ts';
import type { Amount } from './amount.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { AFTER, BEFORE } from './words.ts';

function table(source: Readonly<Partial<Record<Operator, string>>>): Lexicon<Operator> {
  return new Lexicon(
    Object.entries(source).flatMap(([op, list]) => list.split(',').map((word) => [word, op as Operator] as const)),
  );
}
export const PREFIXES = table(BEFORE);
const SUFFIXES = table(AFTER);

/** 23 deaths per 100,000 people: the base of a rate measures nothing. */
export function isBase(p: EnglishParagraph, at: number): boolean {
  return (
    p.lower.slice(Math.max(0, at - 4), at) === 'per ' && /^1[0,]*0(?![\d.])|^one\b/.test(p.lower.slice(at, at + 12))
  );
}

/** Picked up to 1.3%: up belongs to the verb. Twice as many as 20 years ago: a comparison. */
export function isParticle(p: EnglishParagraph, at: number, word: string): boolean {
  if (/^as m/.test(word))
    return /\b(?:times|twice|half|double|third|quarter)\s$/.test(p.lower.slice(Math.max(0, at - 8), at));
  return (
    word === 'up to' &&
    /\b(?:pick|picks|picked|tick|ticked|edged?|crept|inched|went|moved|shot|stepped|climbed|nudged|jumped|drifted|scaled|picking|ticking|edging|creeping)\s$/.test(
      p.lower.slice(Math.max(0, at - 12), at),
    )
  );
}

/** Spent over ten years is spread over them; worked for over ten years is longer. */
export function isDuring(p: EnglishParagraph, at: number, word: string, { end, unit }: Amount): boolean {
  if (word !== 'over' || unit?.value.kind !== 'duration') return false;
  const before = p.lower.slice(Math.max(0, at - 8), at);
  const behind = p.lower.slice(end, end + 9);
  if (/\b(?:for|after|of|in|well|with|took|takes?|lasts?|lasted|is|are|was|were|spent|by|than)\s$/.test(before))
    return false;
  if (/(?:\band|,)\s$/.test(before)) return /^ (?:the|its|their|our|this|that|it|they|we)\b/.test(behind);
  return !/^ (?:ago|old|of|have|has|had|passed|later|earlier|in the|long|away|since|before|after)\b/.test(behind);
}

export function suffix(p: EnglishParagraph, end: number): Entry<Operator> | undefined {
  const found = p.text[end] === ' ' ? SUFFIXES.at(p.lower, end + 1) : undefined;
  return found && !/[A-Za-z]/.test(p.text[found.end] ?? '') ? found : undefined;
}
