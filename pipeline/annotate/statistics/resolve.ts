import type { Statistic } from '../../contract/statistic.ts';
import {
  addDays,
  addMonths,
  compareDates,
  type DateParts,
  daysIn,
  edtfOf,
  endMonth,
  parseIso,
  timexOf,
  weekdayOf,
} from './calendar.ts';
import type { Mention } from './mention.ts';

/** What dates are resolved against. */
export interface Frame {
  text: string;
  docDate: string | undefined;
  /** Whether a character ends a sentence. */
  isSentenceStop(text: string, at: number): boolean;
  /** Whether the clause around a date speaks of the future, so that a date ahead stays ahead. */
  isFuture(start: number, end: number): boolean;
  /** The same for a weekday, which is past unless what stands right before it looks ahead. */
  isDayAhead(start: number, end: number): boolean;
}

interface Known {
  parts: DateParts;
  /** Where it is a range, its beginning. */
  first?: DateParts;
  text: string;
}

/**
 * Fills `timex`, `edtf` and `resolvedFrom` of the dates of a paragraph, in order: what a date does not
 * say comes from the date before it in the sentence, else from the date of the document.
 */
export function resolveDates(mentions: readonly Mention[], frame: Frame): void {
  const today = parseIso(frame.docDate);
  let known: Known | undefined;
  let counted = false;
  let read = 0;
  for (const { statistic, date } of mentions) {
    for (; read < statistic.start; read += 1) if (frame.isSentenceStop(frame.text, read)) known = undefined;
    if (!date) continue;
    const weekday = date.from.relative?.unit === 'weekday';
    const future = (weekday ? frame.isDayAhead : frame.isFuture)(statistic.start, statistic.end);
    const { from, to } = borrow(date.from, date.to);
    const first = complete(from, known, today, future, counted, to);
    if (from.relative && !from.relative.anaphoric) counted = true;
    const last = to
      ? complete(to, { parts: first.parts, text: '' }, today, future, counted)
      : first.last && { parts: first.last };
    const order = last && first.parts.year === last.parts.year && compareDates(first.parts, last.parts) > 0;
    if (order && to?.year === undefined && last.parts.year !== undefined) last.parts.year += 1;
    write(statistic, date, first, last?.parts);
    // Nor is 上一年 what the next 上一年 is counted from.
    const counting = from.relative?.anaphoric && from.relative.unit === 'year';
    if (first.parts.year !== undefined && !counting && !isBaseline(frame.text, statistic)) {
      known = { parts: last?.parts ?? first.parts, ...(last ? { first: first.parts } : {}), text: statistic.text };
    }
  }
}

/** 比上月, 较去年同期: the date of a comparison is not what the sentence is about. */
function isBaseline(text: string, statistic: Statistic): boolean {
  return /[比较]$/.test(text.slice(Math.max(0, statistic.start - 1), statistic.start));
}

/** What one end of a range leaves out, the other says: 2016—2020年, 3日至5日4月. */
function borrow(from: DateParts, to?: DateParts): { from: DateParts; to?: DateParts } {
  if (!to) return { from };
  const later: DateParts = { ...to };
  if (later.day !== undefined && later.month === undefined && from.month !== undefined) later.month = from.month;
  const earlier: DateParts = { ...from };
  if (earlier.day !== undefined && earlier.month === undefined && later.month !== undefined)
    earlier.month = later.month;
  const grain = from.month ?? from.quarter ?? from.day;
  if (earlier.year === undefined && to.year !== undefined && grain !== undefined) earlier.year = to.year;
  return { from: earlier, to: later };
}

interface Completed {
  parts: DateParts;
  /** The same period of another year may be a range. */
  last?: DateParts;
  resolvedFrom?: string;
}

function complete(
  parts: DateParts,
  known: Known | undefined,
  today: ReturnType<typeof parseIso>,
  future: boolean,
  counted: boolean,
  to?: DateParts,
): Completed {
  if (parts.relative?.unit === 'weekday') return weekday(parts, today, future);
  if (parts.relative) return relative(parts, known, today, counted);
  if (parts.samePeriod && parts.year === undefined)
    return known ? { parts: { ...known.parts }, resolvedFrom: known.text } : { parts: {} };
  const saysYear = parts.year !== undefined || parts.decade !== undefined || parts.century !== undefined;
  if (saysYear || (parts.clock && !parts.day && !parts.month)) return { parts };
  const base = known?.parts.year !== undefined ? known.parts : today;
  if (!base?.year) return { parts };
  const out: DateParts = { ...parts, year: base.year };
  if (parts.day !== undefined && parts.month === undefined && base.month !== undefined) out.month = base.month;
  if (!today || future) return { parts: out };
  if (known) {
    // In January, up from December: no year was named, and the one before is meant.
    const isLate = known.parts.year === today.year && !/\d{4}/.test(known.text) && !isAhead(known.parts, today);
    if (isLate && parts.month !== undefined && isAhead(out, today)) out.year = base.year - 1;
    return { parts: out };
  }
  // Told as past but lying ahead: the year (or the month) before.
  const ahead =
    isAhead(out, today) ||
    (to !== undefined && to.year === undefined && to.month !== undefined && isAhead({ ...to, year: base.year }, today));
  if (ahead && parts.month === undefined && parts.day !== undefined)
    return { parts: { ...out, ...addMonths(today.year, today.month, -1) } };
  if (ahead) out.year = base.year - 1;
  return { parts: out };
}

/** Whether a date lies behind the document's: a day after it, a period that ends in a later month. */
function isAhead(parts: DateParts, today: Required<Pick<DateParts, 'year' | 'month' | 'day'>>): boolean {
  if (parts.day !== undefined) return compareDates(parts, today) > 0;
  const month = endMonth(parts);
  return month > today.month || (parts.late === true && month === today.month && today.day < 28);
}

