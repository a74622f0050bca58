import type { Entry } from '../../lexicon.ts';
import { add, compare, type Decimal, integer, multiply, shift } from '../decimal.ts';
import { SMALLER } from '../smaller.ts';
import { isPlural } from './entity.ts';
import type { EnglishNumeral } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { type EnglishUnit, signBefore, unitAfter } from './units.ts';

/** A number with its unit, before operators. */
export interface Amount {
  start: number;
  end: number;
  numeral: EnglishNumeral;
  value: Decimal;
  unit?: Entry<EnglishUnit>;
}

/** Reads an amount: sign, number, unit, smaller unit. */
export function readAmount(p: EnglishParagraph, at: number): Amount | undefined {
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
export function partOf(p: EnglishParagraph, at: number): Amount | undefined {
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
