import { createHash } from 'node:crypto';
import type { Pdf } from './document.ts';
import { encodeRows, UP } from './predict.ts';
import { serialize, serializeDict } from './serialize.ts';
import { type Dict, dict, type Ref, Stream, Text } from './values.ts';

/** Objects that are compressed together: the more, the smaller, and the more a reader unpacks to look at one. */
const TOGETHER = 200;
/** With bytes above 127, so that programs that move files see that it is no text (ISO 32000-1, 7.5.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\x81\x81\x81\x81\n', 'latin1');

/**
 * Writes what can be reached from the trailer of a document, with everything compressed that can be. Objects get numbers in
 * the order in which they are met, and the identifier of the file is a digest of its bytes: the same document always
 * gives the same file.
 */
export function writePdf(pdf: Pdf): Buffer {
  const numbers = new Numbers();
  const file = new File(numbers.of);
  const trailer = dict({ '/Root': pdf.trailer.get('/Root'), '/Info': pdf.trailer.get('/Info') });
  // Gives these two their numbers; whatever is written gives numbers to what it refers to.
  serializeDict(trailer, numbers.of);
  const packed: Packed[] = [];
  for (let number = 1; number < numbers.next; number += 1) {
    const object = pdf.objects[numbers.before(number)] ?? null;
    if (object instanceof Stream) file.put(number, object);
    else packed.push({ number, written: serialize(object, numbers.of) });
  }
  let number = numbers.next;
  for (let from = 0; from < packed.length; from += TOGETHER, number += 1)
    file.putPack(number, packed.slice(from, from + TOGETHER));
  return file.end(number, trailer);
}

/** An object that goes into a stream of objects. */
interface Packed {
  number: number;
  written: string;
}

/** The numbers of objects in the file that is written, by those in the document. */
class Numbers {
  private readonly after: number[] = [];
  private readonly order = [0];

  /** The one that the next object gets. */
  get next(): number {
    return this.order.length;
  }

  readonly of = ({ number }: Ref): number => {
    let after = this.after[number];
    if (after === undefined) {
      after = this.order.push(number) - 1;
      this.after[number] = after;
    }
    return after;
  };

  before(number: number): number {
    return this.order[number] ?? 0;
  }
}

/** Kind, place and index of an object (ISO 32000-1, table 18). */
type Entry = readonly [number, number, number];
/** Heads the list of free numbers, which has no other. */
const FREE: Entry = [0, 0, 0xff];

/** A file that grows. */
class File {
  private readonly numberOf: (ref: Ref) => number;
  private readonly parts: Uint8Array[] = [HEADER];
  private length = HEADER.length;
  private readonly table = [FREE];

  constructor(numberOf: (ref: Ref) => number) {
    this.numberOf = numberOf;
  }

  put(number: number, { dict: said, bytes }: Stream): void {
    this.table[number] = [1, this.length, 0];
    const head = serializeDict(new Map([...said, ['/Length', bytes.length]]), this.numberOf);
    this.append(Buffer.from(`${number} 0 obj\n${head}\nstream\n`, 'latin1'));
    this.append(bytes);
    this.append(Buffer.from('\nendstream\nendobj\n'));
  }

  /** A stream of objects (7.5.7). */
  putPack(number: number, pack: readonly Packed[]): void {
    let places = '';
    let at = 0;
    for (const [index, one] of pack.entries()) {
      this.table[one.number] = [2, number, index];
      places += `${one.number} ${at} `;
      at += one.written.length + 1;
    }
    const content = `${places}${pack.map(({ written }) => written).join('\n')}`;
    this.put(number, Stream.compressed(content, { '/Type': '/ObjStm', '/N': pack.length, '/First': places.length }));
  }

  /** The table of all objects as a stream (7.5.8), which is the last. */
  end(number: number, trailer: Dict): Buffer {
    const start = this.length;
    this.table[number] = [1, start, 0];
    const width = Math.ceil(Math.max(start, number).toString(16).length / 2);
    const rows = this.table.map(([kind, place, index]) => {
      const row = Buffer.alloc(width + 2);
      row[0] = kind;
      row.writeUIntBE(place, 1, width);
      row[width + 1] = index;
      return row;
    });
    const hash = createHash('sha256');
    for (const part of this.parts) hash.update(part);
    const id = new Text(`<${hash.digest('hex').slice(0, 32)}>`);
    const stream = Stream.compressed(encodeRows(rows), { '/Type': '/XRef', '/Size': rows.length, '/W': [1, width, 1] });
    stream.dict.set('/DecodeParms', dict({ '/Predictor': UP, '/Columns': width + 2 }));
    for (const [key, value] of trailer) stream.dict.set(key, value);
    stream.dict.set('/ID', [id, id]);
    this.put(number, stream);
    this.append(Buffer.from(`startxref\n${start}\n%%EOF\n`));
    return Buffer.concat(this.parts, this.length);
  }

  private append(part: Uint8Array): void {
    this.parts.push(part);
    this.length += part.length;
  }
}
