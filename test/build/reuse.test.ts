import { appendFile, cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type BuildOptions, type BuildResult, build, type UserConfig } from '../../pipeline/galley.ts';
import { descendants } from '../cli/processes.ts';
import { filesIn, folderWith } from './folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
);
const ITALIC = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
);
const TEMPLATE = `/** @jsxImportSource hastscript */
import { defineTemplate } from 'galley';
import { word } from '../shared/word.ts';
export default defineTemplate({
  name: 'plain',
  styles: { common: ['plain.css'] },
  fonts: [{ family: 'Text', weight: 400, style: 'normal', file: 'text.ttf' }],
  render: ({ title, front, body, notes }) => <main><p data-generated>{word}</p>{title}{front}{body}{notes}</main>,
});`;
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';
const CONFIG: UserConfig = { template: './look', editions: ['html'], variants: ['reading'], bibliography: 'works.bib' };
const NO_CACHE: UserConfig = { ...CONFIG, cache: false };
const WITH_CACHE: UserConfig = { ...CONFIG, cache: {} };

/** A project of two documents; one of them has pictures, of which one is missing. */
async function project(): Promise<string> {
  const folder = await folderWith({
    'look/template.tsx': TEMPLATE,
    'look/plain.css': 'main { color: black }',
    'shared/word.ts': "export { word } from './words.ts';",
    'shared/words.ts': "export const word = 'Report';",
    'works.bib': '@book{lund2020, title = {Tides}, author = {Lund, Mary}, year = {2020}}',
    'source/a.md': '# A\n\nThe tide rose to 4.2 metres.\n\n![north](north.svg) ![south](south.svg)\n',
    'source/b.md': '# B\n\nThe tide fell to 1.7 metres.\n',
    'source/north.svg': PICTURE,
  });
  await cp(FONT, join(folder, 'look', 'text.ttf'));
  return folder;
}

const run = (folder: string, config = NO_CACHE, options: BuildOptions = {}) =>
  build({ cwd: folder, config, ...options });

/** How each document came about: `a built, b output`. */
const told = ({ documents }: BuildResult) =>
  documents.map(({ name, ok, reused }) => `${name} ${ok ? (reused ?? 'built') : 'failed'}`).join(', ');

/** Outputs without the report and the manifest, which hold times. */
async function outputs(folder: string): Promise<Record<string, string>> {
  const names = (await filesIn(join(folder, 'dist'))).filter((name) => !/(?:report|manifest)\.json$/.test(name));
  const read = names.map(async (name) => [name, await readFile(join(folder, 'dist', name), 'base64')] as const);
  return Object.fromEntries(await Promise.all(read));
}

