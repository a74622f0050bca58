import { describe, expect, it } from 'vitest';
import { contextOf } from '../../pipeline/layout/index.ts';
import report from '../../templates/report/template.tsx';
import { documentOf, remark, statistic } from './document.ts';

const rows = (document: ReturnType<typeof documentOf>) =>
  contextOf({
    document,
    edition: { format: 'html', variant: 'reading' },
    template: { ...report, folder: '/templates/report' },
    pages: {},
    colophon: { sources: [], galley: '1.2.3' },
  }).statistics;

const around = (markdown: string, words: string) => {
  const [row] = rows(documentOf(markdown, { annotations: [statistic('n1', words)] }));
  return [row?.before, row?.after];
};

describe('the words around a figure', () => {
  it('stop where its sentence begins and ends', () => {
    expect(around('先看供水。今年新建水厂2座，都已投产。再看用水。', '2座')).toEqual(['今年新建水厂', '，都已投产']);
    expect(around('It grew. We saw 30 ships there. They left.', '30 ships')).toEqual(['We saw ', ' there']);
  });

  it('are cut between words, and say so', () => {
    const [before, after] = around(
      '水务局去年在东区和西区的老旧小区改造了供水管网合计86公里并且更换了智能水表和二次加压泵房的全部设备',
      '86公里',
    );
    expect(before).toMatch(/^….{6,14}合计$/);
    expect(after).toMatch(/^并且.{6,14}…$/);
  });

  it('do not split a character of two code units', () => {
    const [before] = around(`${'𠮷'.repeat(40)}30个`, '30个');
    expect(before).toHaveLength(2 * 12 + 1);
    expect(before).not.toMatch(/\p{Cs}/u);
  });

  it('name row and column in a table', () => {
    expect(around('| 区 | 量 |\n| --- | --- |\n| 东区 | 812 |', '812')).toEqual(['东区 · 量 · ', '']);
  });
});

describe('the order of a register', () => {
  it('is that of the text, whatever the order of the annotations', () => {
    const document = documentOf('甲1个。\n\n乙2个，丙3个。', {
      annotations: [statistic('n3', '3个'), ...remark('r1', '乙'), statistic('n1', '1个'), statistic('n2', '2个')],
    });
    expect(rows(document).map(({ annotation, number, segment }) => [annotation.id, number, segment])).toEqual([
      ['n1', 1, 's1'],
      ['n2', 2, 's2'],
      ['n3', 3, 's2'],
    ]);
  });
});
