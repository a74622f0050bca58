import { type Match, nothing, type Rule } from '../mention.ts';
import type { Paragraph } from './paragraph.ts';
import { readUnit } from './units.ts';

/** 一个又一个, 一次次, 一年一年, 一年比一年, 一天天: repeated words say many, not one. */
export const repetition: Rule<Paragraph> = { opens: '一', find: findRepetition };

function findRepetition(p: Paragraph, at: number): Match | undefined {
  if (p.text[at] !== '一') return undefined;
  const unit = readUnit(p.text, at + 1);
  if (!unit || unit.end - unit.start > 3) return undefined;
  const word = p.text.slice(at + 1, unit.end);
  for (const middle of ['又一', '接一', '比一', '连一', '一', '']) {
    if (p.text.startsWith(middle + word, unit.end)) return nothing(unit.end + middle.length + word.length);
  }
  return undefined;
}
