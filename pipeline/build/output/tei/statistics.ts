import type { Attributes } from 'xastscript';
import type { Operator, StatisticAnnotation, StatisticKind } from '../../../contract/index.ts';
import { dateAttributes } from './dates.ts';
import { oneWord, words } from './text.ts';

/** An element of TEI without what is in it. */
export interface Shell {
  name: string;
  attributes: Attributes;
  /** An element around all of its content. */
  inner?: Shell;
}

/** How a figure stands to its value, in words: the name of the operator is no name in XML. */
const OPERATORS: Record<Operator, string | undefined> = {
  '=': undefined,
  '~': 'about',
  '<~': 'nearly',
  '>~': 'slightlyOver',
  '>': 'moreThan',
  '>=': 'atLeast',
  '<': 'lessThan',
  '<=': 'atMost',
};

/** Kinds that are numbers alone; a unit or a commodity makes the others measures. (TEI P5, §3.6.3) */
const NUMBERS: Partial<Record<StatisticKind, string>> = {
  percent: 'percentage',
  fraction: 'fraction',
  multiple: 'multiple',
  ratio: 'ratio',
  rank: 'ordinal',
  name: 'label',
};

const DATES: Partial<Record<StatisticKind, 'date' | 'time'>> = {
  date: 'date',
  dateRange: 'date',
  season: 'date',
  time: 'time',
};

/** The element for a number expression: `date`, `time`, `num`, or `measure`, around a `num` where it has bounds. */
export function statisticShell(statistic: StatisticAnnotation): Shell {
  const { kind, op } = statistic;
  const date = DATES[kind];
  if (date) return { name: date, attributes: dateAttributes(statistic.edtf, statistic.timex) };
  const type = NUMBERS[kind];
  if (type) {
    const attributes = { type, subtype: OPERATORS[op], value: numberOf(statistic), ...bounds(statistic) };
    return { name: 'num', attributes };
  }
  const { min, max, unit, entity } = statistic;
  // A measure gives one quantity; bounds are attributes of a number.
  const inner = { name: 'num', attributes: { value: statistic.value, ...bounds(statistic) } };
  return {
    name: 'measure',
    attributes: {
      type: kind,
      subtype: OPERATORS[op],
      quantity: statistic.value,
      unit: unit ? oneWord(unit.code ?? unit.text) : 'count',
      commodity: entity ? words(entity.text) : undefined,
    },
    ...((min !== undefined || max !== undefined) && { inner }),
  };
}

const bounds = ({ min, max }: StatisticAnnotation): Attributes => ({ atLeast: min, atMost: max });

/** `teidata.numeric` takes a fraction of whole numbers as it is, so that a third stays one. */
function numberOf({ kind, value, numerator, denominator }: StatisticAnnotation): string | undefined {
  const whole = /^-?\d+$/;
  const exact = kind === 'fraction' && whole.test(numerator ?? '') && whole.test(denominator ?? '');
  return exact ? `${numerator}/${denominator}` : value;
}
