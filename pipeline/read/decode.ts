import { location } from 'vfile-location';
import { Failure } from '../contract/index.ts';
import { type Encoding, firstFault, sniff } from './encoding.ts';

const NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
};

/** The beginnings of files that are often handed over under a wrong name. */
const SIGNATURES: readonly [bytes: string, what: string][] = [
  ['%PDF-', 'a PDF file'],
  ['PK\x03\x04', 'a zip file, such as a Word document'],
  ['\xD0\xCF\x11\xE0', 'an old Word document'],
  ['{\\rtf', 'a rich text file'],
  ['\x89PNG', 'a PNG image'],
  ['\xFF\xD8\xFF', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
];

/** What HTML cannot carry and a text editor does not write; tab, line, page and vertical feeds may stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\0-\x08\x0E-\x1F\x7F]/;

/**
 * Decodes a source file: UTF-8, UTF-16 or GB18030, with or without a byte order mark.
 *
 * Returns the text with its own line endings and without the mark. Throws `Failure`:
 * `source/too-large`, `source/binary`, and `source/encoding` with the offset of the first byte that
 * is no text. Nothing is ever replaced by U+FFFD.
 */
export function decode(bytes: Uint8Array, file: string, maxBytes: number): string {
  if (bytes.length > maxBytes) {
    throw new Failure('source/too-large', `Unexpected \`${bytes.length}\` bytes, expected at most \`${maxBytes}\``, {
      file,
      note: 'Split the source into a folder of numbered files, or raise the limit.',
    });
  }
  const binary = signature(bytes);
  if (binary) throw notText(`Unexpected ${binary}, expected a text file`, file);

  const encoding = sniff(bytes);
  if (encoding === 'binary') {
    throw notText(`Unexpected byte \`0x00\` at offset \`${bytes.indexOf(0)}\`, expected a text file`, file);
  }
  const fault = firstFault(bytes, encoding);
  if (fault) throw undecodable(bytes, encoding, fault.offset, fault.before, file);

  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  const control = CONTROL.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw notText(`Unexpected control character \`U+${code}\`, expected text`, file, pointAt(text, control.index));
  }
  return text;
}

function signature(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  return SIGNATURES.find(([beginning]) => head.startsWith(beginning))?.[1];
}

function notText(reason: string, file: string, place?: ReturnType<typeof pointAt>): Failure {
  const note = 'Export the document as plain text or Markdown in UTF-8.';
  return new Failure('source/binary', reason, { file, note, ...(place ? { place } : {}) });
}

function undecodable(bytes: Uint8Array, encoding: Encoding, offset: number, before: string, file: string): Failure {
  const byte = bytes[offset];
  const found = byte === undefined ? 'end of file' : `byte \`0x${byte.toString(16).toUpperCase().padStart(2, '0')}\``;
  return new Failure(
    'source/encoding',
    `Unexpected ${found} at byte offset \`${offset}\`, expected ${NAMES[encoding]}`,
    {
      file,
      place: pointAt(before, before.length),
      note: 'Save the file as UTF-8; if it already is, the text is damaged at this place.',
    },
  );
}

function pointAt(text: string, offset: number) {
  return { ...(location(text).toPoint(offset) ?? { line: 1, column: 1 }), offset };
}
