import { type DateParts, isDate } from '../calendar.ts';
import { type Match, spanOf } from '../mention.ts';
import { opensWord } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { MONTHS, ORDINALS, SHORT_MONTHS, WEEKDAYS } from './words.ts';

interface Point {
  end: number;
  parts: DateParts;
}

const MONTH = `(${[...MONTHS, ...SHORT_MONTHS, 'sept'].join('|')})`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:1[0-9]|20)\\d{2})';
const QUARTER = '(first|second|third|fourth|final|1st|2nd|3rd|4th)';
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

interface Form {
  pattern: RegExp;
  read(groups: (string | undefined)[]): DateParts | undefined;
}

/** Forms of dates, most specific first; every pattern is bounded in length. */
const FORMS: readonly Form[] = [
  form('(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)', ([, y, m, d]) => full(y, Number(m), d)),
  form(`${MONTH}\\.? ${DAY},? ${YEAR}\\b`, ([, m, d, y]) => full(y, monthOf(m), d)),
  form(`${DAY}(?: of)? ${MONTH}\\.?,? ${YEAR}\\b`, ([, d, m, y]) => full(y, monthOf(m), d)),
  form(`${MONTH}\\.?,?(?: of)? ${YEAR}\\b`, ([, m, y]) => ({ year: Number(y), month: monthOf(m) })),
  form(`${MONTH}\\.? ${DAY}(?![\\d,.]*\\d|%| percent| per cent| million| people)\\b`, ([, m, d]) => full(undefined, monthOf(m), d)),
  form(`${DAY}(?: of)? ${MONTH}\\b`, ([, d, m]) => full(undefined, monthOf(m), d)),
  form(`(?:the )?${QUARTER} quarter of (?:(this|last|next) year|${YEAR}\\b)`, ([, q, w, y]) => ({ quarter: nth(q), ...yearOr(y, w) })),
  form(`(?:the )?${QUARTER} quarter\\b`, ([, q]) => ({ quarter: nth(q) })),
  form(`q([1-4])(?: of)? ?${YEAR}?(?![\\d])`, ([, q, y]) => ({ quarter: Number(q), ...(y ? { year: Number(y) } : {}) })),
  form(`${YEAR} ?q([1-4])\\b`, ([, y, q]) => ({ quarter: Number(q), year: Number(y) })),
  form(`(?:the )?first (three|two) quarters(?: of ${YEAR})?`, ([, n, y]) => ({ quarters: n === 'three' ? 3 : 2, ...(y ? { year: Number(y) } : {}) })),
  form(`(?:the )?(first|second) half of (?:(this|last|next) year|${YEAR}\\b)`, ([, h, w, y]) => ({ half: h === 'first' ? 1 : 2, ...yearOr(y, w) })),
  form(`(?:the )?first (${NUMBERS.join('|')}|\\d{1,2}) months(?: of (?:(this|last|next) year|${YEAR}\\b))?`, ([, n, w, y]) => ({ months: NUMBERS.indexOf(n ?? '') + 1 || Number(n), ...yearOr(y, w) })),
  form(`(?:fy|fiscal(?: year)? )${YEAR}\\b`, ([, y]) => ({ year: Number(y) })),
  form(`(?:the )?(end|beginning|start) of (?:(this|last|next) year|${YEAR}\\b)`, ([, e, w, y]) => ({ edge: e === 'end' ? 'end' : 'start', ...yearOr(y, w) })),
  form(`(?:the |the early |the late )?(1[0-9]|20)(\\d)0s\\b`, ([, c, d]) => ({ decade: Number(`${c}${d}`) })),
  form(`(?:the )?(\\d{1,2})(?:st|nd|rd|th) century\\b`, ([, c]) => ({ century: Number(c) - 1 })),
  form(`(this|last|next) (${MONTHS.join('|')})\\b`, ([, w, m]) => ({ month: monthOf(m), relative: { unit: 'year', offset: offset(w) } })),
  form('(?:the same period (?:of |in )?last year)', () => ({ relative: { unit: 'year', offset: -1 }, samePeriod: true })),
  form('(this|last|next|the previous|the prior|the following) (year|quarter|month|week)\\b', ([, w, u]) => step(w, u)),
  form('(today|yesterday|tomorrow)\\b', ([, w]) => ({ relative: { unit: 'day', offset: ['yesterday', 'today', 'tomorrow'].indexOf(w ?? '') - 1 } })),
  form(`(?:last |this |next )?(${WEEKDAYS.join('|')})\\b`, ([, w]) => ({ weekday: WEEKDAYS.indexOf(w ?? '') + 1, feast: 'weekday' })),
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
  return { relative: { unit: unit as 'year', offset: offset(word), ...(/^the/.test(word ?? '') || (unit === 'month' && offset(word) < 0) ? { anaphoric: true } : {}) } };
}

