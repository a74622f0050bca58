import type { Operator, Statistic } from '../../contract/statistic.ts';
import { add, type Decimal, format, step } from './decimal.ts';

type Bounds = Pick<Statistic, 'op' | 'value' | 'min' | 'max' | 'minInclusive' | 'maxInclusive'>;

/** Value and bounds of one number under an operator. */
export function bounded(op: Operator, value: Decimal): Bounds {
  const text = format(value);
  switch (op) {
    case '>':
    case '>=':
      return { op, value: text, min: text, minInclusive: op === '>=' };
    case '<':
    case '<=':
      return { op, value: text, max: text, maxInclusive: op === '<=' };
    default:
      return { op, value: text };
  }
}

/** A closed interval: 15～20, 两三, between 5 and 7. */
export function between(op: Operator, low: Decimal, high: Decimal): Bounds {
  return { op, min: format(low), minInclusive: true, max: format(high), maxInclusive: true };
}

/** A round number of which only the magnitude is known: 数百 is [200, 1000). */
export function magnitude(low: Decimal, high: Decimal): Bounds {
  return { op: '>=', min: format(low), minInclusive: true, max: format(high), maxInclusive: false };
}

/**
 * 多, 余, 几, -odd after a number: more than it, and less than one more in the place of its last digit
 * that is not zero (140多 lies in (140, 150)).
 */
export function odd(value: Decimal, by: Decimal = step(value)): Bounds {
  const text = format(value);
  return { op: '>', value: text, min: text, minInclusive: false, max: format(add(value, by)), maxInclusive: false };
}
