import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outputName } from '../../pipeline/build/names.ts';
import { Failure } from '../../pipeline/contract/index.ts';

describe('outputName', () => {
  test.each([
    ['2024年工作报告', '2024年工作报告'],
    ['A plan, part 2', 'A-plan,-part-2'],
    ['Q1 #3: 50% up?', 'Q1-3-50-up'],
    ['%2e%2e', '2e-2e'],
    ['report.', 'report'],
    ['cafe\u0301', 'caf\u00e9'],
    ['📈', '📈'],
  ])('%j → %j', (stem, name) => {
    expect(outputName(stem, 'source/x.md')).toBe(name);
  });

  test.each(['CON', 'lpt1', '..', '???', '章'.repeat(80)])('refuses %j', (stem) => {
    expect(() => outputName(stem, 'source/x.md')).toThrow(Failure);
  });

  test('what it returns is one safe path segment, and stays itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (stem) => {
        let name: string;
        try {
          name = outputName(stem, 'x');
        } catch {
          return;
        }
        expect(name).not.toMatch(/[<>:"/\\|?*#%\s]|^\.|\.$/u);
        expect(outputName(name, 'x')).toBe(name);
      }),
    );
  });
});
