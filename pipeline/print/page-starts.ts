import { type RawPage, rawPages } from './raw-pages.ts';
import { openRaw, type RawPdf, reference } from './raw-pdf.ts';
import { toUnicode } from './to-unicode.ts';

/** Characters that are enough to find the place again. */
const ENOUGH = 40;

/** So many lines: where a table goes on, the first one behind its repeated head is wanted. */
const LINES = 12;

/**
 * The first lines of text on each page, without white space, in the order in which they are painted.
 *
 * Fails with `pdf/truncated`.
 */
export function readPageStarts(bytes: Uint8Array): string[][] {
  const pdf = openRaw(bytes);
  const fonts = fontReader(pdf);
  return [...rawPages(pdf)].map(([number, page]) => firstLines(pdf, number, page, fonts));
}

/** PDF 32000-1, 8.3.3: `a b c d e f`. */
type Matrix = [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const NUMBERS = String.raw`((?:-?[\d.]+ ){6})`;
const OPERATOR = new RegExp(
  String.raw`^(?:(q|Q)|${NUMBERS}(cm|Tm)|\/(\S+) \S+ Tf|(?:(-?[\d.]+) (-?[\d.]+) Td )?<([0-9A-F]*)> Tj)$`,
  'gm',
);

function firstLines(
  pdf: RawPdf,
  number: number,
  page: RawPage,
  fontOf: (page: number, name: string) => Decode,
): string[] {
  const contents = reference(pdf.object(number), 'Contents');
  let matrix = IDENTITY;
  let at: { x: number; y: number } = { x: 0, y: 0 };
  let text: Matrix = IDENTITY;
  let decode: Decode = () => '';
  const outer: Matrix[] = [];
  let baseline: number | undefined;
  const lines: string[] = [];
  for (const [, stack, numbers, set, font, dx, dy, glyphs] of contents === undefined
    ? []
    : pdf.stream(contents).matchAll(OPERATOR)) {
    if (stack === 'q') outer.push(matrix);
    else if (stack === 'Q') matrix = outer.pop() ?? IDENTITY;
    else if (set === 'cm') matrix = times(numbersOf(numbers), matrix);
    else if (set === 'Tm') {
      text = numbersOf(numbers);
      at = { x: 0, y: 0 };
    } else if (font !== undefined) decode = fontOf(number, font);
    else if (glyphs !== undefined) {
      at = { x: at.x + Number(dx ?? 0), y: at.y + Number(dy ?? 0) };
      const y = page.height - heightOf(at, times(text, matrix));
      // Margin boxes, and what is painted beyond the page area and never seen.
      if (y <= page.top || y >= page.top + page.area) continue;
      const isNext = baseline === undefined || Math.abs(y - baseline) > SAME_LINE;
      if (isNext && lines.length === LINES) break;
      if (isNext) {
        baseline = y;
        lines.push('');
      }
      const last = lines.at(-1) ?? '';
      if (last.length < ENOUGH) lines[lines.length - 1] = last + decode(glyphs).replace(/\s+/g, '');
    }
  }
  return lines;
}

/** Points between two baselines of one line: raised and lowered characters belong to it. */
const SAME_LINE = 4;

type Decode = (glyphs: string) => string;

function fontReader(pdf: RawPdf): (page: number, name: string) => Decode {
  const decoders = new Map<number, Decode>();
  return (page, name) => {
    const object = reference(pdf.object(page), name) ?? 0;
    const known = decoders.get(object) ?? (object === 0 ? () => '' : toUnicode(pdf, object));
    decoders.set(object, known);
    return known;
  };
}

const numbersOf = (text = ''): Matrix => text.trim().split(' ').map(Number) as Matrix;

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** Height of a point above the foot of the page. */
const heightOf = ({ x, y }: { x: number; y: number }, [, b, , d, , f]: Matrix): number => b * x + d * y + f;
