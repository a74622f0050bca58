import type { Evidential, Mark, Remark } from '../../contract/remark.ts';
import type { Grammar, Placed } from './grammar.ts';
import { type Level, levelOf, spanOf, trimmed } from './level.ts';
import type { Pair } from './marks.ts';
import type { Mention } from './resolve.ts';

/** What one level holds. */
export interface LevelRemarks {
  remarks: Remark[];
  evidentials: Evidential[];
  /** Pairs of marks that are a remark's words. */
  claimed: Set<Pair>;
  /** A remark without words, whose verb ends the text: they may stand in the next block. */
  pending?: Remark;
}

/** What the marks and their neighbours say of a pair. */
export interface MarkClass {
  class: Mark['class'];
  rule: string;
  confidence: number;
}

export interface LevelGrammar {
  /** Prefix of rule names. */
  prefix: string;
  remarksOf(level: Level): LevelRemarks;
  /** Class of a pair that no remark claims. */
  classOf(level: Level, pair: Pair): MarkClass;
  mentions(text: string): Mention[];
}

/** Reads a block level by level: its own first, then what stands inside each pair of marks. */
export function grammarOf(language: LevelGrammar): Grammar {
  return {
    read(text, pairs, heading) {
      const placed: Placed[] = [];
      readLevel(language, levelOf(text, 0, text.length, pairs), pairs, null, heading, placed);
      return placed;
    },
    mentions: language.mentions,
  };
}

function readLevel(
  language: LevelGrammar,
  level: Level,
  pairs: readonly Pair[],
  parent: Remark | null,
  heading: boolean,
  out: Placed[],
): void {
  const found = heading ? null : language.remarksOf(level);
  const owners: Remark[] = [];
  for (const remark of found?.remarks ?? []) {
    // Inside marks, words without marks of their own belong to the outer speaker.
    if (level.within && remark.kind !== 'direct' && !remark.quoted) continue;
    out.push({ quotation: remark, parent });
    owners.push(remark);
  }
  if (found?.pending && !level.within) out.push({ quotation: found.pending, parent: null, pending: true });
  if (!level.within) for (const quotation of found?.evidentials ?? []) out.push({ quotation, parent: null });
  const ownerOf = inOrder(owners);
  for (const pair of pairs) {
    if (!pair.continues && !found?.claimed.has(pair))
      out.push({ quotation: markOf(language, level, pair), parent: null });
    if (pair.kind === 'title') continue;
    const inside = levelOf(level.source, pair.innerStart, pair.innerEnd, pair.children, pair);
    readLevel(language, inside, pair.children, ownerOf(pair) ?? parent, heading, out);
  }
}

/** The remark that a pair lies in; pairs must be asked for in order. */
function inOrder(remarks: readonly Remark[]): (pair: Pair) => Remark | undefined {
  const sorted = [...remarks].sort((a, b) => a.start - b.start);
  let next = 0;
  return (pair) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) < pair.end) next += 1;
    const remark = sorted[next];
    return remark && remark.start <= pair.open ? remark : undefined;
  };
}

function markOf(language: LevelGrammar, level: Level, pair: Pair): Mark {
  const span = spanOf(level, pair.open - level.base, pair.end - level.base);
  const inner = trimmed(level.source, pair.innerStart, pair.innerEnd);
  if (pair.kind === 'title') {
    return { ...span, type: 'mark', class: 'title', inner, rule: `${language.prefix}/mark/title`, confidence: 0.98 };
  }
  return { ...span, type: 'mark', inner, ...language.classOf(level, pair) };
}
