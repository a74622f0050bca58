import { type Decimal, decimal, integer, MAX_DIGITS, shift, ZERO } from '../decimal.ts';
import { type Numeral, unitPrefixAt } from './numeral.ts';

/** Digits in the everyday and the formal (大写) hand of GB/T 15835 and of financial writing. */
const DIGITS = new Map(
  ['零〇', '一壹', '二贰貳两兩', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((row, value) =>
    Array.from(row, (sign) => [sign, value] as const),
  ),
);
const SMALL = new Map(Object.entries({ 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 }));
const BIG = new Map(Object.entries({ 万: 4, 萬: 4, 亿: 8, 億: 8 }));
const TENS = new Map(Object.entries({ 廿: 20n, 卅: 30n }));
/** Nouns that end in 数: 人数百万 is not several million. */
const COUNTING_NOUN = '人总户指倍次系参多少基分件岁半无代函整单双实辆天';

const HAN_DIGITS = new Set([...DIGITS.keys(), ...SMALL.keys(), ...BIG.keys(), ...TENS.keys()]);
/** Every character that a numeral can begin with, Arabic or Chinese. */
export const NUMERAL_OPENINGS: readonly string[] = [...'0123456789０１２３４５６７８９几数', ...HAN_DIGITS];

export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function isHanDigit(sign: string): boolean {
  return HAN_DIGITS.has(sign);
}

interface Interval {
  low: bigint;
  high: bigint;
}

/**
 * A numeral in Chinese characters: 三万五 is 35000, 一百二 is 120, 两三百 a pair, 几十 and 十几 known to
 * their magnitude, 二〇二〇 a row of digits. Reads the longest part that is grammatical.
 */
export function readHanNumeral(text: string, start: number): Numeral | undefined {
  const reader = new Reader(text, start);
  return reader.read();
}

class Reader {
  private at: number;
  private total: Interval = { low: 0n, high: 0n };
  private section: Interval = { low: 0n, high: 0n };
  private digit: Interval | undefined;
  private spread: Numeral['spread'];
  private hedge: Numeral['hedge'];
  /** Places of the last multiplier inside the section, and of the last 万 or 亿. */
  private lastSmall = 4;
  private lastBig = 16;
  /** Places that a last digit without a multiplier stands for: 三万五. */
  private elliptic = 0;
  private scale = 0;
  private anyDigit = false;
  private multiplied = false;

  constructor(
    private readonly text: string,
    private readonly start: number,
  ) {
    this.at = start;
  }

  read(): Numeral | undefined {
    while (this.step()) {
      // Each step uses up at least one character.
    }
    if (this.at === this.start) return undefined;
    return this.digits ?? this.fraction() ?? this.result();
  }

  private digits: Numeral | undefined;

  private step(): boolean {
    const sign = this.text[this.at] ?? '';
    const value = DIGITS.get(sign);
    if (value !== undefined) return this.readDigit(value);
    if (sign === '几' || sign === '数') return this.readFuzzy(sign);
    if (TENS.has(sign)) return this.readTens(TENS.get(sign) ?? 0n);
    const places = SMALL.get(sign);
    if (places !== undefined) return !unitPrefixAt(this.text, this.at) && this.readSmall(places);
    if (BIG.has(sign)) return this.readBig();
    return '多余来'.includes(sign || ' ') && this.readHedge();
  }

  private readDigit(value: number): boolean {
    if (this.hedge) return false;
    if (this.digit) return this.readSecondDigit(value);
    if (value === 0 && this.multiplied) {
      // 一百零五: zero only holds a place, and needs a digit after it.
      const next = DIGITS.get(this.text[this.at + 1] ?? '') ?? (SMALL.get(this.text[this.at + 1] ?? '') === 1 ? 1 : 0);
      if (next === 0) return false;
      this.at += 1;
      this.elliptic = 0;
      return true;
    }
    this.digit = { low: BigInt(value), high: BigInt(value) };
    this.anyDigit = true;
    this.at += 1;
    return true;
  }

  private readSecondDigit(value: number): boolean {
    const first = Number(this.digit?.low);
    const next = this.text[this.at + 1] ?? '';
    const rises = first > 0 && (value === first + 1 || (first === 3 && value === 5));
    if (rises && !DIGITS.has(next) && this.spread === undefined && this.digit?.low === this.digit?.high) {
      this.digit = { low: BigInt(first), high: BigInt(value) };
      this.spread = 'pair';
      this.elliptic = 0;
      this.at += 1;
      return true;
    }
    if (!this.multiplied && this.spread === undefined) this.readRow();
    return false;
  }

  /** 二〇二〇, 一九四九: digits one after the other, from the start. */
  private readRow(): void {
    let end = this.start;
    let row = '';
    // Cut off behind the longest number, so that a long row is not read again from each of its words.
    for (let value = DIGITS.get(this.text[end] ?? ''); value !== undefined && row.length <= MAX_DIGITS; ) {
      row += value;
      end += 1;
      value = DIGITS.get(this.text[end] ?? '');
    }
    const value = row.length <= MAX_DIGITS ? decimal(row) : ZERO;
    this.digits = { start: this.start, end, form: 'string', value, bare: false, precision: 0 };
  }

  private readFuzzy(sign: string): boolean {
    if (this.digit || this.hedge || this.spread) return false;
    const next = this.text[this.at + 1] ?? '';
    const multiplied = SMALL.has(next) || BIG.has(next);
    const leads = this.at === this.start;
    const before = this.text[this.start - 1] || ' ';
    if (leads && (!multiplied || (sign === '数' && COUNTING_NOUN.includes(before)) || before === '好')) return false;
    // After 十 it is the last digit (十几), after 百 it wants a multiplier (一百几十).
    if (!leads && !multiplied && this.lastSmall !== 1) return false;
    if (!leads && sign === '数' && !multiplied) return false;
    this.digit = { low: leads || this.lastSmall !== 1 ? 2n : 0n, high: 10n };
    this.spread = leads ? 'magnitude' : 'odd';
    this.anyDigit = true;
    this.at += 1;
    return true;
  }

  private readTens(value: bigint): boolean {
    if (this.digit || this.lastSmall <= 1 || this.hedge) return false;
    this.section = plus(this.section, { low: value, high: value });
    this.lastSmall = 1;
    this.anyDigit = true;
    this.multiplied = true;
    this.elliptic = 0;
    this.at += 1;
    return true;
  }

  private readSmall(places: number): boolean {
    if (places >= this.lastSmall || this.hedge) return false;
    if (!this.digit && this.section.high > 0n && places !== 1) return false;
    if (this.spread === 'odd' && this.lastSmall === 1) return false;
    this.section = plus(this.section, times(this.digit ?? { low: 1n, high: 1n }, 10n ** BigInt(places)));
    if (places === 1) this.anyDigit = true;
    this.digit = undefined;
    this.lastSmall = places;
    this.multiplied = true;
    this.elliptic = places > 1 ? places - 1 : 0;
    this.at += 1;
    return true;
  }

  private readBig(): boolean {
    let places = BIG.get(this.text[this.at] ?? '') ?? 0;
    let length = 1;
    if (places === 4 && BIG.get(this.text[this.at + 1] ?? '') === 8) {
      places = 12;
      length = 2;
    }
    const part = plus(this.section, this.digit ?? { low: 0n, high: 0n });
    const empty = part.high === 0n && !this.digit;
    if (places >= this.lastBig) {
      // 三万五千亿: 亿 takes all that stands before it.
      if (!(this.lastBig === 4 && places === 8) || this.hedge) return false;
      this.total = times(plus(this.total, part), 10n ** 8n);
    } else {
      if (empty && this.multiplied) return false;
      this.total = plus(this.total, times(empty ? { low: 1n, high: 1n } : part, 10n ** BigInt(places)));
    }
    this.section = { low: 0n, high: 0n };
    this.digit = undefined;
    this.lastSmall = 4;
    this.lastBig = places;
    this.scale = places;
    this.multiplied = true;
    this.elliptic = places - 1;
    this.at += length;
    return !this.hedge;
  }

  /** 十多万, 百余亿: the hedge stands between number and multiplier. */
  private readHedge(): boolean {
    if (!this.multiplied || this.digit || this.spread || !BIG.has(this.text[this.at + 1] ?? '')) return false;
    this.hedge = { start: this.at, end: this.at + 1 };
    this.at += 1;
    return true;
  }

  /** 三点五, 一点二亿. 八点三十 is a time, so the row of digits must not go on with 十. */
  private fraction(): Numeral | undefined {
    if (this.text[this.at] !== '点' || this.spread || this.hedge || this.scale > 0 || !this.anyDigit) return undefined;
    let end = this.at + 1;
    let row = '';
    while (row.length <= MAX_DIGITS && DIGITS.has(this.text[end] ?? '') && !'两兩'.includes(this.text[end] ?? '')) {
      row += DIGITS.get(this.text[end] ?? '');
      end += 1;
    }
    if (row === '' || row.length > MAX_DIGITS || SMALL.has(this.text[end] ?? '')) return undefined;
    const whole = this.sum().low;
    const big = BIG.get(this.text[end] ?? '') ?? 0;
    const double = big === 4 && BIG.get(this.text[end + 1] ?? '') === 8;
    const scale = double ? 12 : big;
    return {
      start: this.start,
      end: end + (double ? 2 : big ? 1 : 0),
      form: 'han',
      value: shift(decimal(`${whole}.${row}`), scale),
      bare: false,
      precision: row.length - scale,
      ...(scale ? { scale } : {}),
    };
  }

  private sum(): Interval {
    const last = this.digit ?? { low: 0n, high: 0n };
    const exact = this.elliptic > 0 && this.digit && !this.spread;
    return plus(plus(this.total, this.section), exact ? times(last, 10n ** BigInt(this.elliptic)) : last);
  }

  private result(): Numeral {
    const { low, high } = this.sum();
    const value: Decimal = integer(low);
    return {
      start: this.start,
      end: this.at,
      form: 'han',
      value,
      bare: !this.anyDigit,
      precision: 0,
      ...(this.spread ? { spread: this.spread, high: integer(high) } : {}),
      ...(this.scale ? { scale: this.scale } : {}),
      ...(this.hedge ? { hedge: this.hedge } : {}),
    };
  }
}

function plus(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}

function times(a: Interval, factor: bigint): Interval {
  return { low: a.low * factor, high: a.high * factor };
}