/** A date at a place; the words March and May alone need their capital letter, `second` its noun. */
function readPoint(p: EnglishParagraph, at: number): Point | undefined {
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = at;
    const match = pattern.exec(p.text);
    if (!match) continue;
    const parts = read(match.map((group) => group?.toLowerCase()));
    const lowerMonth = parts?.month !== undefined && /^[a-z]/.test(match[0]) && !/^the |^this |^last |^next /.test(match[0]);
    if (!parts || lowerMonth || isModal(match[0], p.text, at)) continue;
    return { end: at + match[0].length, parts };
  }
  return clock(p, at) ?? year(p, at);
}

/** May and March that open a sentence may be verbs: a month alone must follow a preposition. */
function isModal(word: string, text: string, at: number): boolean {
  const lone = /^(?:may|march|mar|jan|sun|sat)$/i.test(word);
  return lone && !/\b(?:in|since|by|from|until|till|to|of|last|this|next|during|for|before|after|through|and|early|late|mid)[ -]$/i.test(text.slice(Math.max(0, at - 8), at));
}

const CLOCK = /(\d{1,2})(?::(\d{2}))? ?(a\.?m\.?|p\.?m\.?)(?![A-Za-z])|(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])/iy;

function clock(p: EnglishParagraph, at: number): Point | undefined {
  CLOCK.lastIndex = at;
  const match = /\d/.test(p.text[at] ?? ' ') ? CLOCK.exec(p.text) : null;
  if (!match) return undefined;
  const late = /^p/i.test(match[3] ?? '');
  const hour = (Number(match[1] ?? match[4]) % (match[3] ? 12 : 25)) + (late ? 12 : 0);
  const minute = Number(match[2] ?? match[5] ?? 0);
  if (hour > 24 || minute > 59) return undefined;
  const text = match[3] && match[0].endsWith('.') && /(?:^|\s)$/.test(p.text[at + match[0].length] ?? '') ? match[0] : match[0];
  return { end: at + text.length, parts: { clock: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` } };
}

const LONE_YEAR = /((?:1[5-9]|20)\d{2})(?![\d%]|,\d|\.\d)/y;
const BEFORE_YEAR = /(?:\b(?:in|since|by|from|until|till|of|during|before|after|through|to|between|and|for|around|than|early|late|mid|year|end|spring|summer|autumn|fall|winter|over|at|on|with)[ -]|[-–—(])$/i;

/** 2020, where a preposition or the other end of a range says that it is a year. */
function year(p: EnglishParagraph, at: number): Point | undefined {
  LONE_YEAR.lastIndex = at;
  const match = LONE_YEAR.exec(p.text);
  if (!match?.[1]) return undefined;
  const before = BEFORE_YEAR.test(p.text.slice(Math.max(0, at - 8), at));
  const opens = at === 0 || /[.;:!?] ?$/.test(p.text.slice(Math.max(0, at - 2), at));
  const after = /^(?:[,.;:)?!]|$|[-–—](?:\d|$)| (?:and|to|was|were|is|will|saw|the|when|as|but|on|for|from|compared|at|by|has|had|in|–|to)\b|'s|’s)/.test(p.text.slice(at + 4, at + 14));
  return (before && after) || (opens && after) ? { end: at + 4, parts: { year: Number(match[1]) } } : undefined;
}

const JOINT = /^(?: to | through | until | ?[-–—] ?)/i;

/** A date, or a range of dates. The words from, since and until stay outside. */
export function date(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at)) return undefined;
  const first = readPoint(p, at) ?? dayOf(p, at);
  if (!first) return undefined;
  const between = /between $/i.test(p.text.slice(Math.max(0, at - 8), at));
  const joint = (between ? /^ and /i : JOINT).exec(p.text.slice(first.end, first.end + 9));
  const second = joint ? (readPoint(p, first.end + joint[0].length) ?? shortYear(p, first, first.end + joint[0].length) ?? lastDay(p, first, first.end + joint[0].length)) : undefined;
  return second ? found(p, at, first, second) : found(p, at, first);
}

/** 2019–20. */
function shortYear(p: EnglishParagraph, first: Point, at: number): Point | undefined {
  const match = /^\d{2}(?!\d|%)/.exec(p.text.slice(at, at + 4));
  const { year: from, month } = first.parts;
  if (!match || from === undefined || month !== undefined || !/[-–—]$/.test(p.text.slice(at - 1, at))) return undefined;
  return { end: at + 2, parts: { year: Math.floor(from / 100) * 100 + Number(match[0]) } };
}

/** March 1–10. */
function lastDay(p: EnglishParagraph, first: Point, at: number): Point | undefined {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?(?:, ((?:1[5-9]|20)\d{2}))?(?![\d%])/.exec(p.text.slice(at, at + 12));
  const { month, day } = first.parts;
  if (!match || month === undefined || day === undefined || Number(match[1]) > 31) return undefined;
  return { end: at + match[0].length, parts: { month, day: Number(match[1]), ...(match[2] ? { year: Number(match[2]) } : {}) } };
}

/** The first number of 5–8 March. */
function dayOf(p: EnglishParagraph, at: number): Point | undefined {
  const match = /^(\d{1,2})(?=(?: to | ?[-–—] ?)\d{1,2} [A-Z])/.exec(p.text.slice(at, at + 14));
  if (!match) return undefined;
  const joint = JOINT.exec(p.text.slice(at + match[0].length, at + match[0].length + 9));
  const second = joint ? readPoint(p, at + match[0].length + joint[0].length) : undefined;
  return second?.parts.day && second.parts.month ? { end: at + match[0].length, parts: { day: Number(match[0]) } } : undefined;
}

function found(p: EnglishParagraph, at: number, first: Point, second?: Point): Match {
  const { parts } = first;
  const period = second || parts.quarter || parts.quarters || parts.half || parts.months || parts.decade !== undefined || parts.century !== undefined;
  const end = (second ?? first).end;
  const statistic = {
    ...spanOf(p.text, at, end),
    type: 'statistic' as const,
    class: 'temporal' as const,
    kind: (period ? 'dateRange' : parts.clock && !parts.day ? 'time' : 'date') as 'date',
    op: '=' as const,
    rule: second ? 'en/date-range' : 'en/date',
    confidence: 0.9,
  };
  return { end, mentions: [{ statistic, date: { from: parts, ...(second ? { to: second.parts } : {}) } }] };
}

/** Seven years ago, 10 days later: a point counted from the document's date. */
export function distance(p: EnglishParagraph, at: number): Match | undefined {
  const numeral = opensWord(p.text, at) ? p.numeral(at) : undefined;
  const article = numeral ? undefined : /^an? (?=(?:day|week|month|year|decade)s? (?:ago|earlier)\b)/i.exec(p.text.slice(at, at + 18));
  if ((!numeral && !article) || numeral?.hedge || numeral?.high || (article && !opensWord(p.text, at))) return undefined;
  const from = numeral?.end ?? at + (article?.[0].length ?? 0) - 1;
  const match = /^ (day|week|month|year|decade)s? (?:ago|earlier)\b/.exec(p.text.slice(from, from + 24));
  if (!match) return undefined;
  const count = numeral ? Number(numeral.value.coefficient) : 1;
  const decades = match[1] === 'decade';
  const unit = (decades ? 'year' : match[1]) as 'year';
  return found(p, at, { end: from + match[0].length, parts: { relative: { unit, offset: -count * (decades ? 10 : 1) } } });
}
