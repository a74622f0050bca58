import { add, type Decimal, decimal, integer, MAX_DIGITS, shift } from '../decimal.ts';
import { MAGNITUDES, ONES, PLURALS, TENS } from './words.ts';

/** A number as it is written in English. */
export interface EnglishNumeral {
  start: number;
  end: number;
  value: Decimal;
  /** Upper end of a magnitude: dozens, hundreds of thousands. */
  high?: Decimal;
  form: 'digits' | 'words';
  scale?: number;
  precision: number;
  /** -odd, + behind the number. */
  hedge?: { start: number; end: number };
}

const WORD = /[A-Za-z]+/y;
// Bounded, so that a long row of digits is not read again from each of its commas.
const DIGITS = /\d{1,3}(?:,\d{3}){1,7}(?!\d)(?:\.\d{1,20})?|\d{1,30}(?:\.\d{1,20})?/y;
const MAGNITUDE = /[ \u00a0-]?(hundred|thousand|million|billion|trillion|bn|tn|trn|mn|mln|bln)(?![A-Za-z])/iy;
const PLURAL_OF = / of (thousands|millions|billions|trillions)(?![A-Za-z])/iy;
const LOOSE = /(?:several|a few) (hundred|thousand|million|billion)(?![A-Za-z])/iy;

/** Fractions of one sign behind a whole number: 14½. */
const VULGAR: Readonly<Record<string, string>> = { '¼': '0.25', '½': '0.5', '¾': '0.75' };

/** Parts that are said behind a whole number: two and a half, three and three-quarter. */
const AND_PARTS: Readonly<Record<string, string>> = {
  'a half': '0.5',
  'a quarter': '0.25',
  'three quarter': '0.75',
  'three quarters': '0.75',
};
const AND_PART = /^[ -]and[ -](a[ -]half|a[ -]quarter|three[ -]quarters?)\b/i;

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether a word begins at `at`. */
export function opensWord(text: string, at: number): boolean {
  return !/[A-Za-z0-9]/.test(text[at - 1] ?? ' ');
}

/** The number at a place: 1,234.5, 7.12 billion, twenty-five, a hundred, hundreds of thousands. */
export function readEnglishNumeral(text: string, at: number): EnglishNumeral | undefined {
  const digit = /[0-9]/.test(text[at] ?? ' ');
  const found = digit ? readDigits(text, at) : (readLoose(text, at) ?? readPlural(text, at) ?? readWords(text, at));
  if (!found) return undefined;
  const part =
    found.high === undefined && found.scale === undefined ? AND_PART.exec(text.slice(found.end, found.end + 20)) : null;
  if (part) {
    const end = found.end + part[0].length;
    const value = add(found.value, decimal(AND_PARTS[(part[1] ?? '').toLowerCase().replace(/[ -]/g, ' ')] ?? '0'));
    const precision = part[1]?.endsWith('half') ? 1 : 2;
    const times = sticky(MAGNITUDE, text, end);
    const scale = MAGNITUDES.get((times?.[1] ?? '').toLowerCase());
    if (!times || scale === undefined) return { ...found, end, value, precision };
    return { ...found, end: end + times[0].length, value: shift(value, scale), scale, precision: precision - scale };
  }
  const odd = /^(?:-odd\b|\+(?![\dA-Za-z])|-plus\b| odd\b)/.exec(text.slice(found.end, found.end + 6));
  return odd ? { ...found, hedge: { start: found.end, end: found.end + odd[0].length } } : found;
}

function readDigits(text: string, start: number): EnglishNumeral | undefined {
  const match = sticky(DIGITS, text, start);
  if (!match || match[0].length > MAX_DIGITS) return undefined;
  const digits = match[0].replaceAll(',', '');
  const point = digits.indexOf('.');
  const decimals = point < 0 ? 0 : digits.length - point - 1;
  const end = start + match[0].length;
  const part = VULGAR[text[end] ?? ''];
  if (part !== undefined && point < 0) {
    return { start, end: end + 1, value: add(decimal(digits), decimal(part)), form: 'digits', precision: 2 };
  }
  const magnitude = sticky(MAGNITUDE, text, end);
  if (!magnitude) return { start, end, value: decimal(digits), form: 'digits', precision: decimals };
  const scale = MAGNITUDES.get((magnitude[1] ?? '').toLowerCase()) ?? 0;
  return {
    start,
    end: end + magnitude[0].length,
    value: shift(decimal(digits), scale),
    form: 'digits',
    scale,
    precision: decimals - scale,
  };
}

