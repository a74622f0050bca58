/** Finds the words that an editor quoted, wherever edits have moved them (W3C Web Annotation, 4.2.4). */

export interface Quote {
  quote: string;
  before?: string;
  after?: string;
}

/** A place in the text of one of several blocks. */
export interface TextPlace {
  block: number;
  start: number;
  end: number;
}

/**
 * Where the words of a quote stand. Several places come back only where the words around them do not
 * tell one from another.
 */
export function placesOf(texts: readonly string[], { quote, before = '', after = '' }: Quote): TextPlace[] {
  const all = occurrencesOf(texts, quote);
  if (all.length < 2 || (before === '' && after === '')) return all;
  const scored = all.map((place) => ({ place, score: agreement(texts[place.block] ?? '', place, before, after) }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ place }) => place);
}

function occurrencesOf(texts: readonly string[], words: string): TextPlace[] {
  if (words === '') return [];
  const found: TextPlace[] = [];
  for (const [block, text] of texts.entries()) {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      found.push({ block, start: at, end: at + words.length });
    }
  }
  return found;
}

/** Characters around a place that are those of the context, counted outwards. */
function agreement(text: string, { start, end }: TextPlace, before: string, after: string): number {
  let count = 0;
  while (count < before.length && text[start - 1 - count] === before[before.length - 1 - count]) count += 1;
  let behind = 0;
  while (behind < after.length && text[end + behind] === after[behind]) behind += 1;
  return count + behind;
}

/** How like two texts are, 0 to 1: the pairs of neighbouring characters that they share (Dice). */
export function likeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (const pair of pairsOf(a)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let shared = 0;
  let total = pairsOf(a).length;
  for (const pair of pairsOf(b)) {
    total += 1;
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared += 1;
      pairs.set(pair, left - 1);
    }
  }
  return total === 0 ? 0 : (2 * shared) / total;
}

function pairsOf(text: string): string[] {
  const characters = [...text.slice(0, LONGEST)];
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

/** Characters that are compared; longer quotes are told apart by their beginnings. */
const LONGEST = 200;
