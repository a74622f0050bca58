import type { Remark, RemarkKind, RemarkSource } from '../../../contract/remark.ts';
import { type Level, spanOf } from '../level.ts';
import type { Pair } from '../marks.ts';
import type { CueMatch } from './cue.ts';
import { speakerOf } from './names.ts';
import { SAYING } from './speakers.ts';
import type { Subject } from './subject.ts';

/** The parts of a remark by their offsets on a level. */
export interface Draft {
  form: 'direct' | 'mixed' | 'indirect';
  match: CueMatch | null;
  subject: Subject | null;
  /** The subject stands in the sentence before. */
  inherited: boolean;
  /** What is said; several parts where the speaker stands between them. */
  words: readonly { start: number; end: number }[];
  /** The marks that hold it or parts of it. */
  quoted: readonly Pair[];
  rule: string;
}

const BASE = { direct: 0.95, mixed: 0.85, indirect: 0.85 };
/** What stands before the verb of a remark that may never be made. */
export const CONDITION = /(?:如果|假如|倘若|要是|假使|万一)[^，。；]{0,20}$/;

export function buildRemark(level: Level, draft: Draft): Remark {
  const { form, match, subject, words, quoted, rule } = draft;
  const source = subject ? sourceOf(level, subject, draft.inherited) : null;
  const spans = words.map(({ start, end }) => spanOf(level, start, end));
  const start = spans[0]?.start ?? level.base;
  const end = spans.at(-1)?.end ?? start;
  const remark: Remark = {
    start,
    end,
    text: level.source.slice(start, end),
    type: 'remark',
    kind: kindOf(form, source),
    source,
    cue: match ? spanOf(level, match.start, match.end) : null,
    content: spans.length > 1 ? null : (spans[0] ?? null),
    rule,
    confidence: confidenceOf(draft),
  };
  if (!source) remark.reason = 'orphan';
  if (spans.length > 1) remark.fragments = spans;
  if (form === 'mixed') remark.quoted = quoted.map((q) => spanOf(level, q.open - level.base, q.end - level.base));
  const defect = quoted.find((q) => q.defect)?.defect;
  if (defect) remark.defect = defect;
  if (match) describeCue(remark, level, match);
  return remark;
}

function describeCue(remark: Remark, level: Level, match: CueMatch): void {
  if (match.groupStart !== match.start || match.groupEnd !== match.end) {
    remark.cueGroup = spanOf(level, match.groupStart, match.groupEnd);
  }
  const before = level.text.slice(Math.max(0, match.groupStart - 24), match.groupStart);
  if (match.negated) remark.polarity = 'neg';
  else if (CONDITION.test(before)) remark.polarity = 'hypothetical';
}

function sourceOf(level: Level, subject: Subject, inherited: boolean): RemarkSource {
  const span = spanOf(level, subject.start, subject.end);
  const speaker = subject.speaker ?? speakerOf(span.text);
  // The speaker was read from the level's blanked text; its parts are given as the source spells them.
  const read = level.text.slice(span.start - level.base, span.end - level.base);
  const printed = (value: string | null | undefined) => {
    const at = value ? read.indexOf(value) : -1;
    return value && at >= 0 ? span.text.slice(at, at + value.length) : (value ?? null);
  };
  const { name, title, org, kind = 'anonymous' } = speaker ?? {};
  const source: RemarkSource = { ...span, name: printed(name), title: printed(title), org: printed(org), kind };
  if (inherited) {
    source.resolved = span;
    source.reason = 'zero subject; the source stands in the previous sentence';
  } else if (speaker?.refers) source.resolved = null;
  return source;
}

function kindOf(form: Draft['form'], source: RemarkSource | null): RemarkKind {
  if (source?.kind === 'self' || source?.kind === 'document') return source.kind;
  return source && SAYING.test(source.text) ? 'saying' : form;
}

function confidenceOf({ form, subject, match }: Draft): number {
  let confidence = BASE[form];
  if (!subject) confidence -= 0.2;
  else if (!subject.speaker) confidence -= 0.15;
  if (!match) confidence -= 0.2;
  if (match?.cue.weak) confidence -= 0.15;
  return Math.round(confidence * 100) / 100;
}
