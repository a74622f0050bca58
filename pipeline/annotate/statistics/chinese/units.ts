import type { StatisticKind, Unit } from '../../../contract/statistic.ts';
import { Lexicon, wordSet, words } from '../../lexicon.ts';
import { CHINESE_CURRENCIES } from '../data/currencies.ts';
import { MEASURES } from '../data/measures.ts';
import { COMPOUND, NOMINAL, NOT_MEASURES, QUASI, VERBAL } from './classifiers.ts';

/** What a unit word means. */
export interface UnitMeaning {
  unit: Unit;
  kind: StatisticKind;
  /** 人, 国: a noun that counts by itself, so that no other noun is looked for. */
  quasi?: boolean;
  /** May follow 个: 个月, 个百分点. */
  withGe?: boolean;
}

export interface UnitMatch extends UnitMeaning {
  start: number;
  end: number;
  /** Where the unit itself begins, behind the 个 of 个月. */
  unitStart: number;
}

const TIME: Readonly<Record<string, string>> = {
  year: '年 周年 年间 载 整年 财年 学年',
  month: '月 整月',
  week: '周 星期 礼拜 周时间',
  day: '天 日 昼夜 整天 晚 夜 工作日 交易日 自然日 日历日',
  hour: '小时 钟头 学时 课时 刻钟',
  minute: '分钟',
  second: '秒 秒钟',
  millisecond: '毫秒',
  century: '世纪',
  decade: '年代',
  quarter: '季度 季',
};
/** Time units that stand behind 个; 月 and 世纪 and 季度 are measured only with it. */
const ONLY_WITH_GE = new Set(words('月 世纪 季度 季 年代 钟头 星期天 工作日 交易日 整月 刻钟'));
const WITH_GE = new Set(
  words('月 世纪 季度 年代 钟头 星期 礼拜 小时 工作日 交易日 自然日 整年 整月 学时 课时 昼夜 财年 学年'),
);

const RATIOS: Readonly<Record<string, [string, StatisticKind]>> = {
  '%': ['percent', 'percent'],
  '％': ['percent', 'percent'],
  百分点: ['pp', 'pp'],
  '‰': ['permille', 'percent'],
  千分点: ['permille', 'pp'],
  pct: ['pp', 'pp'],
  基点: ['bp', 'pp'],
  基本点: ['bp', 'pp'],
  倍: ['times', 'multiple'],
};

const SCORES = '分 积分 学分';
const AGES = '岁 周岁 月龄 岁龄';

const meanings: [string, UnitMeaning][] = [];
function enter(list: string, meaning: (word: string) => UnitMeaning): void {
  for (const word of words(list)) meanings.push([word, meaning(word)]);
}

enter(NOMINAL, (text) => ({ kind: 'count', unit: { text, kind: 'classifier' } }));
enter(VERBAL, (text) => ({ kind: 'count', unit: { text, kind: 'classifier' } }));
enter(COMPOUND, (text) => ({ kind: 'count', unit: { text, kind: 'classifier' } }));
enter(QUASI, (text) => ({ kind: 'count', unit: { text, kind: 'classifier' }, quasi: true }));
for (const [code, list] of Object.entries(MEASURES)) {
  enter(list, (text) => ({ kind: 'measure', unit: { text, kind: 'physical', code }, withGe: text === '大气压' }));
}
for (const [code, list] of Object.entries(CHINESE_CURRENCIES)) {
  enter(list, (text) => ({ kind: 'money', unit: { text, kind: 'currency', code } }));
}
for (const [code, list] of Object.entries(TIME)) {
  enter(list, (text) => ({ kind: 'duration', unit: { text, kind: 'time', code }, withGe: WITH_GE.has(text) }));
}
for (const [text, [code, kind]] of Object.entries(RATIOS)) {
  enter(text, () => ({
    kind,
    unit: { text, kind: 'ratio', code },
    withGe: code === 'pp' || code === 'bp' || code === 'permille',
  }));
}
// 七大政策: 大 stands where a measure word would.
enter('大', (text) => ({ kind: 'count', unit: { text, kind: 'classifier' } }));
enter('级', (text) => ({ kind: 'measure', unit: { text, kind: 'physical' } }));
enter('/10万 /十万 /万 /千', (text) => ({ kind: 'ratio', unit: { text, kind: 'ratio' } }));
enter(SCORES, (text) => ({ kind: 'score', unit: { text, kind: 'classifier' } }));
enter(AGES, (text) => ({ kind: 'age', unit: { text, kind: 'time', code: text.includes('月') ? 'month' : 'year' } }));

