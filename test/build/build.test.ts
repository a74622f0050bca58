import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { type BuildEvent, buildProject } from '../../pipeline/build/index.ts';
import { openProject, type ProjectOptions } from '../../pipeline/build/project.ts';
import { noteReading } from '../../pipeline/build/reuse/index.ts';
import { Failure, type GalleyDocument } from '../../pipeline/contract/index.ts';
import { createDisk, createHost } from '../../pipeline/host/index.ts';
import type { Pipeline, RenderSettings, SourceInput } from '../../pipeline/index.ts';
import { failureOf } from './failures.ts';
import { filesIn, folderWith } from './folder.ts';

const TEMPLATE = `import { defineTemplate } from 'galley';
export default defineTemplate({ name: 'plain', styles: {}, fonts: [], render: () => <main>text</main> });`;

/** Stages that fail, warn or wait where the source says so; everything around them is real. */
const pipeline: Pipeline = {
  warm: () => undefined,
  readBibliography: async () => [],
  factsOf: () => [],
  inconsistencies: () => [],
  close: async () => undefined,
  prepare({ name, files }: SourceInput): GalleyDocument {
    const texts = files.map(({ path, bytes }) => new VFile({ path, value: Buffer.from(bytes).toString() }));
    const [first] = texts;
    if (String(first).includes('UNREADABLE'))
      throw new Failure('source/encoding', 'Unexpected byte `0xff`', { place: { line: 1, column: 3 } });
    if (String(first).includes('BUG')) throw new TypeError('undefined is not a function');
    const meta = { title: name, authors: [], language: 'en', keywords: [], date: '2024-05-06' };
    return {
      name,
      files: texts,
      meta,
      tree: { type: 'root', children: [] },
      segments: [],
      annotations: [],
      sources: [],
      decisions: [],
    };
  },
  async render(document, edition, { template, colophon, signal }: RenderSettings) {
    const [file] = document.files;
    if (String(file).includes('WARN'))
      file?.message('Unexpected figure', { ruleId: 'html/image', source: 'galley', place: { line: 2, column: 1 } });
    if (String(file).includes('NO BROWSER'))
      throw new Failure('render/browser-start', 'Unexpected machine without a browser');
    if (String(file).includes('WAIT')) {
      await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    }
    const text = `${document.name} ${edition.variant} ${colophon.date} ${template.name}`;
    const pages = edition.format === 'pdf' ? { pages: 3, pageMap: {}, prints: 2, unsettled: [] } : {};
    return { edition, bytes: Buffer.from(text), fonts: [], ...pages };
  },
};

async function build(root: string, options: ProjectOptions = {}, controller = new AbortController(), env = {}) {
  const events: BuildEvent[] = [];
  const project = await openProject(createDisk(), { cwd: root, template: './look', ...options }, env);
  const means = {
    pipeline: async () => pipeline,
    disk: createDisk(),
    ledger: undefined,
    reading: noteReading(createHost({ root, folders: [], browser: {}, sourceDateEpoch: undefined, onWarning() {} })),
    emit: (event: BuildEvent) => events.push(event),
    signal: controller.signal,
  };
  const result = await buildProject(project, means);
  return { result, events, output: project.output };
}

const project = (sources: Record<string, string>, more: Record<string, string> = {}) =>
  folderWith({
    'look/template.tsx': TEMPLATE,
    ...Object.fromEntries(Object.entries(sources).map(([name, text]) => [`source/${name}`, text])),
    ...more,
  });

