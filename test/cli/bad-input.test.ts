import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from './project.ts';

const HTML = ['--edition', 'html', '--variant', 'reading'];
const good = '# 年度报告\n\n全年接待读者约4.2万人次。\n';

describe('one clear message, the right exit code, and nothing else harmed', () => {
  test('a missing file', async () => {
    await project({ 'source/a.md': good })
      .build('source/gone.md', ...HTML)
      .exits(2)
      .warns(/^source\/gone\.md: error: .*nothing there \(usage\/missing-path\)\n {2}→ /)
      .lacks('dist');
  });

  test('a directory without documents', async () => {
    await project({ 'source/picture.png': '' })
      .build(...HTML)
      .exits(2)
      .warns(/source.*without documents.*\(usage\/no-documents\)/);
  });

  test('a binary file', async () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 167 + (i >> 3) * 13) % 256));
    await project({ 'source/a.txt': bytes, 'source/b.md': good })
      .build(...HTML)
      .exits(1)
      .warns(/^source\/a\.txt: error: .*\(source\/binary\)\n {2}→ /m)
      .has('dist/b/b.html', '年度报告')
      .lacks('dist/a');
  });

  test('broken YAML, by its line', async () => {
    await project({ 'source/a.md': '---\ntitle: [A, B\n---\n\ntext\n' })
      .build(...HTML)
      .exits(1)
      .warns(/^source\/a\.md:\d+:\d+: error: .*\(frontmatter\/yaml\)/m)
      .lacks('dist/a');
  });

  test('an unknown key of front matter', async () => {
    await project({ 'source/a.md': '---\ntitel: A\n---\n\ntext\n' })
      .build(...HTML)
      .exits(1)
      .warns(/^source\/a\.md:2:1: error: .*`titel`.*\(frontmatter\/unknown-key\)\n {2}2 │ titel: A/m);
  });

  test('an unknown template', async () => {
    await project({ 'source/a.md': good })
      .build('-T', 'reprot', ...HTML)
      .exits(2)
      .warns(/Unexpected template `reprot`, expected one of .*`report`/, /Did you mean `report`\?/)
      .lacks('dist');
  });

  test('a template that throws on one document', async () => {
    const template = `import { defineTemplate } from 'galley';
export default defineTemplate({
  name: 'look', styles: {}, fonts: [],
  render: ({ document, title, body }) => {
    if (document.name === 'b') throw new Error('no cover for it');
    return <main>{title}{body}</main>;
  },
});`;
    await project({ 'look/template.tsx': template, 'source/a.md': good, 'source/b.md': good, 'source/c.md': good })
      .build('-T', './look', ...HTML)
      .exits(1)
      .warns(/^source\/b\.md: error: The template `look` fails on this document: no cover for it \(template\/error\)/m)
      .warns(/look\/template\.tsx:\d+:\d+/)
      .has('dist/a/a.html')
      .lacks('dist/b')
      .has('dist/c/c.html');
  });

  test('a missing image: a warning, and a place kept for it', async () => {
    await project({ 'source/a.md': `${good}\n![读者人数](images/gone.png)\n` })
      .build(...HTML)
      .exits(0)
      .warns(/^source\/a\.md:5:1: warning: .*`images\/gone\.png`.*\(asset\/missing\)/m)
      .has('dist/a/a.html', '读者人数')
      .run(['check', '--strict'])
      .exits(1);
  });

  test('an image outside the project is not read', async () => {
    await project({ 'source/a.md': `${good}\n![x](../../../../../../etc/hostname.png)\n` })
      .build(...HTML)
      .exits(0)
      .warns(/^source\/a\.md:5:1: warning: .*\(asset\/outside-root\)/m);
  });

  test('an unknown directive', async () => {
    await project({ 'source/a.md': `${good}\n:::aside\n注意事项\n:::\n` })
      .build(...HTML)
      .exits(0)
      .warns(/^source\/a\.md:5:1: warning: .*aside.*\(directive\/unknown\)/m)
      .has('dist/a/a.html', '注意事项');
  });

  test('one bad document among three: the others are built, its last good edition stays', async () => {
    let before: Buffer | undefined;
    const chain = project({ 'source/a.md': good, 'source/b.md': good, 'source/c.md': good });
    await chain
      .build(...HTML)
      .exits(0)
      .step(async () => {
        before = await readFile(join(chain.folder, 'dist/b/b.html'));
      })
      .write('source/a.md', `${good}\n新增座位40个。\n`)
      .write('source/b.md', Buffer.from([0x23, 0x20, 0x81, 0xff, 0xff, 0x0a]))
      .build(...HTML)
      .exits(1)
      .prints(/built dist\/a/, /failed b/, /1 of 3 documents in .*, 1 unchanged, 1 failed/)
      .has('dist/a/a.html', '新增座位')
      .step(async () => {
        expect(await readFile(join(chain.folder, 'dist/b/b.html'))).toEqual(before);
      });
  });

  test('mistakes in the configuration, all at once', async () => {
    const config = `import { defineConfig } from 'galley';
export default defineConfig({
  sorce: 'source',
  editions: ['pfd'],
});`;
    await project({ 'source/a.md': good, 'galley.config.ts': config })
      .build()
      .exits(2)
      .warns(
        /^galley\.config\.ts:3:3: error: .*`sorce`.*\n {2}3 │ {3}sorce: 'source',\n.*\^{5}\n {2}→ Did you mean `source`\?/m,
      )
      .warns(/^galley\.config\.ts:4:3: error: .*`pdf`/m);
  });

  test('two documents of one name', async () => {
    await project({ 'source/a.md': good, 'source/a.txt': good })
      .build(...HTML)
      .exits(2)
      .warns(/`source\/a\.md` and `source\/a\.txt`/);
  });

  test('an output folder that holds the sources', async () => {
    await project({ 'source/a.md': good })
      .build('-o', '.', ...HTML)
      .exits(2)
      .warns(/output\/unsafe-dir/)
      .lacks('a');
  });

  test('a SOURCE_DATE_EPOCH that is no number', async () => {
    await project({ 'source/a.md': good })
      .run(['build', ...HTML], { env: { SOURCE_DATE_EPOCH: 'yesterday' } })
      .exits(2)
      .warns(/`yesterday` for SOURCE_DATE_EPOCH/);
  });
});
