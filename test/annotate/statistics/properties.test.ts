import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStatistics } from '../../../pipeline/annotate/statistics/index.ts';

const HAN = [
  '一',
  '二',
  '两',
  '十',
  '百',
  '千',
  '万',
  '亿',
  '几',
  '数',
  '多',
  '余',
  '半',
  '第',
  '首',
  '零',
  '〇',
  '点',
  '年',
  '月',
  '日',
  '个',
  '名',
  '国',
  '元',
  '成',
  '番',
  '倍',
  '分之',
  '百分之',
  '比',
  '和',
  '、',
  '，',
  '。',
  '“',
  '”',
  '的',
  '增长',
  '下降',
  '约',
  '近',
  '超过',
  '以上',
  '从',
  '到',
  '至',
  '人',
  '只',
  '口罩',
  '上',
  '今年',
  '去年同期',
  '美元',
  '万亿',
  '3',
  '200',
  ' ',
  '\u00a0',
  '\u2009',
  '\u202f',
];
const LATIN = [
  '1',
  '2',
  '20',
  '2020',
  '3.5',
  '12,345',
  '%',
  '-',
  '–',
  '/',
  ':',
  '.',
  ',',
  ' ',
  'one',
  'two',
  'hundred',
  'million',
  'bn',
  'half',
  'third',
  'of',
  'the',
  'about',
  'more than',
  'from',
  'to',
  'between',
  'and',
  'percent',
  'percentage points',
  '$',
  'US$',
  'May',
  'March 3',
  'years',
  'ago',
  'rose',
  'fell by',
  'people',
  'G20',
  '+',
  '(',
  ')',
  'km',
  'doubled',
  'dozens of',
  '-odd',
];

const mixed = (pieces: string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
const text = fc.oneof(
  mixed(HAN),
  mixed(LATIN),
  mixed([...HAN, ...LATIN]),
  fc.string({ maxLength: 60, unit: 'binary' }),
);
const options = fc.record(
  { language: fc.constantFrom('zh', 'en'), docDate: fc.constantFrom('2020-04-13', '2021-12-31') },
  { requiredKeys: [] },
);

/** Every span inside a statistic, at any depth. */
function spans(value: unknown): { start: number; end: number; text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'start' in value && 'end' in value && 'text' in value
      ? [value as { start: number; end: number; text: string }]
      : [];
  return [...own, ...Object.values(value).flatMap(spans)];
}

describe('findStatistics', () => {
  it('never reads a unit beyond the end of the text', () => {
    for (const input of ['全长5km', '一 km', '速度30m', '一 200人', 'It weighs 5 kg', 'a tank of 30 m']) {
      const units = findStatistics(input).map(({ end, unitSpan }) => [end, unitSpan?.end ?? end]);
      expect(
        units.flat().every((end) => end <= input.length),
        input,
      ).toBe(true);
    }
  });

  it('gives spans that slice back to the text', () => {
    fc.assert(
      fc.property(text, options, (input, settings) => {
        for (const span of findStatistics(input, settings).flatMap(spans)) {
          expect(input.slice(span.start, span.end)).toBe(span.text);
          expect(span.end).toBeGreaterThan(span.start);
        }
      }),
    );
  });

  it('gives sorted spans that never overlap and have no space at their ends', () => {
    fc.assert(
      fc.property(text, options, (input, settings) => {
        let end = 0;
        for (const statistic of findStatistics(input, settings)) {
          expect(statistic.start).toBeGreaterThanOrEqual(end);
          expect(statistic.text.trim()).toBe(statistic.text);
          ({ end } = statistic);
        }
      }),
    );
  });

  it('gives the same twice', () => {
    fc.assert(
      fc.property(text, options, (input, settings) => {
        expect(findStatistics(input, settings)).toEqual(findStatistics(input, settings));
      }),
    );
  });

  it('gives every statistic a rule and a confidence, and decimal strings for values', () => {
    fc.assert(
      fc.property(text, options, (input, settings) => {
        for (const { rule, confidence, value, min, max } of findStatistics(input, settings)) {
          expect(rule).toMatch(/^(?:zh|en)\/[a-z-]+$/);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          for (const number of [value, min, max]) if (number !== undefined) expect(number).toMatch(/^-?\d+(?:\.\d+)?$/);
        }
      }),
    );
  });

  it('finds nothing in text without digits, numerals and calendar words', () => {
    const plain = fc.array(
      fc.constantFrom(
        '我们',
        '继续',
        '坚持',
        '合作',
        '，',
        '。',
        '人民',
        '认为',
        '国家',
        '个',
        '约',
        '超过',
        '以上',
        '元',
        '的',
        'we ',
        'must ',
        'go ',
        'on ',
        'about ',
        'percent ',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(plain, options, (parts, settings) => {
        expect(findStatistics(parts.join(''), settings)).toEqual([]);
      }),
    );
  });
});
