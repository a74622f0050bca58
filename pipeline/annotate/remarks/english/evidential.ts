import { EVIDENCE_HEAD, EVIDENCE_VERB } from './cues.ts';
import { type Range, sourceBefore } from './source.ts';

/** Figures show that …: an inanimate source with a verb that lets it speak (§6). */
export function evidenceIn(
  text: string,
  start: number,
  end: number,
): { source: Range; cue: Range; content: Range } | null {
  const sentence = text.slice(start, end);
  for (const match of sentence.matchAll(EVIDENCE_VERB)) {
    const at = start + match.index;
    const left = text.slice(start, at);
    if (/[“]/.test(left)) return null;
    const adverb =
      /(?:\s+(?:has|have|had|do not|does not|did not|don['’]t|doesn['’]t|didn['’]t|cannot|also|clearly|consistently|\w+ly))+\s*$/.exec(
        left,
      )?.[0].length ?? 0;
    const source = sourceBefore(text, start, at - adverb);
    const isLater = text.slice(start, source?.start ?? start).search(/\b(?:said|says|told|according)\b/) >= 0;
    if (!source || isLater || !EVIDENCE_HEAD.test(text.slice(source.start, source.end))) continue;
    const cueEnd = at + match[0].length;
    const rest = text.slice(cueEnd, end);
    const isClause =
      /^\s*,?\s*that\b/.test(rest) ||
      /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|\w{3,}ed|rose|fell|grew)\b/.test(rest);
    if (!isClause) continue;
    const contentStart = cueEnd + (/^[\s,]*/.exec(rest)?.[0].length ?? 0);
    if (contentStart < end) return { source, cue: { start: at, end: cueEnd }, content: { start: contentStart, end } };
  }
  return null;
}
