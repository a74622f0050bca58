/** Ems of a digit and of a letter; between Han characters and others there is a little space. */
const DIGIT = 0.57;
export const LETTER = 0.58;
const SPACE = 0.13;

/** Ems of a text in one line: Han characters and their punctuation are one each. `letter` is what letters are. */
export function emsOf(text: string, letter = LETTER): number {
  let ems = 0;
  let wasHan: boolean | undefined;
  for (const sign of text) {
    const isHan = sign > '\u2e7f';
    ems += isHan ? 1 : /\d/.test(sign) ? DIGIT : letter;
    if (wasHan !== undefined && wasHan !== isHan) ems += SPACE;
    wasHan = isHan;
  }
  return ems;
}
