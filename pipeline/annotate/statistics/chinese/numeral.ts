import { type Decimal, decimal, MAX_DIGITS, shift, ZERO } from '../decimal.ts';
import { readHanNumeral } from './han-numeral.ts';

/** A number as it is written, before operators and units. */
export interface Numeral {
  start: number;
  end: number;
  /** `string` is a row of digits that is no number: a year, an identifier. */
  form: 'arabic' | 'han' | 'string';
  value: Decimal;
  /** The upper value of a pair (两三 → 3) or of a magnitude (几十 → 100). */
  high?: Decimal;
  /** How `high` is meant: 两三 is a pair, 几十 a magnitude, 十几 a little more than ten. */
  spread?: 'pair' | 'magnitude' | 'odd';
  /** 百, 千万: a multiplier with no digit before it. */
  bare: boolean;
  /** Power of ten of the last multiplier, if there is one. */
  scale?: number;
  /** Decimals as printed, after scaling. */
  precision: number;
  /** 多, 余 between number and multiplier: 120多万. */
  hedge?: { start: number; end: number };
}

const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };
/** 千, 百 and 兆 that begin a unit instead of multiplying. */
const UNIT_PREFIX = /千(?:克|米|瓦|卡|帕|赫|焦|伏|字节|比特)|百帕/y;
const HEDGE = '多余几来';

export function unitPrefixAt(text: string, at: number): boolean {
  UNIT_PREFIX.lastIndex = at;
  return UNIT_PREFIX.test(text);
}

/** 0 to 9 for an ASCII or full-width digit, else -1. */
export function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

/** The numeral at a place: Arabic with Chinese multipliers, or Chinese. Cost is proportional to its length. */
export function readNumeral(text: string, at: number): Numeral | undefined {
  return digitAt(text, at) >= 0 ? readArabic(text, at) : readHanNumeral(text, at);
}

interface Digits {
  end: number;
  digits: string;
  decimals: number;
}

/** 1234, 12,345, １２．５; a comma counts only between groups of three. */
export function readDigits(text: string, at: number): Digits {
  let end = at;
  let digits = '';
  const run = () => {
    const from = end;
    while (digitAt(text, end) >= 0) {
      digits += digitAt(text, end);
      end += 1;
    }
    return end - from;
  };
  const first = run();
  if (first <= 3 && digits !== '0') {
    while (isGroup(text, end)) {
      end += 1;
      run();
    }
  }
  let decimals = 0;
  if ((text[end] === '.' || text[end] === '．') && digitAt(text, end + 1) >= 0 && !isYear(text, end + 1)) {
    end += 1;
    digits += '.';
    decimals = run();
  }
  return { end, digits, decimals };
}

/** 1.2025年…: the number of a point and a year, for nobody counts years to four decimals. */
function isYear(text: string, at: number): boolean {
  YEAR.lastIndex = at;
  return YEAR.test(text);
}

const YEAR = /(?:19|20)\d{2}年/y;

/** A separator (comma, no-break or thin space) before exactly three digits. */
function isGroup(text: string, at: number): boolean {
  const separator = text[at] ?? '';
  if (!',，\u00a0\u2009\u202f'.includes(separator) || separator === '') return false;
  // A full-width comma separates groups of full-width digits only; else it separates clauses.
  if (separator === '，' && (text.charCodeAt(at + 1) < 0xff10 || text.charCodeAt(at - 1) < 0xff10)) return false;
  for (let i = 1; i <= 3; i += 1) if (digitAt(text, at + i) < 0) return false;
  return digitAt(text, at + 4) < 0;
}

function readArabic(text: string, start: number): Numeral {
  const first = readDigits(text, start);
  if (first.digits.length > MAX_DIGITS) {
    return { start, end: first.end, form: 'string', value: ZERO, bare: false, precision: 0 };
  }
  let value = decimal(first.digits);
  let end = first.end;
  let hedge: Numeral['hedge'];
  if (HEDGE.includes(text[end] ?? ' ') && multiplierAt(text, end + 1).places > 0) {
    hedge = { start: end, end: end + 1 };
    end += 1;
  }
  let multiplier = multiplierAt(text, end);
  if (multiplier.places === 0) {
    return { start, end, form: 'arabic', value, bare: false, precision: first.decimals };
  }
  value = shift(value, multiplier.places);
  end = multiplier.end;
  const scale = multiplier.places;
  let precision = first.decimals - scale;
  // 3万4000, 3亿5000万: smaller parts follow.
  let above = scale;
  while (!hedge && precision <= 0 && above >= 4 && digitAt(text, end) > 0) {
    const part = readDigits(text, end);
    if (part.decimals > 0 || part.digits.length > above) break;
    multiplier = multiplierAt(text, part.end);
    if (multiplier.places >= above || part.digits.length + multiplier.places > above) break;
    const parts = shift(decimal(part.digits), multiplier.places);
    const exponent = Math.min(value.exponent, parts.exponent);
    value = {
      coefficient:
        value.coefficient * 10n ** BigInt(value.exponent - exponent) +
        parts.coefficient * 10n ** BigInt(parts.exponent - exponent),
      exponent,
    };
    precision = -multiplier.places;
    above = multiplier.places;
    end = multiplier.end;
  }
  const mixed = precision !== first.decimals - scale;
  return {
    start,
    end,
    form: 'arabic',
    value,
    bare: false,
    precision,
    ...(mixed ? {} : { scale }),
    ...(hedge ? { hedge } : {}),
  };
}

/** 万, 亿, 万亿, 千万, 百万 …; zero places where there is none. */
function multiplierAt(text: string, at: number): { end: number; places: number } {
  let end = at;
  let places = 0;
  const small = unitPrefixAt(text, at) ? undefined : MULTIPLIERS[text[at] ?? ''];
  if (small !== undefined && small < 4) {
    places = small;
    end += 1;
  }
  for (const limit of [4, 8]) {
    const big = MULTIPLIERS[text[end] ?? ''];
    // 万 then 亿, but never 亿 then 万 or 万 twice.
    if (big === undefined || big < 4 || (limit === 8 && (places % 8 < 4 || big !== 8))) break;
    places += big;
    end += 1;
    if (big === 8) break;
  }
  return { end, places };
}
