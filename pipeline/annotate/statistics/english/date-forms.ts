import { type DateParts, isDate } from '../calendar.ts';
import { MONTHS, ORDINALS, SHORT_MONTHS, WEEKDAYS } from './words.ts';

/** Source of a pattern for the name of a month, with one group. */
export const MONTH = `(${[...MONTHS, ...SHORT_MONTHS, 'sept'].join('|')})`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:1[0-9]|20)\\d{2})';
const QUARTER = '(first|second|third|fourth|final|1st|2nd|3rd|4th)';
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A day by its number alone. */
const DAY_NAMED = '(\\d{1,2})(?:st|nd|rd|th)';
/** Behind a noun phrase that ends here: no noun follows. */
const CLAUSE_GOES_ON =
  '(?=[,.;:)!?]|$| (?:and|but|or|when|while|as|after|before|with|at|on|from|compared|because|if|was|were|is|are|will|would|had|has|have|saw|this|last|next)\\b)';

/** Months of a part of a year. */
const PARTS: Readonly<Record<string, number>> = { year: 12, half: 6, quarter: 3 };

interface Form {
  pattern: RegExp;
  read(groups: (string | undefined)[]): DateParts | undefined;
}

/** Forms of dates, most specific first; every pattern is bounded in length. */
export const FORMS: readonly Form[] = [
  form(
    `(?:the )?(?:(${NUMBERS.join('|')}|\\d{1,2}) months|(half|quarter|year)) (?:to|ended|ending)(?: in)?(?: the end of)? (?:${DAY} )?${MONTH}(?: ${DAY}(?!\\d))?(?:,? ${YEAR})?\\b`,
    ([, n, part, before, m, after, y]) => {
      const ending = part ? (PARTS[part] ?? 12) : NUMBERS.indexOf(n ?? '') + 1 || Number(n);
      const day = before ?? after;
      const date = day === undefined ? { month: monthOf(m) } : full(undefined, monthOf(m), day);
      return date && { ...date, ending, ...(y ? { year: Number(y) } : {}) };
    },
  ),
  form('(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)', ([, y, m, d]) => full(y, Number(m), d)),
  form(`${MONTH}\\.? ${DAY},? ${YEAR}\\b`, ([, m, d, y]) => full(y, monthOf(m), d)),
  form(`${DAY}(?: of)? ${MONTH}\\.?,? ${YEAR}\\b`, ([, d, m, y]) => full(y, monthOf(m), d)),
  form(`${MONTH}\\.?,?(?: of)? ${YEAR}\\b`, ([, m, y]) => ({ year: Number(y), month: monthOf(m) })),
  form(`${MONTH}\\.? ${DAY}(?![\\d,.]*\\d|%| percent| per cent| million| people)\\b`, ([, m, d]) =>
    full(undefined, monthOf(m), d),
  ),
  form(`${DAY}(?: of)? ${MONTH}\\b`, ([, d, m]) => full(undefined, monthOf(m), d)),
  form(`(?:the )?${QUARTER} quarter of (?:(this|last|next) year|${YEAR}\\b)`, ([, q, w, y]) => ({
    quarter: nth(q),
    ...yearOr(y, w),
  })),
  form(`(?:the )?${QUARTER} quarter\\b`, ([, q]) => ({ quarter: nth(q) })),
  form(`q([1-4])(?:(?: of)? ?${YEAR})?(?!\\d)`, ([, q, y]) => ({
    quarter: Number(q),
    ...(y ? { year: Number(y) } : {}),
  })),
  form(`${YEAR} ?q([1-4])\\b`, ([, y, q]) => ({ quarter: Number(q), year: Number(y) })),
  form(`(?:the )?first (three|two) quarters(?: of ${YEAR})?`, ([, n, y]) => ({
    quarters: n === 'three' ? 3 : 2,
    ...(y ? { year: Number(y) } : {}),
  })),
  form(
    `(?<=\\b(?:in|during|for|over|of|from|through|than|into|by) )the (first|second) half${CLAUSE_GOES_ON}`,
    ([, h]) => ({ half: h === 'first' ? 1 : 2 }),
  ),
  form(`(?<=\\b(?:by|on|until|before|after|from|since) )the ${DAY_NAMED}${CLAUSE_GOES_ON}`, ([, d]) =>
    Number(d) <= 31 ? { day: Number(d) } : undefined,
  ),
  form('(?:the )?(first|second) half of the year\\b', ([, h]) => ({ half: h === 'first' ? 1 : 2 })),
  form(`(?:the )?(first|second) half of (?:(this|last|next) year|${YEAR}\\b)`, ([, h, w, y]) => ({
    half: h === 'first' ? 1 : 2,
    ...yearOr(y, w),
  })),
  form(
    `(?:the )?first (${NUMBERS.join('|')}|\\d{1,2}) months(?: of (?:(this|last|next) year|${YEAR}\\b))?`,
    ([, n, w, y]) => ({ months: NUMBERS.indexOf(n ?? '') + 1 || Number(n), ...yearOr(y, w) }),
  ),
  form(`(?:fy ?|(?:fiscal|financial)(?: year)? )${YEAR}\\b`, ([, y]) => ({ year: Number(y) })),
  form('fy ?(\\d{2})\\b', ([, y]) => ({ year: 2000 + Number(y) })),
  form(`(?:the )?(end|beginning|start) of (?:(this|last|next) year|${YEAR}\\b)`, ([, e, w, y]) => ({
    edge: e === 'end' ? 'end' : 'start',
    ...yearOr(y, w),
  })),
  form(`(?:the )?(?:(?:early|mid|late)[- ])?(1[0-9]|20)(\\d)0s\\b`, ([, c, d]) => ({ decade: Number(`${c}${d}`) })),
  form(`(?:the )?(\\d{1,2})(?:st|nd|rd|th) century\\b`, ([, c]) => ({ century: Number(c) - 1 })),
  form(`(this|last|next) (${MONTHS.join('|')})\\b`, ([, w, m]) => ({
    month: monthOf(m),
    relative: { unit: 'year', offset: offset(w) },
  })),
  form('(?:the same period (?:of |in )?last year)', () => ({
    relative: { unit: 'year', offset: -1 },
    samePeriod: true,
  })),
  form('(this|last|next|the previous|the prior|the following) (year|quarter|month|week)\\b', ([, w, u]) => step(w, u)),
  form('(today|yesterday|tomorrow)\\b', ([, w]) => ({
    relative: { unit: 'day', offset: ['yesterday', 'today', 'tomorrow'].indexOf(w ?? '') - 1 },
  })),
  // Thursday, Friday and Sunday nights are no days of a calendar.
  form(
    `(?:(last|this|next) )?(${WEEKDAYS.join('|')})\\b(?!(?:,? (?:and |or )?(?:${WEEKDAYS.join('|')}))* (?:night|morning|evening|afternoon|service|sailing)s\\b)`,
    ([, which, w]) => ({
      weekday: WEEKDAYS.indexOf((w ?? '').toLowerCase()) + 1,
      relative: { unit: 'weekday', offset: offset(which) },
    }),
  ),
  form(`(?:${WEEKDAYS.join('|')})\\b`, () => ({ feast: 'weekday' })),
  form(`${MONTH}\\b`, ([, m]) => ({ month: monthOf(m) })),
];

