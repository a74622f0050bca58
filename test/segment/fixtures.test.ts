import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { blockText, type GalleyDocument, type Segment } from '../../pipeline/contract/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { messageOf, readFixture, readSource } from '../read/source.ts';
import { unaccounted } from './nothing-lost.ts';

const FIXTURES: Record<string, string[]> = {
  'a policy article': ['orchard.txt'],
  'a work report in GB18030': ['work-report.gb18030.txt'],
  'an English briefing with page furniture': ['tidal-briefing.txt'],
  'an official opinion with a signature': ['opinion.txt'],
  'a feature with quotations and verse': ['river.txt'],
  'an English review with decimal numbering and run-in headings': ['clinics.txt'],
  'a file with CRLF': ['crlf.txt'],
  'a hard-wrapped Chinese text': ['wrapped.txt'],
  'a Markdown report': ['report.md'],
  'a folder of numbered files': ['valley/01-overview.txt', 'valley/02-water.md', 'valley/03-forest.md'],
};

function segmented(...paths: string[]): GalleyDocument {
  const document = readFixture(...paths);
  segment(document);
  return document;
}

function segmentsOf(text: string, path = 'a.txt'): Segment[] {
  const document = readSource(text, path);
  segment(document);
  return document.segments;
}

/** One line a segment: role, level, place in a list, beginning of the text. */
const outline = ({ segments }: GalleyDocument): string[] =>
  segments.map(({ role, level, index, of, text }) =>
    [
      role,
      level,
      ...(index === undefined ? [] : [of === undefined ? `${index}` : `${index}/${of}`]),
      text.slice(0, 12).replace(/\s/g, ' '),
    ].join(' '),
  );

