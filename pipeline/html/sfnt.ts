import { joinRanges, type Ranges } from './ranges.ts';

/** Where a table of a font file lies, in bytes. */
export interface SfntTable {
  offset: number;
  length: number;
  checksum: number;
}

const FLAVOURS = new Set([0x00010000, 0x4f54544f, 0x74727565]); // TrueType, `OTTO`, `true`

/** Thrown for bytes that are not one TrueType or OpenType font. */
export class SfntError extends Error {}

/** The table directory of a TrueType or OpenType file (OpenType 1.9.1, “Font file”). */
export function sfntTables(bytes: Uint8Array): Map<string, SfntTable> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || !FLAVOURS.has(view.getUint32(0))) throw new SfntError('no TrueType or OpenType signature');
  const count = view.getUint16(4);
  const tables = new Map<string, SfntTable>();
  for (let i = 0; i < count; i += 1) {
    const at = 12 + 16 * i;
    if (at + 16 > bytes.length) throw new SfntError('a table directory that is cut short');
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const table = { checksum: view.getUint32(at + 4), offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
    if (table.offset + table.length > bytes.length) throw new SfntError(`a table \`${tag}\` that is cut short`);
    tables.set(tag, table);
  }
  return tables;
}

/** Whether the font has axes of variation; such a face is printed as outlines instead of text. */
export function isVariable(bytes: Uint8Array): boolean {
  return sfntTables(bytes).has('fvar');
}

type CodeRanges = [first: number, last: number][];

/** By format: how to read a subtable that begins at an offset of the `cmap` table. */
const READERS: Record<number, (cmap: DataView, at: number) => CodeRanges> = { 4: readFormat4, 12: readFormat12 };

/** The code points that a font has glyphs for, from a subtable of format 12 or else 4 of its `cmap` table. */
export function coverage(bytes: Uint8Array): Ranges {
  const table = sfntTables(bytes).get('cmap');
  if (!table) throw new SfntError('no `cmap` table');
  const cmap = new DataView(bytes.buffer, bytes.byteOffset + table.offset, table.length);
  const subtables = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i += 1) {
    const platform = cmap.getUint16(4 + 8 * i);
    const encoding = cmap.getUint16(6 + 8 * i);
    const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    const at = cmap.getUint32(8 + 8 * i);
    if (unicode) subtables.set(cmap.getUint16(at), at);
  }
  // A font with characters beyond the first plane has all of them in format 12.
  for (const format of [12, 4]) {
    const at = subtables.get(format);
    const ranges = at === undefined ? [] : (READERS[format]?.(cmap, at) ?? []);
    if (ranges.length > 0) return joinRanges(ranges);
  }
  throw new SfntError('no Unicode `cmap` of format 4 or 12');
}

/** Segments of the first plane; a segment may still map some of its characters to no glyph. */
function readFormat4(cmap: DataView, at: number): CodeRanges {
  const ranges: CodeRanges = [];
  const size = cmap.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const offsets = deltas + size;
  for (let i = 0; i < size; i += 2) {
    const first = cmap.getUint16(starts + i);
    const last = Math.min(cmap.getUint16(ends + i), 0xfffe);
    const delta = cmap.getUint16(deltas + i);
    const offset = cmap.getUint16(offsets + i);
    for (let code = first; code <= last; code += 1) {
      const index = offset === 0 ? code : cmap.getUint16(offsets + i + offset + 2 * (code - first));
      const glyph = offset !== 0 && index === 0 ? 0 : (index + delta) & 0xffff;
      const previous = ranges.at(-1);
      if (glyph !== 0 && previous?.[1] === code - 1) previous[1] = code;
      else if (glyph !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

/** Groups over all planes. */
function readFormat12(cmap: DataView, at: number): CodeRanges {
  const ranges: CodeRanges = [];
  const groups = cmap.getUint32(at + 12);
  for (let i = 0; i < groups; i += 1) {
    const first = cmap.getUint32(at + 16 + 12 * i);
    const last = cmap.getUint32(at + 20 + 12 * i);
    const glyph = cmap.getUint32(at + 24 + 12 * i);
    // Glyph 0 is the box that stands for what is missing.
    if (glyph !== 0) ranges.push([first, last]);
    else if (last > first) ranges.push([first + 1, last]);
  }
  return ranges;
}
