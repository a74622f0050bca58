import { describe, expect, test } from 'vitest';
import { messagesOf } from '../../pipeline/contract/index.ts';
import { failureOf, messageOf, readSource, rulesOf, textsOf } from './source.ts';

const withMatter = (yaml: string) => readSource(`---\n${yaml}\n---\n\n正文。\n`, 'a.md');

describe('front matter', () => {
  test('says what the document is', () => {
    const yaml =
      'title: 甲\nsubtitle: 乙\nauthor: 丙\norganisation: 丁\ndate: 2026-01-01\nlanguage: en-GB\ndescription: 戊\nkeywords: 水, 电、路';
    expect(withMatter(yaml).meta).toEqual({
      title: '甲',
      subtitle: '乙',
      authors: ['丙'],
      organisation: '丁',
      date: '2026-01-01',
      language: 'en-GB',
      description: '戊',
      keywords: ['水', '电', '路'],
    });
  });

  test('keeps scalars as they are printed', () => {
    expect(withMatter('title: no').meta.title).toBe('no');
    expect(withMatter('title: 0o14').meta.title).toBe('0o14');
    expect(withMatter('title: 1_000').meta.title).toBe('1_000');
    expect(withMatter('title: 2025').meta.title).toBe('2025');
  });

  test('leaves the text its places, with any line ending', () => {
    for (const ending of ['\n', '\r\n', '\r']) {
      const document = readSource(`---\ntitle: 甲\n---\n\n正文。\n`.replaceAll('\n', ending), 'a.md');
      expect(document.meta.title).toBe('甲');
      expect(document.tree.children[0]?.position?.start).toMatchObject({ line: 5, column: 1 });
    }
  });

  test.each([
    ['outDir: /tmp/x', 'outDir'],
    ['browser:\n  executablePath: /bin/sh', 'browser'],
    ['plugins: [x]', 'plugins'],
    ['template: ../../x', 'template'],
    ['__proto__:\n  x: 1', '__proto__'],
    ['constructor:\n  prototype: 1', 'constructor'],
    ['<<: {title: x}', '<<'],
    ['toString: x', 'toString'],
  ])('does not know %j', (yaml, key) => {
    const document = withMatter(yaml);
    expect(messageOf(document, 'frontmatter/unknown-key')).toMatchObject({
      fatal: true,
      line: 2,
      column: 1,
      reason: expect.stringContaining(`\`${key}\``),
    });
    expect(document.meta).toEqual({ title: '', authors: [], language: 'zh-Hans-CN', keywords: [] });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('suggests the key that was meant, and tells every fault at once', () => {
    const document = withMatter('titel: 甲\norganization: 乙\ndate: 2025-02-30');
    expect(messagesOf(document).map(({ ruleId, note, line }) => [ruleId, note, line])).toEqual([
      ['frontmatter/unknown-key', 'Did you mean `title`?', 2],
      ['frontmatter/unknown-key', 'Did you mean `organisation`?', 3],
      ['frontmatter/invalid', 'Correct the value, or leave the key out.', 4],
    ]);
  });

  test('broken YAML has a line and a column', () => {
    expect(failureOf('---\ntitle: a: b\n---\n', 'a.md')).toMatchObject({
      ruleId: 'frontmatter/yaml',
      line: 2,
      column: 8,
      file: 'a.md',
    });
    expect(failureOf('---\n\ttitle: b\n---\n', 'a.md')).toMatchObject({ ruleId: 'frontmatter/yaml', line: 2 });
  });

  test('a key given twice is an error at the second', () => {
    expect(failureOf('---\ntitle: a\ntitle: b\n---\n', 'a.md')).toMatchObject({
      ruleId: 'frontmatter/duplicate-key',
      line: 3,
      column: 1,
    });
  });

  test('aliases, depth and size are bounded', () => {
    const bomb = `a: &a [x,x]\n${[...'bcdefgh'].map((key, at) => `${key}: &${key} [*${'abcdefg'[at]},*${'abcdefg'[at]}]`).join('\n')}\ntitle: *h`;
    expect(rulesOf(withMatter(bomb))).toContain('frontmatter/alias');
    expect(failureOf(`---\ntitle: ${'['.repeat(10_000)}\n---\n`, 'a.md').ruleId).toBe('frontmatter/yaml');
    expect(failureOf(`---\ntitle: ${'a'.repeat(70_000)}\n---\n`, 'a.md').ruleId).toBe('frontmatter/too-large');
  });

  test.each(['---js\n', '---javascript\n', '--- coffee\n', ';;;\n', '+++\n'])('%j is never run nor parsed', (fence) => {
    const canary = 'globalThis.canary = 1';
    expect(failureOf(`${fence}${canary}\n---\n正文。\n`, 'a.md')).toMatchObject({
      ruleId: 'frontmatter/unsupported-language',
      line: 1,
      column: 1,
    });
    expect('canary' in globalThis).toBe(false);
  });

  test('that is never closed is text, with a warning', () => {
    const document = readSource('---\ntitle: 甲\n\n正文。\n', 'a.md');
    expect(messageOf(document, 'frontmatter/unclosed')).toMatchObject({ fatal: false, line: 1 });
    expect(textsOf(document).join()).toContain('正文。');
  });

  test('of later files is ignored with a warning', async () => {
    const { read } = await import('../../pipeline/read/index.ts');
    const bytes = (title: string) => new TextEncoder().encode(`---\ntitle: ${title}\n---\n正文。\n`);
    const document = read({
      name: 'a',
      files: [
        { path: '1.md', bytes: bytes('甲') },
        { path: '2.md', bytes: bytes('乙') },
      ],
    });
    expect(document.meta.title).toBe('甲');
    expect(messageOf(document, 'frontmatter/ignored')?.file).toBe('2.md');
  });
});

test.each(['', '   \n\n', '---\ntitle: 甲\n---\n'])('%j is an empty document', (source) => {
  const document = readSource(source, 'a.md');
  expect(document.tree.children).toEqual([]);
  expect(source.includes('甲') ? document.meta.title : rulesOf(document)).toEqual(
    source.includes('甲') ? '甲' : ['source/empty'],
  );
});
