import { describe, expect, test } from 'vitest';
import { messagesOf } from '../../pipeline/contract/index.ts';
import { messageOf, readFixture, readSource, rulesOf, textsOf } from './source.ts';

describe('plain text is never Markdown', () => {
  test.each(['# 不是标题', '* 不是列表', '    不是代码', '[不是](链接)', '---', 'AT&amp;T & Co', '\\*'])(
    '%s',
    (line) => {
      expect(textsOf(readSource(`${line}\n`))).toEqual([line.trim()]);
    },
  );

  test('an entity is five characters, each at its place', () => {
    const [block] = readSource('A&amp;B').tree.children;
    const nodes = block && 'children' in block ? block.children : [];
    expect(nodes.map((node) => [node.position?.start.offset, node.position?.end.offset])).toEqual([
      [0, 2],
      [2, 7],
    ]);
  });
});

describe('debris of Word', () => {
  test('a bookmark becomes noise with its place, and the text around it keeps its own', () => {
    const document = readSource('前半[bookmark: _Toc1]后半。');
    const [block] = document.tree.children;
    expect(block && 'children' in block ? block.children : []).toMatchObject([
      { type: 'text', value: '前半', position: { start: { offset: 0 }, end: { offset: 2 } } },
      { type: 'noise', note: 'A bookmark left by Word', position: { start: { offset: 2 }, end: { offset: 19 } } },
      { type: 'text', value: '后半。', position: { start: { offset: 19 }, end: { offset: 22 } } },
    ]);
    expect(messageOf(document, 'noise/bookmark')).toMatchObject({
      fatal: undefined,
      line: 1,
      column: 3,
      source: 'galley',
    });
  });

  test('field codes, soft hyphens and no-break spaces in Chinese are taken out', () => {
    const document = readSource('目录 PAGEREF _Toc12 \\h 下\u00AD面\u00A04\u00A0项，\u00A0共\u00A0计\u00AD。');
    expect(textsOf(document)[0]?.replace(/ /g, '')).toBe('目录下面4项，共计。');
    expect(rulesOf(document).sort()).toEqual(['noise/field', 'noise/invisible', 'noise/space']);
    expect(messageOf(document, 'noise/space')?.reason).toContain('`4` places');
  });

  test('a no-break space between English words stays', () => {
    expect(textsOf(readSource('about 10\u00A0kg of rice'))).toEqual(['about 10\u00A0kg of rice']);
  });

  test('indents are white space and worth no message', () => {
    const document = readSource('　　段落一。\n\u00A0\u00A0段落二。\n');
    expect(textsOf(document)).toEqual(['段落一。', '段落二。']);
    expect(messagesOf(document)).toEqual([]);
    expect(document.tree.children[0]?.position?.start).toEqual({ line: 1, column: 3, offset: 2 });
  });
});

describe('what belongs to the page', () => {
  test.each(['— 3 —', '- 3 -', '－3－', '第 3 页', '第3页 共 12 页', 'Page 3 of 12'])(
    '%s is a page number',
    (number) => {
      const document = readSource(`这一段说完了。\n${number}\n下一段开始了。\n`);
      expect(textsOf(document)).toEqual(['这一段说完了。', 'noise', '下一段开始了。']);
      expect(messageOf(document, 'noise/page-number')?.reason).toContain(number);
    },
  );

  test('bare numbers that count on between text are page numbers', () => {
    const document = readSource('这一段说完了。\n3\n下一段也说完了。\n4\n');
    expect(rulesOf(document)).toEqual(['noise/page-number', 'noise/page-number']);
  });

  test('a number above a short line numbers it, and years are no pages', () => {
    expect(rulesOf(readSource('这一段说完了。\n1\n总体情况\n文字在这里。\n'))).toEqual([]);
    expect(rulesOf(readSource('这一段说完了。\n2020\n下一段开始了。\n'))).toEqual([]);
  });

  test('a paragraph goes on behind the page that cut it', () => {
    const document = readFixture('tidal-briefing.txt');
    const block = textsOf(document).find((text) => text.startsWith('Three changes'));
    expect(block).toMatch(/moorings|moor-ings/);
    expect(block).toContain('even though the sites are more exposed than');
    expect(rulesOf(document)).toEqual(Array(3).fill('noise/running-header'));
  });

  test('a heading that comes back in each chapter is no running header', () => {
    const chapter = '主要数据\n本章的数据都来自年度统计，口径前后一致。\n';
    expect(rulesOf(readSource(chapter.repeat(4)))).toEqual([]);
  });
});

describe('hard-wrapped lines', () => {
  test('Chinese lines are joined without a space', () => {
    const texts = textsOf(readFixture('wrapped.txt'));
    expect(texts.filter((text) => text !== 'noise')).toHaveLength(3);
    expect(texts[1]).toContain('烟感报警器三千四百多只');
  });

  test('English lines are joined with one space, each line at its place', () => {
    const document = readFixture('tidal-briefing.txt');
    const text = textsOf(document).find((block) => block.startsWith('Tidal power has'));
    expect(text).toContain('in less than a decade');
    expect(text).not.toMatch(/\n| {2}/);
  });

  test('lines that are paragraphs are not joined', () => {
    const lines = [
      '甲县完成投资三亿元，占全年计划的六成以上。',
      '乙县完成投资两亿元，占全年计划的五成左右。',
      '丙县完成投资一亿元，占全年计划的四成上下。',
    ];
    expect(textsOf(readSource(lines.join('\n')))).toEqual(lines);
  });

  test('points hang together with their further lines', () => {
    const texts = textsOf(readFixture('tidal-briefing.txt')).filter((text) => /^\d\./.test(text));
    expect(texts[0]).toBe(
      '1. How will grid connections be paid for once the current fund of 140 million pounds is spent?',
    );
    expect(texts).toHaveLength(3);
  });
});
