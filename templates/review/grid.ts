import { POINTS_PER_MM } from '../../pipeline/contract/index.ts';

/** An A4 page of 40 lines of 18 points. Kept in step with the style sheet. */
export const page = {
  /** Points above the first line, and from one line to the next. */
  head: 22 * POINTS_PER_MM,
  pitch: 18,
  lines: 40,
  /** Of the area between the margins, points. */
  height: (297 - 22 - 20.5) * POINTS_PER_MM,
};

/** The line of a page, from 1, whose text begins at a distance from the head of the page. */
export function lineAt(y: number): number {
  return Math.max(1, Math.round((y - page.head) / page.pitch) + 1);
}
