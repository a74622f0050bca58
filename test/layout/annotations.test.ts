import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../pipeline/contract/index.ts';
import { contextOf } from '../../pipeline/layout/index.ts';
import report from '../../templates/report/template.tsx';
import { documentOf, mark, remark, statistic } from './document.ts';
import { all, byClass, byId, byTag, edition, htmlOf, textOf } from './edition.ts';

/** The element that annotated words became in the reading variant. */
function elementOf(words: string, fields: Record<string, unknown>) {
  const document = documentOf(`前文${words}后文`, { annotations: [statistic('n1', words, fields)] });
  const { tagName, properties } = byId(edition(document), 'at-n1');
  return { tagName, ...properties };
}

describe('statistics', () => {
  it('are data with their value, kept on one line', () => {
    expect(elementOf('约71.2亿只', { value: '7120000000', op: '~' })).toEqual({
      tagName: 'data',
      id: 'at-n1',
      value: '7120000000',
      className: ['statistic', 'quantity', 'count', 'proposed', 'keep'],
    });
  });

  it('give their bounds where they have no value', () => {
    expect(elementOf('数十国', { min: '20', max: '100' })).toMatchObject({ tagName: 'data', value: '20..100' });
    expect(elementOf('上百家', { min: '100' })).toMatchObject({ tagName: 'data', value: '100..' });
    expect(elementOf('若干', {})).toMatchObject({ tagName: 'span' });
  });

  it('may break over lines where they are long', () => {
    const words = 'between 120 and 150 million tonnes';
    expect(elementOf(words, { min: '1', max: '2' }).className).not.toContain('keep');
  });

  it.each([
    ['above 50 knots', { numberSpan: '50', unitSpan: 'knots' }, ['50 knots']],
    ['nearly 1.5 million tonnes', { numberSpan: '1.5', unitSpan: 'million tonnes' }, ['1.5 million tonnes']],
    ['January and March 2025', { class: 'temporal', kind: 'dateRange' }, ['January', 'March 2025']],
    ['6 January 2025', { class: 'temporal', kind: 'date' }, ['6 January 2025']],
    ['47 per cent', { numberSpan: '47', unitSpan: 'per cent' }, ['47 per cent']],
  ])('keep numbers with their units, and the ends of ranges: %s', (words, fields, kept) => {
    const spans = Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, name.endsWith('Span') ? { text } : text]),
    );
    const document = documentOf(`前文${words}后文`, { annotations: [statistic('n1', words, spans)] });
    expect(byClass(edition(document), 'keep').map(textOf)).toEqual(kept);
  });

  it.each([
    ['2020', 'time'],
    ['2020-04', 'time'],
    ['2024-02-29', 'time'],
    ['2023-02-29', 'span'],
    ['2020-33', 'span'],
    ['198X', 'span'],
    ['2020-03-01/2020-04-10', 'span'],
  ])('of time %s are a %s element', (edtf, tagName) => {
    expect(elementOf('那时', { class: 'temporal', kind: 'date', edtf }).tagName).toBe(tagName);
  });

  it('tell ranks and names by class alone', () => {
    expect(elementOf('首个', { class: 'ordinal', kind: 'rank' })).toMatchObject({
      tagName: 'span',
      className: ['statistic', 'ordinal', 'rank', 'proposed'],
    });
  });
});

describe('remarks', () => {
  it('are quotations without marks of their own, with speaker and cue', () => {
    const document = documentOf('林秋说：“水够用。”他笑了。', {
      annotations: remark('r1', '“水够用。”', '林秋', '说'),
    });
    const html = htmlOf(edition(document));
    expect(html).toContain(
      '<cite id="at-r1-speaker" class="speaker proposed">林秋</cite><span id="at-r1-cue" class="cue proposed">说</span>：' +
        '<q id="at-r1" class="remark direct proposed">“水够用。”</q>他笑了。',
    );
  });

  it('are block quotations where they fill a paragraph', () => {
    const document = documentOf('她说：\n\n水够用。\n\n就是这样。', { annotations: remark('r1', '水够用。') });
    const [quote] = byTag(edition(document), 'blockquote');
    expect(quote).toMatchObject({
      properties: { id: 'at-r1' },
      children: [{ tagName: 'p', properties: { id: 's2' } }],
    });
  });

  it('stay inline inside a quotation of the source', () => {
    const document = documentOf('> 水够用。', { annotations: remark('r1', '水够用。') });
    expect(byTag(edition(document), 'blockquote')).toHaveLength(1);
    expect(byTag(edition(document), 'q')).toHaveLength(1);
  });

  it('carry their id once when they are split', () => {
    const [whole] = remark('r1', '“一”');
    const annotation = whole?.annotation as Annotation;
    const document = documentOf('“一”，她说，“二”', {
      annotations: [
        { words: '“一”', annotation },
        { words: '“二”', annotation, first: false },
      ],
    });
    const quotes = byTag(edition(document), 'q');
    expect(quotes.map(({ properties }) => properties.id)).toEqual(['at-r1', undefined]);
  });
});