describe('buildProject', () => {
  test('writes every output of every document, and says so in order', async () => {
    const { result, events, output } = await build(await project({ 'a.md': 'text', 'b.txt': 'text' }), { jobs: 1 });
    expect(await filesIn(output)).toEqual(
      ['a', 'b'].flatMap((name) =>
        [
          `${name}.annotated.html`,
          `${name}.annotated.pdf`,
          `${name}.html`,
          `${name}.pdf`,
          `${name}.tei.xml`,
          'annotations.json',
          'annotations.jsonld',
          'remarks.csv',
          'report.json',
          'statistics.csv',
        ]
          .map((file) => `${name}/${file}`)
          .sort(),
      ),
    );
    expect(result).toMatchObject({ built: 2, failed: 0, errors: 0, warnings: 0 });
    const order = events
      .filter(({ type }) => type !== 'stage')
      .map((event) => `${event.type} ${'document' in event ? event.document : ''}`.trim());
    expect(order).toEqual([
      'start',
      'document:start a',
      'document:done a',
      'document:start b',
      'document:done b',
      'done',
    ]);
  });

  test('the report names each edition with its size, digest and pages', async () => {
    const { output } = await build(await project({ 'a.md': 'text' }), { variants: ['reading'] });
    const report = JSON.parse(await readFile(join(output, 'a/report.json'), 'utf8'));
    expect(report).toMatchObject({
      document: 'a',
      template: 'plain',
      date: '2024-05-06',
      sources: [{ file: 'source/a.md', sha256: '982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1' }],
      editions: [
        { file: 'a.html', format: 'html', variant: 'reading', bytes: 26 },
        { file: 'a.pdf', format: 'pdf', variant: 'reading', pages: 3, prints: 2, pageMap: {} },
      ],
    });
    expect(report.editions[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a link among the sources that leads out of the project fails its document, and no other', async () => {
    const root = await project({ 'a.md': 'text' }, { 'shared/c.md': 'text' });
    const elsewhere = await folderWith({ 'secret.txt': 'secret' });
    await symlink(join(elsewhere, 'secret.txt'), join(root, 'source/b.txt'));
    await symlink(join(root, 'shared/c.md'), join(root, 'source/c.md'));
    await symlink('nowhere', join(root, 'source/d.md'));
    const { result, output } = await build(root);
    expect(result.documents.map(({ name, ok }) => [name, ok])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', false],
    ]);
    expect(result.documents[3]?.messages).toMatchObject([{ ruleId: 'source/unreadable', file: 'source/d.md' }]);
    expect(result.documents[1]?.messages).toMatchObject([{ ruleId: 'source/outside', file: 'source/b.txt' }]);
    expect(await filesIn(join(output, 'b'))).toEqual([]);
    const named = await build(root, { paths: ['source/b.txt'] });
    expect(named.result).toMatchObject({ built: 1, failed: 0 });
  });

  test('SOURCE_DATE_EPOCH goes before the date of the document', async () => {
    const root = await project({ 'a.md': 'text' });
    const { output } = await build(root, {}, undefined, { SOURCE_DATE_EPOCH: '86400' });
    expect(await readFile(join(output, 'a/a.html'), 'utf8')).toBe('a reading 1970-01-02 plain');
  });

  test('of three documents one fails: the others are built, and its last good editions stay', async () => {
    const root = await project({ 'a.md': 'text', 'b.md': 'text', 'c.md': 'text' });
    const { output } = await build(root);
    const before = await readFile(join(output, 'b/b.pdf'));
    await writeFile(join(root, 'source/b.md'), 'UNREADABLE');
    const { result } = await build(root);
    expect(result.documents.map(({ name, ok }) => [name, ok])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
    expect(result.documents[1]?.messages).toMatchObject([
      { ruleId: 'source/encoding', file: 'source/b.md', line: 1, column: 3 },
    ]);
    expect(await readFile(join(output, 'b/b.pdf'))).toEqual(before);
  });

  test('an error that no stage foresaw fails its document as a bug', async () => {
    const { result } = await build(await project({ 'a.md': 'BUG', 'b.md': 'text' }));
    expect(result).toMatchObject({ built: 1, failed: 1 });
    expect(result.documents[0]?.messages).toMatchObject([{ ruleId: 'galley/bug', file: 'source/a.md' }]);
  });

  test('what is found again in every edition is told once, with the line it is about', async () => {
    const { result, events } = await build(await project({ 'a.md': 'WARN\nfigure' }));
    expect(result.warnings).toBe(1);
    expect(events.filter(({ type }) => type === 'message')).toMatchObject([
      { document: 'a', excerpt: 'figure', message: { ruleId: 'html/image', line: 2 } },
    ]);
  });

  test('without a browser the build ends, and says so once', async () => {
    const root = await project({ 'a.md': 'NO BROWSER', 'b.md': 'NO BROWSER', 'c.md': 'WAIT' });
    const failure = await failureOf(build(root, { jobs: 3 }));
    expect(failure.ruleId).toBe('render/browser-start');
    expect(await filesIn(join(root, 'dist'))).toEqual([]);
  });

  test('an abort ends the build with its reason and leaves nothing', async () => {
    const root = await project({ 'a.md': 'WAIT', 'b.md': 'WAIT', 'c.md': 'text' });
    const controller = new AbortController();
    const work = build(root, { jobs: 1 }, controller);
    controller.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
    expect(await filesIn(join(root, 'dist'))).toEqual([]);
  });

  test('options of the call go before those of the configuration', async () => {
    const config = JSON.stringify({ output: 'out', editions: ['pdf'], source: 'source' });
    const root = await project({ 'a.md': 'text' }, { 'galley.config.json': config });
    expect((await build(root)).result.documents[0]?.editions.map(({ format }) => format)).toEqual(['pdf', 'pdf']);
    const { output, result } = await build(root, { output: 'other', editions: ['html'], variants: ['reading'] });
    expect(output).toBe(join(root, 'other'));
    expect(result.documents[0]?.editions.map(({ path }) => path)).toEqual([join(root, 'other/a/a.html')]);
  });

  test('tables begin with a byte-order mark, unless the configuration says otherwise', async () => {
    const first = async (root: string, name: string) =>
      (await readFile(join((await build(root)).output, 'a', name), 'utf8')).slice(0, 2);
    const plain = await project({ 'a.md': 'text' }, { 'galley.config.json': '{ "csv": { "bom": false } }' });
    const marked = await project({ 'a.md': 'text' });
    for (const name of ['statistics.csv', 'remarks.csv']) {
      expect(await first(marked, name)).toBe('\uFEFFi');
      expect(await first(plain, name)).toBe('id');
    }
  });

  test('a document of several files is one document', async () => {
    const { output } = await build(await project({ 'long/01-a.md': 'one', 'long/02-b.md': 'two' }));
    const { document } = JSON.parse(await readFile(join(output, 'long/annotations.json'), 'utf8'));
    expect(document).toMatchObject({ name: 'long', files: ['source/long/01-a.md', 'source/long/02-b.md'] });
  });
});
