import { describe, expect, it } from 'vitest';
import { closeSpaces } from '../../../pipeline/annotate/statistics/chinese/spacing.ts';
import { findStatistics } from '../../../pipeline/annotate/statistics/index.ts';

const SPACES = { plain: ' ', 'no-break': '\u00a0', thin: '\u2009', 'narrow no-break': '\u202f' };

describe('one space between a figure and the words around it means nothing', () => {
  it.each(Object.entries(SPACES))('%s space', (_, space) => {
    const text = '截至 2024 年 6 月 30 日，已有约 1 200 万 人次乘坐，较上年同期增加 3.5 %。'.replaceAll(' ', space);
    const found = findStatistics(text, { docDate: '2024-07-10' });
    expect(found.map((statistic) => statistic.text.replaceAll(space, ' '))).toEqual([
      '2024 年 6 月 30 日',
      '约 1 200 万 人次',
      '上年同期',
      '3.5 %',
    ]);
    const [date, count, , percent] = found;
    expect(date).toMatchObject({ edtf: '2024-06-30', timex: '2024-06-30' });
    expect(count).toMatchObject({ op: '~', value: '12000000', unit: { text: '人次' } });
    expect(percent?.change?.baseline?.text).toBe('上年同期');
    for (const span of [count?.numberSpan, count?.unitSpan, count?.operatorSpan, percent?.change?.cue]) {
      expect(span?.text).toBe(text.slice(span?.start, span?.end));
      expect(span?.text.trim()).toBe(span?.text);
    }
  });

  it.each([
    ['a number that opens a line', '1 总则'],
    ['a numbered section', '3.2 主要任务'],
    ['a numbered table', '见表 3 120 家样本'],
    ['two spaces', '共  家'],
    ['words without a figure', '第一章 一般规定'],
    ['figures in columns', '2023 2024'],
    ['an ideographic space', '　　全市'],
  ])('%s keeps its space', (_, text) => {
    expect(closeSpaces(text).text).toContain(/\s+/.exec(text)?.[0]);
  });

  it('gives back the text itself where there is nothing to close', () => {
    expect(closeSpaces('全市共有 , 家')).toEqual({ text: '全市共有 , 家' });
  });
});

describe('a number in a text of nothing else', () => {
  it.each(['45.0', '3.5亿', '-12.3'])('%s is no more than a guess', (text) => {
    for (const statistic of findStatistics(text, { language: 'zh' })) {
      expect(statistic.rule).toBe('zh/bare');
      expect(statistic.confidence).toBeLessThanOrEqual(0.5);
    }
    expect(findStatistics(text, { language: 'zh' })).toHaveLength(1);
  });

  it.each(['1,306', '45.0', '2024 2025', '30'])('%s in English is none', (text) => {
    expect(findStatistics(text, { language: 'en' }).filter(({ class: kind }) => kind === 'quantity')).toEqual([]);
  });
});

it.each([' ', '\u00a0', '\u3000', '\t'])('a term in quotation marks ends before %j and the mark', (space) => {
  const [term] = findStatistics(`坚持“${space}1+6${space}”的做法。`);
  expect(term).toMatchObject({ text: '1+6', rule: 'zh/quoted-term' });
  expect(findStatistics(`一张“一${space}”的纸条`).map(({ rule }) => rule)).not.toContain('zh/quoted-term');
});
