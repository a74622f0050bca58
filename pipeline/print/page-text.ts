import { advancesOf } from './glyph-advances.ts';
import type { RawPage } from './raw-pages.ts';
import { type RawPdf, reference } from './raw-pdf.ts';
import { toUnicode, utf16 } from './to-unicode.ts';

/** Text that a page shows with one operator. */
export interface Piece {
  text: string;
  /** Where it begins, from the left of the page in PDF points. */
  x: number;
  /** Of its baseline, from the head of the page in PDF points. */
  y: number;
  /** Of its type, in PDF points. */
  size: number;
  /** How far its glyphs go on, in ems, however far apart they are set. */
  advance(): number;
  /** Number of the marked content that it stands in (PDF 32000-1, 14.7.4); artifacts have none. */
  mark?: number;
}

/** The texts of a page, one after the other. */
export type PageText = (number: number, page: RawPage) => Iterable<Piece>;

/** Reads the text layer of pages by Chromium, in the order in which they are painted. Each font is read once. */
export function pageTextOf(pdf: RawPdf): PageText {
  const fonts = fontReader(pdf);
  return (number, page) => pieces(pdf, number, page, fonts);
}

/** PDF 32000-1, 8.3.3: `a b c d e f`. */
type Matrix = [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

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
  let at = { x: 0, y: 0 };
  let text: Matrix = IDENTITY;
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
        break;
      case 'cm':
        matrix = times(numbersOf(line), matrix);
        break;
      case 'Tm':
        text = numbersOf(line);
        at = { x: 0, y: 0 };
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
          const [dx = 0, dy = 0] = line.split(' ', 2).map(Number);
          at = { x: at.x + dx, y: at.y + dy };
        }
        const inside = marked.at(-1);
        const glyphs = line.slice(from + 1, line.lastIndexOf('>'));
        const read = inside?.actual ?? font.decode(glyphs);
        if (inside?.actual !== undefined) inside.actual = '';
        const drawn = times(text, matrix);
        yield {
          text: read,
          x: leftOf(at, drawn),
          y: page.height - heightOf(at, drawn),
          size: size * Math.abs(drawn[3]),
          advance: inFont(font, glyphs),
          ...(inside?.mark !== undefined && { mark: inside.mark }),
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

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** Height of a point above the foot of the page. */
const heightOf = ({ x, y }: { x: number; y: number }, [, b, , d, , f]: Matrix): number => b * x + d * y + f;

/** How far a point is from the left of the page. */
const leftOf = ({ x, y }: { x: number; y: number }, [a, , c, , e]: Matrix): number => a * x + c * y + e;

const inFont = (font: Font, glyphs: string) => (): number => font.advance(glyphs);
