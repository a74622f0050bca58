import { truncated } from './truncated.ts';
import { type Dict, type Name, type Ref, Text, type Value } from './values.ts';

const SPACE = charactersOf(' \n\r\t\f\0');
/** What ends a name, a number or a word (ISO 32000-1, 7.2.2). */
const END = charactersOf(' \n\r\t\f\0()<>[]{}/%');

/** Reads objects from the text of a file, one character a byte. Fails with `pdf/truncated`. */
export class Parser {
  private readonly text: string;
  /** Where the next object begins. */
  at: number;
  private readonly refOf: (number: number) => Ref;

  constructor(text: string, at: number, refOf: (number: number) => Ref) {
    this.text = text;
    this.at = at;
    this.refOf = refOf;
  }

  /** Passes over white space and comments. */
  skip(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (SPACE[code]) this.at += 1;
      else if (code === 0x25) this.at = lineEnd(text, this.at);
      else return;
    }
  }

  /** Passes over a word, if it is next. */
  skipWord(word: string): boolean {
    this.skip();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  value(): Value {
    this.skip();
    const { text, at } = this;
    switch (text[at]) {
      case '/':
        return this.name();
      case '<':
        return text[at + 1] === '<' ? this.dict() : this.hex();
      case '[':
        return this.array();
      case '(':
        return this.literal();
      default:
        return this.word();
    }
  }

  private name(): Name {
    return this.run(this.at + 1) as Name;
  }

  /** What stands before the next space or delimiter. */
  private run(from: number): string {
    const { text, at } = this;
    let end = from;
    while (end < text.length && !END[text.charCodeAt(end)]) end += 1;
    this.at = end;
    return text.slice(at, end);
  }

  private dict(): Dict {
    const entries: Dict = new Map();
    this.at += 2;
    for (;;) {
      this.skip();
      const { text, at } = this;
      if (text[at] === '>' && text[at + 1] === '>') break;
      if (text[at] !== '/') throw truncated(`dictionary without a key at byte ${at}`);
      const key = this.name();
      entries.set(key, this.value());
    }
    this.at += 2;
    return entries;
  }

  private array(): Value[] {
    const values: Value[] = [];
    this.at += 1;
    for (this.skip(); this.text[this.at] !== ']'; this.skip()) values.push(this.value());
    this.at += 1;
    return values;
  }

  private hex(): Text {
    const end = this.text.indexOf('>', this.at);
    if (end < 0) throw truncated(`string without an end at byte ${this.at}`);
    return this.textTo(end + 1);
  }

  private literal(): Text {
    const { text } = this;
    let depth = 0;
    for (let at = this.at; at < text.length; at += 1) {
      const character = text[at];
      if (character === '\\') at += 1;
      else if (character === '(') depth += 1;
      else if (character === ')') {
        depth -= 1;
        if (depth === 0) return this.textTo(at + 1);
      }
    }
    throw truncated(`string without an end at byte ${this.at}`);
  }

  private textTo(end: number): Text {
    const written = this.text.slice(this.at, end);
    this.at = end;
    return new Text(written);
  }

  private word(): Value {
    const from = this.at;
    const word = this.run(from);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    const number = Number(word);
    if (word === '' || Number.isNaN(number)) throw truncated(`\`${word}\` at byte ${from}`);
    return this.isReference() ? this.refOf(number) : number;
  }

  /**
   * Whether ` 0 R` follows a number, and passes over it. Other generations exist only in files that were changed, and
   * other spaces in none that the browser or Ghostscript writes.
   */
  private isReference(): boolean {
    const { text, at } = this;
    if (!text.startsWith(' 0 R', at) || !(END[text.charCodeAt(at + 4)] || at + 4 === text.length)) return false;
    this.at = at + 4;
    return true;
  }
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function charactersOf(all: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const character of all) set[character.charCodeAt(0)] = 1;
  return set;
}
