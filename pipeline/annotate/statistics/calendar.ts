/** A calendar expression as printed. What is not said is absent. */
export interface DateParts {
  year?: number;
  month?: number;
  day?: number;
  /** 1 to 4; `quarters` counts from the first: 前三季度 is 3. */
  quarter?: number;
  quarters?: number;
  /** Months from January: 前4个月 is 4. */
  months?: number;
  half?: 1 | 2;
  /** Months that end with this month or day: the year to March is 12. */
  ending?: number;
  /** EDTF season: 21 spring to 24 winter. */
  season?: number;
  /** Third of a month: 上旬, 中旬, 下旬. */
  third?: 1 | 2 | 3;
  /** Beginning or end of a year: 年初, 年底. */
  edge?: 'start' | 'end';
  /** 6月末: the end of the month is meant. */
  late?: boolean;
  /** First three digits of the year: 198. */
  decade?: number;
  /** First two digits of the year: 19. */
  century?: number;
  /** Years before the common era. */
  bce?: boolean;
  /** `15:30`. */
  clock?: string;
  /** 去年 is −1 year, 上月 −1 month; `anaphoric` ones are counted from the date the text names (次年).
   * A weekday is the last one that is past, or the next one where the text looks ahead. */
  relative?: { unit: 'year' | 'quarter' | 'month' | 'week' | 'day' | 'weekday'; offset: number; anaphoric?: boolean };
  /** 1 Monday to 7 Sunday. */
  weekday?: number;
  /** 去年同期: the period that the text is about, in this year. */
  samePeriod?: boolean;
  /** A feast that has no fixed day in the calendar, or another time that has no date. */
  feast?: string;
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** TIMEX3 value as printed, with X for what is not said. */
export function timexOf(parts: DateParts): string | undefined {
  const year = yearText(parts);
  const rest = restOf(
    parts,
    (quarter) => `Q${quarter}`,
    (half) => `H${half}`,
  );
  if (rest === undefined && year === 'XXXX') return undefined;
  return `${year}${rest ? `-${rest}` : ''}${parts.clock ? `T${parts.clock}` : ''}`;
}

/** EDTF of a date whose year is known: quarters 33–36, halves 40 and 41, seasons 21–24, `198X`, `19XX`. */
export function edtfOf(parts: DateParts): string | undefined {
  const year = yearText(parts);
  if (year === 'XXXX') return undefined;
  if (parts.quarters) return `${year}-01/${year}-${pad(parts.quarters * 3)}`;
  if (parts.ending && parts.year && parts.month) return endingAt(parts.ending, parts.year, parts.month, parts.day);
  if (parts.months === 12) return year;
  if (parts.months) return `${year}-01/${year}-${pad(parts.months)}`;
  if (parts.third && parts.month) {
    const from = [1, 11, 21][parts.third - 1] ?? 1;
    const to = [10, 20, daysIn(parts.year ?? 2000, parts.month)][parts.third - 1] ?? 10;
    return `${year}-${pad(parts.month)}-${pad(from)}/${year}-${pad(parts.month)}-${pad(to)}`;
  }
  if (parts.edge) return `${year}-${parts.edge === 'start' ? '01' : '12'}`;
  const rest = restOf(
    parts,
    (quarter) => String(32 + quarter),
    (half) => String(39 + half),
  );
  return `${year}${rest ? `-${rest}` : ''}${parts.clock ? `T${parts.clock}` : ''}`;
}

/** The months that end with a month, or with a day in one: the year to 5 April begins on 6 April. */
function endingAt(months: number, year: number, month: number, day?: number): string {
  const whole = day === undefined || day === daysIn(year, month);
  const before = addMonths(year, month, whole ? 1 - months : -months);
  const first = whole ? { ...before, day: 1 } : addDays({ ...before, day }, 1);
  const from = `${pad(first.year, 4)}-${pad(first.month)}`;
  const to = `${pad(year, 4)}-${pad(month)}`;
  return day === undefined ? `${from}/${to}` : `${from}-${pad(first.day)}/${to}-${pad(day)}`;
}

function yearText({ year, decade, century, bce }: DateParts): string {
  if (decade !== undefined) return `${pad(decade, 3)}X`;
  if (century !== undefined) return `${pad(century)}XX`;
  if (year === undefined) return 'XXXX';
  // EDTF counts astronomically: 1 BCE is year 0.
  return bce ? (year === 1 ? '0000' : `-${pad(year - 1, 4)}`) : pad(year, 4);
}

function restOf(parts: DateParts, quarter: (q: number) => string, half: (h: number) => string): string | undefined {
  if (parts.month !== undefined) return `${pad(parts.month)}${parts.day === undefined ? '' : `-${pad(parts.day)}`}`;
  if (parts.quarter) return quarter(parts.quarter);
  if (parts.half) return half(parts.half);
  if (parts.season) return String(parts.season);
  if (parts.day !== undefined) return `XX-${pad(parts.day)}`;
  return parts.year === undefined &&
    parts.clock === undefined &&
    parts.decade === undefined &&
    parts.century === undefined
    ? undefined
    : '';
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the month and day can be: 2月30日 cannot. */
export function isDate(month: number, day = 1): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(2000, month);
}

/** An ISO 8601 calendar date read into parts, or none. */
export function parseIso(date: string | undefined): Required<Pick<DateParts, 'year' | 'month' | 'day'>> | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '');
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
}

type Day = Required<Pick<DateParts, 'year' | 'month' | 'day'>>;

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
function dayNumber({ year, month, day }: Day): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

export function addDays(date: Day, days: number): Day {
  const moved = new Date((dayNumber(date) + days) * 86_400_000);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: Day): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function addMonths(year: number, month: number, months: number): { year: number; month: number } {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}

/** Negative where `a` begins before `b`; compares what both of them say. */
export function compareDates(a: DateParts, b: DateParts): number {
  return (a.year ?? 0) - (b.year ?? 0) || startMonth(a) - startMonth(b) || (a.day ?? 1) - (b.day ?? 1);
}

/** Month in which a part of a year ends. */
export function endMonth(parts: DateParts): number {
  if (parts.month) return parts.month;
  if (parts.quarter) return parts.quarter * 3;
  if (parts.half) return parts.half * 6;
  if (parts.quarters) return parts.quarters * 3;
  return parts.months ?? (parts.edge === 'end' ? 12 : 1);
}

function startMonth(parts: DateParts): number {
  if (parts.month) return parts.month;
  if (parts.quarter) return parts.quarter * 3 - 2;
  if (parts.half) return parts.half === 1 ? 1 : 7;
  return parts.edge === 'end' ? 12 : 1;
}
