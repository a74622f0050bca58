import { Lexicon, words } from '../../lexicon.ts';
import { format, integer } from '../decimal.ts';
import type { Match, Rule } from '../mention.ts';
import { rankMatch } from '../statistic.ts';
import type { Paragraph } from './paragraph.ts';
import { readUnit } from './units.ts';

/** 首 with a measure word, and other words for the first. */
const FIRST = new Lexicon(
  words(
    '首个 首次 首批 首家 首位 首届 首例 首款 首条 首台 首套 首座 首架 首艘 首列 首项 首支 首名 首部 首日 首站 首场 首轮 首期 首只 首枚 首颗 首笔 首单 首季 头等 头号 头一次 头一回',
  ).map((word) => [word, 1] as const),
);
/** 大, 长, 高 between a rank and its noun: 第二大经济体. */
const GRADE = '大长高多低';

/** 第一, 第二大, 第3批, 首次: a rank, which is a claim but measures nothing. */
export const ordinal: Rule<Paragraph> = { opens: [...FIRST.openings(), '第'], find: findOrdinal };

function findOrdinal(p: Paragraph, at: number): Match | undefined {
  const first = FIRST.at(p.text, at);
  if (first && p.text[at - 1] !== '元') return found(p, at, first.end, 1);
  if (p.text[at] !== '第') return undefined;
  const numeral = p.numeral(at + 1);
  if (!numeral || numeral.form === 'string' || numeral.spread) return undefined;
  return found(p, at, numeral.end + suffix(p, numeral.end), numeral.value.coefficient, numeral.value.exponent);
}

function suffix(p: Paragraph, at: number): number {
  const sign = p.text[at] ?? '';
  if (GRADE.includes(sign || ' ') && !/^(?:大会|多边|高速)/.test(p.text.slice(at, at + 2))) return 1;
  const unit = readUnit(p.text, at);
  return unit && (unit.unit.kind === 'classifier' || unit.kind === 'duration') ? unit.end - at : 0;
}

function found(p: Paragraph, start: number, end: number, value: number | bigint, exponent = 0): Match {
  return rankMatch(p.text, start, end, format({ ...integer(value), exponent }), {
    rule: 'zh/ordinal',
    confidence: 0.9,
  });
}
