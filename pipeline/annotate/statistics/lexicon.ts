/** The entry found at a place, and where it ends. */
export interface Entry<T> {
  word: string;
  value: T;
  start: number;
  end: number;
}

/** A set of words that is searched for the longest one at a place, in time bounded by its longest word. */
export class Lexicon<T> {
  private readonly entries = new Map<string, T>();
  /** Lengths of the words that begin with a character, longest first. */
  private readonly lengths = new Map<string, number[]>();
  private readonly endings = new Map<string, number[]>();

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, value] of entries) {
      this.entries.set(word, value);
      note(this.lengths, word.charAt(0), word.length);
      note(this.endings, word.charAt(word.length - 1), word.length);
    }
  }

  /** The longest word that begins at `at`, of those that `accepts` lets stand there. */
  at(text: string, at: number, accepts?: (entry: Entry<T>) => boolean): Entry<T> | undefined {
    for (const length of this.lengths.get(text.charAt(at)) ?? []) {
      const found = this.entry(text, at, at + length);
      if (found && (accepts?.(found) ?? true)) return found;
    }
    return undefined;
  }

  /** The longest word that ends before `end` and begins no earlier than `from`. */
  endingAt(text: string, end: number, from = 0): Entry<T> | undefined {
    for (const length of this.endings.get(text.charAt(end - 1)) ?? []) {
      const found = end - length >= from ? this.entry(text, end - length, end) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** The characters that words begin with. */
  openings(): Iterable<string> {
    return this.lengths.keys();
  }

  get(word: string): T | undefined {
    return this.entries.get(word);
  }

  private entry(text: string, start: number, end: number): Entry<T> | undefined {
    // Beyond the end of the text a longer word would be taken for what is left of it.
    if (end > text.length) return undefined;
    const word = text.slice(start, end);
    const value = this.entries.get(word);
    return value === undefined ? undefined : { word, value, start, end };
  }
}

function note(lengths: Map<string, number[]>, key: string, length: number): void {
  const known = lengths.get(key) ?? [];
  if (!known.includes(length))
    lengths.set(
      key,
      [...known, length].sort((a, b) => b - a),
    );
}

/** The words of a list written with white space between them. */
export function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}

/** A lexicon of words that all mean the same. */
export function wordSet(...lists: string[]): Lexicon<true> {
  return new Lexicon(lists.flatMap(words).map((word) => [word, true] as const));
}
