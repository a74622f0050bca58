import { afterEach, describe, expect, it, vi } from 'vitest';
import { Lexicon } from '../../../pipeline/annotate/lexicon.ts';
import { Paragraph } from '../../../pipeline/annotate/statistics/chinese/paragraph.ts';
import { EnglishParagraph } from '../../../pipeline/annotate/statistics/english/paragraph.ts';
import { findStatistics } from '../../../pipeline/annotate/statistics/index.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Steps taken over a text: look-ups in lexicons, and characters of the numerals read. */
function work(text: string, language: string): number {
  const lookups = vi.spyOn(Lexicon.prototype, 'at');
  const numerals = [vi.spyOn(Paragraph.prototype, 'numeral'), vi.spyOn(EnglishParagraph.prototype, 'numeral')];
  findStatistics(text, { language, docDate: '2020-04-13' });
  const read = new Map<number, number>();
  let asked = 0;
  for (const spy of numerals) {
    asked += spy.mock.calls.length;
    spy.mock.calls.forEach(([at], call) => {
      const result = spy.mock.results[call]?.value as { end: number } | undefined;
      read.set(at, (result?.end ?? at) - at);
    });
  }
  const total = lookups.mock.calls.length + asked + [...read.values()].reduce((a, b) => a + b, 0);
  vi.restoreAllMocks();
  return total;
}

const REPEATED: [language: string, piece: string][] = [
  ...[
    '一',
    '十',
    '万亿',
    '1.',
    '1',
    '1,111,',
    '1-',
    '1+',
    '几十',
    '约',
    '两三',
    '第',
    '一个又',
    '百分之',
    '一分之',
    '三点',
    '“一',
    '（1',
    '从1到',
    '2020年',
    '1月',
    '今年',
    '同期',
    '12个',
    '比上年增长1%',
    'a1',
    '口罩3只、',
    '1/',
    '半',
    '1 ',
    '3 万 ',
    '111 ',
    '约 ',
  ].map((piece): [string, string] => ['zh', piece]),
  ...[
    '1,111,',
    '1.',
    '1-',
    '1 ',
    'one ',
    'about ',
    'a1',
    'half ',
    'hundred ',
    'May ',
    '1+',
    'from 1 to ',
    'rose by 1% ',
    'dozens of ',
    '$',
    'the first ',
  ].map((piece): [string, string] => ['en', piece]),
];

describe('the work over a text grows with its length and no faster', () => {
  it.each(REPEATED)('%s %s', (language, piece) => {
    const once = work(piece.repeat(400), language);
    const twice = work(piece.repeat(800), language);
    expect(twice).toBeLessThan(once * 2.1 + 200);
  });
});

describe('long texts', () => {
  it.each(REPEATED)('%s %s', (language, piece) => {
    expect(() => findStatistics(piece.repeat(4000), { language })).not.toThrow();
  });
});
