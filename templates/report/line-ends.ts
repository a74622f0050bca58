/**
 * Where the lines of a text end when it is set in a room of so many ems: index behind the last character of each.
 *
 * Characters are taken as wide as they are in the widest of the template's faces, and words are never hyphenated, so
 * that a browser needs no more lines than these.
 */
export function lineEnds(text: string, room: number): number[] {
  let from = 0;
  return text.split('\n').flatMap((line) => {
    const ends = endsIn(line, room).map((end) => from + end);
    from += line.length + 1;
    return ends;
  });
}

function endsIn(text: string, room: number): number[] {
  const ends: number[] = [];
  let begin = 0;
  let from = 0;
  for (const to of unitEnds(text)) {
    const isOver = widthOf(text.slice(begin, to).trimEnd()) > room;
    if (isOver && from > begin) {
      ends.push(from);
      begin = from;
    }
    if (isOver) {
      const broken = brokenEnds(text.slice(begin, to).trimEnd(), room).map((end) => begin + end);
      ends.push(...broken);
      begin = broken.at(-1) ?? begin;
    }
    from = to;
  }
  return from > 0 ? [...ends, from] : ends;
}

/** Ems of a text on one line. */
export function widthOf(text: string): number {
  let width = 0;
  let before: boolean | undefined;
  for (const sign of text) {
    const isHan = HAN.test(sign);
    width += WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? OTHER;
    if (before !== undefined && before !== isHan && !/\s/.test(sign)) width += BETWEEN_SCRIPTS;
    before = isHan;
  }
  return width;
}

/** Signs that Chinese faces have as wide as Han characters are among them. */
const HAN = /[\u2e80-\u{10ffff}—…“”‘’·≈≥≤→←‰℃]/u;
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [HAN, 1],
  [/[mwMW@%&]/, 1],
  [/[A-Z]/, 0.8],
  [/[aceksvxyz\d]/, 0.6],
  [/[ijlI.,;:!'|]/, 0.38],
  [/[frt()[\]/-]/, 0.46],
  [/\s/, 0.3],
];
const OTHER = 0.65;
/** Between a Han character and another (`text-autospace`). */
const BETWEEN_SCRIPTS = 0.13;

const OPENS = /[（《〈“‘「『【〔([{£$€¥]/;
const CLOSES = /[）》〉”’」』】〕)\]}，。、；：？！,.;:?!%‰℃…—·]/;

/** Where a line may end: behind white space, around Han characters, behind a hyphen and a question mark in a word. */
function* unitEnds(text: string): Iterable<number> {
  let before = '';
  let at = 0;
  for (const sign of text) {
    const isJoint =
      /\s/.test(before) || (/[-?]/.test(before) && /\p{L}/u.test(sign)) || HAN.test(before) || HAN.test(sign);
    if (at > 0 && isJoint && !/\s/.test(sign) && !CLOSES.test(sign) && !OPENS.test(before)) yield at;
    at += sign.length;
    before = sign;
  }
  if (at > 0) yield at;
}

/** Where the lines of a word end that is longer than a line, without the last. */
function brokenEnds(word: string, room: number): number[] {
  const ends: number[] = [];
  let begin = 0;
  let at = 0;
  for (const sign of word) {
    if (at > begin && widthOf(word.slice(begin, at) + sign) > room) {
      ends.push(at);
      begin = at;
    }
    at += sign.length;
  }
  return ends;
}
