import { type DateParts, isDate } from '../calendar.ts';
import { readClock } from './clock.ts';
import { AFTER_YEAR, ALONE, FEASTS, PERIOD_WORDS, THIRDS, YEAR_WORDS } from './date-words.ts';
import { digitAt } from './numeral.ts';
import type { Paragraph } from './paragraph.ts';

/** A point or period, and where it ends. */
export interface Point {
  start: number;
  end: number;
  parts: DateParts;
}

/** One point or period in time. */
export function readPoint(p: Paragraph, at: number): Point | undefined {
  const day = iso(p, at) ?? yearPoint(p, at) ?? monthPoint(p, at) ?? dayPoint(p, at) ?? periodPoint(p, at);
  if (!day) return readClock(p, at);
  if (day.parts.day === undefined && day.parts.relative?.unit !== 'day') return day;
  const clock = readClock(p, p.pastSpace(day.end), true);
  return clock ? { ...day, end: clock.end, parts: { ...day.parts, ...clock.parts } } : day;
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])/;

function iso(p: Paragraph, at: number): Point | undefined {
  if (digitAt(p.text, at) < 0 || digitAt(p.text, at - 1) >= 0) return undefined;
  const match = ISO.exec(p.text.slice(at, at + 11));
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) };
  return isDate(parts.month, parts.day) ? { start: at, end: at + match[0].length, parts } : undefined;
}

/** 2020年, 二〇二〇年, 去年, 公元前221年, with what follows. */
function yearPoint(p: Paragraph, at: number): Point | undefined {
  const year = yearOf(p, at) ?? YEAR_WORDS.at(p.text, at);
  if (!year) return decade(p, at);
  const parts: DateParts = 'parts' in year ? year.parts : { ...year.value };
  if (!('parts' in year) && endsVerb(p, at, year.word)) return undefined;
  let { end } = year;
  if (p.text[end] === '的' && monthPoint(p, end + 1)) end += 1;
  end = p.isSpace(end) && monthPoint(p, end + 1) ? end + 1 : end;
  const month = monthPoint(p, end);
  if (month) return { start: at, end: month.end, parts: { ...parts, ...month.parts } };
  const quarter = quarterPoint(p, end);
  if (quarter) return { start: at, end: quarter.end, parts: { ...parts, ...quarter.parts } };
  const feast = FEASTS.at(p.text, end);
  if (feast) return { start: at, end: feast.end, parts: { ...parts, ...feast.value } };
  const after = AFTER_YEAR.at(p.text, end);
  if (after && !(after.word === '度' && /^度(?:过|假)/.test(p.text.slice(end)))) {
    return { start: at, end: after.end, parts: { ...parts, ...after.value } };
  }
  return { start: at, end: year.end, parts };
}

/** 明年 in 声明年, 前年 in 之前年, 上一年 in 用上一年: the first character belongs to the word before. */
function endsVerb(p: Paragraph, at: number, word: string): boolean {
  const before = p.text[at - 1] ?? ' ';
  if (word.startsWith('上一')) return /[用花干过等住待做读学]/.test(before);
  return /^[明前]/.test(word) && /[声证说之以从目此先提]/.test(before);
}

function yearOf(p: Paragraph, at: number): { end: number; parts: DateParts } | undefined {
  const era = p.text.startsWith('公元前', at) ? 3 : p.text.startsWith('公元', at) ? 2 : 0;
  const numeral = p.numeral(at + era);
  if (!numeral || numeral.hedge || numeral.scale !== undefined || numeral.precision > 0) return undefined;
  const length = numeral.end - numeral.start;
  const fourDigits = length === 4 && (numeral.form === 'string' || numeral.form === 'arabic');
  if (!era && !fourDigits) return undefined;
  const value = Number(numeral.value.coefficient);
  if (!era && (value < 1000 || value > 2999)) return undefined;
  const word = ['年', '财年', '学年', '财政年度'].find((w) => p.text.startsWith(w, numeral.end));
  if (!word || /^年(?:来|级|期|历史|文明|的历史|间[的]?历)/.test(p.text.slice(numeral.end, numeral.end + 4)))
    return undefined;
  return { end: numeral.end + word.length, parts: { year: value, ...(era === 3 ? { bce: true } : {}) } };
}