const UNITS = new Lexicon(meanings);
const TRAPS = wordSet(NOT_MEASURES);
/** Latin letters that go on behind a unit sign make it a word: 5Goods, 3mini. */
const LETTER = /[A-Za-z]/;

/** Time as the sign of a rate, in UCUM: m³/s, t/d. */
const PER_SIGN = /^(?:s|min|h|d|a)(?![A-Za-z])/;

/** The unit at a place, or none: 个百分点, 平方公里, 元/吨, 名. */
export function readUnit(text: string, at: number): UnitMatch | undefined {
  const first = simpleUnit(text, at);
  if (!first) return undefined;
  const per = text[first.end] === '/' || text[first.end] === '／' ? 1 : perWord(text, first.end);
  if (per === 0) return first;
  const sign = PER_SIGN.exec(text.slice(first.end + per, first.end + per + 4))?.[0];
  if (sign) {
    const end = first.end + per + sign.length;
    const unit: Unit = { ...first.unit, text: text.slice(first.unitStart, end) };
    if (first.unit.kind === 'physical' && first.unit.code) unit.code = `${first.unit.code}/${sign}`;
    return { ...first, end, unit };
  }
  const second = simpleUnit(text, first.end + per);
  if (!second || second.unit.code === 'percent') return first;
  const code =
    first.unit.code && second.unit.code && first.kind !== 'money'
      ? `${first.unit.code}/${second.unit.code}`
      : first.unit.code;
  const unit: Unit = { ...first.unit, text: text.slice(first.unitStart, second.end) };
  if (code) unit.code = code;
  if (first.kind !== 'money' && first.unit.kind !== 'ratio') unit.kind = 'physical';
  return { ...first, end: second.end, unit, kind: first.kind === 'money' ? 'money' : 'measure' };
}

/** 每 between two units (元每吨), only where the first can be a rate. */
function perWord(text: string, at: number): number {
  if (text[at] !== '每') return 0;
  return UNITS.at(text, at + 1)?.value.unit.kind === 'physical' ? 1 : 0;
}

function simpleUnit(text: string, at: number): UnitMatch | undefined {
  const found = UNITS.at(text, at);
  if (text[at] === '个') {
    const behind = UNITS.at(text, at + 1);
    const trap = TRAPS.at(text, at + 1);
    if (behind?.value.withGe && (trap?.end ?? 0) <= behind.end) {
      return matchOf(behind.value, at, at + 1, behind.end);
    }
  }
  if (!found || ONLY_WITH_GE.has(found.word)) return undefined;
  if ((TRAPS.at(text, at)?.end ?? 0) > found.end) return undefined;
  if (LETTER.test(found.word.slice(-1)) && LETTER.test(text[found.end] ?? '')) return undefined;
  return matchOf(found.value, at, at, found.end);
}

/** Whether a unit of time stands behind 个 here, so that 个多月 can be read. */
export function timeUnitAt(text: string, at: number): UnitMatch | undefined {
  const found = UNITS.at(text, at);
  if (!found?.value.withGe) return undefined;
  return matchOf(found.value, at, at, found.end);
}

/** Field by field: this runs for every figure, and spreading the meaning is several times as dear. */
function matchOf({ unit, kind, quasi, withGe }: UnitMeaning, start: number, unitStart: number, end: number): UnitMatch {
  return { unit, kind, quasi: quasi ?? false, withGe: withGe ?? false, start, unitStart, end };
}
