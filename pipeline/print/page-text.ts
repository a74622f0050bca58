import { advancesOf } from './glyph-advances.ts';
import { IDENTITY, type Matrix, times } from './matrix.ts';
import type { RawPage } from './raw-pages.ts';
import { type RawPdf, reference } from './raw-pdf.ts';
import { toUnicode, utf16 } from './to-unicode.ts';

/** Text that a page shows with one operator: often a single character, so that a page has thousands. */
export interface Piece {
  text: string;
  /** Where it begins, from the left of the page in PDF points. */
  x: number;
  /** Of its baseline, from the head of the page in PDF points. */
  y: number;
  /** Of its type, in PDF points. */
  size: number;
  /** Number of the marked content that it stands in (PDF 32000-1, 14.7.4); artifacts have none. */
  mark: number | undefined;
  font: Font;
  /** Hexadecimal digits. */
  glyphs: string;
}

/** How far the glyphs of a piece go on, in ems, however far apart they are set. */
export const advanceOf = ({ font, glyphs }: Piece): number => font.advance(glyphs);

/** The texts of a page, one after the other. */
export type PageText = (number: number, page: RawPage) => Iterable<Piece>;

/** Reads the text layer of pages by Chromium, in the order in which they are painted. Each font is read once. */
export function pageTextOf(pdf: RawPdf): PageText {
  const fonts = fontReader(pdf);
  return (number, page) => pieces(pdf, number, page, fonts);
}

const MARK = /\/MCID (\d+)/;
const ACTUAL = /\/ActualText (?:<([0-9A-F]*)>|\(((?:\\.|[^\\)])*)\))/;

/** What a stretch of marked content says of the text in it. */
interface Marked {
  mark?: number;
  /** What all of it is to be read as (14.9.4); said once. */
  actual?: string;
}

function* pieces(
  pdf: RawPdf,
  number: number,
  page: RawPage,
  fontOf: (page: number, name: string) => Font,
): Generator<Piece> {
  const contents = reference(pdf.object(number), 'Contents');
  if (contents === undefined) return;
  let matrix = IDENTITY;
  let text: Matrix = IDENTITY;
  /** Of both, while neither changes: once for the pieces of a line. */
  let drawn: Matrix | undefined;
  let [x, y] = [0, 0];
  let font = NO_FONT;
  let size = 0;
  const outer: Matrix[] = [];
  const marked: Marked[] = [];
  // The browser writes one operator a line, and text with the step before it.
  for (const line of pdf.stream(contents).split('\n')) {
    switch (line.slice(line.lastIndexOf(' ') + 1)) {
      case 'q':
        outer.push(matrix);
        break;
      case 'Q':
        matrix = outer.pop() ?? IDENTITY;
        drawn = undefined;
        break;
      case 'cm':
        matrix = times(numbersOf(line), matrix);
        drawn = undefined;
        break;
      case 'Tm':
        text = numbersOf(line);
        drawn = undefined;
        [x, y] = [0, 0];
        break;
      case 'Tf':
        font = fontOf(number, line.slice(1, line.indexOf(' ')));
        size = Number(line.split(' ', 2)[1]);
        break;
      case 'BDC':
      case '>>BDC':
      case 'BMC':
        marked.push(markedBy(line, marked.at(-1)));
        break;
      case 'EMC':
        marked.pop();
        break;
      case 'Tj': {
        const from = line.indexOf('<');
        if (from > 0) {
          const next = line.indexOf(' ');
          x += Number(line.slice(0, next));
          y += Number(line.slice(next + 1, line.indexOf(' ', next + 1)));
        }
        const inside = marked.at(-1);
        const glyphs = line.slice(from + 1, line.lastIndexOf('>'));
        const read = inside?.actual ?? font.decode(glyphs);
        if (inside?.actual !== undefined) inside.actual = '';
        drawn ??= times(text, matrix);
        const [a, b, c, d, left, foot] = drawn;
        yield {
          text: read,
          x: a * x + c * y + left,
          y: page.height - (b * x + d * y + foot),
          size: size * Math.abs(d),
          mark: inside?.mark,
          font,
          glyphs,
        };
      }
    }
  }
}

function markedBy(line: string, outer: Marked | undefined): Marked {
  const mark = MARK.exec(line)?.[1];
  const [, units, bytes] = ACTUAL.exec(line) ?? [];
  const own = mark === undefined ? outer?.mark : Number(mark);
  const actual = units === undefined ? (bytes ? unescaped(bytes) : outer?.actual) : utf16(units).replace(/^\ufeff/, '');
  return { ...(own !== undefined && { mark: own }), ...(actual !== undefined && { actual }) };
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

/** What is known of the glyphs of a font, four hexadecimal digits each, or two in one that is drawn (Type 3). */
interface Font {
  decode(glyphs: string): string;
  advance(glyphs: string): number;
}

const NO_FONT: Font = { decode: () => '', advance: () => 0 };

function fontReader(pdf: RawPdf): (page: number, name: string) => Font {
  const fonts = new Map<number, Font>();
  /** By page and name: a name is looked up for every word, in the text of the page's dictionary. */
  const named = new Map<string, Font>();
  const read = (object: number): Font =>
    object === 0 ? NO_FONT : { decode: toUnicode(pdf, object), advance: advancesOf(pdf, object) };
  const find = (page: number, name: string): Font => {
    const object = reference(pdf.object(page), name) ?? 0;
    const known = fonts.get(object) ?? read(object);
    fonts.set(object, known);
    return known;
  };
  return (page, name) => {
    const key = `${page} ${name}`;
    const known = named.get(key) ?? find(page, name);
    named.set(key, known);
    return known;
  };
}

/** The operands of an operator, before its name. */
const numbersOf = (line: string): Matrix => line.split(' ', 6).map(Number) as Matrix;
