import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/galley.ts';

const SOURCE = `# Tides

The tide rose to 4.2 metres.[^1]

The north gauge *stood still*, the south gauge did not.

[^1]: Above the datum.
`;

const folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Builds the source through a template with a rule in its print style sheet, and tells what is left. */
async function built(name: string, { css = '', body = '{title}{front}{body}{notes}', source = SOURCE } = {}) {
  const template = join(folder, 'templates', name);
  await mkdir(template, { recursive: true });
  await writeFile(join(template, 'print.css'), css);
  await writeFile(
    join(template, 'template.tsx'),
    `/** @jsxImportSource hastscript */
import { defineTemplate } from 'galley';
export default defineTemplate({
  name: '${name}',
  styles: { print: ['print.css'] },
  fonts: [{ family: 'Text', weight: 400, style: 'normal', file: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf' }],
  render: ({ title, front, body, notes }) => <main>${body}</main>,
});
`,
  );
  const file = join(folder, `${name}.md`);
  await writeFile(file, source);
  const { documents } = await build({ cwd: folder, paths: [file], config: { template, variants: ['reading'] } });
  const messages = (documents[0]?.messages ?? []).map(({ ruleId, reason, line, column }) => ({
    ruleId,
    reason,
    line,
    column,
  }));
  return { messages, files: await readdir(join(folder, 'dist', name)).catch(() => []) };
}

describe('a document', () => {
  it('is built where a template places all of it', async () => {
    const { messages, files } = await built('all');
    expect(messages).toEqual([]);
    expect(files).toContain('all.pdf');
  });

  it('fails at the place of the first words that a style sheet keeps off the pages', async () => {
    const { messages, files } = await built('hiding', { css: 'em { display: none }' });
    expect(messages).toEqual([
      {
        ruleId: 'pdf/text-lost',
        reason:
          'Unexpected reading PDF without `stood still` in its text, expected every word of the source in its order',
        line: 5,
        column: 18,
      },
    ]);
    expect(files).toEqual([]);
  });

  it('fails where a template leaves out words that stand elsewhere as well', async () => {
    const body =
      '{title}{front}{body.slice(0, 1).map((one) => ({ ...one, children: one.children.filter((child) => child.properties?.id !== "s2") }))}{notes}';
    const source = '# Tides\n\nYes.\n\nThe tide rose.\n\nYes.\n';
    const { messages } = await built('once', { body, source });
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['template/text-lost']);
  });

  it('fails at the first segment that a template leaves out', async () => {
    const { messages, files } = await built('noteless', { body: '{title}{front}{body}' });
    expect(messages).toMatchObject([
      { ruleId: 'template/text-lost', reason: 'Unexpected page without `Above the datum.`', line: 7 },
    ]);
    expect(files).toEqual([]);
  });
});
