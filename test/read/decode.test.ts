import { describe, expect, test } from 'vitest';
import { failureOf, readSource, textsOf } from './source.ts';

const TEXT = '第一段，共3页。\n第二段。\n';

/** UTF-16 of a text, with or without its mark. */
function utf16(text: string, { bigEndian = false, mark = true } = {}): Uint8Array {
  const units = [...(mark ? '\uFEFF' : ''), ...text].flatMap((character) =>
    [...Array(character.length).keys()].map((at) => character.charCodeAt(at)),
  );
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  units.forEach((unit, at) => {
    view.setUint16(at * 2, unit, !bigEndian);
  });
  return bytes;
}

/** 第一段，共3页。 and 第二段。 in GB 2312. */
const GB = Uint8Array.from(
  'B5 DA D2 BB B6 CE A3 AC B9 B2 33 D2 B3 A1 A3 0A B5 DA B6 FE B6 CE A1 A3 0A'
    .split(' ')
    .map((byte) => Number.parseInt(byte, 16)),
);

describe('encodings', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ['UTF-16 LE', utf16(TEXT)],
    ['UTF-16 BE', utf16(TEXT, { bigEndian: true })],
    ['UTF-16 LE without a mark', utf16(TEXT, { mark: false })],
    ['UTF-16 BE without a mark', utf16(TEXT, { mark: false, bigEndian: true })],
    ['GB18030', GB],
  ])('%s is the same text', (_, bytes) => {
    const document = readSource(bytes);
    expect(String(document.files[0]?.value)).toBe(TEXT);
    expect(document.tree.children[1]?.position?.start).toEqual({ line: 2, column: 1, offset: 9 });
  });

  test.each(['\r\n', '\r', '\u2028'])('keeps the line ending %j and reads the same paragraphs', (ending) => {
    const document = readSource(TEXT.replaceAll('\n', ending));
    expect(String(document.files[0]?.value)).toBe(TEXT.replaceAll('\n', ending));
    expect(textsOf(document)).toEqual(['第一段，共3页。', '第二段。']);
  });
});

describe('bytes that are no text', () => {
  test('a damaged UTF-8 file names the byte, the line and the column', () => {
    const bytes = new TextEncoder().encode('第一行。\n第二X行。\n');
    bytes[bytes.indexOf(0x58)] = 0xff;
    expect(failureOf(bytes)).toMatchObject({
      ruleId: 'source/encoding',
      reason: 'Unexpected byte `0xFF` at byte offset `19`, expected UTF-8',
      line: 2,
      column: 3,
      file: 'a.txt',
    });
  });

  test('a character cut off at the end of the file is damage', () => {
    const bytes = new TextEncoder().encode('第一行').subarray(0, 8);
    expect(failureOf(bytes)).toMatchObject({ ruleId: 'source/encoding', line: 1, column: 3 });
  });

  test('a surrogate written as UTF-8 is refused where it stands', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('文字文字'), 0xed, 0xa0, 0x80]);
    expect(failureOf(bytes).reason).toContain('byte offset `12`');
  });

  test('a lone surrogate in UTF-16 is refused where it stands', () => {
    expect(failureOf(utf16('文字\uD800文'))).toMatchObject({
      ruleId: 'source/encoding',
      reason: expect.stringContaining('`6`'),
    });
  });

  test('a Windows code page does not pass for Chinese', () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('It'),
      0x92,
      ...new TextEncoder().encode('s caf'),
      0xe9,
      0x20,
      0x61,
    ]);
    expect(failureOf(bytes)).toMatchObject({ ruleId: 'source/encoding', reason: expect.stringContaining('`0x92`') });
  });

  test.each([
    ['NUL', new Uint8Array([0x61, 0x62, 0, 0x63, 0x64]), 'byte `0x00` at offset `2`'],
    ['PDF', new TextEncoder().encode('%PDF-1.7\n'), 'a PDF file'],
    ['zip', new TextEncoder().encode('PK\x03\x04abc'), 'a zip file'],
    ['control characters', new TextEncoder().encode('文字\x07文字'), '`U+0007`'],
  ])('%s is binary', (_, bytes, what) => {
    expect(failureOf(bytes)).toMatchObject({ ruleId: 'source/binary', reason: expect.stringContaining(what) });
  });

  test('a file above the limit is not read', () => {
    expect(failureOf('12345', 'a.txt', { maxBytes: 4 })).toMatchObject({
      ruleId: 'source/too-large',
      reason: expect.stringContaining('`5`'),
    });
    expect(failureOf(new Uint8Array(5_000_001).fill(0x61)).ruleId).toBe('source/too-large');
  });

  test('a file of another format is named', () => {
    expect(failureOf('<p>', 'a.html')).toMatchObject({
      ruleId: 'source/format',
      reason: expect.stringContaining('`a.html`'),
    });
  });
});
