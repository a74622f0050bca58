import { describe, expect, it } from 'vitest';
import type { StatisticAnnotation } from '../../pipeline/contract/index.ts';
import { printedValue } from '../../pipeline/layout/values.ts';
import { statistic } from './document.ts';

const value = (fields: Record<string, unknown>) =>
  printedValue(statistic('n1', 'x', fields).annotation as StatisticAnnotation);

describe('printed values', () => {
  it.each([
    [{ value: '7120000000', op: '~', unit: { text: '只' } }, '≈ 7,120,000,000 只'],
    [{ value: '98.6', unit: { text: '%' } }, '98.6%'],
    [{ value: '70', op: '>=', unit: { text: '成' } }, '≥ 70%'],
    [{ value: '2', op: '>', unit: { text: '月' } }, '> 2 个月'],
    [{ value: '140', op: '>', min: '140', max: '150', unit: { text: '个' } }, '> 140 个'],
    [{ min: '15', max: '20', unit: { text: '家' } }, '15–20 家'],
    [{ min: '20' }, '≥ 20'],
    [{ value: '6', op: '<=', unit: { text: '£' } }, '≤ £6'],
    [{ value: '4100', unit: { text: '$' } }, '$4100'],
    [{ value: '41000', op: '~', unit: { text: 'HK$' } }, '≈ HK$41,000'],
    [{ value: '0.3333', numerator: '1', denominator: '3' }, '1/3'],
    [{ value: '2000' }, '2000'],
    [{ value: '12345.6789' }, '12,345.6789'],
    [{ class: 'temporal', edtf: '2020-04' }, '2020-04'],
    [{ class: 'ordinal' }, ''],
  ])('%o is %s', (fields, expected) => {
    expect(value(fields)).toBe(expected);
  });
});
