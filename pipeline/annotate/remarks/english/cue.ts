/** Finds reporting verbs in a sentence and decides whether they report there. */
import { CUES, type Cue, GROUP, NEEDS_PARTICLE, NEGATION, NOUN_BEFORE, PARTICLE, PASSIVE } from './cues.ts';

export interface CueMatch {
  word: string;
  cue: Cue;
  start: number;
  end: number;
  groupStart: number;
  negated: boolean;
}

const WORD = /[A-Za-z]+/g;
/** As the saying goes, …: the one subject that these verbs report for. */
const PROVERB = /\b(?:saying|proverb|adage|maxim)\s+$/i;
const PROVERB_VERB = /^(?:goes|went|has|runs)$/;
const GOES: Cue = { frame: 'clause' };

/** Reporting verbs of a sentence in order; also `according to` and `quoted as saying`. */
export function cuesIn(text: string, start: number, end: number): CueMatch[] {
  const out: CueMatch[] = [];
  const sentence = text.slice(start, end);
  for (const match of sentence.matchAll(WORD)) {
    const word = match[0];
    const at = start + match.index;
    const cue =
      CUES.get(word) ??
      (PROVERB_VERB.test(word) && PROVERB.test(text.slice(Math.max(start, at - 24), at)) ? GOES : undefined);
    if (!cue) {
      const accord = /^according(?=\s+to\b)/i.test(text.slice(at, at + 16));
      if (accord) out.push(found('according to', { frame: 'clause' }, text, start, at, text.indexOf('to', at) + 2));
      continue;
    }
    let wordEnd = at + word.length;
    // As the proverb has it, “…”.
    if (cue === GOES && word === 'has') {
      if (text.slice(wordEnd, wordEnd + 3) !== ' it') continue;
      wordEnd += 3;
    }
    const particle = PARTICLE[word];
    if (particle) {
      const behind = new RegExp(`^\\s+${particle}\\b`).exec(text.slice(wordEnd, wordEnd + 8));
      if (behind) wordEnd += behind[0].length;
      else if (NEEDS_PARTICLE.test(word)) continue;
      else if (word.startsWith('call')) {
        out.push(...reports(text, start, at, wordEnd, word, { frame: 'object' }));
        continue;
      }
    }
    out.push(...reports(text, start, at, wordEnd, word, cue));
  }
  return out;
}

function reports(text: string, start: number, at: number, end: number, word: string, cue: Cue): CueMatch[] {
  const match = found(word, cue, text, start, at, end);
  const left = text.slice(Math.max(start, match.groupStart - 24), match.groupStart);
  const isQuotedAs = /\bquoted\s+(?:\w+ly\s+)?as\s+$/.test(left);
  if (word === 'saying' && !isQuotedAs && !/,\s+$/.test(left)) return [];
  if (PASSIVE.test(left) && !isQuotedAs) return [];
  if (cue.nominal && NOUN_BEFORE.test(left)) return [];
  if (/\b(?:the|a|an)\s+$/i.test(left) || /\bto\s+$/.test(left)) return [];
  if (/^[-’']/.test(text.slice(end, end + 1)) || /[-’'‘]$/.test(text.slice(0, at).slice(-1))) return [];
  return [match];
}

function found(word: string, cue: Cue, text: string, start: number, at: number, end: number): CueMatch {
  const group = GROUP.exec(text.slice(Math.max(start, at - 60), at))?.[0] ?? '';
  const groupStart = at - group.length;
  return { word, cue, start: at, end, groupStart, negated: NEGATION.test(group) };
}
