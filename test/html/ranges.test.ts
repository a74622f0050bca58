import { describe, expect, it } from 'vitest';
import { inRanges, joinRanges, parseUnicodeRange } from '../../pipeline/html/ranges.ts';

describe('parseUnicodeRange', () => {
  it.each([
    ['U+26', [[0x26, 0x26]]],
    [
      'U+0-7F, u+a0-ff',
      [
        [0, 0x7f],
        [0xa0, 0xff],
      ],
    ],
    ['U+4??', [[0x400, 0x4ff]]],
    ['U+??', [[0, 0xff]]],
    ['U+100-1FF, U+80-FF', [[0x80, 0x1ff]]],
  ])('reads %s', (value, ranges) => {
    expect(parseUnicodeRange(value)).toEqual(ranges);
  });

  it.each(['', 'Latin', 'U+', 'U+110000', 'U+20-10', 'U+1????????', 'U+0-7F;'])('refuses %j', (value) => {
    expect(parseUnicodeRange(value)).toBeUndefined();
  });
});

describe('inRanges', () => {
  const ranges = joinRanges([
    [20, 30],
    [1, 3],
    [4, 5],
    [25, 40],
  ]);

  it('finds the edges and what lies between', () => {
    expect(ranges).toEqual([
      [1, 5],
      [20, 40],
    ]);
    expect([0, 1, 5, 6, 19, 20, 40, 41].map((code) => inRanges(ranges, code))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(inRanges([], 1)).toBe(false);
  });
});
