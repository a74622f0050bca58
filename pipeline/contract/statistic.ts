import type { Span } from './span.ts';

/** A number as printed: `quantity` measures or counts; the others are kept apart because they do not. */
export type StatisticClass = 'quantity' | 'temporal' | 'ordinal' | 'label';

export type StatisticKind =
  | 'count'
  | 'measure'
  | 'money'
  | 'percent'
  | 'pp'
  | 'fraction'
  | 'multiple'
  | 'ratio'
  | 'duration'
  | 'age'
  | 'score'
  | 'date'
  | 'dateRange'
  | 'time'
  | 'season'
  | 'rank'
  | 'name';

/** `~` about, `<~` nearly, `>~` slightly over; the rest as in mathematics. */
export type Operator = '=' | '~' | '<~' | '>~' | '>' | '>=' | '<' | '<=';

export interface Unit {
  /** As printed, without the 个 of 个月 and 个百分点. */
  text: string;
  kind: 'currency' | 'physical' | 'time' | 'classifier' | 'ratio';
  /** ISO 4217 for money, UCUM for physical units, `day week month year hour`, `percent pp permille`. */
  code?: string;
}

/** How a figure moved, and from what. */
export interface Change {
  direction: 'up' | 'down' | 'flat' | null;
  /** `delta`: the figure is the difference; `level`: the figure is what was reached. */
  form: 'delta' | 'level';
  cue: Span;
  baseline?: Span & { time?: string };
  basis?: 'yoy' | 'mom' | 'qoq' | 'cumulative';
}

/**
 * A number expression with its meaning. Spans exclude the head noun and closing punctuation.
 *
 * Values are decimal strings, never floats: `71.2亿` is `"7120000000"`, `98.6%` is `"98.6"`.
 */
export interface Statistic extends Span {
  type: 'statistic';
  class: StatisticClass;
  kind: StatisticKind;
  op: Operator;
  value?: string;
  min?: string;
  max?: string;
  minInclusive?: boolean;
  maxInclusive?: boolean;
  /** Power of ten of the printed multiplier: 万 4, 亿 8, million 6 (iXBRL `scale`). */
  scale?: number;
  /** Decimals as printed, after scaling: 71.2亿 is -7 (iXBRL `decimals`). */
  precision?: number;
  numerator?: string;
  denominator?: string;
  unit?: Unit | null;
  numberSpan?: Span;
  operatorSpan?: Span | null;
  unitSpan?: Span | null;
  /** What is counted, outside the span: 口罩 of 约71.2亿只口罩. */
  entity?: Span | null;
  /** What is measured: 制造业PMI of 制造业PMI比上月回升16.3个百分点. */
  property?: Span | null;
  change?: Change | null;
  /** When the figure holds, EDTF. */
  time?: string;
  /** TIMEX3 value as printed. */
  timex?: string;
  /** Extended Date/Time Format, intervals inclusive; resolved against the document's date. */
  edtf?: string;
  resolvedFrom?: string;
  /** Figures that share one unit in a list carry the same group. */
  listGroup?: string;
  salience?: 'normal' | 'low';
  /** Name of the rule that fired, such as `zh/count`. */
  rule: string;
  /** 0 to 1. */
  confidence: number;
}
