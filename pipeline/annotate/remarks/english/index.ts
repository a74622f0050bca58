import type { Mark, Remark } from '../../../contract/remark.ts';
import type { Grammar, Placed } from '../grammar.ts';
import { type Level, levelOf, spanOf, trimmed } from '../level.ts';
import type { Pair } from '../marks.ts';
import { classByDefault, classByMarks, innerOf } from './classify.ts';
import { mentionsIn } from './mentions.ts';
import { remarksOf } from './remark.ts';

/** Reads an English block: its own level first, then what stands inside each pair of marks. */
export const english: Grammar = {
  read(text, pairs, heading) {
    const placed: Placed[] = [];
    readLevel(levelOf(text, 0, text.length, pairs), pairs, null, heading, placed);
    return placed;
  },
  mentions: mentionsIn,
};

function readLevel(level: Level, pairs: readonly Pair[], parent: Remark | null, heading: boolean, out: Placed[]): void {
  const found = heading ? null : remarksOf(level);
  const owner = new Map<Pair, Remark>();
  for (const remark of found?.remarks ?? []) {
    // Inside marks, words without marks of their own belong to the outer speaker.
    if (level.within && remark.kind !== 'direct' && !remark.quoted) continue;
    out.push({ quotation: remark, parent });
    for (const pair of pairs) if (pair.open >= remark.start && pair.end <= remark.end) owner.set(pair, remark);
  }
  if (!level.within) for (const evidential of found?.evidentials ?? []) out.push({ quotation: evidential, parent: null });
  for (const pair of pairs) {
    if (!pair.continues && !found?.claimed.has(pair)) out.push({ quotation: markOf(level, pair), parent: null });
    if (pair.kind === 'title') continue;
    const inside = levelOf(level.source, pair.innerStart, pair.innerEnd, pair.children, pair);
    readLevel(inside, pair.children, owner.get(pair) ?? parent, heading, out);
  }
}

function markOf(level: Level, pair: Pair): Mark {
  const span = spanOf(level, pair.open - level.base, pair.end - level.base);
  const inner = trimmed(level.source, pair.innerStart, pair.innerEnd);
  if (pair.kind === 'title') return { ...span, type: 'mark', class: 'title', inner, rule: 'en/mark/title', confidence: 0.98 };
  return { ...span, type: 'mark', inner, ...(classByMarks(level, pair) ?? classByDefault(innerOf(level, pair))) };
}