describe('an annotation', () => {
  it('that was dismissed leaves plain text', () => {
    const document = documentOf('共30个', { annotations: [statistic('n1', '30个', { status: 'dismissed' })] });
    const tree = edition(document, { variant: 'annotated' });
    expect(htmlOf(tree)).toContain('>共30个</p>');
    expect(byClass(tree, 'register')).toEqual([]);
  });

  it('that is a mark is a span with its class', () => {
    const document = documentOf('所谓“强基工程”', { annotations: [mark('m1', '“强基工程”')] });
    expect(byId(edition(document), 'at-m1')).toMatchObject({
      tagName: 'span',
      properties: { className: ['mark', 'term', 'proposed'] },
    });
  });

  it('links to its row in the annotated variant, and the row links back', () => {
    const document = documentOf('共30个，另有5个', { annotations: [statistic('n1', '30个'), statistic('n2', '5个')] });
    const tree = edition(document, { variant: 'annotated' });
    expect(byId(tree, 'at-n2')).toMatchObject({
      properties: { dataNumber: '2' },
      children: [{ tagName: 'a', properties: { href: '#row-n2' } }],
    });
    expect(byTag(byId(tree, 'row-n2'), 'a').map(({ properties }) => properties.href)).toContain('#at-n2');
    expect(byTag(byId(edition(document), 'at-n2'), 'a')).toEqual([]);
  });

  it('is no link inside a link of the source', () => {
    const document = documentOf('见[共30个](https://example.org/)', { annotations: [statistic('n1', '30个')] });
    const links = byTag(edition(document, { variant: 'annotated' }), 'a');
    expect(links.filter((link) => all(link, ({ tagName }) => tagName === 'a').length > 1)).toEqual([]);
  });
});

describe('margin notes', () => {
  it('list what a paragraph holds, beside it', () => {
    const document = documentOf('林秋说水够用，约30个。\n\n无。', {
      annotations: [
        ...remark('r1', '水够用', '林秋', '说', { kind: 'indirect' }),
        statistic('n1', '约30个', {
          op: '~',
          value: '30',
          unit: { text: '个', kind: 'classifier' },
          status: 'confirmed',
        }),
      ],
    });
    const [notes, more] = byClass(edition(document, { variant: 'annotated' }), 'margin-notes');
    expect(more).toBeUndefined();
    expect(byTag(notes as never, 'li').map(textOf)).toEqual(['引1 林秋 说 zh/rule', '1 ≈ 30 个 已核 zh/rule']);
    expect(byClass(edition(document), 'margin-notes')).toEqual([]);
  });

  it('say what a figure is of, as far as there is room for it', () => {
    const notesOf = (fields: Record<string, unknown>) => {
      const document = documentOf('共30个', { annotations: [statistic('n1', '30个', { value: '30', ...fields })] });
      return byTag(byClass(edition(document, { variant: 'annotated' }), 'margin-notes')[0] as never, 'li').map(textOf);
    };
    expect(notesOf({ entity: { text: '泵站' }, property: { text: '总数' } })).toEqual(['1 30 泵站 zh/rule']);
    expect(notesOf({ property: { text: '全省各级财政投入公共图书馆经费' } })).toEqual([
      '1 30 全省各级财政投入公共图… zh/rule',
    ]);
    expect(notesOf({ entity: { text: 'comparable northern ferry routes' } })).toEqual([
      '1 30 comparable northern… zh/rule',
    ]);
  });

  it('on paper stand behind every block that something was annotated in, each beside its words', () => {
    const document = documentOf(
      '## 共3条\n\n| 区 | 量 |\n| --- | --- |\n| 东区 | 8米 |\n\n- 另有5个\n\n如此[^a]。\n\n[^a]: 据7家统计',
      {
        annotations: [
          statistic('n1', '3条'),
          statistic('n2', '8米'),
          statistic('n3', '5个', { sources: [] }),
          statistic('n4', '7家'),
        ],
      },
    );
    const context = { document, pages: {}, colophon: { sources: [], galley: '0' }, template: report as never };
    const { body, notes } = contextOf({ ...context, edition: { format: 'pdf', variant: 'annotated' } });
    const listsIn = (nodes: readonly unknown[]) =>
      nodes.flatMap((node) => byClass(node as never, 'margin-notes')).map((list) => byTag(list, 'li'));
    const besides = [...listsIn(body), ...listsIn(notes)].map((items) =>
      items.map((item) => item.properties.dataBeside),
    );
    expect(besides).toEqual([['at-n1'], ['at-n2'], ['at-n3'], ['at-n4']]);
    const onScreen = contextOf({ ...context, edition: { format: 'html', variant: 'annotated' } });
    expect(listsIn([...onScreen.body, ...onScreen.notes])).toHaveLength(1);
  });
});
