import type { DateParts } from '../calendar.ts';
import { FORMS, MONTH } from './date-forms.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { unitAfter } from './units.ts';
import { WEEKDAYS } from './words.ts';

/** A point or period, and where it ends. */
export interface Point {
  end: number;
  parts: DateParts;
}

/** A date at a place; the words March and May alone need their capital letter, `second` its noun. */
export function readPoint(p: EnglishParagraph, at: number): Point | undefined {
  const dated = weekdayOf(p, at);
  if (dated) return dated;
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = at;
    const match = pattern.exec(p.text);
    if (!match) continue;
    const parts = read(match.map((group) => group?.toLowerCase()));
    const lowerMonth =
      parts?.month !== undefined && /^[a-z]/.test(match[0]) && !/^the |^this |^last |^next /.test(match[0]);
    if (!parts || lowerMonth || isModal(match[0], p.text, at)) continue;
    return { end: at + match[0].length, parts };
  }
  return clock(p, at) ?? year(p, at);
}

const WEEKDAY = new RegExp(`(?:${WEEKDAYS.join('|')}),? (?=\\d|[A-Z])`, 'iy');

/** Friday 4 April, Tuesday, March 5: the weekday belongs to the date. */
function weekdayOf(p: EnglishParagraph, at: number): Point | undefined {
  WEEKDAY.lastIndex = at;
  const weekday = WEEKDAY.exec(p.text)?.[0];
  const point = weekday === undefined ? undefined : readPoint(p, at + weekday.length);
  return point?.parts.day !== undefined && point.parts.month !== undefined ? point : undefined;
}

const LONE = /^(?:may|march|mar|jan|sun|sat)$/i;
const BEFORE_LONE =
  /\b(?:in|since|by|from|until|till|to|of|last|this|next|during|for|before|after|through|and|early|late|mid)[ -]$/i;
const MONTH_BEFORE = new RegExp(`\\b${MONTH}\\.? ?[-–—] ?$`, 'i');
const MONTH_BEHIND = new RegExp(`^\\.? ?[-–—] ?${MONTH}\\b`, 'i');

/** May and March may be verbs: alone they must follow a preposition, stand in a range, or be all there is, as in a table. */
function isModal(word: string, text: string, at: number): boolean {
  if (!LONE.test(word) || text.trim() === word) return false;
  const before = text.slice(Math.max(0, at - 14), at);
  const behind = text.slice(at + word.length, at + word.length + 14);
  return !(BEFORE_LONE.test(before) || MONTH_BEFORE.test(before) || MONTH_BEHIND.test(behind));
}

const CLOCK = /(\d{1,2})(?:[:.](\d{2}))? ?([ap]\.m\.?|[ap]m)(?![A-Za-z])|(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])/iy;

function clock(p: EnglishParagraph, at: number): Point | undefined {
  CLOCK.lastIndex = at;
  const match = /\d/.test(p.text[at] ?? ' ') ? CLOCK.exec(p.text) : null;
  if (!match) return undefined;
  const late = /^p/i.test(match[3] ?? '');
  const hour = (Number(match[1] ?? match[4]) % (match[3] ? 12 : 25)) + (late ? 12 : 0);
  const minute = Number(match[2] ?? match[5] ?? 0);
  if (hour > 24 || minute > 59) return undefined;
  return {
    end: at + match[0].length,
    parts: { clock: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` },
  };
}

const LONE_YEAR = /((?:1[5-9]|20)\d{2})(?![\d%]|,\d|\.\d)/y;
const BEFORE_YEAR =
  /(?:\b(?:in|since|by|from|until|till|of|during|before|after|through|to|between|and|for|around|than|early|late|mid|year|end|spring|summer|autumn|fall|winter|over|at|on|with)[ -]|[-–—(])$/i;

/** Nouns that a year tells from others of their kind. */
export const DATED =
  /^ (?:[a-z-]+ ){0,2}(?:levels?|prices?|figures?|data|results|elections?|census|budget|season|accounts|estimates?|targets?|peak|report|survey|review|study|law|act|plan|agreement|treaty|edition|version|strategy|forecast|rates|position|crisis|recession|war|earthquake|pandemic|outbreak|summit|conference|constitution|coup)\b/;
const DETERMINER = /(?:^|\s)(?:the|its|their|his|her|our|this|that|an?) $/i;

/** A 2019 report, its 2030 target, at 2015 prices, the 2020 Olympics: the year says which. */
function isAttribute(p: EnglishParagraph, at: number): boolean {
  const before = p.text.slice(Math.max(0, at - 8), at);
  const behind = p.text.slice(at + 4, at + 44);
  if (DATED.test(behind) && /[a-z] $/i.test(before)) return true;
  if (!DETERMINER.test(before) || unitAfter(p.text, at + 4)) return false;
  return /^ [A-Z][a-z]/.test(behind) || (/\san? $/i.test(` ${before}`) && /^ [a-z]{3,}/.test(behind));
}

/** 2020, where a preposition or the other end of a range says that it is a year. */
function year(p: EnglishParagraph, at: number): Point | undefined {
  LONE_YEAR.lastIndex = at;
  const match = LONE_YEAR.exec(p.text);
  if (!match?.[1]) return undefined;
  const before = BEFORE_YEAR.test(p.text.slice(Math.max(0, at - 8), at));
  const opens = at === 0 || /[.;:!?] ?$/.test(p.text.slice(Math.max(0, at - 2), at));
  const after =
    /^(?:[,.;:)?!]|$|[-–—](?:\d|$)|\/\d\d(?!\d)| (?:and|to|was|were|is|will|saw|the|when|as|but|on|for|from|compared|at|by|has|had|in|–|we|they|it|he|she|I|there|this|that|these|those|our|its|their|his|her|an?|which|who|where|because|if|or|then|under|after|before|alone)\b|'s|’s)/.test(
      p.text.slice(at + 4, at + 14),
    );
  return (before && after) || (opens && after) || isAttribute(p, at)
    ? { end: at + 4, parts: { year: Number(match[1]) } }
    : undefined;
}
