import { ADVERB_BEFORE, MANNER_NOUN } from './adverbs.ts';
import { isName, isOrganisation, speakerOf } from './names.ts';
import { skipLeading } from './subject.ts';

const LONGEST_ADVERB = 8;
/** Characters that are looked at for a name or an office. */
const LONGEST_OFFICE = 8;
/** Lengths to try for an unlisted adverb in 地, likeliest first: 惋惜地, 斩钉截铁地, 意味深长地. */
const MANNER_LENGTHS = [2, 4, 3, 5, 6];

/** Start of the adverbs, auxiliaries and negation that belong to the verb at `at`. */
export function verbGroupStart(text: string, clauseStart: number, at: number): number {
  let start = at;
  for (let step = 0; step < 6 && start > clauseStart; step += 1) {
    const length = adverbLength(text, clauseStart, start);
    if (length === 0) break;
    start -= length;
  }
  return start;
}

/** Characters of an adverb that end the speaker's name or office instead: 基金会认为, 王总说, 上将表示. */
function endsSpeaker(text: string, clauseStart: number, end: number, length: number): boolean {
  if (length > 1) return false;
  // 孙志刚说 rather than 孙志 who has just spoken.
  if (text[end - 1] === '刚' && end - 3 >= clauseStart && isName(text.slice(end - 3, end))) return true;
  const start = skipLeading(text, Math.max(clauseStart, end - LONGEST_OFFICE), end);
  if (isOrganisation(text.slice(start, end))) return true;
  return speakerOf(text.slice(start, end)) !== null && speakerOf(text.slice(start, end - length)) === null;
}

function adverbLength(text: string, clauseStart: number, end: number): number {
  const listed = ADVERB_BEFORE.exec(text.slice(Math.max(clauseStart, end - LONGEST_ADVERB), end));
  if (listed && !endsSpeaker(text, clauseStart, end, listed[0].length)) return listed[0].length;
  const before = text.slice(clauseStart, end);
  if (!before.endsWith('地') || MANNER_NOUN.test(before)) return 0;
  const fitting = MANNER_LENGTHS.filter(
    (length) => before.length > length && /^[\u4e00-\u9fff]+$/.test(before.slice(-length - 1)),
  );
  const known = fitting.find((length) => {
    const from = skipLeading(text, clauseStart, end - length - 1);
    const rest = text.slice(from, end - length - 1);
    return rest === '' || speakerOf(rest) !== null;
  });
  return (known ?? fitting[0] ?? -1) + 1;
}
