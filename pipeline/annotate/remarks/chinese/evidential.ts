import { wordSet } from '../../lexicon.ts';
import { ALWAYS_EVIDENCE, EVIDENCE, EVIDENCE_HEAD } from './cues.ts';
import { verbGroupStart } from './group.ts';
import { speakerOf } from './names.ts';
import type { Clause } from './sentence.ts';
import { skipLeading } from './subject.ts';

/** A body of facts or figures with the verb that lets it speak; offsets of the level. */
export interface EvidenceMatch {
  sourceStart: number;
  sourceEnd: number;
  cueStart: number;
  cueEnd: number;
  /** The content begins in this clause, not in the next. */
  inline: boolean;
}

const LEXICON = wordSet(...EVIDENCE);
const LONGEST_SOURCE = 40;
const LONGEST_CLAUSE = 400;

/** 数据显示，…: an inanimate source that shows something (§6). */
export function evidenceIn(text: string, clause: Clause): EvidenceMatch | null {
  if (clause.end - clause.start > LONGEST_CLAUSE) return null;
  for (const { word, start: cueStart, end: cueEnd } of LEXICON.allIn(text, clause.start, clause.end)) {
    const rest = text.slice(cueEnd, clause.end);
    const isFramed = rest === '' && /^[，,：:]$/.test(clause.separator);
    if (!isFramed && (/^(?:的|了|着|过|出|自己|书|材料|、|和|会|屏|器|性|文件)/.test(rest) || rest.length < 4))
      continue;
    const from = skipLeading(text, clause.start, cueStart);
    const bare = verbGroupStart(text, from, cueStart);
    const start = from + (/^(?:根据|据)/.exec(text.slice(from, bare))?.[0].length ?? 0);
    const source = text.slice(start, bare);
    if (source === '' || source.length > LONGEST_SOURCE || !EVIDENCE_HEAD.test(source)) continue;
    if (/^(?:用|以|通过|把|将|被)|用(?:事实|行动|实践|成绩)$/.test(source)) continue;
    if (!ALWAYS_EVIDENCE.has(word) && speaks(source, word)) continue;
    return { sourceStart: start, sourceEnd: bare, cueStart, cueEnd, inline: !isFramed };
  }
  return null;
}

/** 报告指出 is a document's remark, 研究发现 is not. */
function speaks(source: string, verb: string): boolean {
  if (verb === '指出') return speakerOf(source)?.kind === 'document' || /(?:分析|情况|通报|公报|报告)$/.test(source);
  return false;
}
