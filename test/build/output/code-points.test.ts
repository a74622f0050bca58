import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePoints } from '../../../pipeline/build/output/code-points.ts';

describe('codePoints', () => {
  test('characters beyond the first plane count once', () => {
    const points = codePoints('a🚢b𠮷c');
    expect([0, 1, 3, 4, 6, 7].map((offset) => points.at(offset))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('what stands around a place is counted in code points too', () => {
    const points = codePoints('x🚢🚢|👍👍y');
    expect(points.before(5, 2)).toBe('🚢🚢');
    expect(points.before(5, 9)).toBe('x🚢🚢');
    expect(points.after(6, 2)).toBe('👍👍');
    expect(points.after(6, 9)).toBe('👍👍y');
  });

  test('agrees with counting', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const points = codePoints(before + after);
        expect(points.at(before.length)).toBe([...before].length);
        expect(points.before(before.length, 3)).toBe([...before].slice(-3).join(''));
        expect(points.after(before.length, 3)).toBe([...after].slice(0, 3).join(''));
      }),
    );
  });
});
