import type { Change, Statistic } from '../../../contract/statistic.ts';
import { Lexicon, words } from '../../lexicon.ts';
import type { Mention } from '../mention.ts';
import { spanOf } from '../mention.ts';
import type { Paragraph } from './paragraph.ts';

type Meaning = Pick<Change, 'direction' | 'form'>;

/** Verbs of rising and falling, as reports of statistics use them. */
const RISE =
  '增长 增加 上升 上涨 提高 提升 回升 扩大 攀升 增 升 涨 上浮 上调 反弹 净增 净增加 递增 高 快 多 走高 猛增 激增 大增 飙升 抬升 升值 加快 拓展 延长 高出 高于 快于 多于 跃升 同比增 环比增 长';
const FALL =
  '下降 减少 降低 回落 下跌 下滑 缩小 收窄 缩减 减 降 跌 低 少 下调 下浮 萎缩 走低 锐减 骤降 大降 暴跌 缩短 压缩 压减 负增长 贬值 放缓 慢 低于 少于 慢于 短 下挫 递减 萎缩了 同比降 环比降';
const REACH = '至 到 为 达 达到 成';
/** Verbs that stand with 至 and 到 alone for a level. */
const LEVEL_VERBS = {
  up: '增 升 涨 增长 增加 上升 上涨 提高 提升 回升 扩大 攀升 上调 跃升 拓展 延长 翻',
  down: '降 减 跌 下降 减少 降低 回落 下跌 下滑 缩小 收窄 缩减 下调 压缩 缩短 压减 萎缩',
};
const FLAT = '持平';

const CUES = new Lexicon<Meaning>([
  ...words(RISE).map((w) => [w, { direction: 'up', form: 'delta' }] as const),
  ...words(FALL).map((w) => [w, { direction: 'down', form: 'delta' }] as const),
  ...levels(LEVEL_VERBS.up, 'up'),
  ...levels(LEVEL_VERBS.down, 'down'),
  ...words('达到 达 高达 多达 已达 突破').map((w) => [w, { direction: null, form: 'level' }] as const),
  ...words('跌破 跌至').map((w) => [w, { direction: 'down', form: 'level' }] as const),
  [FLAT, { direction: 'flat', form: 'level' }],
]);

function levels(verbs: string, direction: 'up' | 'down'): (readonly [string, Meaning])[] {
  return words(verbs).flatMap((verb) =>
    words(REACH).map((reach) => [verb + reach, { direction, form: 'level' }] as const),
  );
}

/** One-character cues that are mostly part of another word. */
const TAIL_OF_WORD: Readonly<Record<string, string>> = {
  增: '新',
  升: '公毫提',
  高: '最创新提不',
  多: '最众更许很不',
  少: '最至不缺',
  快: '最加',
  长: '最全身年',
  低: '最',
  短: '最',
  慢: '',
  降: '投',
  减: '',
  跌: '',
  涨: '',
};
const WEAK = new Set(Object.keys(TAIL_OF_WORD));

/** Adverbs between a cue and its subject or comparison. */
const ADVERBS =
  /(?:同比|环比|分别|均|再|又|已|将|还|累计|进一步|小幅|大幅|略微|略有|略|微|有所|约|名义|实际|可比价|年均|平均|逐年|逐步|持续|不断|继续|显著|明显|合计|共|由此|迅速|快速|总共|仅|只|也|都|下降后|整体|总体)$/;
const BASELINE = /(?:比|较|相比|相较于|相较|比起|同)([^，。；：！？,;]{1,22})$/;
const NOT_COMPARISON = /(?:占|同|环|百分|对|相|正|反|性价|可|之)$/;

/** Where the words before a figure are read: back from `at`, for a cue to `from`, for a comparison to `figures`. */
interface Reach {
  at: number;
  from: number;
  figures: number;
}

