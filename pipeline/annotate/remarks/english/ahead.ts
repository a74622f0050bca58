import { skipAdjuncts } from './adjunct.ts';
import { wordsOf } from './content.ts';
import type { CueMatch } from './cue.ts';
import { postposed } from './postposed.ts';
import type { Reading } from './reading.ts';
import { leadingSubject, type Range, sourceBefore } from './source.ts';

/** The speaker and the cue stand before the words, or behind words without marks. */
export function ahead(reading: Reading, match: CueMatch, limit: number): void {
  const source = sourceOf(reading, match);
  if (!source) return;
  const { level, text, sentence, quotes } = reading;
  const after = skipAdjuncts(text, match.word, match.end, limit);
  const words = wordsOf(level, quotes, match, { from: sentence.start, after, limit });
  if (!words) {
    postposed(reading, match, after);
    return;
  }
  reading.claim(reading.spokenIn(words));
  reading.remark(match, source, reading.formOf(words), [words], 'en/ahead');
  reading.done = words.end;
}

/** The speaker before a cue: one of its own, that of the cue before, or the subject of the sentence. */
function sourceOf(reading: Reading, match: CueMatch): Range | null {
  const { text, sentence, done, speaker } = reading;
  const isParticiple = /ing$/.test(match.word);
  const isNamed = !isParticiple || match.word === 'saying';
  const named = isNamed
    ? sourceBefore(text, behindTitle(reading, match.groupStart), passiveStart(reading, match))
    : null;
  const isJoined =
    done > sentence.start ||
    /\b(?:and|but|then)\s+$/.test(text.slice(sentence.start, match.groupStart)) ||
    isParticiple;
  return named ?? speaker ?? (isJoined ? leadingSubject(text, sentence.start, match.groupStart) : null);
}

/** Where a speaker can begin: behind “Hunger Watch,” with its comma inside the marks. */
function behindTitle(reading: Reading, end: number): number {
  const last = reading.quotes.findLast((quote) => quote.end <= end);
  return last && reading.innerOf(last).endsWith(',') ? Math.max(reading.done, last.end) : reading.done;
}

function passiveStart({ text, sentence }: Reading, match: CueMatch): number {
  const passive = /\s+(?:is|was|were|are|has been|have been|been)\s+quoted\s+(?:\w+ly\s+)?as\s+$/.exec(
    text.slice(sentence.start, match.groupStart),
  );
  return passive ? sentence.start + passive.index : match.groupStart;
}
