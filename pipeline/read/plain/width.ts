const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
/** Marks that are as wide as a Han character in Chinese text. */
const WIDE_IN_CHINESE = /[“”‘’—…]/;
const HAN = /\p{Script=Han}/u;

/** Width of a line in half-width columns, as a fixed grid would print it (Unicode UAX #11). */
export function widthOf(text: string): number {
  const chinese = HAN.test(text);
  let width = 0;
  for (const character of text) width += WIDE.test(character) || (chinese && WIDE_IN_CHINESE.test(character)) ? 2 : 1;
  return width;
}

export const isWide = (character: string | undefined): boolean =>
  character !== undefined && (WIDE.test(character) || WIDE_IN_CHINESE.test(character));
