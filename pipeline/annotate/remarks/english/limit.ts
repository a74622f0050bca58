/** Where the words that begin at a cue must end: at a new cue, of the same speaker or of another. */
import type { CueMatch } from './cue.ts';
import type { Sentence } from './sentence.ts';

/** What joins a second verb of the same speaker to the first. */
const JOINT = /(?:,\s*(?:and|but|while|then|yet)?\s*|;\s*(?:and\s+|but\s+)?|\s+and\s+|\s+but\s+)$/;
/** Another speaker set against the first or beside it: …, but supporters say …; the fishermen say … */
const OTHER_SPEAKER = /(?:,\s*(?:but|while|whereas)|;(?:\s*(?:but|and|while))?)\s+(?:[\w’'-]+\s+){1,5}$/;

/** End of what the cue at `index` can govern in its sentence. */
export function limitOf(text: string, sentence: Sentence, cues: readonly CueMatch[], index: number): number {
  for (const later of cues.slice(index + 1)) {
    const left = text.slice(Math.max(sentence.start, later.groupStart - 60), later.groupStart);
    // “…,” adding that …: the comma stands inside the marks.
    if (/ing$/.test(later.word) && /”\s+$/.test(left)) return later.groupStart - 1;
    const joint = JOINT.exec(left)?.[0];
    const isParticiple = /ing$/.test(later.word) && joint?.startsWith(',');
    const isVerb = !/ing$/.test(later.word) && joint !== undefined && /and|but|then|;/.test(joint);
    if (joint !== undefined && (isParticiple || isVerb)) return later.groupStart - joint.length;
    const other = OTHER_SPEAKER.exec(left);
    if (other) return later.groupStart - other[0].length;
  }
  return sentence.end;
}
