import { type RawPdf, reference } from './raw-pdf.ts';

const RANGES = /beginbfrange\n([\s\S]*?)endbfrange/g;
const CHARACTERS = /beginbfchar\n([\s\S]*?)endbfchar/g;
const RANGE = /<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/gi;
const CHARACTER = /<([0-9A-F]+)> <([0-9A-F]+)>/gi;

/**
 * Reads the glyphs of a font, hexadecimal digits, as the text that they stand for (PDF 32000-1, 9.10.3): four digits
 * each, or two in a font that is drawn (Type 3), which the browser makes of a face that has no bold.
 */
export function toUnicode(pdf: RawPdf, font: number): (glyphs: string) => string {
  const dictionary = pdf.object(font);
  const width = dictionary.includes('/Subtype /Type3') ? 2 : 4;
  const map = reference(dictionary, 'ToUnicode');
  const cmap = map === undefined ? '' : pdf.stream(map);
  /** By the digits of a glyph, as text is written. */
  const texts = new Map<string, string>();
  for (const [, list = ''] of cmap.matchAll(CHARACTERS))
    for (const [, glyph = '', text = ''] of list.matchAll(CHARACTER)) texts.set(digits(hex(glyph), width), utf16(text));
  for (const [, list = ''] of cmap.matchAll(RANGES)) {
    for (const [, from = '', to = '', text = ''] of list.matchAll(RANGE)) {
      const first = utf16(text).codePointAt(0) ?? 0;
      for (let glyph = hex(from); glyph <= hex(to); glyph += 1)
        texts.set(digits(glyph, width), String.fromCodePoint(first + glyph - hex(from)));
    }
  }
  return (glyphs) => {
    let read = '';
    for (let at = 0; at < glyphs.length; at += width) read += texts.get(glyphs.slice(at, at + width)) ?? '';
    return read;
  };
}

const digits = (glyph: number, width: number): string => glyph.toString(16).toUpperCase().padStart(width, '0');

const hex = (digits: string): number => Number.parseInt(digits, 16);

/** Text in UTF-16, four hexadecimal digits a unit. */
export const utf16 = (digits: string): string =>
  String.fromCharCode(...(digits.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