function form(source: string, read: (groups: (string | undefined)[]) => DateParts | undefined): Form {
  return { pattern: new RegExp(source, 'iy'), read };
}

function full(year: string | undefined, month: number, day: string | undefined): DateParts | undefined {
  if (!isDate(month, Number(day))) return undefined;
  return { ...(year === undefined ? {} : { year: Number(year) }), month, day: Number(day) };
}

function monthOf(name: string | undefined): number {
  const short = (name ?? '').slice(0, 3).toLowerCase();
  return SHORT_MONTHS.indexOf(short) + 1;
}

function nth(word: string | undefined): number {
  const name = (word ?? '').toLowerCase();
  return name === 'final' ? 4 : (ORDINALS.get(name) ?? Number.parseInt(name, 10));
}

function offset(word: string | undefined): number {
  return /last|previous|prior/.test(word ?? '') ? -1 : /next|following/.test(word ?? '') ? 1 : 0;
}

function yearOr(year: string | undefined, word: string | undefined): DateParts {
  if (year !== undefined) return { year: Number(year) };
  return word === undefined ? {} : { relative: { unit: 'year', offset: offset(word) } };
}

function step(word: string | undefined, unit: string | undefined): DateParts {
  return {
    relative: {
      unit: unit as 'year',
      offset: offset(word),
      ...(/^the/.test(word ?? '') || (unit === 'month' && offset(word) < 0) ? { anaphoric: true } : {}),
    },
  };
}
