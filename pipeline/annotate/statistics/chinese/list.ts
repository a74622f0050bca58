import type { Mention } from '../mention.ts';
import type { Paragraph } from './paragraph.ts';

const JOINT = /^(?:、|和|与|及|以及|，|\/)$/;
/** Longest stretch between two coordinated figures: a joint, with a noun before it. */
const NOUN_AND_JOINT = /^[\u3400-\u9fffA-Za-z]{0,12}(?:、|和|与|及|以及)$/;
const CARRIES = /[为达至到是]$/;
const ONLY = /(?:仅|只|只有|仅有|唯一|仅剩|只剩|足足|整整|至今仅)$/;

/** Numbers joined by 、 share the unit of the last; what is left bare must stand where a figure is stated. */
export function shareUnits(p: Paragraph, mentions: readonly Mention[]): Mention[] {
  for (let index = mentions.length - 2; index >= 0; index -= 1) {
    const mention = mentions[index];
    const next = mentions[index + 1];
    if (!mention?.bare || next?.statistic.class !== 'quantity' || next.bare || !next.statistic.unit) continue;
    if (!JOINT.test(p.text.slice(mention.statistic.end, next.statistic.start).trim())) continue;
    const { unit, kind } = next.statistic;
    const group = next.statistic.listGroup ?? `list${next.statistic.start}`;
    next.statistic.listGroup = group;
    Object.assign(mention.statistic, { unit, kind, listGroup: group, rule: 'zh/list', confidence: 0.85 });
    mention.bare = false;
  }
  return mentions.filter((mention) => !mention.bare || isStated(p, mention));
}

/** 指数为52.0, 超过300: a figure without a unit, where a verb states it or an operator bounds it. */
function isStated(p: Paragraph, mention: Mention): boolean {
  const { statistic } = mention;
  const before = p.text.slice(Math.max(0, statistic.start - 2), statistic.start);
  const ends = /^(?:$|[，。；、！？,;）)\n])/.test(p.text.slice(statistic.end, statistic.end + 1));
  const stated =
    ends &&
    (CARRIES.test(before) || statistic.op !== '=' || (statistic.precision ?? 0) > 0 || statistic.scale !== undefined);
  if (stated) statistic.confidence = 0.5;
  // A cell of a table: nothing around it says what the number measures.
  if (stated && p.text.trim() === statistic.text) statistic.rule = 'zh/bare';
  return stated;
}

/** 一 with a measure word is an article, unless another number stands beside it or only one is meant. */
export function dropArticles(p: Paragraph, mentions: readonly Mention[]): Mention[] {
  return mentions.filter((mention, index) => {
    if (!mention.indefinite) return true;
    const { statistic } = mention;
    if (ONLY.test(p.text.slice(Math.max(0, statistic.start - 3), statistic.start))) return true;
    return joined(p, mentions[index - 1], mention) || joined(p, mention, mentions[index + 1]);
  });
}

function joined(p: Paragraph, a: Mention | undefined, b: Mention | undefined): boolean {
  if (a?.statistic.class !== 'quantity' || b?.statistic.class !== 'quantity' || (a.indefinite && b.indefinite))
    return false;
  const gap = p.text.slice(a.statistic.end, Math.min(b.statistic.start, a.statistic.end + 16));
  return (
    b.statistic.start - a.statistic.end <= 14 &&
    NOUN_AND_JOINT.test(gap) &&
    a.statistic.unit !== null &&
    b.statistic.unit !== null
  );
}
