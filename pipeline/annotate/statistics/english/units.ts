import type { StatisticKind, Unit } from '../../../contract/statistic.ts';
import { type Entry, Lexicon, words } from '../../lexicon.ts';
import { CURRENCY_SIGNS, ENGLISH_CURRENCIES } from '../data/currencies.ts';
import { ENGLISH_MEASURES, MEASURES } from '../data/measures.ts';

export interface EnglishUnit {
  unit: Unit;
  kind: StatisticKind;
}

const TIME: Readonly<Record<string, string>> = {
  second: 'second/seconds',
  minute: 'minute/minutes min mins',
  hour: 'hour/hours hr hrs',
  day: 'day/days',
  week: 'week/weeks',
  month: 'month/months',
  quarter: 'quarters',
  year: 'year/years yr yrs',
  decade: 'decade/decades',
  century: 'century/centuries',
  fortnight: 'fortnight',
};
const RATIO: Readonly<Record<string, [string, StatisticKind, string]>> = {
  percent: ['percent', 'percent', '% percent per_cent pct percents'],
  pp: ['pp', 'pp', 'percentage_points percentage_point percentage-point percentage-points pp ppts ppt'],
  bp: ['bp', 'pp', 'basis_points basis_point basis-point bps bp'],
  times: ['times', 'multiple', 'times -fold fold times_as_many'],
};

const entries: [string, EnglishUnit][] = [];
function enter(list: string, meaning: (text: string) => EnglishUnit): void {
  for (const word of words(list.replaceAll('/', ' '))) {
    const text = word.replaceAll('_', ' ');
    entries.push([text, meaning(text)]);
  }
}
for (const [code, list] of Object.entries(MEASURES)) {
  const signs = words(list).filter((word) => /^[A-Za-z0-9%²³°℃℉Ωμµ/·^]+$/u.test(word));
  for (const text of signs) entries.push([text, { kind: 'measure', unit: { text, kind: 'physical', code } }]);
}
for (const [code, list] of Object.entries(ENGLISH_MEASURES))
  enter(list, (text) => ({ kind: 'measure', unit: { text, kind: 'physical', code } }));
for (const [code, list] of Object.entries(ENGLISH_CURRENCIES))
  enter(list, (text) => ({ kind: 'money', unit: { text, kind: 'currency', code } }));
// Parts of a currency have no code of their own, and cents belong to many.
enter('pence penny p cent/cents', (text) => ({ kind: 'money', unit: { text, kind: 'currency' } }));
for (const [code, list] of Object.entries(TIME))
  enter(list, (text) => ({ kind: 'duration', unit: { text, kind: 'time', code } }));
for (const [code, kind, list] of Object.values(RATIO))
  enter(list, (text) => ({ kind, unit: { text, kind: 'ratio', code } }));
enter('point/points', (text) => ({ kind: 'score', unit: { text, kind: 'classifier' } }));
enter('years_old year-old years_of_age -year-olds year-olds', (text) => ({
  kind: 'age',
  unit: { text, kind: 'time', code: 'year' },
}));

// Degrees are written without their sign in news: 6C, 41F.
for (const [text, code] of [
  ['C', 'Cel'],
  ['F', '[degF]'],
] as const)
  entries.push([text, { kind: 'measure', unit: { text, kind: 'physical', code } }]);

const UNITS = new Lexicon(entries);
const SIGNS = new Lexicon(
  Object.entries(CURRENCY_SIGNS).flatMap(([code, list]) => words(list).map((sign) => [sign, code] as const)),
);

/** A unit behind a number: 10 days, 5%, 12-month, 20kg. */
export function unitAfter(text: string, end: number): (Entry<EnglishUnit> & { start: number }) | undefined {
  const rate = rateAfter(text, end);
  if (rate) return rate;
  const joint = /[ \u00a0-]/.test(text[end] ?? '') ? 1 : 0;
  const whole = (word: Entry<EnglishUnit>) => !/[A-Za-z]$/.test(word.word) || !/[A-Za-z]/.test(text[word.end] ?? '');
  const found =
    (joint && text[end] === '-' ? UNITS.at(text, end, whole) : undefined) ?? UNITS.at(text, end + joint, whole);
  if (!found) return undefined;
  // A letter apart from its number is a unit only where it is nothing else in prose: 27 m, 20 t, but no 5 C.
  if (joint && /^[A-Za-z]$/.test(found.word) && !/[mgtLVW]/.test(found.word)) return undefined;
  return found;
}

const RATE =
  / (per (?:100|1,?000|10,?000|100,?000|(?:hundred|thousand|million))(?: (?:people|persons|population|inhabitants|residents|live births|births))?)(?![\w,])/y;

/** 8.3 per 100,000 people: the base belongs to the unit. */
function rateAfter(text: string, end: number): (Entry<EnglishUnit> & { start: number }) | undefined {
  RATE.lastIndex = end;
  const word = RATE.exec(text)?.[1];
  if (!word) return undefined;
  const start = end + 1;
  return { word, start, end: start + word.length, value: { kind: 'ratio', unit: { text: word, kind: 'ratio' } } };
}

/** A currency sign before a number: $, US$, RMB. */
export function signBefore(text: string, at: number): Entry<string> | undefined {
  return SIGNS.at(text, at);
}
