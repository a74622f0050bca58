import type { Paper } from '../../pipeline/contract/index.ts';

/** Heights of named papers, millimetres (ISO 216; CSS Paged Media 3, § 7.1). */
const HEIGHTS: Readonly<Record<string, number>> = {
  a3: 420,
  a4: 297,
  a5: 210,
  a6: 148,
  b4: 353,
  b5: 250,
  letter: 279.4,
  legal: 355.6,
};
/** The same paper turned, as a CSS page size; by default A4. */
export function turned(paper: Paper | undefined): string {
  const { size = 'A4' } = paper ?? {};
  const [width, height] = size.split(/ +/);
  return height === undefined ? `${size} landscape` : `${height} ${width}`;
}

const MILLIMETRES: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4 };
const POINTS_PER_MM = 72 / 25.4;

/** Points that a paper is high; undefined for one that is not upright, or not known. */
export function heightOf({ size }: Paper): number | undefined {
  const named = HEIGHTS[size.toLowerCase()];
  const [, value = '', unit = ''] = /^[\d.]+(?:mm|cm|in) +([\d.]+)(mm|cm|in)$/.exec(size) ?? [];
  const height = named ?? Number(value) * (MILLIMETRES[unit] ?? 0);
  return height > 0 ? height * POINTS_PER_MM : undefined;
}
