import { add, compare, type Decimal, decimal, format, negate, shift, ZERO } from '../statistics/decimal.ts';
import type { Figure } from './passage.ts';

export { add, compare, type Decimal, decimal, format, multiply, quotient, shift, ZERO } from '../statistics/decimal.ts';

/** The value of a figure that stands for exactly one, as printed; `undefined` for 约3, 3以上 and 3—5. */
export function exactOf({ statistic }: Figure): Decimal | undefined {
  const { op, value } = statistic;
  return op === '=' && value !== undefined && /^\d+(\.\d+)?$/.test(value) ? decimal(value) : undefined;
}

/** How far the thing measured may lie from the figure as printed: half of its last place. */
export function slackOf({ statistic }: Figure): Decimal {
  const { kind, unit, precision = 0, scale = 0 } = statistic;
  // A tenth is printed in steps of ten per cent.
  if (unit?.text === '成') return decimal('5');
  // 241处 is counted, not rounded.
  if (kind === 'count' && precision === 0 && scale === 0) return ZERO;
  return shift(decimal('5'), -precision - 1);
}

export const distance = (a: Decimal, b: Decimal): Decimal => {
  const difference = add(a, negate(b));
  return difference.coefficient < 0n ? negate(difference) : difference;
};

export const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(add, ZERO);

export const more = (a: Decimal, b: Decimal): boolean => compare(a, b) > 0;

/** Whether two figures are of one kind and unit, so that they can be added and compared. */
export function alike(a: Figure, b: Figure): boolean {
  const [one, two] = [a.statistic, b.statistic];
  if (one.kind !== two.kind || !one.unit || !two.unit) return false;
  return one.unit.code === undefined ? one.unit.text === two.unit.text : one.unit.code === two.unit.code;
}

const SCALES: Readonly<Record<number, string>> = { 4: '万', 8: '亿', 12: '万亿' };

/** A value in the scale and with the unit of a figure: 620000000 as 6.2亿立方米 beside 7.6亿立方米. */
export function printedLike(value: Decimal, { statistic }: Figure): string {
  const scale = statistic.scale ?? 0;
  const word = SCALES[scale];
  return `${format(word === undefined ? value : shift(value, -scale))}${word ?? ''}${statistic.unit?.text ?? ''}`;
}
