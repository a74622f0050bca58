import type { Operator } from '../../../contract/statistic.ts';
import { type Entry, Lexicon, words } from '../../lexicon.ts';

/** Words before a number, after the lists of CoreNLP's Chinese quantifiable rules and of 概数 grammars. */
const BEFORE: Readonly<Partial<Record<Operator, string>>> = {
  '~': '约 大约 大概 约为 约有 约合 约占 大致 差不多 估计 粗略 大抵 约莫',
  '<~': '近 将近 接近 逼近 临近 几乎 几近 趋近 接近于',
  '>': '超过 超 超出 逾 突破 多于 高于 大于 强于 优于 远超 超越 破 不止 远不止 不只 远超过 长于',
  '>=': '至少 不少于 不低于 最少 起码 不小于 不下 不下于 不短于 少说 不弱于 大于等于',
  '<': '不到 不足 低于 少于 小于 未满 不满 未达 未达到 未到 不及 短于 跌破',
  '<=': '不超过 未超过 至多 最多 不多于 不高于 不大于 不长于 顶多 小于等于 不超 不逾',
};

const AFTER: Readonly<Partial<Record<Operator, string>>> = {
  '~': '左右 上下',
  '>=': '以上 及以上 或以上 （含）以上 (含)以上 含以上',
  '>': '有余 开外 多 余 强',
  '<': '弱',
  '<=': '以下 以内 之内 及以下 或以下 （含）以下 (含)以下 （含）以内',
};

/** Words of which an operator is only the last character: 附近, 节约, 条约. */
const PART_OF_WORD: Readonly<Record<string, RegExp>> = {
  近: /[附最靠邻远亲贴走新相切就凑]$/,
  // 合约, but 集合约300人.
  约: /(?:[节公条契预违签纽北特邀婉解履缔隐盟密大]|(?<![集联配综整组结融混聚])合)$/,
  // 中超, but 其中超半数.
  超: /(?:[赶英德西意法]|(?<!其)中)$/,
  破: /[打爆侦告突冲攻识击]$/,
};

function table(source: Readonly<Partial<Record<Operator, string>>>): Lexicon<Operator> {
  return new Lexicon(
    Object.entries(source).flatMap(([op, list]) => words(list).map((w) => [w, op as Operator] as const)),
  );
}

const PREFIXES = table(BEFORE);
const SUFFIXES = table(AFTER);

export const OPERATOR_OPENINGS: readonly string[] = [...PREFIXES.openings()];

/** The operator that begins at `at` and stands before a number. */
export function operatorBefore(text: string, at: number): Entry<Operator> | undefined {
  const found = PREFIXES.at(text, at);
  if (!found) return undefined;
  return PART_OF_WORD[found.word]?.test(text.slice(Math.max(0, at - 2), at)) ? undefined : found;
}

/** 三分之一强, 四成弱: a little more, a little less, where the clause ends with it. */
const SHARE_BEFORE = /(?:成|分之[一二三四五六七八九十])$/;
const CLAUSE_ENDS = /^(?:[^\u3400-\u9fff\w]|$)/;

/** The operator that begins at `at`, behind a number and its unit. */
export function operatorAfter(text: string, at: number): Entry<Operator> | undefined {
  const found = SUFFIXES.at(text, at);
  if (found?.word !== '强' && found?.word !== '弱') return found;
  return SHARE_BEFORE.test(text.slice(Math.max(0, at - 3), at)) && CLAUSE_ENDS.test(text.slice(at + 1, at + 2))
    ? found
    : undefined;
}
