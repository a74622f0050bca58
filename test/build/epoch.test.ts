import { describe, expect, test } from 'vitest';
import { isoDate, sourceDateEpoch } from '../../pipeline/build/epoch.ts';

describe('sourceDateEpoch', () => {
  test.each([
    ['0', 0, '1970-01-01'],
    ['2147483648', 2_147_483_648, '2038-01-19'],
    ['1735689599', 1_735_689_599, '2024-12-31'],
  ])('%s', (value, seconds, date) => {
    expect(sourceDateEpoch(value)).toBe(seconds);
    expect(isoDate(seconds)).toBe(date);
  });

  test('is absent where it is not set', () => {
    expect(sourceDateEpoch(undefined)).toBeUndefined();
  });

  test.each(['-1', 'abc', '', '1.5', '1e9', ' 1', '999999999999999'])('refuses %j', (value) => {
    expect(() => sourceDateEpoch(value)).toThrow(/SOURCE_DATE_EPOCH/);
  });
});
