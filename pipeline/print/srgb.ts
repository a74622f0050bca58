/**
 * The profile of sRGB (IEC 61966-2-1) as an ICC profile of version 4 (ICC.1:2010), from the numbers of the standard:
 * primaries and white adapted to D50 by Bradford's matrix, and the curve as its formula.
 */
export function srgbProfile(): Uint8Array {
  const curve = parametric([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]);
  const tags: [string, Buffer][] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    [
      'chad',
      numbers(
        'sf32',
        [1.0478112, 0.0228866, -0.050127, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316],
      ),
    ],
    ['rXYZ', xyz(0.4360747, 0.2225045, 0.0139322)],
    ['gXYZ', xyz(0.3850649, 0.7168786, 0.0971045)],
    ['bXYZ', xyz(0.1430804, 0.0606169, 0.7141733)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  const start = HEADER + table.length;
  const data: Buffer[] = [];
  const offsets = new Map<Buffer, number>();
  let at = start;
  for (const [index, [name, value]] of tags.entries()) {
    const offset = offsets.get(value) ?? at;
    if (!offsets.has(value)) {
      offsets.set(value, offset);
      const padded = Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
      data.push(padded);
      at += padded.length;
    }
    const entry = 4 + index * 12;
    table.write(name, entry, 'latin1');
    table.writeUInt32BE(offset, entry + 4);
    table.writeUInt32BE(value.length, entry + 8);
  }
  return Buffer.concat([header(at), table, ...data]);
}

const HEADER = 128;

function header(size: number): Buffer {
  const out = Buffer.alloc(HEADER);
  out.writeUInt32BE(size, 0);
  out.writeUInt32BE(0x04300000, 8);
  out.write('mntrRGB XYZ ', 12, 'latin1');
  // A day of its own, so that every profile is the same: 1 January 2000.
  for (const [index, value] of [2000, 1, 1, 0, 0, 0].entries()) out.writeUInt16BE(value, 24 + index * 2);
  out.write('acsp', 36, 'latin1');
  // The illuminant is D50.
  for (const [index, value] of [0.9642, 1, 0.8249].entries()) out.writeInt32BE(fixed(value), 68 + index * 4);
  return out;
}

/** A number with sixteen binary places. */
const fixed = (value: number): number => Math.round(value * 65_536);

function numbers(type: string, values: readonly number[]): Buffer {
  const out = Buffer.alloc(8 + values.length * 4);
  out.write(type, 0, 'latin1');
  for (const [index, value] of values.entries()) out.writeInt32BE(fixed(value), 8 + index * 4);
  return out;
}

const xyz = (x: number, y: number, z: number): Buffer => numbers('XYZ ', [x, y, z]);

/** A curve of type 3: a power above a break, a line below it. */
function parametric(values: readonly number[]): Buffer {
  const out = Buffer.alloc(12 + values.length * 4);
  out.write('para', 0, 'latin1');
  out.writeUInt16BE(3, 8);
  for (const [index, value] of values.entries()) out.writeInt32BE(fixed(value), 12 + index * 4);
  return out;
}

/** Text in one language (multiLocalizedUnicodeType). */
function text(words: string): Buffer {
  const utf16 = Buffer.from(words, 'utf16le').swap16();
  const out = Buffer.alloc(28 + utf16.length);
  out.write('mluc', 0, 'latin1');
  out.writeUInt32BE(1, 8);
  out.writeUInt32BE(12, 12);
  out.write('enUS', 16, 'latin1');
  out.writeUInt32BE(utf16.length, 20);
  out.writeUInt32BE(28, 24);
  utf16.copy(out, 28);
  return out;
}
