import { Pdf } from './document.ts';
import { Parser } from './parse.ts';
import { truncated } from './truncated.ts';
import { type Dict, Ref, Stream, type Value } from './values.ts';

/** Distance from the end in which readers look for `startxref` (ISO 32000-1, 7.5.5 and annex H). */
const TAIL = 1024;
/** Bytes of an entry of the table (7.5.4). */
const ENTRY = 20;

/** Where an object is: at a byte of the file, or in a stream of objects. */
type Where = { at: number } | { within: number };

/**
 * Reads a PDF that was never changed, as the browser, Ghostscript and Galley write it: with a table of its objects, or a
 * stream that is one (ISO 32000-1, 7.5).
 *
 * Fails with `pdf/truncated` where a part of it is missing.
 */
export function readPdf(bytes: Uint8Array): Pdf {
  return new Reader(bytes).read();
}

class Reader {
  private readonly bytes: Uint8Array;
  private readonly text: string;
  private readonly pdf = new Pdf();
  private readonly places = new Map<number, Where>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }

  read(): Pdf {
    const { pdf, places } = this;
    const end = this.text.slice(-TAIL);
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1];
    if (start === undefined) throw truncated('it has no end');
    pdf.trailer = this.readTable(Number(start));
    if (!pdf.trailer.has('/Root')) throw truncated('it has no catalogue');
    if (pdf.trailer.has('/Prev') || pdf.trailer.has('/Encrypt')) throw truncated('it was changed or encrypted');
    for (const number of places.keys()) this.load(number);
    return pdf;
  }

  /** Reads where the objects are; gives the trailer. */
  private readTable(start: number): Dict {
    const parser = this.parserAt(start);
    if (!parser.skipWord('xref')) return this.readTableStream(start);
    while (!parser.skipWord('trailer')) {
      const [first, count] = [parser.value(), parser.value()];
      if (typeof first !== 'number' || typeof count !== 'number') throw truncated('it has no table of its objects');
      parser.skip();
      for (let entry = 0; entry < count; entry += 1) {
        const line = this.text.slice(parser.at, parser.at + ENTRY);
        if (line.length < ENTRY) throw truncated('its table has no end');
        if (line[17] === 'n') this.places.set(first + entry, { at: Number(line.slice(0, 10)) });
        parser.at += ENTRY;
      }
    }
    const trailer = parser.value();
    if (!(trailer instanceof Map)) throw truncated('it has no trailer');
    return trailer;
  }

  /** The same as a stream (7.5.8). */
  private readTableStream(start: number): Dict {
    const stream = this.objectAt(start);
    const content = stream instanceof Stream ? stream.content : undefined;
    if (!(stream instanceof Stream) || !content) throw truncated('it has no table of its objects');
    const { dict } = stream;
    const widths = numbersOf(dict.get('/W'));
    const [first = 0, count = Number(dict.get('/Size'))] = numbersOf(dict.get('/Index'));
    let at = 0;
    for (let number = first; number < first + count; number += 1) {
      if (at >= content.length) throw truncated('its table has no end');
      const [kind = 1, place = 0] = widths.map((width) => {
        at += width;
        return width === 0 ? undefined : bigEndian(content.subarray(at - width, at));
      });
      if (kind === 1) this.places.set(number, { at: place });
      else if (kind === 2) this.places.set(number, { within: place });
    }
    return dict;
  }

  private load(number: number): Value | undefined {
    const { pdf, places } = this;
    const where = places.get(number);
    if (where && 'at' in where) {
      // An object has not itself as a part.
      places.delete(number);
      pdf.objects[number] = this.objectAt(where.at, number);
    } else if (where) this.unpack(where.within);
    return pdf.objects[number];
  }

  private objectAt(at: number, expected?: number): Value {
    const parser = this.parserAt(at);
    const number = parser.value();
    if (expected !== undefined && number !== expected) throw truncated(`object ${expected} is missing`);
    parser.value();
    if (!parser.skipWord('obj')) throw truncated(`object ${number} is missing`);
    const value = parser.value();
    if (!(value instanceof Map) || !parser.skipWord('stream')) return value;
    // One line end, of one character or two, precedes the bytes (7.3.8.1).
    const from = parser.at + (this.text.startsWith('\r\n', parser.at) ? 2 : 1);
    const said = value.get('/Length');
    const length = said instanceof Ref ? this.load(said.number) : said;
    const bytes = this.bytes.subarray(from, from + Number(length));
    if (bytes.length !== length) throw truncated(`object ${number} has no end`);
    return new Stream(value, bytes);
  }

  /** Reads all objects of a stream of objects (7.5.7), which is in no other. */
  private unpack(within: number): void {
    const { pdf, places } = this;
    const isPlain = 'at' in (places.get(within) ?? { at: 0 });
    const stream = isPlain ? this.load(within) : undefined;
    const content = stream instanceof Stream ? stream.content : undefined;
    if (!(stream instanceof Stream) || !content) throw truncated(`object ${within} is missing`);
    const text = content.toString('latin1');
    const start = Number(stream.dict.get('/First'));
    const heads = this.parserOf(text, 0);
    for (let left = Number(stream.dict.get('/N')); left > 0; left -= 1) {
      const [number, from] = [Number(heads.value()), Number(heads.value())];
      const where = places.get(number);
      if (!where || !('within' in where) || where.within !== within) continue;
      places.delete(number);
      pdf.objects[number] = this.parserOf(text, start + from).value();
    }
  }

  private parserAt(at: number): Parser {
    return this.parserOf(this.text, at);
  }

  private parserOf(text: string, at: number): Parser {
    return new Parser(text, at, (number) => this.pdf.ref(number));
  }
}

function numbersOf(value: Value | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

const bigEndian = (bytes: Uint8Array): number => bytes.reduce((number, byte) => number * 256 + byte, 0);