function relative(
  parts: DateParts,
  known: Known | undefined,
  today: ReturnType<typeof parseIso>,
  counted: boolean,
): Completed {
  const step = parts.relative;
  if (!step) return { parts };
  const { relative: _, ...rest } = parts;
  // 7年后 is counted from a point in the past that the text has named (7年前): the date of the document.
  const fromText =
    step.anaphoric &&
    known &&
    (step.unit === 'year' || known.parts.month !== undefined || (step.unit === 'quarter' && known.parts.quarter));
  const base = fromText ? known.parts : today;
  const resolvedFrom = fromText ? known.text : 'docDate';
  if (!base?.year) return { parts: rest };
  if (step.anaphoric && step.offset > 0 && !fromText && !counted) return { parts: rest };
  const offset = step.anaphoric && counted && step.offset > 1 && !fromText ? 0 : step.offset;
  if (parts.samePeriod && known) {
    const { year } = base;
    const [period, last] = [known.first ?? known.parts, known.first && known.parts].map((end) => {
      if (!end) return undefined;
      const { relative: __, ...kept } = end;
      const since = (end.year ?? 0) - (known.parts.year ?? end.year ?? 0);
      return { ...kept, year: year + offset + since };
    });
    return { parts: period ?? {}, ...(last ? { last } : {}), resolvedFrom };
  }
  const { samePeriod: ___, ...kept } = rest;
  switch (step.unit) {
    case 'year':
      return { parts: { ...kept, year: base.year + offset }, resolvedFrom };
    case 'month':
      return { parts: { ...kept, ...addMonths(base.year, base.month ?? 1, offset) }, resolvedFrom };
    case 'quarter': {
      const quarter = (base as DateParts).quarter ?? Math.ceil((base.month ?? 1) / 3);
      const moved = addMonths(base.year, quarter * 3 - 2, offset * 3);
      return { parts: { ...kept, year: moved.year, quarter: Math.ceil(moved.month / 3) }, resolvedFrom };
    }
    default:
      return { parts: { ...kept, ...days(step.unit, offset, parts.weekday, base) }, resolvedFrom };
  }
}

/** On Tuesday, 周三: the last such day, today included, or the next one. */
function weekday(parts: DateParts, today: ReturnType<typeof parseIso>, future: boolean): Completed {
  const { relative: step, weekday: wanted = 1, ...rest } = parts;
  if (!today || !step) return { parts: rest };
  const ahead = step.offset > 0 || (step.offset === 0 && future);
  const since = (weekdayOf(today) - wanted + 7) % 7;
  const away = ahead ? (7 - since) % 7 || 7 : since === 0 && step.offset < 0 ? -7 : -since;
  return { parts: { ...rest, ...addDays(today, away) }, resolvedFrom: 'docDate' };
}

function days(
  unit: 'week' | 'day' | 'weekday',
  offset: number,
  weekday: number | undefined,
  base: DateParts,
): DateParts {
  const { year, month, day } = base;
  if (year === undefined || month === undefined || day === undefined) return {};
  const from = { year, month, day };
  if (unit === 'day') return addDays(from, offset);
  const monday = addDays(from, 1 - weekdayOf(from) + offset * 7);
  return weekday ? addDays(monday, weekday - 1) : { ...monday, weekday: 0 };
}

function write(
  statistic: Statistic,
  printed: { from: DateParts; to?: DateParts },
  first: Completed,
  last?: DateParts,
): void {
  const from = interval(first.parts);
  const resolved = printed.from.relative !== undefined || printed.from.samePeriod !== undefined;
  const to = last ? interval(last) : undefined;
  const edtf = last ? from && to && `${from.split('/')[0]}/${to.split('/').at(-1)}` : from;
  const own = printed.to ? from : edtf;
  const timex = resolved ? own : (yearOnlyRange(printed) ?? timexOf(printed.from));
  const end = printed.to ? timexOf(printed.to) : undefined;
  const text = timex && end && !resolved ? `${timex}..${filled(end, printed)}` : timex;
  if (text !== undefined) statistic.timex = text;
  if (edtf) statistic.edtf = edtf;
  if (edtf && first.resolvedFrom) statistic.resolvedFrom = first.resolvedFrom;
}

/** 2016—2020年: the first number is a year because the second is. */
function yearOnlyRange(printed: { from: DateParts; to?: DateParts }): string | undefined {
  const { from, to } = printed;
  if (!to || from.month !== undefined || from.day === undefined || to.day === undefined) return undefined;
  return to.month === undefined ? undefined : timexOf({ ...from, month: to.month });
}

/** 3月1日到10日: the second end says its month through the first. */
function filled(end: string, { from, to }: { from: DateParts; to?: DateParts }): string {
  if (!to || from.relative) return end;
  const { year, month } = from;
  const out: DateParts = { ...to };
  if (out.month === undefined && out.day !== undefined && month !== undefined) out.month = month;
  if (out.year === undefined && year !== undefined) out.year = year;
  return timexOf(out) ?? end;
}

/** A week is the interval of its seven days; a feast without a fixed day has no date. */
function interval(parts: DateParts): string | undefined {
  if (parts.feast) return undefined;
  if (parts.weekday === 0 && parts.year && parts.month && parts.day) {
    const monday = { year: parts.year, month: parts.month, day: parts.day };
    const { weekday: _, ...from } = parts;
    return `${edtfOf(from)}/${edtfOf(addDays(monday, 6))}`;
  }
  if (parts.month && parts.day && parts.year && parts.day > daysIn(parts.year, parts.month)) return undefined;
  return edtfOf(parts);
}
