import type { Operator, Statistic } from '../../../contract/statistic.ts';
import { between, bounded, magnitude, odd } from '../bounds.ts';
import { compare, type Decimal, shift } from '../decimal.ts';
import { type Entry, Lexicon } from '../lexicon.ts';
import { type Match, nothing, spanOf } from '../mention.ts';
import { entityAfter } from './entity.ts';
import { type EnglishNumeral, opensWord } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { type EnglishUnit, signBefore, unitAfter } from './units.ts';
import { AFTER, BEFORE } from './words.ts';

function table(source: Readonly<Partial<Record<Operator, string>>>): Lexicon<Operator> {
  return new Lexicon(
    Object.entries(source).flatMap(([op, list]) => list.split(',').map((word) => [word, op as Operator] as const)),
  );
}
const PREFIXES = table(BEFORE);
const SUFFIXES = table(AFTER);

interface Amount {
  start: number;
  end: number;
  numeral: EnglishNumeral;
  value: Decimal;
  unit?: Entry<EnglishUnit>;
}

/** [operator][sign][number or range][hedge][unit][operator]. */
export function quantity(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at) && !signBefore(p.text, at)) return undefined;
  if (isBase(p, at)) return nothing(p.numeral(at)?.end ?? at);
  const prefix = PREFIXES.at(p.lower, at);
  const spaced = prefix && /\s/.test(p.text[prefix.end] ?? '') && !isParticle(p, at, prefix.word) ? prefix : undefined;
  const from = spaced ? spaced.end + 1 : at;
  const lead = /^(?:between|from) /i.exec(p.text.slice(from, from + 8))?.[0] ?? '';
  const low = halfOf(p, from) ?? readAmount(p, from + lead.length);
  if (!low) return undefined;
  const high = readUpper(p, low, lead.trim().toLowerCase());
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
    ...boundsOf(low, high, op),
    ...(low.numeral.scale === undefined ? {} : { scale: low.numeral.scale }),
    ...(low.numeral.high || high ? {} : { precision: low.numeral.precision }),
    numberSpan: spanOf(p.text, low.numeral.start, (high ?? low).numeral.end),
    operatorSpan: operatorSpan(p, low, spaced, after),
    unit: unit?.unit ?? null,
    unitSpan: null,
    entity: null,
    property: null,
    change: null,
    rule: `en/${unit?.kind ?? 'number'}`,
    confidence: unit ? 0.95 : 0.8,
  };
  const word = high?.unit ?? low.unit;
  if (word) statistic.unitSpan = spanOf(p.text, word.start, word.end);
  if (holds(p, statistic, low, op)) return { end: statistic.end, mentions: [{ statistic }] };
  // 40, 30 and 20 percent: it may share the unit of the next.
  const waits = low.numeral.form === 'digits' && !high && !YEAR.test(statistic.text);
  return waits ? { end: statistic.end, mentions: [{ statistic, bare: true }] } : undefined;
}

/** 23 deaths per 100,000 people: the base of a rate measures nothing. */
function isBase(p: EnglishParagraph, at: number): boolean {
  return (
    p.lower.slice(Math.max(0, at - 4), at) === 'per ' && /^1[0,]*0(?![\d.])|^one\b/.test(p.lower.slice(at, at + 12))
  );
}

/** Picked up to 1.3%: up belongs to the verb. */
function isParticle(p: EnglishParagraph, at: number, word: string): boolean {
  return (
    word === 'up to' &&
    /\b(?:pick|picks|picked|tick|ticked|edged?|crept|inched|went|moved|shot|stepped|climbed|nudged|jumped|drifted|scaled|picking|ticking|edging|creeping)\s$/.test(
      p.lower.slice(Math.max(0, at - 12), at),
    )
  );
}

/** Spent over ten years is spread over them; worked for over ten years is longer. */
function isDuring(p: EnglishParagraph, at: number, word: string, { end, unit }: Amount): boolean {
  if (word !== 'over' || unit?.value.kind !== 'duration') return false;
  const longer =
    /\b(?:for|after|of|in|well|with|took|takes|take|last|lasts|lasted|is|are|was|were|spent|by|than|and|,)\s$/;
  return (
    !longer.test(p.lower.slice(Math.max(0, at - 8), at)) &&
    !/^ (?:ago|old|of|have|has|had|passed|later|earlier|in the|long|away|since|before|after)\b/.test(
      p.lower.slice(end, end + 9),
    )
  );
}

function operatorSpan(p: EnglishParagraph, low: Amount, before?: Entry<Operator>, after?: Entry<Operator>) {
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
  return { start: at, end: unit?.end ?? end, numeral, value, ...(unit ? { unit } : {}) };
}

/** Half a mile, half a percentage point. */
function halfOf(p: EnglishParagraph, at: number): Amount | undefined {
  const lead = /^half an? /.exec(p.lower.slice(at, at + 8))?.[0];
  const unit = lead ? unitAfter(p.text, at + lead.length - 1) : undefined;
  if (!unit) return undefined;
  const value = { coefficient: 5n, exponent: -1 };
  return {
    start: at,
    end: unit.end,
    numeral: { start: at, end: at + 4, value, form: 'words', precision: 1 },
    value,
    unit,
  };
}

/** 1.5m tickets: behind a number and before a plural, m is a million. */
function millions(text: string, end: number, numeral: EnglishNumeral): boolean {
  return (
    numeral.form === 'digits' &&
    numeral.scale === undefined &&
    /^m (?!tall|long|wide|high|deep|above|below|of|in|x )[a-z]+s\b/.test(text.slice(end, end + 24))
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
  const high = readAmount(p, low.end + joint[0].length);
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
  if (compare(value, high.value) >= 0) return undefined;
  if (low.unit && high.unit && low.unit.value.kind !== high.unit.value.kind) return undefined;
  low.value = value;
  if (!high.unit && low.unit) high.unit = low.unit;
  return high;
}

function suffix(p: EnglishParagraph, end: number): Entry<Operator> | undefined {
  const found = p.text[end] === ' ' ? SUFFIXES.at(p.lower, end + 1) : undefined;
  return found && !/[A-Za-z]/.test(p.text[found.end] ?? '') ? found : undefined;
}

function boundsOf(low: Amount, high: Amount | undefined, op: Operator | undefined) {
  if (high) return between(op ?? '=', low.value, high.value);
  if (low.numeral.high) return magnitude(low.value, low.numeral.high);
  return low.numeral.hedge ? odd(low.value) : bounded(op ?? '=', low.value);
}

const YEAR = /^(?:1[5-9]|20)\d\d$/;

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
    /^ of (?:the|those|these|them|its|their)\b/.test(p.text.slice(statistic.end, statistic.end + 10)) &&
    statistic.value !== '1'
  )
    return true;
  if (entity) {
    statistic.entity = entity;
    if (low.numeral.form === 'words' && statistic.value === '1' && !op) return isCountOfOne(p, statistic, entity.text);
    return true;
  }
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
    /(?:\b(?:to|at|was|is|were|reached|hit|totaled|totalled|by|of|for|with|and|than)) $/.test(before)
  );
}

/** One person died: one counts where its noun is no abstract turn of phrase. */
function isCountOfOne(p: EnglishParagraph, statistic: Statistic, noun: string): boolean {
  const before = p.text.slice(Math.max(0, statistic.start - 10), statistic.start).toLowerCase();
  return /(?:only|and|just|but) $/.test(before) && /^[a-z]/.test(noun);
}
