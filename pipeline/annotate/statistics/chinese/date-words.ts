import { Lexicon, words } from '../../lexicon.ts';
import type { DateParts } from '../calendar.ts';

/** Calendar words without a number, from the time nouns of the grammars and the public holidays of China. */

function table(rows: readonly (readonly [string, DateParts])[]): Lexicon<DateParts> {
  return new Lexicon(rows.flatMap(([list, parts]) => words(list).map((word) => [word, parts] as const)));
}

/** Words that stand for a year, and may be followed by a month, a quarter, an edge. */
export const YEAR_WORDS = table([
  ['今年 本年 本年度 今年度', { relative: { unit: 'year', offset: 0 } }],
  ['去年 去年度', { relative: { unit: 'year', offset: -1 } }],
  ['前年', { relative: { unit: 'year', offset: -2 } }],
  ['明年 明年度', { relative: { unit: 'year', offset: 1 } }],
  ['后年', { relative: { unit: 'year', offset: 2 } }],
  ['上年 上年度 上一年 上一年度', { relative: { unit: 'year', offset: -1, anaphoric: true } }],
  ['次年 翌年 下一年 转年', { relative: { unit: 'year', offset: 1, anaphoric: true } }],
  ['同年', { relative: { unit: 'year', offset: 0, anaphoric: true } }],
]);

/** Words that stand for another period. */
export const PERIOD_WORDS = table([
  ['本月', { relative: { unit: 'month', offset: 0 } }],
  ['上月 上个月 上一个月', { relative: { unit: 'month', offset: -1, anaphoric: true } }],
  ['下月 下个月 下一个月 次月', { relative: { unit: 'month', offset: 1, anaphoric: true } }],
  ['同月 当月', { relative: { unit: 'month', offset: 0, anaphoric: true } }],
  ['本季度 本季', { relative: { unit: 'quarter', offset: 0 } }],
  ['上季度 上个季度 上一季度 上一个季度', { relative: { unit: 'quarter', offset: -1, anaphoric: true } }],
  ['下季度 下个季度 下一季度 下一个季度', { relative: { unit: 'quarter', offset: 1, anaphoric: true } }],
  ['本周 这周 本星期', { relative: { unit: 'week', offset: 0 } }],
  ['上周 上星期 上个星期 上一周', { relative: { unit: 'week', offset: -1 } }],
  ['下周 下星期 下个星期 下一周', { relative: { unit: 'week', offset: 1 } }],
  ['今天 今日 今晨 今晚 今早', { relative: { unit: 'day', offset: 0 } }],
  ['昨天 昨日 昨晚 昨夜', { relative: { unit: 'day', offset: -1 } }],
  ['前天', { relative: { unit: 'day', offset: -2 } }],
  ['明天 明日 明晚 明早', { relative: { unit: 'day', offset: 1 } }],
  ['后天', { relative: { unit: 'day', offset: 2 } }],
  ['次日 翌日', { relative: { unit: 'day', offset: 1, anaphoric: true } }],
  ['当日 当天 同日 当晚', { relative: { unit: 'day', offset: 0, anaphoric: true } }],
  ['同期', { samePeriod: true }],
  ['上世纪', { century: 19 }],
  ['本世纪', { century: 20 }],
]);

/** Feasts: those of the solar calendar have a date, the others only a name. */
export const FEASTS = table([
  ['元旦', { month: 1, day: 1 }],
  ['妇女节 三八妇女节 国际妇女节', { month: 3, day: 8 }],
  ['劳动节 五一劳动节 国际劳动节', { month: 5, day: 1 }],
  ['青年节 五四青年节', { month: 5, day: 4 }],
  ['儿童节 六一儿童节 国际儿童节', { month: 6, day: 1 }],
  ['建党节', { month: 7, day: 1 }],
  ['建军节 八一建军节', { month: 8, day: 1 }],
  ['教师节', { month: 9, day: 10 }],
  ['国庆节 国庆', { month: 10, day: 1 }],
  ['圣诞节 圣诞', { month: 12, day: 25 }],
  ['除夕 春节 元宵节 清明节 清明 端午节 端午 七夕节 中秋节 中秋 重阳节 冬至', { feast: 'lunisolar' }],
]);

/** What may follow a year: 2019年底, 去年上半年, 2020年春季. */
export const AFTER_YEAR = table([
  ['上半年', { half: 1 }],
  ['下半年', { half: 2 }],
  ['年初 初', { edge: 'start' }],
  ['年底 年末 底 末 岁末', { edge: 'end' }],
  ['全年 度', {}],
  ['春天 春季 春', { season: 21 }],
  ['夏天 夏季 夏', { season: 22 }],
  ['秋天 秋季 秋', { season: 23 }],
  ['冬天 冬季 冬', { season: 24 }],
  ['同期', { samePeriod: true }],
]);

/** Parts of a year that may stand alone. */
export const ALONE = table([
  ['全年', { months: 12 }],
  ['年末 年底', { edge: 'end' }],
  ['年初', { edge: 'start' }],
  ['上半年', { half: 1 }],
  ['下半年', { half: 2 }],
]);

export const THIRDS = new Lexicon<1 | 2 | 3>([
  ['上旬', 1],
  ['中旬', 2],
  ['下旬', 3],
]);

/** Parts of the day, with the hours to add to a small hour. */
export const DAY_PARTS = new Lexicon<number>([
  ...words('凌晨 清晨 早上 早晨 上午 当地时间 北京时间 格林尼治时间 今晨').map((w) => [w, 0] as const),
  ...words('中午 下午 午后 傍晚 晚上 晚 晚间 夜间 夜里 当晚').map((w) => [w, 12] as const),
]);
