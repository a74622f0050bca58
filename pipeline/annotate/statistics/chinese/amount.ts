import { add, type Decimal, decimal, integer, multiply, negate, shift } from '../decimal.ts';
import { SMALLER } from '../smaller.ts';
import { digitAt, type Numeral } from './numeral.ts';
import type { Paragraph } from './paragraph.ts';
import { asMoney, isSpokenMoney, readSpokenDecimals } from './spoken.ts';
import { readUnit, timeUnitAt, type UnitMatch } from './units.ts';

/** A numeral with its unit, before operators. */
export interface Amount {
  start: number;
  end: number;
  numeral: Numeral;
  /** In the unit: 3小时20分 is 200 minutes, 七成 is 70 percent. */
  value: Decimal;
  high?: Decimal;
  unit?: UnitMatch;
  /** 多, 余, 几, 来, + behind the number, or 多 inside the unit (2个多月). */
  hedge?: { start: number; end: number };
  /** 来: about, not more than. */
  about?: boolean;
}

const HALF = decimal('0.5');
const MINUS = '-−－﹣';
/** Reads an amount: sign, number, hedge, unit, half, smaller unit. */
export function readAmount(p: Paragraph, at: number): Amount | undefined {
  const { text } = p;
  const minus = MINUS.includes(text[at] || '?') && standsAlone(text, at);
  const below = text.startsWith('零下', at);
  const from = minus ? at + 1 : below ? at + 2 : at;
  const numeral = p.numeral(from);
  if (!numeral || numeral.form === 'string') return undefined;
  const amount: Amount = { start: at, end: numeral.end, numeral, value: numeral.value };
  if (numeral.high) amount.high = numeral.high;
  if (numeral.hedge) amount.hedge = numeral.hedge;
  else if (!numeral.spread) readHedge(text, amount);
  readUnitOf(p, amount);
  if (minus || below) {
    amount.value = negate(amount.value);
    if (below && amount.unit?.unit.kind !== 'physical') return undefined;
  }
  return amount;
}

function standsAlone(text: string, at: number): boolean {
  return digitAt(text, at + 1) >= 0 && !/[\dA-Za-z０-９%％℃年月日号一二三四五六七八九十]/.test(text[at - 1] ?? ' ');
}

/** Words that 多 begins behind a number too: 多边, 多元化; but 100多元 is money. */
const MANY = /^多(?:[边样极方]|元(?:[化素性]|文化|主体))/;

function readHedge(text: string, amount: Amount): void {
  const sign = text[amount.end] ?? ' ';
  const next = text[amount.end + 1] ?? '';
  const plus = sign === '+' && amount.numeral.form === 'arabic' && !/[\dA-Za-z一-九]/.test(next);
  const about = sign === '来' && readUnit(text, amount.end + 1) !== undefined && isRound(amount.numeral);
  if (!plus && !about && (!'多余几'.includes(sign) || MANY.test(text.slice(amount.end, amount.end + 4)))) return;
  if (sign === '几' && readUnit(text, amount.end + 1) === undefined) return;
  amount.hedge = { start: amount.end, end: amount.end + 1 };
  if (about) amount.about = true;
  amount.end += 1;
}

function isRound(numeral: Numeral): boolean {
  return numeral.value.coefficient > 0n && numeral.value.coefficient % 10n === 0n;
}

function readUnitOf(p: Paragraph, amount: Amount): void {
  const { text } = p;
  const at = p.pastSpace(amount.end);
  if (text[at] === '个' && '多余来半'.includes(text[at + 1] || ' ')) {
    const unit = timeUnitAt(text, at + 2);
    if (unit) {
      amount.unit = unit;
      if (text[at + 1] === '半') amount.value = plusHalf(amount.value);
      else amount.hedge ??= { start: at + 1, end: at + 2 };
      if (text[at + 1] === '来') amount.about = true;
      amount.end = unit.end;
      return;
    }
  }
  const unit = tenths(text, at, amount) ?? readUnit(text, at);
  if (!unit) return;
  amount.unit = isMinutes(p, unit) ? { ...unit, kind: 'duration', unit: MINUTES } : unit;
  amount.end = unit.end;
  if (unit.unit.code === 'percent' && unit.unit.text !== '%' && unit.unit.text !== '％') {
    amount.value = shift(amount.value, 1);
    if (amount.high) amount.high = shift(amount.high, 1);
    else if (unit.unit.text === '成') readHundredths(p, amount);
  }
  if ((unit.kind === 'duration' || unit.kind === 'multiple' || unit.kind === 'age') && text[amount.end] === '半') {
    amount.value = plusHalf(amount.value);
    amount.end += 1;
  } else if (isSpokenMoney(p, amount)) {
    amount.unit = asMoney(unit);
  } else if (!readSpokenDecimals(p, amount) && !readTail(p, amount)) {
    readSmaller(p, amount);
    if (amount.end > unit.end) readTail(p, amount);
  }
}

const MINUTES = { text: '分', kind: 'time', code: 'minute' } as const;

