import type { PageMap } from '../../pipeline/contract/index.ts';
import { type Beside, type Placed, placeBeside } from '../report/beside.ts';
import { emsOf } from '../report/ems.ts';
import { page } from './grid.ts';
import { type Point, wordsId } from './points.ts';

/** Of a note in the margin: its lines, the space below it, and the ems of a line. */
const LINE = 9.5;
const GAP = 5;
const ROOM = 19;

/** Points that a note is high. */
export const heightOf = ({ number, reason }: Point): number =>
  Math.ceil(emsOf(`${number} ${reason}`) / ROOM) * LINE + GAP;

/** The points beside their lines. What a page has no room for stands in the list alone. */
export function placed(points: readonly Point[], pages: PageMap): Placed<Beside & { point: Point }>[] {
  const notes = points.map((point) => ({ point, anchor: wordsId(point), height: heightOf(point) }));
  return placeBeside(notes, pages, page);
}
