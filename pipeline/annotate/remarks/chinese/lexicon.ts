/**
 * Finds the words of a lexicon in a text: at each place the longest, none inside another.
 *
 * An alternation of hundreds of words costs a regular expression far more than this look-up by the
 * first character.
 */
export function finderOf(lexicon: Iterable<string>): (text: string) => Generator<{ word: string; index: number }> {
  const byStart = new Map<string, string[]>();
  for (const word of [...lexicon].sort((a, b) => b.length - a.length)) {
    const start = word.slice(0, 1);
    byStart.set(start, [...(byStart.get(start) ?? []), word]);
  }
  return function* find(text) {
    for (let index = 0; index < text.length; index += 1) {
      const word = byStart.get(text[index] as string)?.find((candidate) => text.startsWith(candidate, index));
      if (word === undefined) continue;
      yield { word, index };
      index += word.length - 1;
    }
  };
}
