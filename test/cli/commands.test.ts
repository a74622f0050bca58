import { describe, expect, test } from 'vitest';
import { galley, project } from './project.ts';

const HTML = ['--edition', 'html', '--variant', 'reading'];
const text = '# 年度报告\n\n全年接待读者约4.2万人次。馆长林溪说：“孩子们来得更勤了。”\n';

const jsonLines = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('galley', () => {
  test('--version and --help', async () => {
    expect(await galley(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    for (const command of ['build', 'annotate', 'check', 'worker', 'doctor', 'init']) {
      const { code, stdout } = await galley([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: galley ${command}`);
    }
  });

  test.each([
    [['bild'], /Did you mean build\?/],
    [['build', '--editon', 'pdf'], /Did you mean --edition\?/],
    [['build', '--edition', 'docx'], /Expected `html` or `pdf`/],
    [['build', '-j', '0'], /Expected a number from 1 to 64/],
    [['annotate'], /missing required argument/],
    [['annotate', 'a.md', '--language', 'zh_CN'], /Expected a language tag/],
    [['annotate', 'a.md', '--json', '--csv'], /cannot be used with/],
    [[], /Usage: galley/],
  ])('%j exits with 2', async (args, said) => {
    const { code, stdout, stderr } = await galley(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
    expect(stdout).toBe('');
  });
});

describe('galley build', () => {
  test('builds the same project from any folder', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
    const run = await project({
      'p/galley.config.json': '{}',
      'p/source/a.md': '![b](b.svg)',
      'p/source/b.svg': drawing,
    })
      .run(['build', '-c', 'p/galley.config.json', ...HTML])
      .exits(0)
      .has('p/dist/a/a.html', /<img [^>]*src="data:image\/svg/);
    expect(run.stderr).toBe('');
  });

  test('--json prints events only, one a line', async () => {
    const run = await project({ 'source/a.md': text, 'source/b.md': '---\ntitle: [\n---\n' })
      .build('--json', ...HTML)
      .exits(1);
    const events = jsonLines(run.stdout);
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['start', 'document:start', 'stage', 'message', 'document:done', 'document:failed', 'done']),
    );
    expect(events.find(({ type }) => type === 'message')).toMatchObject({
      document: 'b',
      message: { severity: 'error', rule: 'frontmatter/yaml', file: 'source/b.md' },
    });
    expect(events.at(-1)).toMatchObject({ type: 'done', result: { built: 1, failed: 1 } });
    expect(run.stderr).toBe('');
  });

  test('--json says as an event why nothing was built', async () => {
    const run = await project().build('--json').exits(2);
    expect(jsonLines(run.stdout)).toMatchObject([{ type: 'message', message: { rule: 'usage/missing-path' } }]);
    expect(run.stderr).toBe('');
  });

  test('--quiet prints errors only', async () => {
    const run = await project({ 'source/a.md': `${text}\n![x](gone.png)\n` })
      .build('--quiet', ...HTML)
      .exits(0);
    expect([run.stdout, run.stderr]).toEqual(['', '']);
  });

  test('nothing is coloured where there is no terminal', async () => {
    const run = await project({ 'source/a.md': `${text}\n![x](gone.png)\n` })
      .build(...HTML)
      .exits(0);
    expect(run.stdout + run.stderr).not.toContain('\u001B');
  });

  test('goes on when nobody reads what it says', async () => {
    await project({ 'source/a.md': text, 'source/b.md': '---\ntitle: [\n---\n' })
      .run(['build', '-j', '1', ...HTML], {
        meanwhile: ({ stdout, stderr }) => {
          stdout?.destroy();
          stderr?.destroy();
        },
      })
      .exits(1)
      .has('dist/a/a.html', '年度报告');
  });
});

describe('galley annotate', () => {
  test('prints the document, its segments, annotations with their places, and messages', async () => {
    const run = await project({ 'a.md': text }).run(['annotate', 'a.md']).exits(0);
    const { document, segments, annotations, messages } = JSON.parse(run.stdout);
    expect(document).toMatchObject({ name: 'a', title: '年度报告', language: expect.stringMatching(/^zh/) });
    expect(segments.length).toBeGreaterThan(0);
    expect(messages).toEqual([]);
    expect(annotations.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['statistic', 'remark']),
    );
    for (const { position, text: found } of annotations) {
      expect(text.slice(position.start.offset, position.end.offset)).toBe(found);
    }
  });

  test('--date dates a document that has no date, and no other', async () => {
    const dates = async (source: string) => {
      const run = await project({ 'a.md': source }).run(['annotate', 'a.md', '--date', '2024-05-20']).exits(0);
      const { annotations } = JSON.parse(run.stdout) as { annotations: { text: string; edtf?: string }[] };
      return annotations.find(({ text: found }) => found === '去年')?.edtf;
    };
    expect(await dates('去年全市新建公园12座。\n')).toBe('2023');
    expect(await dates('---\ndate: 2020-05-20\n---\n\n去年全市新建公园12座。\n')).toBe('2019');
    const run = await project({ 'a.md': text }).run(['annotate', 'a.md', '--date', '2024-02-30']).exits(2);
    expect(run.stderr).toContain('2025-06-30');
  });

  test('takes one document', async () => {
    const run = await project({ 'a.md': text, 'b.md': text }).run(['annotate', '.']).exits(2);
    expect(run.stderr).toMatch(/several documents.*\(usage\/several-documents\)\n {2}→ .*`a\.md`/);
    expect(run.stdout).toBe('');
  });

  test('--csv prints the statistics', async () => {
    const run = await project({ 'a.md': text }).run(['annotate', 'a.md', '--csv']).exits(0);
    const [head = '', ...rows] = run.stdout.split('\r\n');
    expect(head).toMatch(/^id,segment,file,line,column,text,/);
    expect(rows.filter((row) => row.includes('42000'))).toHaveLength(1);
    expect(rows.at(-1)).toBe('');
  });

  test('ends quietly when nobody reads on', async () => {
    const long = `${text}\n${'全年接待读者约4.2万人次，比上年增长12.5%。\n\n'.repeat(2000)}`;
    await project({ 'a.md': long })
      .run(['annotate', 'a.md'], { meanwhile: ({ stdout }) => void stdout?.once('data', () => stdout.destroy()) })
      .exits(0);
  });

  test('fails as a build does', async () => {
    await project()
      .run(['annotate', 'gone.md'])
      .exits(2)
      .warns(/usage\/missing-path/)
      .prints(/^$/);
  });
});

describe('galley check', () => {
  test('prints messages and writes nothing; --strict fails on warnings', async () => {
    await project({ 'source/a.md': `${text}\n![x](gone.png)\n` })
      .run(['check'])
      .exits(0)
      .warns(/a\.md:5:1: warning:/)
      .prints(/^1 document checked, 1 warning\n$/)
      .lacks('dist')
      .run(['check', '--strict'])
      .exits(1);
  });
});

describe('galley doctor', () => {
  test('finds what is needed, or says what to do', async () => {
    await project()
      .run(['doctor'])
      .exits(0)
      .prints(/^✓ Node \d+/m, /^✓ Fonts: \d+ faces/m, /^✓ Browser: .*it prints$/m, /Sandbox: (on|off)/, /MB free$/m)
      .run(['doctor', '--browser', '/nonexistent/chrome'])
      .exits(1)
      .prints(/^✗ Browser: .*`\/nonexistent\/chrome`.*\n {2}→ /m);
  });
});

describe('galley init', () => {
  test('writes a project that passes its check, and never writes over one', async () => {
    await project()
      .run(['init', 'report'])
      .exits(0)
      .prints(/cd report && galley build/)
      .has('report/.gitignore', 'dist/')
      .run(['check', '--strict', '-c', 'report/galley.config.ts'])
      .exits(0)
      .run(['init', 'report'])
      .exits(2)
      .warns(/usage\/not-empty/);
  });
});
