/** Turns a stretch of words that has come to its end into a remark or an evidential. */
import { type Level, spanOf } from '../level.ts';
import type { Pair } from '../marks.ts';
import type { LevelRemarks } from '../read.ts';
import { quotesIn } from './around.ts';
import { buildRemark } from './build.ts';
import { classByMarks } from './classify.ts';
import type { EvidenceMatch } from './evidential.ts';
import type { Frame } from './frame.ts';
import { speakerOf } from './names.ts';
import type { Subject } from './subject.ts';

/** What somebody is saying, or what figures show, as far as it has been read. */
export interface Open {
  /** Null for an evidential. */
  frame: Frame | null;
  subject: Subject | null;
  inherited: boolean;
  start: number;
  end: number;
  evidence?: EvidenceMatch;
}

/** Adds what was read to `found`; claims the marks that are its words. */
export function finish(level: Level, open: Open, found: LevelRemarks, rule?: string): void {
  if (open.evidence) found.evidentials.push(evidentialOf(level, open, open.evidence));
  const { frame, subject, inherited } = open;
  if (!frame) return;
  const content = spanOf(level, open.start, open.end);
  const inside = quotesIn(level, open.start, open.end);
  const whole = inside.find((q) => q.open === content.start && q.end === content.end);
  const quoted = whole ? [whole] : inside.filter((q) => !classByMarks(level, q) || isPredicate(level, q, open));
  for (const quote of quoted) found.claimed.add(quote);
  const form = whole ? 'direct' : quoted.length > 0 ? 'mixed' : 'indirect';
  const { match } = frame;
  rule ??= `zh/${form}/${frame.form}`;
  found.remarks.push(buildRemark(level, { form, match, subject, inherited, words: [open], quoted, rule }));
}

function evidentialOf(
  level: Level,
  { start, end }: Open,
  evidence: EvidenceMatch,
): LevelRemarks['evidentials'][number] {
  const content = spanOf(level, start, end);
  const source = spanOf(level, evidence.sourceStart, evidence.sourceEnd);
  const cue = spanOf(level, evidence.cueStart, evidence.cueEnd);
  return { ...content, type: 'evidential', source, cue, content, rule: 'zh/evidential', confidence: 0.9 };
}

/** 媒体报道称公司“裁员三成”: only a subject stands before the marks, so they hold what is said of it. */
function isPredicate(level: Level, quote: Pair, { frame, start, end }: Open): boolean {
  const { text, base } = level;
  if (quote.end - base !== end || quote.innerEnd - quote.innerStart < 4 || !frame) return false;
  // 称公司“铁公鸡” calls it a name.
  const isNaming = text.slice(frame.match.groupStart, frame.match.end) === '称';
  const speaker = isNaming ? null : speakerOf(text.slice(start, quote.open - base));
  return speaker !== null && (speaker.name !== null || speaker.org !== null);
}
