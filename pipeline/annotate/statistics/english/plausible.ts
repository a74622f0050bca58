import type { Operator, Statistic } from '../../../contract/statistic.ts';
import type { Amount } from './amount.ts';
import { entityAfter } from './entity.ts';
import type { EnglishParagraph } from './paragraph.ts';

export const YEAR = /^(?:1[5-9]|20)\d\d$/;

const AGED = /\b(?:aged?|ages|(?:the|an|at|since) age(?: of)?|turned|turns|turning)(?: between| from| of)? $/i;

/** Aged nine, turned 40, Lee Chen, 41,: a number that is an age without a unit. */
export function isAge(text: string, { start, end, numberSpan, value, max }: Statistic): boolean {
  const years = Number(max ?? value);
  if (!Number.isInteger(years) || years < 1 || years > 120) return false;
  const before = text.slice(Math.max(0, start - 24), start);
  if (AGED.test(before)) return true;
  return (
    /[a-z] [A-Z][\w’'-]+, $/.test(before) &&
    numberSpan?.text === text.slice(start, end) &&
    /^,/.test(text.slice(end, end + 1))
  );
}

/** Whether the number counts: it has a unit or a noun, or an operator bounds it. */
export function holds(p: EnglishParagraph, statistic: Statistic, low: Amount, op: Operator | undefined): boolean {
  if (statistic.unit) {
    // "a second", "one second thought" and the like are read by the lexicon before this.
    return true;
  }
  const entity = entityAfter(p.text, statistic.end);
  if (YEAR.test(statistic.text)) return false;
  // A 193-member body.
  if (/^-[a-z]{3,}/.test(p.text.slice(statistic.end, statistic.end + 5)) && low.numeral.scale === undefined)
    return true;
  // Twenty-five of the 30 miners.
  if (
    /^ of (?:the|those|these|them|its|their|\d)/.test(p.text.slice(statistic.end, statistic.end + 10)) &&
    statistic.value !== '1'
  )
    return true;
  if (entity) {
    statistic.entity = entity;
    if (low.numeral.form === 'words' && statistic.value === '1' && !op) return isCountOfOne(p, statistic, entity.text);
    return true;
  }
  // Three voted for a cut: the noun was said before.
  if (statistic.value !== '1' && standsForNoun(p, statistic)) return true;
  const stated =
    op !== undefined ||
    low.numeral.scale !== undefined ||
    low.numeral.high !== undefined ||
    statistic.min !== undefined;
  if (stated) return true;
  statistic.confidence = 0.5;
  const before = p.text.slice(Math.max(0, statistic.start - 12), statistic.start);
  return (
    low.numeral.form === 'digits' &&
    /(?:\b(?:from|to|at|was|is|were|reached|hit|totaled|totalled|by|of|for|with|and|than)) $/.test(before)
  );
}

/** A number that opens a clause, before its verb, or goes on with a list: 71 ended in conviction, 33 in acquittal. */
function standsForNoun(p: EnglishParagraph, { start, end, text }: Statistic): boolean {
  const before = p.lower.slice(Math.max(0, start - 60), start);
  // Less than half the 860,000 recorded.
  if (/\bthe $/.test(before) && /^\d{1,3},\d/.test(text)) return true;
  if (!/[,;.:] (?:and |but |while |of which |of whom )?$/.test(before)) return false;
  const behind = p.lower.slice(end, end + 12);
  const listed = /^\d/.test(text) && /\d[^.;:]*, (?:and )?$/.test(before);
  return (
    /^ (?:were|are|had|have|died|remain|said|went|came|took|left|won|lost|got|made|fell|rose|stood|live|work|[a-z]{3,}ed)\b/.test(
      behind,
    ) ||
    (listed && /^ (?:in|at|from|under|with|without) [a-z]/.test(behind))
  );
}

/** Met three times, twelve times a year: how often, not how much more. */
export function isFrequency(p: EnglishParagraph, { start, end, value }: Statistic): boolean {
  return (
    /^\d+$/.test(value ?? '') &&
    /^(?:[,.;:)]|$| (?:a|per|each|in|since|before|during|between|last|this|on|and|for|to|until|he|she|they|it|we)\b)/.test(
      p.text.slice(end, end + 10),
    ) &&
    !/\b(?:by|to|at|up|rose|risen|grew|grown|increased?|multiplied|is|are|was|were|be|about|nearly|almost|over|than) $/.test(
      p.lower.slice(Math.max(0, start - 12), start),
    )
  );
}

/** One person died: one counts where its noun is no abstract turn of phrase. */
function isCountOfOne(p: EnglishParagraph, statistic: Statistic, noun: string): boolean {
  const before = p.text.slice(Math.max(0, statistic.start - 10), statistic.start).toLowerCase();
  return /(?:only|and|just|but) $/.test(before) && /^[a-z]/.test(noun);
}
