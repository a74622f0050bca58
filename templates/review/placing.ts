import type { PageMap } from '../../pipeline/contract/index.ts';
import { page } from './grid.ts';
import { type Point, wordsId } from './points.ts';

/** Where a point stands in the margin: a page, from 1, and points from the head of its area. */
export interface Placed {
  point: Point;
  page: number;
  top: number;
}

/** Of a note in the margin: its lines, the space below it, and the characters of a line in ems. */
const LINE = 9.5;
const GAP = 5;
const ROOM = 19;

/**
 * Places the points beside their lines, none over another: each as near to its line as those before it allow, and those at
 * the foot of a page moved up. What a page has no room for stands in the list alone.
 */
export function placed(points: readonly Point[], pages: PageMap): Placed[] {
  const byPage = new Map<number, Placed[]>();
  for (const point of points) {
    const at = pages[wordsId(point)];
    if (!at) continue;
    byPage.set(at.page, [...(byPage.get(at.page) ?? []), { point, page: at.page, top: at.y - page.head }]);
  }
  return [...byPage.values()].flatMap(onPage);
}

function onPage(wanted: readonly Placed[]): Placed[] {
  const notes = wanted.toSorted((a, b) => a.top - b.top);
  while (notes.reduce((sum, { point }) => sum + heightOf(point), 0) > page.height) notes.pop();
  let free = 0;
  const down = notes.map((note) => {
    const top = Math.max(free, note.top);
    free = top + heightOf(note.point);
    return { ...note, top };
  });
  let limit = page.height;
  return down
    .reverse()
    .map((note) => {
      limit = Math.min(note.top, limit - heightOf(note.point));
      return { ...note, top: limit };
    })
    .reverse();
}

/** Points that a note is high. */
export function heightOf({ number, reason }: Point): number {
  const ems = [...`${number} ${reason}`].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.58), 0);
  return Math.ceil(ems / ROOM) * LINE + GAP;
}
