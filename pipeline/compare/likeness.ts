/** The pairs of neighbouring characters of a text, white space left out: how often each, and how many. */
export interface Bigrams {
  counts: ReadonlyMap<string, number>;
  total: number;
}

export function bigrams(text: string): Bigrams {
  const characters = [...` ${text.replace(/\s+/gu, '')} `];
  const counts = new Map<string, number>();
  for (const [at, character] of characters.entries()) {
    const next = characters[at + 1];
    if (next !== undefined) counts.set(character + next, (counts.get(character + next) ?? 0) + 1);
  }
  return { counts, total: characters.length - 1 };
}

/** How much two texts have in common, from 0 to 1: the Dice coefficient of their bigrams. */
export function likeness(one: Bigrams, other: Bigrams): number {
  let common = 0;
  for (const [pair, count] of one.counts) common += Math.min(count, other.counts.get(pair) ?? 0);
  return (2 * common) / (one.total + other.total);
}
