import { type Match, spanOf } from '../mention.ts';
import { DATED, type Point, readPoint } from './date-point.ts';
import { isPlural } from './entity.ts';
import { opensWord } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { unitAfter } from './units.ts';

const JOINT = /^(?: to | through | until | ?[-–—] ?|\/(?=\d\d(?!\d)))/i;

/** A date, or a range of dates. The words from, since and until stay outside. */
export function date(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at)) return undefined;
  const both = years(p, at);
  if (both) return both;
  const first = readPoint(p, at) ?? dayOf(p, at);
  if (!first) return undefined;
  const between = /between $/i.test(p.text.slice(Math.max(0, at - 8), at));
  const joint = (between ? /^ and /i : JOINT).exec(p.text.slice(first.end, first.end + 9));
  const second = joint
    ? (readPoint(p, first.end + joint[0].length) ??
      shortYear(p, first, first.end + joint[0].length) ??
      lastDay(p, first, first.end + joint[0].length))
    : undefined;
  return second ? found(p, at, first, second) : found(p, at, first);
}

const YEARS = /((?:1[5-9]|20)\d{2}) ?[-–—] ?((?:1[5-9]|20)\d{2})(?![\d%]|,\d|\.\d)/y;
/** Nouns that are counted: 1990–2000 people. */
const NEXT = /^ ([a-z]+)\b/;

/** 2021–2023, wherever they stand: nothing else is written so. */
function years(p: EnglishParagraph, at: number): Match | undefined {
  YEARS.lastIndex = at;
  const match = YEARS.exec(p.text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || from >= to) return undefined;
  const end = at + match[0].length;
  const behind = p.text.slice(end, end + 40);
  if (unitAfter(p.text, end) || (isPlural(NEXT.exec(behind)?.[1] ?? '') && !DATED.test(behind))) return undefined;
  return found(p, at, { end: at + 4, parts: { year: from } }, { end, parts: { year: to } });
}

/** 2019–20, 2024/25. */
function shortYear(p: EnglishParagraph, first: Point, at: number): Point | undefined {
  const match = /^\d{2}(?!\d|%)/.exec(p.text.slice(at, at + 4));
  const { year: from, month } = first.parts;
  if (!match || from === undefined || month !== undefined || !/[-–—/]$/.test(p.text.slice(at - 1, at)))
    return undefined;
  return { end: at + 2, parts: { year: Math.floor(from / 100) * 100 + Number(match[0]) } };
}

/** March 1–10. */
function lastDay(p: EnglishParagraph, first: Point, at: number): Point | undefined {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?(?:, ((?:1[5-9]|20)\d{2}))?(?![\d%])/.exec(p.text.slice(at, at + 12));
  const { month, day } = first.parts;
  if (!match || month === undefined || day === undefined || Number(match[1]) > 31) return undefined;
  return {
    end: at + match[0].length,
    parts: { month, day: Number(match[1]), ...(match[2] ? { year: Number(match[2]) } : {}) },
  };
}

/** The first number of 5–8 March. */
function dayOf(p: EnglishParagraph, at: number): Point | undefined {
  const match = /^(\d{1,2})(?=(?: to | ?[-–—] ?)\d{1,2} [A-Z])/.exec(p.text.slice(at, at + 14));
  if (!match) return undefined;
  const joint = JOINT.exec(p.text.slice(at + match[0].length, at + match[0].length + 9));
  const second = joint ? readPoint(p, at + match[0].length + joint[0].length) : undefined;
  return second?.parts.day && second.parts.month
    ? { end: at + match[0].length, parts: { day: Number(match[0]) } }
    : undefined;
}

function found(p: EnglishParagraph, at: number, first: Point, second?: Point): Match {
  const { parts } = first;
  const period =
    second ||
    parts.quarter ||
    parts.quarters ||
    parts.half ||
    parts.months ||
    parts.ending ||
    parts.decade !== undefined ||
    parts.century !== undefined;
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
  const article = numeral
    ? undefined
    : /^an? (?=(?:day|week|month|year|decade)s? (?:ago|earlier)\b)/i.exec(p.text.slice(at, at + 18));
  if ((!numeral && !article) || numeral?.hedge || numeral?.high || (article && !opensWord(p.text, at)))
    return undefined;
  const from = numeral?.end ?? at + (article?.[0].length ?? 0) - 1;
  const match = /^ (day|week|month|year|decade)s? (?:ago|earlier)\b/.exec(p.text.slice(from, from + 24));
  if (!match) return undefined;
  const count = numeral ? Number(numeral.value.coefficient) : 1;
  const decades = match[1] === 'decade';
  const unit = (decades ? 'year' : match[1]) as 'year';
  return found(p, at, {
    end: from + match[0].length,
    parts: { relative: { unit, offset: -count * (decades ? 10 : 1) } },
  });
}
