import type { Element, ElementContent } from 'hast';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
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

/** The words of a text; single characters and what is not a word belong to the word before them. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of WORDS.segment(text)) {
    const alone = !isWordLike || [...segment].length === 1;
    const before = words.at(-1);
    // After a stop or a space a line may well begin.
    const joins = alone && before !== undefined && (!isWordLike || /[\p{L}\p{N}]$/u.test(before));
    if (joins) words[words.length - 1] = before + segment;
    else if (before !== undefined && [...before].length === 1) words[words.length - 1] = before + segment;
    else words.push(segment);
  }
  return words;
}

function node(word: string): ElementContent {
  const text = { type: 'text', value: word } as const;
  if (!HAN.test(word) || [...word].length < 2) return text;
  const element: Element = { type: 'element', tagName: 'span', properties: { className: ['word'] }, children: [text] };
  return element;
}
