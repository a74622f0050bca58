/** The entry found at a place, and where it ends. */
export interface Entry<T> {
  word: string;
  value: T;
  start: number;
  end: number;
}

/** One character further into the words of a lexicon. */
interface Node<T> {
  next: Map<number, Node<T>> | undefined;
  value: T | undefined;
}

/** A set of words, kept as a trie: searched at a place in time bounded by its longest word. */
export class Lexicon<T> {
  private readonly entries = new Map<string, T>();
  private readonly forwards: Node<T> = { next: undefined, value: undefined };
  private readonly backwards: Node<T> = { next: undefined, value: undefined };

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, value] of entries) {
      this.entries.set(word, value);
      insert(this.forwards, word, value);
      insert(this.backwards, reversed(word), value);
    }
  }

  /** The longest word that begins at `at`, of those that `accepts` lets stand there. */
  at(text: string, at: number, accepts?: (entry: Entry<T>) => boolean): Entry<T> | undefined {
    let longest: Entry<T> | undefined;
    let node = this.forwards.next?.get(text.charCodeAt(at));
    for (let end = at + 1; node; end += 1) {
      if (node.value !== undefined) {
        const found = { word: text.slice(at, end), value: node.value, start: at, end };
        if (accepts?.(found) ?? true) longest = found;
      }
      node = node.next?.get(text.charCodeAt(end));
    }
    return longest;
  }

  /** The longest word that ends before `end` and begins no earlier than `from`. */
  endingAt(text: string, end: number, from = 0): Entry<T> | undefined {
    let longest: Entry<T> | undefined;
    let node = this.backwards.next?.get(text.charCodeAt(end - 1));
    for (let start = end - 1; node && start >= from; start -= 1) {
      if (node.value !== undefined) longest = { word: text.slice(start, end), value: node.value, start, end };
      node = node.next?.get(text.charCodeAt(start - 1));
    }
    return longest;
  }

  /** Every word that ends before `end`, the shortest first. */
  allEndingAt(text: string, end: number): Entry<T>[] {
    const found: Entry<T>[] = [];
    let node = this.backwards.next?.get(text.charCodeAt(end - 1));
    for (let start = end - 1; node; start -= 1) {
      if (node.value !== undefined) found.push({ word: text.slice(start, end), value: node.value, start, end });
      node = node.next?.get(text.charCodeAt(start - 1));
    }
    return found;
  }

  /** The words in a stretch of text from the left: at each place the longest, none inside another. */
  *allIn(text: string, from = 0, to = text.length): Generator<Entry<T>> {
    for (let at = from; at < to; ) {
      const found = this.forwards.next?.has(text.charCodeAt(at))
        ? this.at(text, at, (entry) => entry.end <= to)
        : undefined;
      if (found) yield found;
      at = found?.end ?? at + 1;
    }
  }

  /** The characters that words begin with. */
  openings(): Iterable<string> {
    return new Set([...this.entries.keys()].map((word) => word.charAt(0)));
  }

  get(word: string): T | undefined {
    return this.entries.get(word);
  }
}

/** UTF-16 units in reverse order; characters beyond the plane fall apart the same way in every word. */
function reversed(word: string): string {
  return word.split('').reverse().join('');
}

function insert<T>(root: Node<T>, word: string, value: T): void {
  let node = root;
  for (let i = 0; i < word.length; i += 1) {
    node.next ??= new Map();
    const known = node.next.get(word.charCodeAt(i)) ?? { next: undefined, value: undefined };
    node.next.set(word.charCodeAt(i), known);
    node = known;
  }
  node.value = value;
}

/** The words of a list written with white space between them. */
export function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}

/** A lexicon of words that all mean the same. */
export function wordSet(...lists: string[]): Lexicon<true> {
  return new Lexicon(lists.flatMap(words).map((word) => [word, true] as const));
}
