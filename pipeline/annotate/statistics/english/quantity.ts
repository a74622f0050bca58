import type { Operator, Statistic } from '../../../contract/statistic.ts';
import type { Entry } from '../../lexicon.ts';
import { between, bounded, magnitude, odd } from '../bounds.ts';
import { add, compare, type Decimal, integer, multiply, negate, shift } from '../decimal.ts';
import { type Match, nothing, spanOf } from '../mention.ts';
import { SMALLER } from '../smaller.ts';
import { toleranceAt } from '../tolerance.ts';
import { type Amount, isBase, isDuring, isParticle, PREFIXES, suffix } from './around.ts';
import { entityAfter, isPlural } from './entity.ts';
import { type EnglishNumeral, opensWord } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { type EnglishUnit, signBefore, unitAfter } from './units.ts';

/** [operator][sign][number or range][hedge][unit][operator]. */
export function quantity(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at) && !signBefore(p.text, at)) return undefined;
  if (isBase(p, at)) return nothing(p.numeral(at)?.end ?? at);
  const prefix = PREFIXES.at(p.lower, at);
  const spaced = prefix && /\s/.test(p.text[prefix.end] ?? '') && !isParticle(p, at, prefix.word) ? prefix : undefined;
  const from = spaced ? spaced.end + 1 : at;
  const lead = /^(?:between|from) /i.exec(p.text.slice(from, from + 8))?.[0] ?? '';
  const { low, high, tolerance } = readRange(p, from, lead);
  if (!low) return undefined;
  if (spaced && isDuring(p, at, spaced.word, high ?? low)) return undefined;
  if (lead && !high) return undefined;
  if (lead && !high?.unit && YEAR.test(low.numeral.start >= 0 ? p.text.slice(low.numeral.start, low.numeral.end) : ''))
    return undefined;
  if (/^f/i.test(lead) && p.changesBefore(at)) return undefined;
  const end = high?.end ?? low.end;
  const after = suffix(p, end);
  const op = spaced?.value ?? after?.value;
  const unit = (high?.unit ?? low.unit)?.value;
  const statistic: Statistic = {
    ...spanOf(p.text, at, after?.end ?? end),
    type: 'statistic',
    class: 'quantity',
    kind: unit?.kind ?? 'count',
    ...boundsOf(low, high, op ?? (tolerance ? '~' : undefined)),
    ...(low.numeral.scale === undefined ? {} : { scale: low.numeral.scale }),
    ...(low.numeral.high || high ? {} : { precision: low.numeral.precision }),
    numberSpan: spanOf(p.text, low.numeral.start, (high ?? low).numeral.end),
    operatorSpan: operatorSpan(p, low, spaced ?? tolerance, after),
    unit: unit?.unit ?? null,
    unitSpan: null,
    entity: null,
    property: null,
    change: null,
    rule: `en/${unit?.kind ?? 'number'}`,
    confidence: unit ? 0.95 : 0.8,
  };
  if (unit?.kind === 'multiple' && isFrequency(p, statistic)) {
    Object.assign(statistic, { kind: 'count', unit: { text: unit.unit.text, kind: 'classifier' }, rule: 'en/count' });
  }
  if (after && /^(?:or|and) (?:older|younger)$/.test(after.word)) statistic.kind = 'age';
  const word = high?.unit ?? low.unit;
  if (word) statistic.unitSpan = spanOf(p.text, word.start, word.end);
  if (!unit && isAge(p.text, statistic)) {
    return {
      end: statistic.end,
      mentions: [{ statistic: { ...statistic, kind: 'age', rule: 'en/age', confidence: 0.9 } }],
    };
  }
  if (holds(p, statistic, low, op)) return { end: statistic.end, mentions: [{ statistic }] };
  // 40, 30 and 20 percent: it may share the unit of the next.
  const waits = low.numeral.form === 'digits' && !high && !YEAR.test(statistic.text);
  return waits ? { end: statistic.end, mentions: [{ statistic, bare: true }] } : undefined;
}

type Place = { start: number; end: number };

/** A number, or the two ends of a range. */
function readRange(p: EnglishParagraph, at: number, lead: string): { low?: Amount; high?: Amount; tolerance?: Place } {
  const sign = toleranceAt(p.text, at);
  if (sign) return withTolerance(p, at, sign);
  const low = partOf(p, at) ?? readAmount(p, at + lead.length);
  if (!low) return {};
  const between = toleranceAt(p.text, low.end) ?? toleranceAt(p.text, low.end + 1);
  if (between) return withTolerance(p, at, between, low);
  const high = readUpper(p, low, lead.trim().toLowerCase());
  return { low, ...(high && { high }) };
}

