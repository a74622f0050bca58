import { deflateSync, inflateSync } from 'node:zlib';
import { decodeRows, UP } from './predict.ts';
import { truncated } from './truncated.ts';

/**
 * A PDF object (ISO 32000-1, 7.3) as a value of the language: numbers, booleans and null are themselves, a name is a
 * string that begins with its slash, as it is written, an array is an array, and a dictionary is a map by names.
 */
export type Value = null | boolean | number | Name | Text | Ref | Value[] | Dict | Stream;
export type Name = `/${string}`;
export type Dict = Map<Name, Value>;

/** The name of a text, one character a byte: what ends a name is written as its number (7.3.5). */
export function name(text: string): Name {
  return `/${text.replace(/[^!-~]|[#%()<>[\]{}/]/g, (character) => `#${Buffer.from(character, 'latin1').toString('hex').toUpperCase()}`)}`;
}

/** An indirect reference (7.3.10). Within a document there is one for each object, so that they can be compared. */
export class Ref {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** A string (7.3.4) as it is written, with its brackets, one character a byte. */
export class Text {
  readonly written: string;

  constructor(written: string) {
    this.written = written;
  }

  /** A text string (7.9.2.2): plain where it is ASCII, else UTF-16 in hexadecimal. */
  static of(words: string): Text {
    if (/^[\x20-\x7e]*$/.test(words)) return new Text(`(${words.replace(/[\\()]/g, '\\$&')})`);
    return new Text(`<FEFF${Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase()}>`);
  }

  /** A date (7.9.4), to the second. */
  static ofDate(date: Date): Text {
    return new Text(`(D:${date.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`);
  }

  /** The words of a text string. */
  get words(): string {
    const { bytes } = this;
    const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff;
    return isUtf16
      ? bytes
          .subarray(2, bytes.length & ~1)
          .swap16()
          .toString('utf16le')
      : bytes.toString('latin1');
  }

  /** What it stands for. */
  get bytes(): Buffer {
    const { written } = this;
    const inside = written.slice(1, -1);
    if (!written.startsWith('<')) return Buffer.from(unescaped(inside), 'latin1');
    const digits = inside.replace(/\s/g, '');
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }
}

const ESCAPE = /\\(?:([0-7]{1,3})|(\r\n?|\n)|([\s\S]))|\r\n?/g;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** What a literal string stands for (7.3.4.2). */
function unescaped(inside: string): string {
  return inside.replace(ESCAPE, (_, octal?: string, lineEnd?: string, character?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (lineEnd !== undefined) return '';
    return character === undefined ? '\n' : (CONTROLS[character] ?? character);
  });
}

/** Of compression: above it, time doubles for one hundredth of the size. */
const LEVEL = 7;

/** A stream (7.3.8). Its length is reckoned when it is written. */
export class Stream {
  readonly dict: Dict;
  /** As stored. */
  bytes: Uint8Array;

  constructor(dict: Dict, bytes: Uint8Array) {
    this.dict = dict;
    this.bytes = bytes;
  }

  static compressed(content: string | Uint8Array, entries: Entries = {}): Stream {
    const stream = new Stream(dict(entries), new Uint8Array());
    stream.content = Buffer.from(content as string, 'latin1');
    return stream;
  }

  /** What is stored, decompressed; nothing where it is in a form that the browser does not write. Fails with `pdf/truncated`. */
  get content(): Buffer | undefined {
    const filter = this.dict.get('/Filter');
    if (filter === undefined) return Buffer.from(this.bytes);
    if (filter !== '/FlateDecode') return undefined;
    const parameters = this.dict.get('/DecodeParms');
    if (!(parameters instanceof Map)) return inflate(this.bytes);
    const columns = parameters.get('/Columns');
    const isKnown = parameters.get('/Predictor') === UP && typeof columns === 'number' && columns > 0;
    return isKnown ? decodeRows(inflate(this.bytes), columns) : undefined;
  }

  set content(content: Uint8Array) {
    this.bytes = deflateSync(content, { level: LEVEL });
    this.dict.set('/Filter', '/FlateDecode');
    this.dict.delete('/DecodeParms');
  }
}

function inflate(bytes: Uint8Array): Buffer {
  try {
    return inflateSync(bytes);
  } catch {
    throw truncated('a stream is damaged');
  }
}

type Entries = Readonly<Record<Name, Value | undefined>>;

/** A dictionary of what is there. */
export function dict(entries: Entries): Dict {
  const all = Object.entries(entries) as [Name, Value | undefined][];
  return new Map(all.filter((entry): entry is [Name, Value] => entry[1] !== undefined));
}
