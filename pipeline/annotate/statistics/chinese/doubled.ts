import type { Statistic } from '../../../contract/statistic.ts';
import { type Match, type Rule, spanOf } from '../mention.ts';
import { quantity } from '../statistic.ts';
import type { Paragraph } from './paragraph.ts';

/** 翻番, 减半: the verb alone says by how much. */
const VERBS: Readonly<Record<string, { value: string; direction: 'up' | 'down'; kind: 'multiple' | 'fraction' }>> = {
  翻番: { value: '2', direction: 'up', kind: 'multiple' },
  翻倍: { value: '2', direction: 'up', kind: 'multiple' },
  减半: { value: '0.5', direction: 'down', kind: 'fraction' },
};

export const doubled: Rule<Paragraph> = { opens: '翻减', find: findDoubled };

function findDoubled(p: Paragraph, at: number): Match | undefined {
  if (p.text[at] !== '翻' && p.text[at] !== '减') return undefined;
  const word = p.text.slice(at, at + 2);
  const meaning = VERBS[word];
  if (!meaning) return undefined;
  const { direction, ...rest } = meaning;
  const statistic: Statistic = {
    ...quantity(p.text, at, at + 2, rest, { rule: 'zh/doubled', confidence: 0.8 }),
    change: { direction, form: 'level', cue: spanOf(p.text, at, at + 2) },
  };
  return { end: at + 2, mentions: [{ statistic }] };
}