describe.each(Object.entries(FIXTURES))('%s', (_, paths) => {
  test('has the expected segments', async () => {
    const name = paths[0]?.replace(/\W/g, '-');
    await expect(`${outline(segmented(...paths)).join('\n')}\n`).toMatchFileSnapshot(
      `../fixtures/read/outlines/${name}.outline`,
    );
  });

  test('names a segment in each of its blocks, and the same text in both', () => {
    const document = segmented(...paths);
    const named = new Map<string, Nodes>();
    visit(document.tree, (node) => {
      if (node.data?.segment) named.set(node.data.segment, node);
    });
    const expected = document.segments.filter(({ role }) => role !== 'noise');
    expect([...named.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const { id, text, role, file } of expected) {
      if (role === 'table' || role === 'code') continue;
      expect(blockText(named.get(id) as Nodes, String(document.files[file]?.value)).text).toBe(text);
    }
    expect(new Set(document.segments.map(({ id }) => id)).size).toBe(document.segments.length);
  });

  test('keeps every character in one segment', () => {
    const { lost, doubled, outOfOrder } = unaccounted(segmented(...paths));
    expect({ doubled, outOfOrder }).toEqual({ doubled: '', outOfOrder: [] });
    if (paths.every((path) => path.endsWith('.txt'))) expect(lost).toBe('');
  });
});

test('what Markdown leaves out is its marks, its front matter and raw HTML', () => {
  const document = segmented('report.md');
  const source = String(document.files[0]?.value);
  const front = source.slice(0, source.indexOf('---', 3) + 3).replace(/\s/g, '');
  const { lost } = unaccounted(document);
  expect(lost.startsWith(front)).toBe(true);
  expect(lost.slice(front.length)).toBe(
    '****#12290;##>>>1.**2.--3.![客流变化](flow.svg)##****[^a]****```text```<divalign="center">完</div>[^a]:',
  );
});

describe('title block', () => {
  test('fills what front matter leaves open', () => {
    expect(segmented('orchard.txt').meta).toEqual({
      title: '让老果园长出新产业',
      subtitle: '临江县推进果业转型的观察',
      authors: ['林知秋'],
      date: '2025-11-06',
      language: 'zh-Hans-CN',
      keywords: [],
    });
    expect(segmented('work-report.gb18030.txt').meta).toMatchObject({
      date: '2025-01-15',
      organisation: '白溪市人民政府办公室',
    });
    expect(segmented(...(FIXTURES['a folder of numbered files'] ?? [])).meta).toMatchObject({
      title: '青石谷生态修复报告',
      organisation: '青石谷管理处',
      date: '2025-08-20',
    });
    expect(segmented('tidal-briefing.txt').meta).toMatchObject({
      title: 'Tidal Power on the Northern Coast',
      subtitle: 'A briefing for members of the committee',
      date: '2025-03-03',
    });
  });

  test('tells the names of a byline apart', () => {
    expect(segmented('river.txt').meta.authors).toEqual(['陈一鸣', '王二山']);
    expect(segmented('clinics.txt').meta.authors).toEqual(['Dana Whitlock', 'Piers Onslow']);
  });

  test('lets front matter have the last word', () => {
    const document = readSource(
      '---\ntitle: 甲\ndate: 2025-01-02\n---\n\n# 乙\n\n2024年3月4日\n\n正文在这里。\n',
      'a.md',
    );
    segment(document);
    expect(document.meta).toMatchObject({ title: '甲', date: '2025-01-02' });
    expect(document.segments.map(({ role }) => role).slice(0, 2)).toEqual(['title', 'date']);
  });

  test('a text that begins with a paragraph has no title', () => {
    expect(segmentsOf('这是第一段，它以句号结束。\n这是第二段。\n').map(({ role }) => role)).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });
});

describe('run-in headings', () => {
  const body = '这里是展开的论述，写了不少内容，足够成为一个段落。';

  test('one short sentence alone is no heading', () => {
    const roles = segmentsOf(
      `标题在此\n守牢安全底线，为发展保驾护航。${body}\n另一段话从这里开始，说的是别的事情。${body}\n`,
    ).map(({ runIn }) => runIn);
    expect(roles).toEqual([undefined, undefined, undefined]);
  });

  test('parallel ones are, and sentences with figures or speakers are not', () => {
    const heads = (lines: string[]) =>
      segmentsOf(`标题在此\n${lines.map((line) => line + body).join('\n')}\n`)
        .filter(({ runIn }) => runIn)
        .map(({ text }) => text);
    const parallel = ['产业结构持续优化。', '就业形势总体稳定。', '居民收入稳步增长。'];
    expect(heads(parallel)).toEqual(parallel);
    expect(heads(['产值增长了12%。', '就业增加了3万。', '收入提高了8%。'])).toEqual([]);
    expect(heads(['厂长说，大家放心。', '队长说，我们能行。', '村长说，一起努力。'])).toEqual([]);
  });

  test('bold ones are split without losing their place', () => {
    const found = segmentsOf('**加快进度。**年底前完工。\n\n**确保质量。**逐段验收。\n', 'a.md');
    expect(found.map(({ role, text, position }) => [role, text, position.start.offset, position.end.offset])).toEqual([
      ['heading', '加快进度。', 2, 6],
      ['paragraph', '年底前完工。', 9, 15],
      ['heading', '确保质量。', 19, 23],
      ['paragraph', '逐段验收。', 26, 31],
    ]);
  });
});

describe('numbering', () => {
  test('a decimal, a year and a lone number are no markers', () => {
    expect(
      segmentsOf(
        '3.5%的增速并不低，值得肯定。\n1.5万人参加了活动，规模空前。\n1. 只有一点而已，不成其为列举。\n',
      ).every(({ marker }) => !marker),
    ).toBe(true);
  });

  test('a number left out is told', () => {
    const document = readSource('标题在此\n一、甲\n正文。\n三、乙\n正文。\n');
    segment(document);
    expect(messageOf(document, 'segment/numbering')).toMatchObject({
      fatal: false,
      line: 4,
      reason: 'Unexpected marker `三、`, expected number `2`',
    });
  });

  test('levels follow the order of the styles that a document uses', () => {
    const found = segmentsOf(
      '标题在此\n一、甲\n（一）乙\n1. 丙\n正文。\n2. 丁\n正文。\n（二）戊\n正文。\n二、己\n正文。\n',
    );
    expect(
      found
        .filter(({ marker }) => marker)
        .map(({ role, level, marker, index, of }) => [role, level, marker?.text, index, of]),
    ).toEqual([
      ['heading', 2, '一、', 1, 2],
      ['heading', 3, '（一）', 1, 2],
      ['heading', 4, '1.', 1, 2],
      ['heading', 4, '2.', 2, 2],
      ['heading', 3, '（二）', 2, 2],
      ['heading', 2, '二、', 2, 2],
    ]);
  });

  test('English points belong to their list, and the text goes on behind them', () => {
    const found = segmentsOf(
      'Report on Roads\n\nThree things stand out.\n\nFirst, money is short. The fund pays for half.\n\nSecond, time is short. Work stops in winter.\n\nThe council will decide in May.\n',
    );
    expect(found.map(({ role, level, index }) => [role, level, index])).toEqual([
      ['title', 1, undefined],
      ['listIntro', 1, undefined],
      ['itemHeading', 2, 1],
      ['paragraph', 2, 1],
      ['itemHeading', 2, 2],
      ['paragraph', 2, 2],
      ['closing', 1, undefined],
    ]);
  });
});
