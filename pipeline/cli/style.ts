/** Text in the colours of a terminal, or as it is. */
export type Style = Record<'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'blue', (text: string) => string>;

const paint = (on: number, off: number) => (text: string) => `\u001B[${on}m${text}\u001B[${off}m`;

const COLOURED: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  yellow: paint(33, 39),
  green: paint(32, 39),
  blue: paint(34, 39),
};

const plain = (text: string) => text;
const PLAIN: Style = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, blue: plain };

export const styleFor = (colour: boolean): Style => (colour ? COLOURED : PLAIN);

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFF}]/u;

/** Columns that a character takes on a terminal. (Unicode Standard Annex 11) */
export const widthOf = (character: string): number => (WIDE.test(character) ? 2 : 1);

/** Columns that a text takes. */
export const width = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** As much of a text as fits in so many columns. */
export function upTo(text: string, columns: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += widthOf(character);
    if (used > columns) break;
    kept += character;
  }
  return kept;
}

/** The same, with an ellipsis for the rest. */
export function truncate(text: string, columns: number): string {
  return width(text) <= columns ? text : `${upTo(text, columns - 1)}…`;
}

/** Text of a document for a terminal: control characters could move the cursor or worse. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (c) => (/[\t\r\n]/.test(c) ? ' ' : '\uFFFD'));

/** The same for text of several lines, such as the stack of an error. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');
