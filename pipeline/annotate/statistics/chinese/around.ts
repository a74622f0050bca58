import type { Operator } from '../../../contract/statistic.ts';
import type { Around, Core } from './core.ts';
import { operatorAfter, operatorBefore } from './operators.ts';
import type { Paragraph } from './paragraph.ts';

/** Words that stand before a multiplier without a digit: 上百, 过万, 成千. */
export const BARE_OPERATORS: Readonly<Record<string, Operator>> = { 上: '>=', 成: '>=', 过: '>', 近: '<~' };
const NOT_BEFORE_BARE = '网线晚早地海路会世以向手马之身通经超不胜错完';

/** 近三年, 近五年来 are the last years; 历时近三年, 近三年时间 are almost as many. */
export function isLatest(p: Paragraph, { end, amount, to }: Core, around: Around): boolean {
  const word = around.span ? p.text.slice(around.span.start, around.span.end) : '';
  if (word !== '近' || amount.unit?.kind !== 'duration' || amount.hedge || to) return false;
  const before = p.text.slice(Math.max(0, around.start - 4), around.start);
  if (/^(?:的?时间|之久|的?历史|的工期)/.test(p.text.slice(end, end + 3))) return false;
  return (
    /^(?:以?来|间|内)/.test(p.text.slice(end, end + 2)) || /(?:^|[，。；：、（“\n]|在|对|的|是|与|和|比)$/.test(before)
  );
}

export function prefix(p: Paragraph, at: number): Around {
  const sign = p.text[at] ?? '';
  const bare = BARE_OPERATORS[sign];
  if (bare && p.numeral(at + 1)?.bare && !NOT_BEFORE_BARE.includes(p.text[at - 1] || ' ')) {
    return { start: at, op: bare, span: { start: at, end: at + 1 } };
  }
  const found = operatorBefore(p.text, at);
  return found ? { start: at, op: found.value, span: found } : { start: at };
}

/** Words behind a number that say it is a little more. */
export const MORE = new Set(['多', '余', '有余']);

/** 超过去年全年的3万件, 至少要走两万步: other words stand between operator and number. */
export function distantOperator(p: Paragraph, at: number): Pick<Around, 'op' | 'span'> {
  const from = Math.max(p.clauseStart(at), at - 14);
  const match =
    /(?:(超过|突破|高于|低于|不及|不足)[^\d一二三四五六七八九十百千万亿]{1,10}的|(至少|最多|至多|顶多|不超过|起码)[要能可有需得应会须]?[\u4e00-\u9fff]{1,2}|(不低于|不超过|超过|约合|约|近|逾)人民币)$/.exec(
      p.text.slice(from, at),
    );
  const word = match?.[1] ?? match?.[2] ?? match?.[3];
  if (!match || !word) return {};
  const start = from + match.index;
  const op = operatorBefore(p.text, start)?.value;
  return op ? { op, span: { start, end: start + word.length } } : {};
}

/** A suffix operator; 多 and 余 only behind units that can be divided. */
export function readAfter(p: Paragraph, core: Core, hasUnit: boolean) {
  const found = operatorAfter(p.text, core.end);
  if (!found) return undefined;
  const more = found.word === '多' || found.word === '余';
  const kind = (core.to ?? core.amount).unit?.kind;
  if (more && (!hasUnit || kind === 'count' || kind === 'score' || core.amount.hedge)) return undefined;
  if (found.word === '上下' && /^[级游班]/.test(p.text.slice(found.end))) return undefined;
  return found;
}