/** 1分44秒65: before seconds, 分 is no score. */
function isMinutes(p: Paragraph, unit: UnitMatch): boolean {
  const seconds = unit.unit.text === '分' && unit.kind === 'score' ? p.numeral(unit.end) : undefined;
  return seconds !== undefined && p.text[seconds.end] === '秒';
}

/** 九成九 is 99 percent, 一成半 is 15. */
function readHundredths(p: Paragraph, amount: Amount): void {
  if (p.text[amount.end] === '半') {
    amount.value = add(amount.value, integer(5));
    amount.end += 1;
    return;
  }
  const digit = '一二三四五六七八九'.indexOf(p.text[amount.end] || ' ') + 1;
  const numeral = digit > 0 ? p.numeral(amount.end) : undefined;
  if (numeral?.end !== amount.end + 1 || readUnit(p.text, numeral.end)) return;
  amount.value = add(amount.value, integer(digit));
  amount.end = numeral.end;
}

/** 1米85, 11秒2: the digits behind the unit are its decimals. */
function readTail(p: Paragraph, amount: Amount): boolean {
  const code = amount.unit?.unit.code;
  if (
    (code !== 'm' && code !== 's' && code !== 'second') ||
    amount.value.exponent !== 0 ||
    digitAt(p.text, amount.end) < 0
  )
    return false;
  const tail = p.numeral(amount.end);
  const length = (tail?.end ?? 0) - amount.end;
  if (
    tail?.form !== 'arabic' ||
    tail.scale !== undefined ||
    tail.precision > 0 ||
    length > 2 ||
    readUnit(p.text, tail.end)
  )
    return false;
  amount.value = {
    coefficient: amount.value.coefficient * 10n ** BigInt(length) + tail.value.coefficient,
    exponent: -length,
  };
  amount.end = tail.end;
  return true;
}

/** 成 and 折 are tenths: 七成 is 70 percent. */
function tenths(text: string, at: number, amount: Amount): UnitMatch | undefined {
  const word = text[at] ?? '';
  if (word !== '成' && word !== '折') return undefined;
  if (amount.numeral.scale || amount.value.coefficient === 0n || amount.value.coefficient > 99n) return undefined;
  const next = text[at + 1] ?? ' ';
  if ('为功员立果本绩效交品年熟长就分都吉员型像叠射合扣磨腾桥返'.includes(next)) return undefined;
  return {
    start: at,
    unitStart: at,
    end: at + 1,
    kind: 'percent',
    unit: { text: word, kind: 'ratio', code: 'percent' },
  };
}

function plusHalf(value: Decimal): Decimal {
  return { coefficient: value.coefficient * 10n ** BigInt(value.exponent + 1) + 5n, exponent: -1 };
}

/** 3小时20分, 1年零3个月, 2元5角: the value goes over to the smaller unit, money stays in the larger. */
function readSmaller(p: Paragraph, amount: Amount): void {
  const { text } = p;
  for (let rounds = 0; rounds < 3 && amount.unit && !amount.hedge && !amount.high; rounds += 1) {
    const smaller = SMALLER[amount.unit.unit.code ?? ''];
    if (!smaller || amount.unit.kind !== 'duration') return;
    const at = '零又'.includes(text[amount.end] || ' ') ? amount.end + 1 : amount.end;
    const next = p.numeral(at);
    if (!next || next.form === 'string' || next.spread || next.hedge) return;
    const unit = readUnit(text, next.end) ?? undefined;
    const minutes = smaller.code === 'minute' && unit?.kind === 'score';
    if (!unit || (unit.unit.code !== smaller.code && !minutes) || unit.unit.text === '日') return;
    const exponent = Math.min(amount.value.exponent, next.value.exponent, 0);
    const large = multiply(amount.value, integer(smaller.factor));
    amount.value = {
      coefficient:
        large.coefficient * 10n ** BigInt(large.exponent - exponent) +
        next.value.coefficient * 10n ** BigInt(next.value.exponent - exponent),
      exponent,
    };
    amount.unit = { ...unit, kind: 'duration', unit: { text: unit.unit.text, kind: 'time', code: smaller.code } };
    amount.end = unit.end;
  }
}

/** 半年, 半个多世纪, 半公里: half of a unit of measurement. */
export function readHalf(p: Paragraph, at: number): Amount | undefined {
  const { text } = p;
  if (text[at] !== '半' || '上下前后大小一两三过多夜'.includes(text[at - 1] || ' ')) return undefined;
  const more = text[at + 1] === '个' && '多余'.includes(text[at + 2] || ' ');
  const unit = more ? timeUnitAt(text, at + 3) : readUnit(text, at + 1);
  if (!unit || !['duration', 'measure', 'money'].includes(unit.kind)) return undefined;
  if (unit.unit.text === '天' || unit.unit.text === '夜' || '报制期'.includes(text[unit.end] || ' ')) return undefined;
  const numeral: Numeral = { start: at, end: at + 1, form: 'han', value: HALF, bare: false, precision: 0 };
  const amount: Amount = { start: at, end: unit.end, numeral, value: HALF, unit };
  if (more) amount.hedge = { start: at + 2, end: at + 3 };
  return amount;
}
