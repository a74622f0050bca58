import type { Remark, RemarkKind } from '../../../contract/remark.ts';
import { type Level, spanOf } from '../level.ts';
import type { Pair } from '../marks.ts';
import type { CueMatch } from './cue.ts';
import { readSource } from './read-source.ts';
import type { Range } from './source.ts';

export interface Draft {
  match: CueMatch | null;
  source: Range;
  /** The source stands in the sentence before. */
  inherited: boolean;
  form: 'direct' | 'mixed' | 'indirect';
  words: readonly Range[];
  quoted: readonly (Range & { pair: Pair })[];
  rule: string;
}

const BASE = { direct: 0.95, mixed: 0.85, indirect: 0.8 };
const CONDITION = /\b(?:if|unless|should|suppose|were)\s+[^,.;]{0,60}$/i;

/** A remark from the ranges of its parts. */
export function buildRemark(level: Level, { match, source, inherited, form, words, quoted, rule }: Draft): Remark {
  const spans = words.map((range) => spanOf(level, range.start, range.end));
  const start = spans[0]?.start ?? 0;
  const end = spans.at(-1)?.end ?? start;
  const speaker = readSource(spanOf(level, source.start, source.end));
  if (inherited) {
    speaker.resolved = { start: speaker.start, end: speaker.end, text: speaker.text };
    speaker.reason = 'zero subject; the source stands in the previous sentence';
  }
  const own: Partial<Record<string, RemarkKind>> = { self: 'self', document: 'document', people: 'saying' };
  const remark: Remark = {
    start,
    end,
    text: level.source.slice(start, end),
    type: 'remark',
    kind: own[speaker.kind] ?? form,
    source: speaker,
    cue: match ? spanOf(level, match.start, match.end) : null,
    content: spans.length > 1 ? null : (spans[0] ?? null),
    rule,
    confidence: match ? BASE[form] : BASE[form] - 0.2,
  };
  if (spans.length > 1) remark.fragments = spans;
  if (match && match.groupStart < match.start) remark.cueGroup = spanOf(level, match.groupStart, match.end);
  if (form === 'mixed') remark.quoted = quoted.map((q) => spanOf(level, q.start, q.end));
  const defect = quoted.find((q) => q.pair.defect)?.pair.defect;
  if (defect) remark.defect = defect;
  if (match?.negated) remark.polarity = 'neg';
  else if (match && CONDITION.test(level.text.slice(Math.max(0, match.groupStart - 80), match.groupStart)))
    remark.polarity = 'hypothetical';
  return remark;
}
