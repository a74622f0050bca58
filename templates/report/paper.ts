import { type Paper, POINTS_PER_MM } from '../../pipeline/contract/index.ts';

/** Widths and heights of named papers, millimetres (ISO 216; CSS Paged Media 3, § 7.1). */
const SIDES: Readonly<Record<string, readonly [number, number]>> = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  a6: [105, 148],
  b4: [250, 353],
  b5: [176, 250],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
};
/** Millimetres of a unit. */
const MILLIMETRES: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4 };

/** The same paper turned, as a CSS page size; by default A4. */
export function turned(paper: Paper | undefined): string {
  const { size = 'A4' } = paper ?? {};
  const [width, height] = size.split(/ +/);
  return height === undefined ? `${size} landscape` : `${height} ${width}`;
}

/** Margins of a page around its text, points; kept in step with the style sheet. */
export const MARGINS = { above: 27 * POINTS_PER_MM, below: 25 * POINTS_PER_MM, beside: 21 * POINTS_PER_MM };

/** Points that a paper is wide and high; undefined for one that is not known. */
export function sidesOf({ size }: Paper): { width: number; height: number } | undefined {
  const [, across = '', unit = '', up = '', other = ''] =
    /^([\d.]+)(mm|cm|in) +([\d.]+)(mm|cm|in)$/.exec(size.toLowerCase()) ?? [];
  const [width, height] = SIDES[size.toLowerCase()] ?? [
    Number(across) * (MILLIMETRES[unit] ?? 0),
    Number(up) * (MILLIMETRES[other] ?? 0),
  ];
  return width > 0 && height > 0 ? { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM } : undefined;
}
