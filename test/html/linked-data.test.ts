import { describe, expect, it } from 'vitest';
import type {
  Annotation,
  Located,
  MarkAnnotation,
  RemarkAnnotation,
  StatisticAnnotation,
} from '../../pipeline/contract/index.ts';
import { linkedData } from '../../pipeline/html/linked-data.ts';
import { documentOf } from './fixture.ts';

const point = { line: 1, column: 1, offset: 0 };

function located(text: string): Located {
  return { text, position: { start: point, end: { ...point, column: 1 + text.length, offset: text.length } } };
}

const shared = { segment: 's1', status: 'proposed', rule: 'zh/count', confidence: 0.9 } as const;

function statistic(text: string, fields: Partial<StatisticAnnotation>): StatisticAnnotation {
  return {
    ...located(text),
    ...shared,
    id: 's1',
    type: 'statistic',
    class: 'quantity',
    kind: 'count',
    op: '=',
    ...fields,
  };
}

function remark(text: string, fields: Partial<RemarkAnnotation>): RemarkAnnotation {
  const content = located(text);
  return {
    ...content,
    ...shared,
    id: 'r1',
    type: 'remark',
    kind: 'direct',
    source: null,
    cue: null,
    content,
    ...fields,
  };
}

function speaker(text: string, fields: Partial<NonNullable<RemarkAnnotation['source']>>) {
  return { ...located(text), name: null, title: null, org: null, kind: 'person' as const, ...fields };
}

function dataOf(annotations: Annotation[], meta: Parameters<typeof documentOf>[1] = {}) {
  const document = { ...documentOf('水', meta), annotations };
  return JSON.parse(linkedData(document, ({ id }) => (id === 'r1' || id === 's1' ? `at-${id}` : undefined)));
}

describe('linkedData', () => {
  it('describes an article with what is known and no more', () => {
    expect(dataOf([])).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: '江边的三座水厂',
      author: [{ '@type': 'Person', name: '何青' }],
      inLanguage: 'zh-Hans-CN',
    });
    const full = {
      subtitle: '一年',
      organisation: '水务局',
      date: '2024-03-05',
      description: '记录',
      keywords: ['水'],
    };
    expect(dataOf([], { ...full, authors: [] })).toMatchObject({
      alternativeHeadline: '一年',
      author: { '@type': 'Organization', name: '水务局' },
      publisher: { '@type': 'Organization', name: '水务局' },
      datePublished: '2024-03-05',
      description: '记录',
      keywords: ['水'],
    });
  });

  it('gives a remark in its own words to its speaker', () => {
    const source = speaker('他', { name: '林远', title: '厂长', resolved: located('厂长林远') });
    expect(dataOf([remark('夏天还要多一成。', { source })]).hasPart).toEqual([
      {
        '@type': 'Quotation',
        url: '#at-r1',
        text: '夏天还要多一成。',
        spokenByCharacter: { '@type': 'Person', name: '厂长林远', jobTitle: '厂长' },
      },
    ]);
  });

  it('takes the quoted words of a mixed remark, and a document for its basis', () => {
    const quoted = [located('“稳”'), located('“足”')];
    const source = speaker('公报', { name: '公报', kind: 'document' });
    expect(dataOf([remark('供水要“稳”也要“足”', { kind: 'mixed', quoted, source })]).hasPart).toEqual([
      {
        '@type': 'Quotation',
        url: '#at-r1',
        text: '“稳” … “足”',
        isBasedOn: { '@type': 'CreativeWork', name: '公报' },
      },
    ]);
  });

  it('quotes nobody who is only reported, denied or dismissed', () => {
    const rows = [
      remark('夏天还要多一成', { kind: 'indirect' }),
      remark('够了', { polarity: 'neg' }),
      remark('够了', { status: 'dismissed' }),
    ];
    expect(dataOf(rows)).not.toHaveProperty('hasPart');
  });

  it('gives a figure its value, unit, property, entity and date', () => {
    const row = statistic('12万吨', {
      value: '120000',
      unit: { text: '吨', kind: 'physical', code: 't' },
      property: located('供水量'),
      entity: located('自来水'),
      time: '2024-03',
    });
    expect(dataOf([row]).mentions).toEqual([
      {
        '@type': 'Observation',
        url: '#at-s1',
        name: '12万吨',
        value: 120000,
        unitText: '吨',
        measuredProperty: { '@type': 'Property', name: '供水量' },
        observationAbout: { '@type': 'Thing', name: '自来水' },
        observationDate: '2024-03',
      },
    ]);
  });

  it('keeps bounds, codes and digits', () => {
    const rows = [
      statistic('3%至5%', { min: '3', max: '5', unit: { text: '%', kind: 'ratio', code: 'percent' } }),
      statistic('2.50亿元', { value: '250000000.00', unit: { text: '元', kind: 'currency', code: 'CNY' } }),
      statistic('几个', { time: '2024-21' }),
    ];
    expect(dataOf(rows).mentions).toMatchObject([
      { minValue: 3, maxValue: 5, unitCode: 'P1', unitText: '%' },
      { value: '250000000.00', unitText: 'CNY' },
    ]);
  });

  it('leaves out dates, ranks, names and marks', () => {
    const mark: MarkAnnotation = {
      ...located('“三座”'),
      ...shared,
      id: 'm1',
      type: 'mark',
      class: 'term',
      inner: located('三座'),
    };
    const rows = [statistic('2024年', { class: 'temporal', kind: 'date', value: '2024' }), mark];
    expect(dataOf(rows)).not.toHaveProperty('mentions');
    expect(JSON.stringify(dataOf(rows))).not.toContain('ClaimReview');
  });
});
