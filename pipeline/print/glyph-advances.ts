import { type RawPdf, reference } from './raw-pdf.ts';

/** Of a font without widths of its own: the default of PDF 32000-1, table 117. Thousandths of an em. */
const FULL = 1000;

/** Tells how far glyphs, four hexadecimal digits each, go on in ems: the widths of the font (PDF 32000-1, 9.7.4.3). */
export function advancesOf(pdf: RawPdf, font: number): (glyphs: string) => number {
  /** Read when it is first asked: most texts are only read. */
  let known: { widths: ReadonlyMap<number, number>; others: number } | undefined;
  return (glyphs) => {
    known ??= widthsOf(pdf, font);
    let sum = 0;
    for (let at = 0; at < glyphs.length; at += 4)
      sum += known.widths.get(Number.parseInt(glyphs.slice(at, at + 4), 16)) ?? known.others;
    return sum / FULL;
  };
}

const ENTRIES = /(\d+)\s*\[([^\]]*)\]|(\d+)\s+(\d+)\s+(-?[\d.]+)/g;

function widthsOf(pdf: RawPdf, font: number): { widths: Map<number, number>; others: number } {
  const descendant = Number(/\/DescendantFonts\s*\[\s*(\d+) 0 R/.exec(pdf.object(font))?.[1] ?? 0);
  const text = descendant === 0 ? '' : pdf.object(descendant);
  const list = reference(text, 'W');
  const inner = list === undefined ? /\/W\s*\[((?:[^[\]]|\[[^\]]*\])*)\]/.exec(text)?.[1] : pdf.object(list);
  const widths = new Map<number, number>();
  for (const [, first, each, from, to, width] of (inner ?? '').matchAll(ENTRIES)) {
    if (each !== undefined) {
      for (const [i, one] of each.trim().split(/\s+/).entries()) widths.set(Number(first) + i, Number(one));
    } else for (let glyph = Number(from); glyph <= Number(to); glyph += 1) widths.set(glyph, Number(width));
  }
  return { widths, others: Number(/\/DW\s+(\d+)/.exec(text)?.[1] ?? FULL) };
}
