import type { TextGrid } from '../../contract/index.ts';
import { advanceOf, type Piece } from '../page-text.ts';
import type { RawPage } from '../raw-pages.ts';

/** A line in the type of the grid. */
export interface Line {
  page: number;
  /** Of its baseline, in points below the head of its place. */
  baseline: number;
  text: string;
  /** Where it ends, in characters from the left of the type area. */
  end: number;
  /** Where it would end if it were not justified. */
  natural: number;
}

/** What stands on a page. */
export interface PageLines {
  lines: Line[];
  /** How many lines are in use, whatever stands in them. */
  used: number;
  /** The words that it begins with. */
  head: string;
  /** What is in type of another size. */
  others: Piece[];
}

/** Points by which sizes of type may differ. */
const ROUNDING = 0.3;

/** Reads the lines of a page off its pieces of text. */
export function linesOf(pieces: readonly Piece[], page: RawPage, grid: TextGrid): PageLines {
  // Margin boxes are artifacts, without a mark.
  const flowing = pieces.filter(({ mark }) => mark !== undefined);
  const places = new Map<number, Piece[]>();
  for (const piece of flowing) {
    const place = Math.floor((piece.y - page.top) / grid.pitch);
    const there = places.get(place);
    if (there) there.push(piece);
    else places.set(place, [piece]);
  }
  const isText = ({ size }: Piece): boolean => Math.abs(size - grid.size) <= ROUNDING;
  const inOrder = [...places].filter(([, there]) => there.some(isVisible)).sort(([a], [b]) => a - b);
  return {
    lines: inOrder
      .map(([place, there]) => [place, there.filter(isText)] as const)
      .filter(([, there]) => there.some(isVisible))
      .map(([place, there]) => lineOf(there, place, page, grid)),
    used: (inOrder.at(-1)?.[0] ?? -1) + 1,
    head: textOf(inOrder[0]?.[1] ?? []),
    others: flowing.filter((piece) => isVisible(piece) && !isText(piece)),
  };
}

function lineOf(pieces: readonly Piece[], place: number, page: RawPage, { size, cell, pitch }: TextGrid): Line {
  const inOrder = [...pieces].sort((a, b) => a.x - b.x);
  // The space that a line was broken at is not in it.
  const sorted = inOrder.slice(0, inOrder.findLastIndex(isVisible) + 1);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const left = (x = 0): number => (x - page.left) / cell;
  /** Its advance, and what the grid adds to each of its characters. */
  const cells = (piece: Piece): number => (advanceOf(piece) * size + [...piece.text].length * (cell - size)) / cell;
  return {
    page: page.number,
    baseline: (first?.y ?? 0) - page.top - place * pitch,
    text: textOf(sorted),
    end: last ? left(last.x + advanceOf(last) * size) : 0,
    natural: sorted.reduce((sum, piece) => sum + cells(piece), left(first?.x)),
  };
}

const isVisible = ({ text }: Piece): boolean => text.trim() !== '';

const textOf = (pieces: readonly Piece[]): string =>
  [...pieces]
    .sort((a, b) => a.x - b.x)
    .map(({ text }) => text)
    .join('');