/** 20世纪80年代, 上世纪90年代, 80年代, 21世纪. */
function decade(p: Paragraph, at: number): Point | undefined {
  const known = PERIOD_WORDS.at(p.text, at);
  const numeral = known?.value.century === undefined ? p.numeral(at) : undefined;
  const value = Number(numeral?.value.coefficient ?? 0);
  const century =
    known?.value.century ??
    (numeral && numeral.precision === 0 && p.text.startsWith('世纪', numeral.end) && value > 0 && value < 23
      ? value - 1
      : undefined);
  if (century !== undefined) {
    const end = known?.end ?? (numeral?.end ?? at) + 2;
    const tens = decadeDigits(p, end);
    if (tens) return { start: at, end: tens.end, parts: { decade: century * 10 + tens.digit } };
    const half = ['上半叶', '下半叶', '中叶', '初', '末'].find((w) => p.text.startsWith(w, end)) ?? '';
    return { start: at, end: end + half.length, parts: { century } };
  }
  const tens = decadeDigits(p, at);
  return tens && tens.digit > 1 ? { start: at, end: tens.end, parts: { decade: 190 + tens.digit } } : undefined;
}

function decadeDigits(p: Paragraph, at: number): { end: number; digit: number } | undefined {
  const numeral = p.numeral(at);
  if (!numeral || numeral.hedge || numeral.scale !== undefined || !p.text.startsWith('年代', numeral.end))
    return undefined;
  const value = Number(numeral.value.coefficient);
  if (value % 10 !== 0 || value < 10 || value > 90) return undefined;
  const end = numeral.end + 2;
  const part = ['初期', '中期', '末期', '后期', '初', '末'].find((w) => p.text.startsWith(w, end)) ?? '';
  return { end: end + part.length, digit: value / 10 };
}

/** 4月, 4月13日, 4月中旬, 4月初; 元月 is January. */
function monthPoint(p: Paragraph, at: number): Point | undefined {
  const named = p.text.startsWith('元月', at) ? { end: at + 1, value: 1 } : small(p, at, 12);
  if (!named || p.text[named.end] !== '月' || '龄饼球亮'.includes(p.text[named.end + 1] || ' ')) return undefined;
  const month = named.value;
  let end = named.end + 1;
  const day = small(p, p.pastSpace(end), 31);
  if (day && '日号'.includes(p.text[day.end] || ' ') && isDate(month, day.value)) {
    return { start: at, end: day.end + 1, parts: { month, day: day.value } };
  }
  const third = THIRDS.at(p.text, end);
  if (third) return { start: at, end: third.end, parts: { month, third: third.value } };
  if (p.text[end] === '份' && p.text[end + 1] !== '额') end += 1;
  const edge = /^(?:月?[初底末])/.exec(p.text.slice(end, end + 2));
  const late = edge !== null && edge[0] !== '初' && edge[0] !== '月初';
  if (edge && !/^(?:初步|底部|初级|末端)/.test(p.text.slice(end, end + 2))) end += edge[0].length;
  return { start: at, end, parts: late ? { month, late } : { month } };
}

/** 13日, alone; 10日内 is a length of time. */
function dayPoint(p: Paragraph, at: number): Point | undefined {
  const day = small(p, at, 31);
  if (!day || p.text[day.end] !== '日') return undefined;
  if (/^日(?:[内游龄元本均子产报益]|以内|之内)/.test(p.text.slice(day.end, day.end + 3))) return undefined;
  // In Chinese numerals 三日 is a length as often as a date.
  return digitAt(p.text, at) >= 0 ? { start: at, end: day.end + 1, parts: { day: day.value } } : undefined;
}

function small(p: Paragraph, at: number, most: number): { end: number; value: number } | undefined {
  const numeral = p.numeral(at);
  if (
    !numeral ||
    numeral.hedge ||
    numeral.spread ||
    numeral.bare ||
    numeral.scale !== undefined ||
    numeral.precision > 0
  )
    return undefined;
  const value = Number(numeral.value.coefficient) * (numeral.value.exponent ? 0 : 1);
  return value >= 1 && value <= most && numeral.end - numeral.start <= 4 ? { end: numeral.end, value } : undefined;
}