function readLoose(text: string, start: number): EnglishNumeral | undefined {
  const match = sticky(LOOSE, text, start);
  if (!match) return undefined;
  const unit = MAGNITUDES.get((match[1] ?? '').toLowerCase()) ?? 0;
  return magnitude(start, start + match[0].length, 10n ** BigInt(unit), 10n);
}

function readPlural(text: string, start: number): EnglishNumeral | undefined {
  const word = sticky(WORD, text, start)?.[0] ?? '';
  let unit = PLURALS.get(word.toLowerCase());
  if (unit === undefined) return undefined;
  let end = start + word.length;
  const of = sticky(PLURAL_OF, text, end);
  const times = PLURALS.get((of?.[1] ?? '').toLowerCase());
  if (of && times !== undefined) {
    unit *= times;
    end += of[0].length;
  } else if (word.toLowerCase() === 'tens' || !text.startsWith(' of ', end)) return undefined;
  return magnitude(start, end, unit, 10n);
}

function magnitude(start: number, end: number, unit: bigint, times: bigint): EnglishNumeral {
  return { start, end, value: integer(2n * unit), high: integer(times * unit), form: 'words', precision: 0 };
}

/** Longest number in words, in words; it bounds the cost. */
const MOST_WORDS = 16;

function readWords(text: string, start: number): EnglishNumeral | undefined {
  const article = /^(?:an?|half a) (?=hundred\b|thousand\b|million\b|billion\b|trillion\b|dozen\b)/i.exec(
    text.slice(start, start + 24),
  );
  const half = /^half/i.test(article?.[0] ?? '');
  if (half) {
    const word = sticky(WORD, text, start + 7)?.[0] ?? '';
    const places = MAGNITUDES.get(word.toLowerCase());
    const value = places === undefined ? integer(6) : shift(decimal('0.5'), places);
    const scale = places === undefined ? {} : { scale: places };
    return { start, end: start + 7 + word.length, value, form: 'words', precision: 0, ...scale };
  }
  let at = start + (article?.[0].length ?? 0);
  let end = -1;
  let total = 0n;
  let section = article ? 1n : 0n;
  let last = 'none';
  let scale: number | undefined;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const word = (sticky(WORD, text, at)?.[0] ?? '').toLowerCase();
    const one = ONES.get(word);
    const ten = TENS.get(word);
    const places = MAGNITUDES.get(word);
    if (one !== undefined && (last === 'none' || last === 'magnitude' || (last === 'ten' && one < 10n && one > 0n))) {
      section += one;
      last = 'one';
    } else if (ten !== undefined && (last === 'none' || last === 'magnitude')) {
      section += ten;
      last = 'ten';
    } else if (word === 'dozen' && (last === 'one' || article)) {
      section *= 12n;
      last = 'dozen';
    } else if (places !== undefined && word.length > 3 && (last !== 'none' || article)) {
      if (places === 2) section *= 100n;
      else {
        total += section * 10n ** BigInt(places);
        section = 0n;
        scale = places;
      }
      last = 'magnitude';
    } else break;
    end = at + word.length;
    if (last === 'dozen') break;
    const joint = /^(?:[ -]|,? and (?=[a-z]+))/i.exec(text.slice(end, end + 6));
    if (!joint || (joint[0].includes('and') && last !== 'magnitude')) break;
    at = end + joint[0].length;
  }
  if (end < 0) return undefined;
  const exact = section === 0n && scale !== undefined;
  return {
    start,
    end,
    value: integer(total + section),
    form: 'words',
    precision: 0,
    ...(exact && scale ? { scale } : {}),
  };
}
