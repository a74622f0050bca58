import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageMap } from '../../pipeline/contract/index.ts';
import { pageRanges } from '../../templates/report/page-ranges.ts';
import { cssString } from '../../templates/report/page-style.tsx';
import report from '../../templates/report/template.tsx';
import { documentOf, remark, statistic } from '../layout/document.ts';
import { all, byClass, byId, byTag, edition, htmlOf, textOf } from '../layout/edition.ts';

const folder = new URL('../../templates/report/', import.meta.url);
const css = Object.values(report.styles).flat();
const body = '## 甲\n\n共30个。\n\n## 乙\n\n林秋说水够用。\n\n## 丙\n\n林秋还说天会晴。';
const annotations = [
  statistic('n1', '30个', { value: '30' }),
  ...remark('r1', '水够用', '林秋', '说'),
  ...remark('r2', '天会晴', undefined, '还说', {
    source: {
      text: '他',
      name: '林秋',
      title: null,
      org: null,
      kind: 'person',
      resolved: { text: '市水务局局长林秋' },
    },
  }),
];

describe('the report template', () => {
  it('has every style sheet and font face that it names', () => {
    expect(css).toHaveLength(5);
    for (const file of css) expect(readFileSync(new URL(file, folder), 'utf8')).toMatch(/^\/\*/);
    for (const { file } of report.fonts)
      expect(readFileSync(new URL(`../../node_modules/${file}`, import.meta.url)).length).toBeGreaterThan(100_000);
  });

  it('sets in bold only what its bold faces are cut for', () => {
    const sheets = css.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
    const bold = [...sheets.matchAll(/([^{}]+)\{[^{}]*font-weight: 700/g)].flatMap(([, selectors = '']) =>
      selectors
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split(',')
        .map((selector) => selector.trim()),
    );
    const cut = report.fonts.find(({ family, weight }) => family === 'Noto Sans SC' && weight === 700)?.within ?? [];
    expect(bold.length).toBeGreaterThan(5);
    for (const selector of bold) {
      const last = selector
        .split(/[\s>]+/)
        .at(-1)
        ?.replace(/:not\(.*\)$/, '');
      expect(cut).toContain(last);
    }
  });

  it('prints in one ink, so that a face is written once', () => {
    const print = readFileSync(new URL('print.css', folder), 'utf8');
    const colours = [...print.matchAll(/(?:^|\s)(?:color|--quiet|--accent|--figure-ink|--remark-ink): ([^;]+);/g)].map(
      ([, value]) => value,
    );
    expect(new Set(colours)).toEqual(new Set(['rgb(26 26 26 / 0.7)', '#1a1a1a', 'var(--ink)', 'var(--quiet)']));
  });
});

describe('the title block', () => {
  it('has one first-level heading, with the lines of the source', () => {
    const tree = edition(documentOf('以节水为先\\\n守住一城之水\n===\n\n正文'));
    expect(byTag(tree, 'h1')).toHaveLength(1);
    expect(byClass(byId(tree, 's1'), 'line').map(textOf)).toEqual(['以节水为先', '守住一城之水']);
  });

  it('takes from front matter what the source does not print', () => {
    const meta = { title: '题', subtitle: '副题', authors: ['甲', '乙'], organisation: '所', date: '2025-03-02' };
    const tree = edition(documentOf('正文', { meta }));
    const [header] = byClass(tree, 'title-block');
    expect(header && textOf(header).replace(/\s+/g, ' ')).toBe('所题副题甲乙2025年3月2日');
    expect(byTag(tree, 'time')[0]?.properties.dateTime).toBe('2025-03-02');
  });

  it('does not repeat what the source prints', () => {
    const document = documentOf('# 题\n\n副题在此\n\n本报记者甲\n\n正文', {
      meta: { title: '题', subtitle: '副题在此', authors: ['甲'] },
      segments: { 副题: { role: 'subtitle' }, 本报: { role: 'byline' } },
    });
    const [header] = byClass(edition(document), 'title-block');
    expect(header && textOf(header)).toBe('题副题在此本报记者甲');
  });

  it('is a cover in print for an organisation, or when it is asked for', () => {
    const covered = (meta: object, what: object, options = {}) =>
      byClass(edition(documentOf('正文', { meta }), what, {}, options), 'with-cover').length > 0;
    expect(covered({ organisation: '所' }, { format: 'pdf' })).toBe(true);
    expect(covered({}, { format: 'pdf' })).toBe(false);
    expect(covered({ organisation: '所' }, {})).toBe(false);
    expect(covered({ organisation: '所' }, { format: 'pdf' }, { cover: false })).toBe(false);
    expect(covered({}, { format: 'pdf' }, { cover: true })).toBe(true);
  });
});

describe('contents', () => {
  const pages = { s1: { page: 2, folio: '2', y: 0 }, statistics: { page: 11, folio: '11', y: 0 } };

  it('name pages in print: empty boxes at first, then the numbers of the map', () => {
    const folios = (map: PageMap) => {
      const [nav] = byClass(edition(documentOf(body, { annotations }), { format: 'pdf' }, map), 'contents');
      return nav ? byClass(nav, 'folio').map(textOf) : [];
    };
    expect(folios({})).toEqual(['', '', '', '', '']);
    expect(folios(pages)).toEqual(['2', '', '', '11', '']);
  });

  it('are links without pages on screen, and are left out of short documents', () => {
    const [nav] = byClass(edition(documentOf(body, { annotations })), 'contents');
    expect(nav && byTag(nav, 'a').map(({ properties }) => properties.href)).toEqual([
      '#s1',
      '#s3',
      '#s5',
      '#statistics',
      '#remarks',
    ]);
    expect(nav && byClass(nav, 'folio')).toEqual([]);
    expect(byClass(edition(documentOf('## 甲\n\n一')), 'contents')).toEqual([]);
  });

  it('change nothing but the numbers in a second print', () => {
    const printed = (map: PageMap) => htmlOf(edition(documentOf(body, { annotations }), { format: 'pdf' }, map));
    const numberless = (html: string) =>
      html.replace(/(<span class="folio">)\d+/g, '$1').replace(/<style[\s\S]*?<\/style>/g, '');
    expect(numberless(printed(pages))).toBe(numberless(printed({})));
  });
});

describe('registers', () => {
  const tree = edition(documentOf(body, { annotations }));

  it('list figures in a table with caption and header cells', () => {
    const [table] = byTag(byClass(tree, 'statistics')[0] as never, 'table');
    expect(byTag(table as never, 'caption')).toHaveLength(1);
    expect(byTag(table as never, 'th').map(({ properties }) => properties.scope)).toEqual([
      'col',
      'col',
      'col',
      'col',
      'row',
    ]);
    expect(textOf(byId(tree, 'row-n1'))).toBe('1共30个30¶2');
  });

  it('do not count dates, ranks and names', () => {
    const document = documentOf('3月', { annotations: [statistic('n1', '3月', { class: 'temporal', kind: 'date' })] });
    expect(byClass(edition(document), 'register')).toEqual([]);
  });

  it('gather remarks under their speaker, by name and office', () => {
    const speakers = byClass(tree, 'speaker').filter(({ tagName }) => tagName === 'section');
    expect(speakers.map((speaker) => byTag(speaker, 'h3').map(textOf))).toEqual([['林秋 市水务局局长']]);
    expect(byTag(speakers[0] as never, 'li')).toHaveLength(2);
  });

  it('put remarks without a speaker last', () => {
    const document = documentOf('有人说一。林秋说二。', {
      annotations: [...remark('r1', '一'), ...remark('r2', '二', '林秋')],
    });
    const index = byClass(edition(document), 'remarks')[0] as never;
    expect(byTag(index, 'h3').map(textOf)).toEqual(['林秋', '未注明说话人']);
  });

  it.each([
    ['zh-Hans-CN', ['周禾', '阿明', '林秋', 'Reed', '何远'], ['阿明', '何远', '林秋', '周禾', 'Reed']],
    ['en-GB', ['Reed', 'Álvarez', 'Zhou', 'adams', 'Brown'], ['adams', 'Álvarez', 'Brown', 'Reed', 'Zhou']],
  ])('sort speakers as a reader of %s looks them up', (language, names, sorted) => {
    const document = documentOf(names.map((name) => `${name}：水够用${name}`).join('\n\n'), {
      language,
      annotations: names.flatMap((name, index) => remark(`r${index + 1}`, `水够用${name}`, name)),
    });
    const tree = edition(document, { format: 'pdf' });
    expect(byTag(byClass(tree, 'remarks')[0] as never, 'h3').map(textOf)).toEqual(sorted);
    expect(byClass(byClass(tree, 'speakers')[0] as never, 'name').map(textOf)).toEqual(sorted);
  });

  it('give speakers the pages they are quoted on, each once and in a row as a range', () => {
    const at = (page: number, y = 0) => ({ page, folio: String(page), y });
    const pages = { a: at(9), b: at(3, 80), c: at(3, 20), d: at(7), e: at(8), f: at(12) };
    expect(pageRanges(pages, ['a', 'b', 'c', 'd', 'e', 'f', 'unprinted'])).toEqual([
      { folio: '3', anchor: 'c' },
      { folio: '7–9', anchor: 'd' },
      { folio: '12', anchor: 'f' },
    ]);
    expect(pageRanges({ a: { page: 4, folio: 'iv', y: 0 }, b: { page: 5, folio: '1', y: 0 } }, ['b', 'a'])).toEqual([
      { folio: 'iv', anchor: 'a' },
      { folio: '1', anchor: 'b' },
    ]);
  });

  it('list figures and tables that have a caption, with their pages in print', () => {
    const table = '| 库 | 数 |\n| --- | --- |\n| 一 | 2 |';
    const text = `## 甲\n\n表1 水库\n\n${table}\n\n## 乙\n\n![](a.png)\n\n图1 水位\n\n${table}\n\n## 丙\n\n表2 渠道\n\n${table}`;
    const pages = { s2: { page: 4, folio: '4', y: 0 } };
    const list = byClass(edition(documentOf(text), { format: 'pdf' }, pages), 'illustrations')[0] as never;
    expect(byClass(list, 'words').map(textOf)).toEqual(['表1 水库', '图1 水位', '表2 渠道']);
    expect(byClass(list, 'folio').map(textOf)).toEqual(['4', '', '']);
    const screen = edition(documentOf(text));
    for (const { properties } of byTag(byClass(screen, 'illustrations')[0] as never, 'a'))
      expect(textOf(byId(screen, String(properties.href).slice(1)))).toMatch(/^[表图]\d/);
  });

  it('name the page on screen too, once it is known', () => {
    const pages = { 'at-n1': { page: 7, folio: '7', y: 0 } };
    expect(
      textOf(byClass(byId(edition(documentOf(body, { annotations }), {}, pages), 'row-n1'), 'place')[0] as never),
    ).toBe('第 7 页 ¶2');
  });
});

describe('the annotated variant', () => {
  const tree = edition(documentOf(body, { annotations }), { variant: 'annotated' });

  it('has a legend whose boxes need no script: the style sheet names each', () => {
    const screen = readFileSync(new URL('screen.css', folder), 'utf8');
    const boxes = byTag(tree, 'input').map(({ properties }) => properties.id);
    expect(boxes).toHaveLength(6);
    for (const id of boxes) expect(screen).toContain(`#${id}:not(:checked)`);
    expect(byTag(edition(documentOf(body, { annotations })), 'input')).toEqual([]);
  });

  it('says which rule found a figure and what an editor said', () => {
    expect(textOf(byClass(byId(tree, 'row-n1'), 'rule')[0] as never)).toBe('zh/rule · 待核');
  });
});

describe('the running head', () => {
  it.each([
    ['引“号"与\\斜线', '"引“号\\22 与\\5c 斜线"'],
    ['</style><script>', '"\\3c /style>\\3c script>"'],
    ['一\n二', '"一\\a 二"'],
  ])('writes %j as a CSS string', (text, expected) => {
    expect(cssString(text)).toBe(expected);
  });

  it('is the title, cut where it would not fit, and only in print', () => {
    const long = documentOf(`# ${'水'.repeat(60)}`);
    const style = all(edition(long, { format: 'pdf' }), ({ tagName }) => tagName === 'style')
      .map(textOf)
      .join('');
    expect(style).toContain(`symbols: "${'水'.repeat(23)}…"`);
    expect(byTag(edition(long), 'style')).toEqual([]);
  });
});

describe('the colophon', () => {
  it('says which source the edition is of', () => {
    const [footer] = byTag(edition(documentOf('正文')), 'footer');
    expect(footer && byTag(footer, 'dd').map(textOf)).toEqual([
      'source/sample.md',
      'ab'.repeat(32),
      '阅读版',
      '2026-01-31',
      'Galley 1.2.3',
    ]);
  });
});
