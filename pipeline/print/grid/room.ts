/** May not stand at the head of a line, and at its end: GB/T 15834, § 5.1, and CLREQ § 3.1.2. */
const NOT_FIRST = /^[、，。．：；！？’”）】》〉」』〕〗…—·～,.!?:;%‰℃)\]}]/u;
const NOT_LAST = /[‘“（【《〈「『〔〖([{]$/u;
/** Goes on without a place to break: Latin letters and figures. */
const WORD = /^[\p{Script=Latin}\p{N}\p{Sc}.,'’/+\-–%]$/u;

/**
 * Whether what begins the next line would have found room at the end of a line: a character with the marks that
 * may not be parted from it, or a word. `room` is in full-width characters.
 */
export function findsRoom(line: string, next: string, room: number): boolean {
  const [first = '', ...rest] = next;
  const isDivided = WORD.test([...line].at(-1) ?? '') && WORD.test(first);
  if (isDivided || NOT_FIRST.test(first) || NOT_LAST.test(line)) return false;
  let unit = first;
  for (const character of rest) {
    const isWord = WORD.test([...unit].at(-1) ?? '') && WORD.test(character);
    if (!isWord && !NOT_FIRST.test(character) && !NOT_LAST.test(unit)) break;
    unit += character;
  }
  return widthOf(unit) <= room;
}

/** At most: Latin letters and figures are about half as wide as Han characters. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WORD.test(sign) ? 0.7 : 1), 0);