describe('a second build', () => {
  test('makes what has changed and nothing else, and tells again what was told of the rest', async () => {
    const folder = await project();
    const first = await run(folder);
    expect(told(first)).toBe('a built, b built');
    const second = await run(folder);
    expect(told(second)).toBe('a output, b output');
    expect(second).toMatchObject({ built: 0, reused: 2, failed: 0, removed: [] });
    const plain = ({ documents }: BuildResult) =>
      documents.map(({ messages, editions }) => ({ messages: messages.map(String), editions }));
    expect(plain(second)).toEqual(plain(first));
    expect(second.documents[0]?.messages.map(({ ruleId }) => ruleId)).toContain('asset/missing');
    await appendFile(join(folder, 'source/b.md'), '\nIt rose by 3 metres.\n');
    expect(told(await run(folder))).toBe('a output, b built');
  });

  const changes: [what: string, rebuilt: string, change: (folder: string) => Promise<unknown>][] = [
    ['the times of a source', '', (folder) => utimes(join(folder, 'source/a.md'), 1, 1)],
    [
      'a source that is written again as it was',
      '',
      async (folder) => {
        const text = await readFile(join(folder, 'source/a.md'));
        await writeFile(join(folder, 'source/a.md'), text);
      },
    ],
    ['a file that nothing refers to', '', (folder) => writeFile(join(folder, 'source/other.svg'), PICTURE)],
    ['a picture', 'a', (folder) => writeFile(join(folder, 'source/north.svg'), PICTURE.replace('h9v9', 'h8v8'))],
    ['a picture that was missing', 'a', (folder) => writeFile(join(folder, 'source/south.svg'), PICTURE)],
    ['a picture that is gone', 'a', (folder) => rm(join(folder, 'source/north.svg'))],
    ['decisions', 'b', (folder) => writeFile(join(folder, 'source/b.decisions.yaml'), 'decisions: []\n')],
    ['a style sheet', 'a b', (folder) => writeFile(join(folder, 'look/plain.css'), 'main { color: navy }')],
    [
      'a module beside the template',
      'a b',
      (folder) => writeFile(join(folder, 'shared/words.ts'), "export const word = 'Paper';"),
    ],
    ['a font', 'a b', (folder) => cp(ITALIC, join(folder, 'look/text.ttf'))],
    [
      'the bibliography',
      'a b',
      (folder) => appendFile(join(folder, 'works.bib'), '@book{b, title = {B}, year = {2021}}'),
    ],
    ['the versions of packages', 'a b', (folder) => writeFile(join(folder, 'package-lock.json'), '{}')],
    ['an output that somebody changed', 'a', (folder) => appendFile(join(folder, 'dist/a/a.html'), '<!-- mine -->')],
    ['an output that is gone', 'b', (folder) => rm(join(folder, 'dist/b/statistics.csv'))],
  ];
  test.each(changes)('after a change of %s makes: %s', async (_, rebuilt, change) => {
    const folder = await project();
    await run(folder);
    await change(folder);
    const result = await run(folder);
    const built = result.documents.filter(({ reused }) => reused === undefined).map(({ name }) => name);
    expect(built.join(' ')).toBe(rebuilt);
    // What is there now is what a build into nothing makes.
    const now = await outputs(folder);
    await rm(join(folder, 'dist'), { recursive: true });
    await run(folder);
    expect(await outputs(folder)).toEqual(now);
  });

  test.each<[string, UserConfig]>([
    ['templateOptions', { templateOptions: { quiet: true } }],
    ['variants', { variants: ['annotated'] }],
    ['paper', { paper: 'B5' }],
    ['csv', { csv: { bom: false } }],
    ['language', { language: 'en-GB' }],
    ['date', { date: '2024-05-06' }],
    ['rules', { rules: { 'check/sum': 'off' } }],
    ['pdfStandard', { pdfStandard: 'ua-1' }],
    ['fonts', { fonts: 'look/text.ttf' }],
  ])('makes everything again with another `%s`', async (_, change) => {
    const folder = await project();
    await run(folder);
    expect(told(await run(folder, { ...NO_CACHE, ...change }))).toBe('a built, b built');
  });

  test('makes everything again at another SOURCE_DATE_EPOCH, and where it is told to', async () => {
    const folder = await project();
    await run(folder);
    expect(told(await run(folder, NO_CACHE, { force: true }))).toBe('a built, b built');
    vi.stubEnv('SOURCE_DATE_EPOCH', '1740000000');
    expect(told(await run(folder))).toBe('a built, b built');
  });

  test('takes nothing for done that failed', async () => {
    const folder = await project();
    await writeFile(join(folder, 'source/b.md'), Buffer.from([0x23, 0x20, 0x81, 0xff, 0xff, 0x0a]));
    expect(told(await run(folder, WITH_CACHE))).toBe('a built, b failed');
    const again = await run(folder, WITH_CACHE);
    expect(told(again)).toBe('a output, b failed');
    expect(again.documents[1]?.messages[0]?.ruleId).toBe('source/encoding');
  });

  test('starts no browser where nothing is to be printed', async () => {
    const folder = await project();
    const config: UserConfig = { ...NO_CACHE, editions: ['pdf'] };
    expect(told(await run(folder, config))).toBe('a built, b built');
    let started = 0;
    const watch = setInterval(() => {
      started += descendants(process.pid).length;
    }, 2);
    expect(told(await run(folder, config))).toBe('a output, b output');
    clearInterval(watch);
    expect(started).toBe(0);
  });
});

