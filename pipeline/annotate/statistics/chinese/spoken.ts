/** Amounts as they are said: 一米八几, 三块五, 两百块. */
import { add, decimal } from '../decimal.ts';
import type { Amount } from './amount.ts';
import type { Paragraph } from './paragraph.ts';
import type { UnitMatch } from './units.ts';

const DIGITS = '零一二三四五六七八九';
/** Digits behind a unit, where nothing follows that they could belong to. */
const DECIMALS =
  /([一二三四五六七八九]{1,2}|零[一二三四五六七八九])([几多])?(?=[^\u3400-\u9fff]|$|的|左右|以上|以下|[高长宽深])/y;

/** 一米八 is 1.8 metres, 八米零三 is 8.03, 一米八几 a little more than 1.8. Returns whether there are such digits. */
export function readSpokenDecimals(p: Paragraph, amount: Amount): boolean {
  const { numeral, unit, value } = amount;
  if (numeral.form !== 'han' || numeral.spread || amount.hedge || value.exponent !== 0) return false;
  if (unit?.unit.text !== '米' && unit?.unit.text !== '块') return false;
  DECIMALS.lastIndex = amount.end;
  const match = DECIMALS.exec(p.text);
  if (!match?.[1]) return false;
  const digits = [...match[1]].map((digit) => DIGITS.indexOf(digit)).join('');
  const start = amount.end + match[1].length;
  amount.value = add(value, decimal(`0.${digits}`));
  amount.end += match[0].length;
  if (match[2]) amount.hedge = { start, end: start + 1 };
  if (unit.unit.text === '块') amount.unit = asMoney(unit);
  return true;
}

/** Of what stands before an amount of money. */
const PAID = /[钱价卖买花挣赚租费薪补贴罚赔欠省贵]|工资|养老金|津贴|收入|利润|成本|便宜|[一每]斤|每[月天年]|领取/;
const CLAUSE_ENDS = /^(?:[^\u3400-\u9fff\w]|$|的(?![\u3400-\u9fff])|左右|以上|以下)/;
const HUNDRED = 100n;

/** 两百块, where no noun follows that is counted: money. */
export function isSpokenMoney(p: Paragraph, { unit, end, start, value }: Amount): boolean {
  if (unit?.unit.text !== '块' || unit.kind !== 'count' || !CLAUSE_ENDS.test(p.text.slice(end, end + 2))) return false;
  const large = value.exponent >= 0 && value.coefficient * 10n ** BigInt(value.exponent) >= HUNDRED;
  return large || PAID.test(p.text.slice(Math.max(p.clauseStart(start), start - 20), start));
}

export function asMoney(unit: UnitMatch): UnitMatch {
  return { ...unit, kind: 'money', unit: { text: unit.unit.text, kind: 'currency', code: 'CNY' } };
}
