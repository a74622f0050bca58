import { POINTS_PER_MM, type TextGrid } from '../../pipeline/contract/index.ts';

const LINES = 22;
const CHARACTERS = 28;

/** The type area of GB/T 9704-2012 § 5.2: 156 mm × 225 mm, 22 lines of 28 characters of size 3 (16 pt). */
export const grid: TextGrid = {
  begins: 'text',
  size: 16,
  characters: CHARACTERS,
  lines: LINES,
  cell: (156 * POINTS_PER_MM) / CHARACTERS,
  pitch: (225 * POINTS_PER_MM) / LINES,
};

/** Points from the head of an A4 page to the type area: 天头, § 5.2.1. */
export const HEAD = 37 * POINTS_PER_MM;