describe('outputs that nothing makes any more', () => {
  test('are removed with their document, but nothing else is', async () => {
    const folder = await project();
    await run(folder);
    await writeFile(join(folder, 'dist/a/mine.txt'), 'mine');
    await writeFile(join(folder, 'dist/b/b.html'), 'edited');
    await mkdir(join(folder, 'dist/old'));
    await rename(join(folder, 'source/a.md'), join(folder, 'source/c.md'));
    await rm(join(folder, 'source/b.md'));
    const { removed } = await run(folder);
    expect(removed.length).toBeGreaterThan(10);
    expect(await filesIn(join(folder, 'dist/a'))).toEqual(['mine.txt']);
    expect(await filesIn(join(folder, 'dist/b'))).toEqual(['b.html']);
    expect((await readdir(join(folder, 'dist'))).sort()).toEqual(['a', 'b', 'c', 'index.html', 'manifest.json', 'old']);
    expect((await run(folder)).removed).toEqual([]);
  });

  test('are removed with their edition', async () => {
    const folder = await project();
    await run(folder, { ...NO_CACHE, variants: ['reading', 'annotated'] });
    const { removed } = await run(folder);
    expect(removed.map((path) => path.slice(folder.length)).sort()).toEqual([
      '/dist/a/a.annotated.html',
      '/dist/b/b.annotated.html',
    ]);
  });

  test('stay where only some editions are asked for this time, and go when all are made again', async () => {
    const folder = await project();
    await run(folder, { ...NO_CACHE, variants: ['reading', 'annotated'] });
    const narrowed = await run(folder, NO_CACHE, { variants: ['reading'] });
    expect(narrowed.removed).toEqual([]);
    expect((await run(folder, NO_CACHE, { variants: ['reading'] })).reused).toBe(2);
    expect(await filesIn(join(folder, 'dist/a'))).toContain('a.annotated.html');
    const { removed } = await run(folder);
    expect(removed.map((path) => path.slice(folder.length)).sort()).toEqual([
      '/dist/a/a.annotated.html',
      '/dist/b/b.annotated.html',
    ]);
  });

  test('stay where only some documents are asked for, or another project writes to the same folder', async () => {
    const [one, two] = [await project(), await project()];
    const output = join(one, 'dist');
    await run(one);
    await rm(join(one, 'source/a.md'));
    expect((await run(one, NO_CACHE, { paths: ['source/b.md'] })).removed).toEqual([]);
    await rename(join(two, 'source/b.md'), join(two, 'source/d.md'));
    await rm(join(two, 'source/a.md'));
    expect((await run(two, NO_CACHE, { output })).removed).toEqual([]);
    expect((await readdir(output)).sort()).toEqual(['a', 'b', 'd', 'index.html', 'manifest.json']);
  });

  test('are not looked for on the word of a manifest that leads elsewhere', async () => {
    const folder = await project();
    await run(folder);
    const path = join(folder, 'dist/manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    const { a } = manifest.documents;
    manifest.documents['../source'] = { ...a, files: { 'b.md': a.files['a.html'] } };
    manifest.documents.x = { ...a, files: { '../../source/b.md': a.files['a.html'] } };
    await writeFile(path, JSON.stringify(manifest));
    expect((await run(folder)).removed).toEqual([]);
    expect(await filesIn(join(folder, 'source'))).toContain('b.md');
  });
});

describe('the cache', () => {
  const entries = async (folder: string) =>
    (await filesIn(join(folder, '.galley/v1'))).map((name) => join(folder, '.galley/v1', name));

  test('gives back, byte for byte, what was made once', async () => {
    const folder = await project();
    await run(folder, WITH_CACHE);
    const before = await outputs(folder);
    await rm(join(folder, 'dist'), { recursive: true });
    expect(told(await run(folder, WITH_CACHE))).toBe('a cache, b cache');
    expect(await outputs(folder)).toEqual(before);
    // Back and forth between two states of a text prints neither twice.
    const text = await readFile(join(folder, 'source/b.md'), 'utf8');
    await writeFile(join(folder, 'source/b.md'), `${text}\nMore.\n`);
    expect(told(await run(folder, WITH_CACHE))).toBe('a output, b built');
    await writeFile(join(folder, 'source/b.md'), text);
    expect(told(await run(folder, WITH_CACHE))).toBe('a output, b cache');
  });

  test('serves another copy of the project', async () => {
    const [one, two] = [await project(), await project()];
    await run(one, WITH_CACHE);
    await cp(join(one, '.galley'), join(two, '.galley'), { recursive: true });
    expect(told(await run(two, WITH_CACHE))).toBe('a cache, b cache');
  });

  const damages: [string, (path: string) => Promise<unknown>][] = [
    ['cut short', async (path) => writeFile(path, (await readFile(path)).subarray(0, 40))],
    ['empty', (path) => writeFile(path, '')],
    [
      'changed in one bit',
      async (path) => {
        const bytes = await readFile(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        await writeFile(path, bytes);
      },
    ],
    ['those of something else', (path) => writeFile(path, 'something else')],
    [
      'folders',
      async (path) => {
        await rm(path);
        await mkdir(path);
      },
    ],
  ];
  test.each(damages)(
    'takes entries that are %s for missing, says so once at most, and mends itself',
    async (_, damage) => {
      const folder = await project();
      await run(folder, WITH_CACHE);
      const before = await outputs(folder);
      for (const path of await entries(folder)) await damage(path);
      await rm(join(folder, 'dist'), { recursive: true });
      const problems: string[] = [];
      const result = await run(folder, WITH_CACHE, {
        onEvent: (event) => {
          if (event.type === 'message' && event.document === undefined) problems.push(String(event.message.ruleId));
        },
      });
      expect(told(result)).toBe('a built, b built');
      expect(problems.filter((rule) => rule === 'cache/damaged').length).toBeLessThanOrEqual(1);
      expect(await outputs(folder)).toEqual(before);
      if (problems.includes('cache/unwritable')) return;
      await rm(join(folder, 'dist'), { recursive: true });
      expect(told(await run(folder, WITH_CACHE))).toBe('a cache, b cache');
    },
  );

  test('does not grow beyond its bound: what was not used for longest goes first', async () => {
    const folder = await project();
    const config = (maxSize: number): UserConfig => ({ ...CONFIG, cache: { maxSize } });
    await run(folder, config(100));
    const size = async () =>
      (await Promise.all((await entries(folder)).map((path) => stat(path)))).reduce((sum, { size }) => sum + size, 0);
    const one = (await size()) / 2e6;
    await appendFile(join(folder, 'source/b.md'), '\nMore.\n');
    await run(folder, config(one * 1.5));
    const records = (await entries(folder)).filter((path) => path.includes('/records/'));
    expect(records.length).toBe(1);
  });

  test('that cannot be written keeps no build from its work', async () => {
    const folder = await project();
    await writeFile(join(folder, '.galley'), 'a file');
    const problems: string[] = [];
    const result = await run(folder, WITH_CACHE, {
      onEvent: (event) => {
        if (event.type === 'message' && event.document === undefined) problems.push(String(event.message.ruleId));
      },
    });
    expect(told(result)).toBe('a built, b built');
    expect(problems).toEqual(['cache/unwritable']);
  });

  test('may be shared by builds that run at a time', async () => {
    const folder = await project();
    const results = await Promise.all(Array.from({ length: 4 }, () => run(folder, WITH_CACHE)));
    for (const { failed } of results) expect(failed).toBe(0);
    const now = await outputs(folder);
    await rm(join(folder, 'dist'), { recursive: true });
    await rm(join(folder, '.galley'), { recursive: true });
    await run(folder, WITH_CACHE);
    expect(await outputs(folder)).toEqual(now);
    expect((await filesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