/** How a figure moved, read from the words right before it. `start` is where those words begin. */
export function readChange(
  p: Paragraph,
  statistic: Statistic,
  { at, from, figures }: Reach,
): { change: Change; start: number } | undefined {
  const operator = statistic.operatorSpan;
  if (operator && operator.start === statistic.start && operator.text === '跌破') {
    return { change: { direction: 'down', form: 'level', cue: operator }, start: operator.start };
  }
  let end = at;
  while (end > from && p.isSpace(end - 1)) end -= 1;
  if (p.text[end - 1] === '了') end -= 1;
  const each = /(?:每[人户月年天日]){1,2}$/.exec(p.text.slice(Math.max(from, end - 4), end));
  if (each) end -= each[0].length;
  const adverb = /(?:幅度|近|逾|约|超|整整|高达)$/.exec(p.text.slice(Math.max(from, end - 4), end));
  if (adverb) end -= adverb[0].length;
  if (p.text[end - 1] === '了') end -= 1;
  const cue = CUES.endingAt(p.text, end, from) ?? (statistic.kind === 'pp' ? openingCue(p, from, end) : undefined);
  if (!cue || cue.start === operator?.start || (WEAK.has(cue.word) && !weakHolds(p, cue.start, cue.word)))
    return undefined;
  if (statistic.unit?.text === '番' && p.text[end - 1] === '翻') return undefined;
  const start = pastAdverbs(p, cue.start, from);
  const change: Change = { ...cue.value, cue: spanOf(p.text, cue.start, cue.end) };
  const between = p.text.slice(start, cue.start);
  const compared = baseline(p, start, figures);
  if (compared) change.baseline = compared.span;
  const basis = basisOf(between, compared?.span.text);
  if (basis) change.basis = basis;
  return { change, start: compared?.start ?? start };
}

/** 下调存款准备金率50个基点: a verb that opens the clause, with its object before the figure. */
function openingCue(p: Paragraph, from: number, end: number) {
  for (let at = from; at < Math.min(end, from + 8); at += 1) {
    const cue = CUES.at(p.text, at);
    if (cue && cue.word.length > 1 && cue.value.direction !== null && cue.value.form === 'delta') return cue;
  }
  return undefined;
}

/** 高, 多, 快 as cues need a comparison: 比去年多3个. */
function weakHolds(p: Paragraph, start: number, word: string): boolean {
  if (TAIL_OF_WORD[word]?.includes(p.text[start - 1] || ' ')) return false;
  if (!'高多少快低长短慢'.includes(word)) return true;
  return BASELINE.test(p.text.slice(Math.max(p.clauseStart(start), start - 24), start));
}

function pastAdverbs(p: Paragraph, at: number, from: number): number {
  let start = at;
  for (let rounds = 0; rounds < 5; rounds += 1) {
    const adverb = ADVERBS.exec(p.text.slice(Math.max(from, start - 4), start));
    if (!adverb) break;
    start -= adverb[0].length;
  }
  return start;
}

function baseline(p: Paragraph, end: number, from: number) {
  const clause = Math.max(Math.min(from, end), end - 26);
  const text = p.text.slice(clause, end);
  const at = Math.max(lastComparison(text, '比'), lastComparison(text, '较'));
  if (at < 0) {
    const with_ = /[与同和]([^，。；]{1,16})相比，?$/.exec(p.text.slice(Math.max(0, end - 22), end));
    if (!with_?.[1]) return undefined;
    const start = end - with_[0].length;
    return { start, span: spanOf(p.text, start + 1, start + 1 + with_[1].length) };
  }
  const span = spanOf(p.text, clause + at + 1, end);
  return span.text.length > 0 ? { start: clause + at, span } : undefined;
}

function lastComparison(text: string, sign: string): number {
  const at = text.lastIndexOf(sign);
  if (at < 0 || at === text.length - 1) return -1;
  return NOT_COMPARISON.test(text.slice(0, at)) || /^(?:比[例重率赛值]|较[大小为强高低])/.test(text.slice(at, at + 2))
    ? -1
    : at;
}

function basisOf(between: string, compared: string | undefined): Change['basis'] {
  if (between.includes('同比')) return 'yoy';
  if (between.includes('环比')) return 'mom';
  if (compared) {
    if (/上年|去年|同期|前年|上一年|年$/.test(compared)) return 'yoy';
    if (/上月|上个月|前月|\d月|月份$/.test(compared)) return 'mom';
    if (/季度/.test(compared)) return 'qoq';
  }
  return between.includes('累计') ? 'cumulative' : undefined;
}

/** 翻一番, 翻番: the verb is the cue. */
export function doubling(p: Paragraph, mention: Mention): Change | undefined {
  const { statistic } = mention;
  if (statistic.unit?.text !== '番') return undefined;
  const start = p.text[statistic.start - 1] === '了' ? statistic.start - 2 : statistic.start - 1;
  return p.text[start] === '翻' ? { direction: 'up', form: 'level', cue: spanOf(p.text, start, start + 1) } : undefined;
}