/** ±3 points, 20 ± 2 °C: from so much less to so much more. */
function withTolerance(p: EnglishParagraph, start: number, tolerance: Place, middle?: Amount) {
  const by = readAmount(p, tolerance.end);
  if (!by || by.numeral.high || middle?.numeral.high) return {};
  const value = middle?.value ?? integer(0);
  const low = { ...(middle ?? by), start, value: add(value, negate(by.value)) };
  return { low, high: { ...by, value: add(value, by.value) }, tolerance };
}

function operatorSpan(p: EnglishParagraph, low: Amount, before?: Place, after?: Place) {
  const span = before ?? after ?? low.numeral.hedge;
  return span ? spanOf(p.text, span.start, span.end) : null;
}

function readAmount(p: EnglishParagraph, at: number): Amount | undefined {
  const sign = signBefore(p.text, at);
  const sense = /^(?:minus |[-−](?=\d))/i.exec(p.text.slice(at, at + 6))?.[0] ?? '';
  const minus = /[\s(]/.test(p.text[at - 1] ?? ' ') ? sense.length : 0;
  const gap = sign && /\s/.test(p.text[sign.end] ?? '') ? 1 : 0;
  const from = sign ? sign.end + gap : at + minus;
  const numeral = p.numeral(from);
  if (!numeral || (sign && numeral.form === 'words')) return undefined;
  let value = minus ? { coefficient: -numeral.value.coefficient, exponent: numeral.value.exponent } : numeral.value;
  const end = numeral.hedge?.end ?? numeral.end;
  if (sign) {
    // $20m, $5k: the letter multiplies money.
    const letter = /^(?:m|k|b|bn)(?![A-Za-z0-9])/i.exec(p.text.slice(end, end + 3))?.[0].toLowerCase();
    const places = letter && numeral.scale === undefined ? (letter === 'k' ? 3 : letter === 'm' ? 6 : 9) : 0;
    value = shift(value, places);
    const unit = {
      word: sign.word,
      start: sign.start,
      end: end + (places ? (letter?.length ?? 0) : 0),
      value: money(sign),
    };
    return {
      start: at,
      end: unit.end,
      numeral: places ? { ...numeral, value, scale: places, precision: numeral.precision - places } : numeral,
      value,
      unit: { ...unit, end: sign.end },
    };
  }
  if (millions(p.text, end, numeral)) {
    const scaled = { ...numeral, value: shift(value, 6), scale: 6, precision: numeral.precision - 6, end: end + 1 };
    return { start: at, end: end + 1, numeral: scaled, value: scaled.value };
  }
  const unit = unitAfter(p.text, end);
  const amount = { start: at, end: unit?.end ?? end, numeral, value, ...(unit ? { unit } : {}) };
  return numeral.high || numeral.hedge ? amount : (withSmaller(p, amount) ?? amount);
}

/** 3 hours and 20 minutes: the value goes over to the smaller unit. */
function withSmaller(p: EnglishParagraph, amount: Amount): Amount | undefined {
  const smaller = SMALLER[amount.unit?.value.unit.code ?? ''];
  if (!smaller || amount.unit?.value.kind !== 'duration') return undefined;
  const joint = /^(?:,? and |,? )/.exec(p.text.slice(amount.end, amount.end + 6))?.[0];
  const rest = joint === undefined ? undefined : readAmount(p, amount.end + joint.length);
  if (!rest?.unit || rest.unit.value.unit.code !== smaller.code || rest.numeral.high || rest.numeral.hedge)
    return undefined;
  // Five years and 60 months are two lengths.
  if (compare(rest.value, integer(smaller.factor)) >= 0) return undefined;
  const value = add(multiply(amount.value, integer(smaller.factor)), rest.value);
  return { ...amount, end: rest.end, value, unit: rest.unit };
}

/** What is said of a unit in whole words. */
const PARTS: readonly (readonly [RegExp, Decimal])[] = [
  [/^(?:half an?|half of an?) /, { coefficient: 5n, exponent: -1 }],
  [/^(?:a |one[ -])?quarter of an? /, { coefficient: 25n, exponent: -2 }],
  [/^three[ -]quarters of an? /, { coefficient: 75n, exponent: -2 }],
];

/** Half a mile, a quarter of a percentage point. */
function partOf(p: EnglishParagraph, at: number): Amount | undefined {
  const window = p.lower.slice(at, at + 24);
  for (const [words, value] of PARTS) {
    const lead = words.exec(window)?.[0];
    const unit = lead ? unitAfter(p.text, at + lead.length - 1) : undefined;
    if (!lead || !unit) continue;
    const number = lead.replace(/(?: of)? an? $/, '').length;
    const numeral = { start: at, end: at + number, value, form: 'words' as const, precision: -value.exponent };
    return { start: at, end: unit.end, numeral, value, unit };
  }
  return undefined;
}

const COUNTED =
  /\b(?:number|total|population|count|people|persons|users|visitors|readers|viewers|subscribers|passengers|members|customers|jobs|jobless|unemployed|employed|workers|pupils|households|homes|copies|tickets|units|trips|journeys)\b(?:[^.;]|\.(?=\d))*$/i;
const LENGTH =
  /^m (?:tall|long|wide|high|deep|above|below|of|in|x|from|away|apart|thick|across|race|sprint|swim|hurdles|freestyle|relay)\b/;

/** 1.5m tickets, the number of jobless rose to 1.6m: where things are counted, m is a million. */
function millions(text: string, end: number, numeral: EnglishNumeral): boolean {
  if (numeral.form !== 'digits' || numeral.scale !== undefined) return false;
  const behind = text.slice(end, end + 24);
  if (LENGTH.test(behind)) return false;
  return (
    isPlural(/^m ([a-z]+)\b/.exec(behind)?.[1] ?? '') ||
    (/^m(?![A-Za-z0-9²³/])/.test(behind) && COUNTED.test(text.slice(Math.max(0, numeral.start - 80), numeral.start)))
  );
}

function money(sign: Entry<string>): EnglishUnit {
  return { kind: 'money', unit: { text: sign.word, kind: 'currency', code: sign.value } };
}

/** The second number of a range: between 5 and 7 percent, 5-7%, 10 to 15 days. */
function readUpper(p: EnglishParagraph, low: Amount, lead: string): Amount | undefined {
  if (low.numeral.high || low.numeral.hedge) return undefined;
  const joint = (lead === 'between' ? /^ and /i : /^(?: to | ?[-–—~] ?)/i).exec(p.text.slice(low.end, low.end + 5));
  if (!joint) return undefined;
  // Fell €120 million to €1.1 billion: a difference, and what was reached.
  if (!lead && joint[0] === ' to ' && low.unit?.value.kind === 'money' && p.changesBefore(low.start)) return undefined;
  // Rose 12% from 4.2 million to 4.7 million: two levels.
  const from = low.start - 'from '.length;
  if (!lead && joint[0] === ' to ' && p.lower.startsWith('from ', from) && p.changesBefore(from)) return undefined;
  const high = readAmount(p, low.end + joint[0].length);
  // The 20 years to 2023.
  if (low.unit?.value.kind === 'duration' && high && YEAR.test(p.text.slice(high.start, high.end))) return undefined;
  if (!high || high.numeral.high) return undefined;
  const { scale } = high.numeral;
  // From 1.3 billion in 2010 to 1.4 billion.
  if (
    !low.unit &&
    YEAR.test(p.text.slice(low.start, low.end)) &&
    (scale !== undefined || /\bin $/.test(p.text.slice(Math.max(0, low.start - 3), low.start)))
  )
    return undefined;
  const spread =
    (!low.unit || low.unit.start < low.numeral.start) && scale !== undefined && low.numeral.scale === undefined
      ? shift(low.value, scale)
      : low.value;
  const value = compare(spread, high.value) < 0 ? spread : low.value;
  // Rose by about 21,000 to 1.6m: a difference, and what was reached.
  const isDifference = !lead && joint[0] === ' to ' && BY.test(p.text.slice(Math.max(0, low.start - 20), low.start));
  if (isDifference && compare(shift(value, 1), high.value) < 0) return undefined;
  if (compare(value, high.value) >= 0) return undefined;
  if (low.unit && high.unit && low.unit.value.kind !== high.unit.value.kind) return undefined;
  low.value = value;
  if (!high.unit && low.unit) high.unit = low.unit;
  return high;
}

const BY = /\bby (?:[a-z]+ ){0,2}$/;

function boundsOf(low: Amount, high: Amount | undefined, op: Operator | undefined) {
  if (high) return between(op ?? '=', low.value, high.value);
  if (low.numeral.high) return magnitude(low.value, low.numeral.high);
  return low.numeral.hedge ? odd(low.value) : bounded(op ?? '=', low.value);
}

const YEAR = /^(?:1[5-9]|20)\d\d$/;

const AGED = /\b(?:aged?|ages|(?:the|an|at|since) age(?: of)?|turned|turns|turning)(?: between| from| of)? $/i;

/** Aged nine, turned 40, Lee Chen, 41,: a number that is an age without a unit. */
function isAge(text: string, { start, end, numberSpan, value, max }: Statistic): boolean {
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
function holds(p: EnglishParagraph, statistic: Statistic, low: Amount, op: Operator | undefined): boolean {
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
function isFrequency(p: EnglishParagraph, { start, end, value }: Statistic): boolean {
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
