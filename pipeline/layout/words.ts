import type { Element, ElementContent } from 'hast';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** Brackets and quotation marks that open. */
const OPENING = /^[\p{Ps}\p{Pi}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Keeps the words of a heading whole: each Chinese word goes into a span that does not break.
 *
 * A word of one character is joined to the one before it, so that no line holds a single character
 * (CLREQ asks the same of the last line of a paragraph). Latin words break at spaces as always.
 */
export function keepWords(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return HAN.test(child.value) ? wordsOf(child.value).map(node) : [child];
    if (child.type === 'element') return [{ ...child, children: keepWords(child.children) }];
    return [child];
  });
}

/** Longest group, in characters, that single characters are gathered in. */
const GROUP = 4;

/** The words of a text; single characters and what is not a word belong to the word before them. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of WORDS.segment(text)) {
    const before = words.at(-1) ?? '';
    const begins = /[\p{L}\p{N}]$/u.test(before) && [...before].length < GROUP;
    const follows = before !== '' && !OPENING.test(segment);
    const joins = isWordLike ? [...segment].length === 1 && begins : follows;
    if (joins || [...before].length === 1) words[words.length - 1] = before + segment;
    else words.push(segment);
  }
  const last = words.at(-1) ?? '';
  if (words.length > 1 && [...last].length === 1) words.splice(-2, 2, `${words.at(-2)}${last}`);
  return words;
}

function node(word: string): ElementContent {
  const text = { type: 'text', value: word } as const;
  if (!HAN.test(word) || [...word].length < 2) return text;
  const element: Element = { type: 'element', tagName: 'span', properties: { className: ['word'] }, children: [text] };
  return element;
}