/** 第一季度, 前三季度, 四季度. */
function quarterPoint(p: Paragraph, at: number): Point | undefined {
  const lead = '第前'.includes(p.text[at] || ' ') ? 1 : 0;
  const numeral = small(p, at + lead, p.text[at] === '前' ? 12 : 4);
  if (!numeral) return undefined;
  const ge = p.text[numeral.end] === '个' ? 1 : 0;
  if (p.text.startsWith('季度', numeral.end + ge)) {
    const end = numeral.end + ge + 2;
    if (p.text[at] === '前') return { start: at, end, parts: { quarters: numeral.value } };
    return ge ? undefined : { start: at, end: p.text[end] === '末' ? end + 1 : end, parts: { quarter: numeral.value } };
  }
  if (p.text[at] === '前' && ge && p.text[numeral.end + 1] === '月') {
    return { start: at, end: numeral.end + 2, parts: { months: numeral.value } };
  }
  return undefined;
}

const WEEKDAYS = '一二三四五六日';
/** 周三, 星期天; not 每周三, 一周三次, 周一鸣, 周日均. */
const WEEKDAY =
  /(?:星期|礼拜|周)([一二三四五六日天])(?=$|[，。；：、（）()“”上下早晚凌中深清夜在起前后的表发宣公举将于对说称报透接收开时])/y;

function weekdayPoint(p: Paragraph, at: number): Point | undefined {
  WEEKDAY.lastIndex = at;
  const found = WEEKDAY.exec(p.text);
  if (!found || /[一二三四五六七八九十两几每逢隔单双各半0-9]/.test(p.text[at - 1] ?? '')) return undefined;
  const weekday = WEEKDAYS.indexOf((found[1] ?? '').replace('天', '日')) + 1;
  return { start: at, end: at + found[0].length, parts: { weekday, relative: { unit: 'weekday', offset: 0 } } };
}

/** A part of a year that is no part of a word or of a longer date: 安全年, 三年初. */
function standsAlone(p: Paragraph, at: number): boolean {
  const before = p.text[at - 1];
  if (before === undefined) return true;
  if (p.text[at] === '全') return !/[安健齐保周完万]/.test(before);
  return p.text[at] !== '年' || /[，。；：、（\n 至到比较自从由在于]/.test(before);
}

/** Words, parts of a year, feasts, weekdays. */
function periodPoint(p: Paragraph, at: number): Point | undefined {
  const quarter = quarterPoint(p, at);
  if (quarter && (p.text[at] !== '前' || /[，。；、：年 （\n比较与同在]/.test(p.text[at - 1] ?? '，'))) return quarter;
  const alone = ALONE.at(p.text, at);
  // 较常年同期, 有记录以来同期: a period of many years, which has no date.
  if (p.text.startsWith('同期', at) && /(?:常年|往年|历年|历史|以来)$/.test(p.text.slice(Math.max(0, at - 2), at))) {
    return { start: at, end: at + 2, parts: { feast: 'many years' } };
  }
  // 美好的明天 is no day.
  if (p.text[at - 1] === '的' && /^[今明昨]天/.test(p.text.slice(at, at + 2))) return undefined;
  const word =
    PERIOD_WORDS.at(p.text, at) ?? (alone && standsAlone(p, at) ? alone : undefined) ?? FEASTS.at(p.text, at);
  if (word) {
    const weekday = word.value.relative?.unit === 'week' ? WEEKDAYS.indexOf(p.text[word.end] || '?') + 1 : 0;
    const parts = { ...word.value, ...(weekday > 0 ? { weekday } : {}) };
    const third = word.value.relative?.unit === 'month' ? THIRDS.at(p.text, word.end) : undefined;
    if (third) return { start: at, end: third.end, parts: { ...parts, third: third.value } };
    const edge = word.value.relative?.unit === 'month' && '初底末'.includes(p.text[word.end] || ' ') ? 1 : 0;
    return { start: at, end: word.end + (weekday > 0 ? 1 : edge), parts };
  }
  return weekdayPoint(p, at);
}
