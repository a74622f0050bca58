import type { Operator } from '../../../contract/statistic.ts';
import type { Amount } from './amount.ts';

/** Something that can stand under an operator. */
export interface Core {
  start: number;
  end: number;
  amount: Amount;
  /** The upper end of a range. */
  to?: Amount;
  /** The sign of a range that is stated by its middle: 20±2. */
  tolerance?: { start: number; end: number };
}

/** The operators around a number, as found. */
export interface Around {
  start: number;
  op?: Operator;
  span?: { start: number; end: number };
}
