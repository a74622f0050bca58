import type { Operator, StatisticAnnotation } from '../contract/index.ts';

/** Signs that readers know; "nearly" and "slightly over" are both about. */
const SIGN: Record<Operator, string> = {
  '=': '',
  '~': '≈',
  '<~': '≈',
  '>~': '≈',
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
};

/** Written before the number, as in £6 and HK$20. */
const CURRENCY_SIGN = /^[A-Z]{0,3}\p{Sc}$/u;

/** Written close to the number, as in 98.6% and 4℃. */
const RATIO_SIGN = /^[%‰°℃]/;

/** The normalised value of a figure with its unit, such as `≈ 7,120,000,000 只`, or the date meant. */
export function printedValue(statistic: StatisticAnnotation): string {
  if (statistic.class === 'temporal') return statistic.edtf ?? statistic.timex ?? '';
  if (statistic.class !== 'quantity') return '';
  const number = numberOf(statistic);
  const unit = unitOf(statistic);
  if (!number || !unit) return number;
  if (CURRENCY_SIGN.test(unit)) return number.replace(/\d/, (digit) => unit + digit);
  return RATIO_SIGN.test(unit) ? number + unit : `${number} ${unit}`;
}

/** Units that say something else beside a normalised number: 1 月 is January, and 七成 is 70 per cent. */
const SPELT: Readonly<Record<string, string>> = { 月: '个月', 百分点: '个百分点', 成: '%' };

function unitOf({ unit }: StatisticAnnotation): string {
  return unit ? (SPELT[unit.text] ?? unit.text) : '';
}

function numberOf({ op, value, min, max, numerator, denominator }: StatisticAnnotation): string {
  const sign = SIGN[op] && `${SIGN[op]} `;
  if (numerator !== undefined && denominator !== undefined) return `${sign}${numerator}/${denominator}`;
  if (value !== undefined) return sign + grouped(value);
  if (min !== undefined && max !== undefined) return `${grouped(min)}–${grouped(max)}`;
  if (min !== undefined) return `≥ ${grouped(min)}`;
  return max === undefined ? '' : `≤ ${grouped(max)}`;
}

/** Groups the digits of a decimal string by threes; years and other short numbers stay whole. */
function grouped(value: string): string {
  const [whole = '', decimals] = value.split('.');
  const digits = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}
