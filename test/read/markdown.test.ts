import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { blockText, messagesOf } from '../../pipeline/contract/index.ts';
import { failureOf, messageOf, readFixture, readSource, rulesOf } from './source.ts';

const markdown = (source: string) => readSource(source, 'a.md');

/** What the blocks of a Markdown text say. */
function blocksOf(source: string): string[] {
  return markdown(source).tree.children.map((block) => blockText(block, source).text);
}

describe('directives', () => {
  test('known ones are parsed and not reported', () => {
    const document = markdown('共:stat[12 家]，他说:remark[很好]，:plain[3]。');
    const names: string[] = [];
    visit(document.tree, 'textDirective', ({ name }) => {
      names.push(name);
    });
    expect(names).toEqual(['stat', 'remark', 'plain']);
    expect(messagesOf(document)).toEqual([]);
  });

  test.each([
    ['前:chart[图 *一*]{src=x}后', ['前:chart[图 一]{src=x}后'], 1, 2],
    ['::toc', ['::toc'], 1, 1],
    [':::box\n\n内容。\n\n:::', [':::box', '内容。', ':::'], 1, 1],
    [':::box[标签]{a=b}\n内容。\n:::', [':::box[标签]{a=b}', '内容。', ':::'], 1, 1],
  ])('%j stays in sight, with a warning at its place', (source, texts, line, column) => {
    expect(blocksOf(source)).toEqual(texts);
    expect(messageOf(markdown(source), 'directive/unknown')).toMatchObject({ fatal: false, line, column });
  });

  test.each(['会议9:30am开始', '提示:下午开会', 'ratio a:b'])('%j is prose', (source) => {
    expect(blocksOf(source)).toEqual([source]);
    expect(rulesOf(markdown(source))).toEqual([]);
  });

  test('text made of directives keeps its places', () => {
    const source = '甲:b[丙]丁';
    const [block] = markdown(source).tree.children;
    expect(block && blockText(block, source).runs.reduce((sum, { length }) => sum + length, 0)).toBe(source.length);
  });
});

describe('emphasis beside Chinese punctuation', () => {
  test('is emphasis', () => {
    expect(blocksOf('**标题。**正文')).toEqual(['标题。正文']);
  });
});

describe('several files', () => {
  test('keep their notes apart and say which file a block is of', () => {
    const document = readFixture('valley/01-overview.txt', 'valley/02-water.md', 'valley/03-forest.md');
    const notes: string[] = [];
    visit(document.tree, ['footnoteReference', 'footnoteDefinition'], (node) => {
      if ('identifier' in node) notes.push(node.identifier);
    });
    expect(notes).toEqual(['1-1', '1-1', '2-1', '2-1']);
    expect(document.tree.children.map(({ data }) => data?.file)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
  });
});

describe('language', () => {
  test.each([
    ['中文为主，有 English 词。', {}, 'zh-Hans-CN'],
    ['English with one 字 in it, and more words behind.', {}, 'en'],
    ['English.', { language: 'en-GB' }, 'en-GB'],
    ['---\nlanguage: zh-Hant\n---\n中文', { language: 'en-GB' }, 'zh-Hant'],
  ])('of %j is found', (source, options, language) => {
    expect(readSource(source, 'a.md', options).meta.language).toBe(language);
  });
});

describe('input that parsers break on ends in a message or a result', () => {
  test.each([
    ['lists nested 400', Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n'), 'parse/too-deep'],
    ['list markers in a row', `${'- '.repeat(400)}x`, 'parse/too-deep'],
    ['quotes nested 10,000', `${'>'.repeat(10_000)}x`, 'parse/too-deep'],
    ['open directives', ':::a\n'.repeat(4_000), 'parse/too-deep'],
    ['nested emphasis', `${'**'.repeat(499)}a${'**'.repeat(499)}`, 'parse/too-deep'],
    [
      'back-tick runs of every length',
      Array.from({ length: 1_600 }, (_, at) => '`'.repeat(at + 1)).join(' '),
      'parse/too-complex',
    ],
    ['asterisks in a row', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`, 'parse/too-complex'],
    ['emphasis opened and closed', `${'*a '.repeat(20_000)}${'b*'.repeat(20_000)}`, 'parse/too-complex'],
    ['brackets', '['.repeat(20_000), 'parse/too-complex'],
  ])('%s', (_, source, rule) => {
    expect(failureOf(source, 'a.md')).toMatchObject({
      ruleId: rule,
      source: 'galley',
      line: expect.any(Number),
      note: expect.any(String),
    });
  });

  test.each([
    ['a megabyte of back-ticks', '`'.repeat(1_000_000)],
    ['lists nested 90', Array.from({ length: 90 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
    ['100,000 divs', '<div>'.repeat(100_000)],
    ['a minified line of code', `\`\`\`js\n${'a[b]_c*d:'.repeat(10_000)}\n\`\`\`\n`],
    ['a long info string', `\`\`\`${'x'.repeat(10_000)}\ncode\n\`\`\`\n`],
  ])('%s', (_, source) => {
    expect(markdown(source).tree.children).toHaveLength(1);
  });
});

test('headings of any name are read as they stand', () => {
  const names = ['current', 'constructor', 'proto\\_\\_', '🎉', 'שלום', '长'.repeat(500)];
  expect(blocksOf(names.map((name) => `## ${name}`).join('\n\n'))).toEqual(
    names.map((name) => name.replaceAll('\\', '')),
  );
});

test('an info string with an entity is one language', () => {
  const [code] = markdown('```js&#x20;xss\nx\n```').tree.children;
  expect(code).toMatchObject({ type: 'code', lang: 'js xss', meta: null });
});
