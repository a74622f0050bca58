/** What XML 1.0 cannot carry, not even as a reference: all that is not a Char (§2.2). */
const FORBIDDEN = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as XML can hold it: what cannot be written becomes U+FFFD, ends of lines a line feed (§2.11). */
export function xmlText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(FORBIDDEN, '\uFFFD');
}

/** Text as the value of an attribute: white space is one blank between words. */
export function words(text: string): string {
  return xmlText(text).trim().replaceAll(/\s+/gu, ' ');
}

/** Text as one word (`teidata.word`), as a unit has to be: percentage-points. */
export function oneWord(text: string): string {
  return words(text).replaceAll(' ', '-');
}
