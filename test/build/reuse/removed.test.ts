import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../folder.ts';
import { NO_CACHE, project, run } from './project.ts';

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
