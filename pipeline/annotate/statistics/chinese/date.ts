import type { DateParts } from '../calendar.ts';
import { type Match, type Rule, spanOf } from '../mention.ts';
import { type Point, readPoint } from './date-point.ts';
import { ALONE, DAY_PARTS, FEASTS, PERIOD_WORDS, YEAR_WORDS } from './date-words.ts';
import { NUMERAL_OPENINGS } from './han-numeral.ts';
import type { Paragraph } from './paragraph.ts';

const SEPARATOR = /^(?:——|--|[至到\-—–－～~─])/;

/** A calendar date, period, or range of them. */
export const date: Rule<Paragraph> = {
  opens: [
    ...'第前公元',
    ...NUMERAL_OPENINGS,
    ...[YEAR_WORDS, PERIOD_WORDS, ALONE, FEASTS, DAY_PARTS].flatMap((words) => [...words.openings()]),
  ],
  find: findDate,
};

function findDate(p: Paragraph, at: number): Match | undefined {
  const range = numberRange(p, at);
  if (range) return datesFound(p, range.from, range.to);
  const from = readPoint(p, at);
  if (!from) return undefined;
  const months = isYearAlone(from.parts) ? numberRange(p, from.end) : undefined;
  if (months && months.to.parts.year === undefined) {
    return datesFound(p, { start: at, end: from.end, parts: { ...from.parts, ...months.from.parts } }, months.to);
  }
  const separator = SEPARATOR.exec(p.text.slice(from.end, from.end + 2));
  const to = separator ? readPoint(p, from.end + separator[0].length) : undefined;
  return to && fits(from.parts, to.parts) ? datesFound(p, from, to) : datesFound(p, from);
}

/** 2024年 of 2024年1—3月. */
function isYearAlone({ year, relative, ...rest }: DateParts): boolean {
  return (year !== undefined || relative?.unit === 'year') && Object.keys(rest).length === 0;
}

/** A range ends in a date of the same grain: 3月至4月, 3月1日到10日, but not 春节到4月1日. */
function fits(from: DateParts, to: DateParts): boolean {
  const grain = (parts: DateParts) =>
    parts.clock ? 'clock' : parts.day ? 'day' : parts.month ? 'month' : parts.quarter ? 'quarter' : 'year';
  return (
    grain(from) === grain(to) || (from.year !== undefined && to.month !== undefined) || from.relative !== undefined
  );
}

export function datesFound(p: Paragraph, from: Point, to?: Point): Match {
  const end = (to ?? from).end;
  const { parts } = from;
  const kind =
    to || isPeriod(parts) ? 'dateRange' : parts.clock && !parts.day ? 'time' : parts.season ? 'season' : 'date';
  const statistic = {
    ...spanOf(p.text, from.start, end),
    type: 'statistic' as const,
    class: 'temporal' as const,
    kind: kind as 'date',
    op: '=' as const,
    rule: to ? 'zh/date-range' : 'zh/date',
    confidence: 0.95,
  };
  return { end, mentions: [{ statistic, date: { from: parts, ...(to ? { to: to.parts } : {}) } }] };
}

function isPeriod(parts: DateParts): boolean {
  return (
    Boolean(parts.quarter || parts.quarters || parts.half || parts.third || parts.months) ||
    parts.decade !== undefined ||
    parts.century !== undefined
  );
}

/** 1—4月, 3至5日, 2016—2020年, 一至三季度: the unit stands only behind the second number. */
function numberRange(p: Paragraph, at: number): { from: Point; to: Point } | undefined {
  const low = p.numeral(at);
  if (!low || low.hedge || low.spread || low.scale !== undefined || low.precision > 0) return undefined;
  const separator = SEPARATOR.exec(p.text.slice(low.end, low.end + 2));
  const high = separator ? readPoint(p, low.end + separator[0].length) : undefined;
  if (!high) return undefined;
  const value = Number(low.value.coefficient);
  const field = (['day', 'month', 'quarter', 'year'] as const).find((name) => high.parts[name] !== undefined);
  if (!field || high.parts.clock || high.parts.relative || high.parts.edge || value < 1) return undefined;
  const year = field === 'year';
  if (year !== value >= 1000 || value >= (high.parts[field] ?? 0)) return undefined;
  if (field === 'day' && high.parts.month !== undefined) return undefined;
  if (field === 'month' && high.parts.day !== undefined) return undefined;
  return { from: { start: at, end: low.end, parts: { [field]: value } }, to: high };
}
