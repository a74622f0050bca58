import { type PageText, pageTextOf } from './page-text.ts';
import { type RawPage, rawPages } from './raw-pages.ts';
import type { RawPdf } from './raw-pdf.ts';

/** Characters that are enough to find the place again. */
const ENOUGH = 40;

/** So many lines: where a table goes on, the first one behind its repeated head is wanted. */
const LINES = 12;

/** Points between two baselines of one line: raised and lowered characters belong to it. */
const SAME_LINE = 4;

/**
 * The first lines of text on each page, without white space, in the order in which they are painted.
 *
 * Fails with `pdf/truncated`.
 */
export function readPageStarts(pdf: RawPdf): string[][] {
  const textOf = pageTextOf(pdf);
  return [...rawPages(pdf)].map(([number, page]) => firstLines(number, page, textOf));
}

function firstLines(number: number, page: RawPage, textOf: PageText): string[] {
  let baseline: number | undefined;
  const lines: string[] = [];
  for (const { text, y } of textOf(number, page)) {
    // Margin boxes, and what is painted beyond the page area and never seen.
    if (y <= page.top || y >= page.top + page.area) continue;
    const isNext = baseline === undefined || Math.abs(y - baseline) > SAME_LINE;
    if (isNext && lines.length === LINES) break;
    if (isNext) {
      baseline = y;
      lines.push('');
    }
    const last = lines.at(-1) ?? '';
    if (last.length < ENOUGH) lines[lines.length - 1] = last + text.replace(/\s+/g, '');
  }
  return lines;
}
