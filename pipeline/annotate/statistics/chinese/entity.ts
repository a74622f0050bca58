import type { Span } from '../../../contract/span.ts';
import { wordSet } from '../../lexicon.ts';
import { spanOf } from '../mention.ts';
import { isHanDigit } from './han-numeral.ts';
import { digitAt } from './numeral.ts';
import type { Paragraph } from './paragraph.ts';
import { isClauseStop, isHan } from './paragraph.ts';
import { ATTRIBUTES, FUNCTION_WORDS, NOUNS, VERBS } from './verbs.ts';

const FUNCTIONS = wordSet(FUNCTION_WORDS);
const ACTIONS = wordSet(VERBS);
const PROTECTED = wordSet(NOUNS);
const ATTRIBUTE = wordSet(ATTRIBUTES);
const JOINTS = new Set('、和与');
const BRACKETS = new Set('“”‘’"\'《》〈〉（）()【】[]—…～~-');
/** Behind a verb these make a noun of it: 制造业, 开工率, 参与者, 增加值. */
const NOMINAL_SUFFIX = new Set('业率量额者商品费权厂员力值款金价');
/** Longest noun phrase, in characters. */
const LONGEST = 16;

/** The noun phrase that begins at `from` and ends before `limit`. A verb may only begin it (出口企业). */
export function nounAfter(p: Paragraph, from: number, limit: number, verbFirst = true): Span | undefined {
  const stop = Math.min(limit, from + LONGEST, p.text.length);
  let at = from;
  while (at < stop) {
    const next = phraseStep(p, at, at === from && verbFirst);
    if (next === at) break;
    if (JOINTS.has(p.text[at] ?? '') && !joins(p, at, stop, from)) break;
    at = next;
  }
  at = Math.min(at, stop);
  while (at > from && JOINTS.has(p.text[at - 1] ?? '')) at -= 1;
  return at - from >= 1 && isNominal(p, from, at) ? spanOf(p.text, from, at) : undefined;
}

/** Where a verb of several characters ends that begins at `from`; there where none does. */
export function verbEnd(p: Paragraph, from: number): number {
  const verb = ACTIONS.at(p.text, from);
  return verb && verb.word.length > 1 ? verb.end : from;
}

/** Where the phrase goes on behind `at`; `at` itself where it ends. */
function phraseStep(p: Paragraph, at: number, first: boolean): number {
  const sign = p.text[at] ?? '';
  const noun = PROTECTED.at(p.text, at);
  const verb = ACTIONS.at(p.text, at);
  if (noun && noun.end >= (verb?.end ?? 0)) return noun.end;
  if (verb && verb.word.length > 1 && NOMINAL_SUFFIX.has(p.text[verb.end] ?? '')) return verb.end + 1;
  if (verb) return first && verb.word.length > 1 ? verb.end : at;
  if (JOINTS.has(sign)) return first ? at : at + 1;
  if (!isHan(sign) && !/[A-Za-z]/.test(sign)) return at;
  if (isHanDigit(sign) && sign !== '百' && sign !== '千') return at;
  return FUNCTIONS.at(p.text, at) ? at : at + 1;
}

/** Whether a joint goes on with another noun, and not with a number or the predicate. */
function joins(p: Paragraph, at: number, stop: number, from: number): boolean {
  if (at === from || at + 1 >= stop) return false;
  return digitAt(p.text, at + 1) < 0 && phraseStep(p, at + 1, false) > at + 1 && !isHanDigit(p.text[at + 1] ?? '');
}

function isNominal(p: Paragraph, from: number, to: number): boolean {
  const verb = ACTIONS.at(p.text, from);
  return !(verb && verb.end >= to);
}

/** The noun phrase that ends before `to` and begins no earlier than `from`. */
export function nounBefore(p: Paragraph, to: number, from: number): Span | undefined {
  const limit = Math.max(from, to - LONGEST - 6);
  let start = to;
  while (start > limit) {
    const next = backStep(p, start, limit, start < to && NOMINAL_SUFFIX.has(p.text[start] ?? ''));
    if (next === start) break;
    start = next;
  }
  while (start < to && (JOINTS.has(p.text[start] ?? '') || p.isSpace(start))) start += 1;
  return to - start >= 1 ? spanOf(p.text, start, to) : undefined;
}

/** `suffixed`: what was read behind makes a noun of a verb here. */
function backStep(p: Paragraph, end: number, limit: number, suffixed: boolean): number {
  const sign = p.text[end - 1] ?? '';
  if (sign === '）' || sign === ')') {
    const window = p.text.slice(Math.max(limit, end - 12), end);
    const open = Math.max(window.lastIndexOf('（'), window.lastIndexOf('('));
    return open > 0 ? end - window.length + open : end;
  }
  const noun = PROTECTED.endingAt(p.text, end, limit);
  if (noun) return noun.start;
  const verb = ACTIONS.endingAt(p.text, end, limit);
  if (verb && verb.word.length > 1 && suffixed) return verb.start;
  if (verb && !ATTRIBUTE.endingAt(p.text, end, limit)) return end;
  if (FUNCTIONS.endingAt(p.text, end, limit) && !ATTRIBUTE.endingAt(p.text, end, limit)) return end;
  if (isClauseStop(sign) || sign === '、' || BRACKETS.has(sign) || isHanDigit(sign)) return end;
  return end - 1;
}

/** Whether a phrase names a quantity (开工率, 国土面积) rather than a thing (口罩). */
export function isAttribute(phrase: Span): boolean {
  const name = phrase.text.replace(/[（(][^（）()]*[）)]$/, '');
  return ATTRIBUTE.endingAt(name, name.length) !== undefined;
}
