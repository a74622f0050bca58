import type { Statistic } from '../../contract/statistic.ts';
import { type Match, spanOf } from './mention.ts';

/** What found a figure, and how sure it is, from 0 to 1. */
interface Found {
  rule: string;
  confidence: number;
}

/** A name, a programme, a slogan with a number in it. */
export function labelMatch(text: string, start: number, end: number, found: Found): Match {
  const statistic: Statistic = {
    ...spanOf(text, start, end),
    ...{ type: 'statistic', class: 'label', kind: 'name', op: '=' },
    ...found,
  };
  return { end, mentions: [{ statistic }] };
}

/** A place in an order; `value` is a decimal. */
export function rankMatch(text: string, start: number, end: number, value: string, found: Found): Match {
  const statistic: Statistic = {
    ...spanOf(text, start, end),
    ...{ type: 'statistic', class: 'ordinal', kind: 'rank', op: '=', value },
    ...found,
  };
  return { end, mentions: [{ statistic }] };
}

/** What is known of a quantity from its words alone. */
type Meaning = Pick<Statistic, 'kind' | 'value' | 'numerator' | 'denominator'>;

/** A quantity by itself: unit, operator and what stands around it are for who calls. */
export function quantity(
  text: string,
  start: number,
  end: number,
  { kind, ...value }: Meaning,
  found: Found,
): Statistic {
  return {
    ...spanOf(text, start, end),
    ...{ type: 'statistic', class: 'quantity', kind, op: '=' },
    ...value,
    numberSpan: spanOf(text, start, end),
    ...{ operatorSpan: null, unit: null, unitSpan: null, entity: null, property: null, change: null },
    ...found,
  };
}
