/** A word of a lexicon at its place in a text. */
export interface Hit {
  word: string;
  index: number;
}

/**
 * Finds the words of a lexicon in a text: at each place the longest, none inside another.
 *
 * An alternation of hundreds of words costs a regular expression far more than a class of their first
 * characters and a look-up.
 */
export function finderOf(lexicon: Iterable<string>): (text: string) => Hit[] {
  const byStart = new Map<string, string[]>();
  for (const word of [...lexicon].sort((a, b) => b.length - a.length)) {
    const start = word.slice(0, 1);
    byStart.set(start, [...(byStart.get(start) ?? []), word]);
  }
  const starts = new RegExp(`[${[...byStart.keys()].join('')}]`, 'g');
  return (text) => {
    const hits: Hit[] = [];
    let from = 0;
    for (const { 0: start, index } of text.matchAll(starts)) {
      const word =
        index < from ? undefined : byStart.get(start)?.find((candidate) => text.startsWith(candidate, index));
      if (word === undefined) continue;
      hits.push({ word, index });
      from = index + word.length;
    }
    return hits;
  };
}
