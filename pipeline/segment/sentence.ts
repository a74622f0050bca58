/** The first sentence of a text: its length without the stop, and the stop. */
export interface Sentence {
  length: number;
  stop: string;
}

const OPENING = '“‘「『（《〈【([';
const CLOSING = '”’」』）》〉】)]';
/** Latin abbreviations whose full stop ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Vol|Fig|e\.g|i\.e|vs|approx|[A-Z](?:\.[A-Z])*)$/;

/**
 * Finds the first full stop outside quotation marks and brackets; `undefined` where the text has no
 * other sentence behind it, or where the first ends in another way.
 */
export function firstSentence(text: string): Sentence | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '！？!?\n'.includes(character)) return undefined;
    else if (depth === 0 && (character === '。' || isLatinStop(text, at))) {
      return text.slice(at + 1).trim() === '' ? undefined : { length: at, stop: character };
    }
  }
  return undefined;
}

function isLatinStop(text: string, at: number): boolean {
  return (
    text[at] === '.' && /^\s+[\p{Lu}“"‘\d]/u.test(text.slice(at + 1, at + 8)) && !ABBREVIATION.test(text.slice(0, at))
  );
}
