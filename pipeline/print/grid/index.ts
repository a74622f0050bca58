import type { TextGrid } from '../../contract/index.ts';
import { pageTextOf } from '../page-text.ts';
import { rawPages } from '../raw-pages.ts';
import type { RawPdf } from '../raw-pdf.ts';
import { tokens } from '../tags.ts';
import { type Line, linesOf } from './lines.ts';
import { findsRoom } from './room.ts';

/** A page or a line that is not as the grid has it. */
export interface GridDeviation {
  kind: 'size' | 'lines' | 'characters' | 'position';
  page: number;
  /** Points of the type, lines of the page, characters of the line, or points by which it stands beside its place. */
  found: number;
  /** The line; for a page what the next one begins with. */
  text: string;
}

/** How the text of a PDF stands on its grid. */
export interface GridReport {
  /** Pages that the text should fill: those before the last one and before forced breaks. */
  fullPages: number;
  /** Lines that reach the edge of the type area. */
  fullLines: number;
  deviations: GridDeviation[];
}

/** Where anchors are, in points from the head of the page. */
type Places = Readonly<Record<string, { page: number; y: number }>>;

/** Points by which baselines may differ: the browser sets them on whole pixels of CSS. */
const PIXEL = 0.8;
/** Characters by which a line may miss the edge of the type area and still be full. */
const EDGE = 0.08;
/** Characters by which it may seem longer than it is: kerning is in the places of glyphs, not in their advances. */
const KERNING = 0.4;

/**
 * Measures the text of a browser's PDF against the grid of its template: the lines of each full page, the
 * characters of each full line, and where the lines stand. A line is as full as it can be where what comes next
 * would no longer fit or may not stand there.
 *
 * @param html The page that was printed; `data-new-page` says what begins a page of its own.
 * @param map Where its anchors are.
 */
export function measureGrid(pdf: RawPdf, grid: TextGrid, html: string, map: Places): GridReport {
  const textOf = pageTextOf(pdf);
  const begin = map[grid.begins] ?? { page: 1, y: 0 };
  const pages = [...rawPages(pdf)].map(([number, page]) => {
    const from = page.number < begin.page ? page.height : page.number === begin.page ? begin.y : 0;
    return linesOf(
      [...textOf(number, page)].filter(({ y }) => y > from),
      page,
      grid,
    );
  });
  const lines = pages.flatMap((page) => page.lines);
  const forced = forcedPages(html, map);
  const last = lines.at(-1)?.page ?? 0;
  const full = pages.flatMap(({ used, lines: { length } }, at) =>
    length > 0 && at + 1 < last && !forced.has(at + 2)
      ? [{ page: at + 1, found: used, text: pages[at + 1]?.head ?? '' }]
      : [],
  );
  const filled = lines.flatMap((line, at) =>
    Math.abs(line.end - grid.characters) < EDGE ? [{ line, next: lines[at + 1] }] : [],
  );
  return {
    fullPages: full.length,
    fullLines: filled.length,
    deviations: [
      // Type of another size is not measured: where all of it is, the pages were scaled.
      ...(lines.length === 0 ? pages.flatMap(({ others }) => others) : [])
        .slice(0, 1)
        .map(({ size, text }) => ({ kind: 'size' as const, page: begin.page, found: round(size), text })),
      ...full.filter(({ found }) => found !== grid.lines).map((page) => ({ kind: 'lines' as const, ...page })),
      ...filled
        .filter((pair) => isMisfilled(pair, grid))
        .map(({ line }) => deviation('characters', line, line.natural)),
      ...lines
        .map((line) => ({ line, off: line.baseline - (lines[0]?.baseline ?? 0) }))
        .filter(({ off }) => Math.abs(off) > PIXEL)
        .map(({ line, off }) => deviation('position', line, off)),
    ],
  };
}

/** Whether a line has more characters than the grid, or fewer than it has room for. */
function isMisfilled({ line, next }: { line: Line; next: Line | undefined }, { characters }: TextGrid): boolean {
  if (line.natural > characters + KERNING) return true;
  return next !== undefined && findsRoom(line.text, next.text, characters - line.natural);
}

const deviation = (kind: GridDeviation['kind'], { page, text }: Line, found: number): GridDeviation => ({
  ...{ kind, page, text },
  found: round(found),
});

/** Pages that begin with an element which says so. */
function forcedPages(html: string, map: Places): Set<number> {
  const found = new Set<number>();
  for (const { source, id } of tokens(html)) {
    const page = id !== undefined && /\sdata-new-page\b/.test(source) ? map[id]?.page : undefined;
    if (page !== undefined) found.add(page);
  }
  return found;
}

const round = (value: number): number => Math.round(value * 100) / 100;
