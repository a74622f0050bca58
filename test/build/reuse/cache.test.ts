import { appendFile, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { UserConfig } from '../../../pipeline/galley.ts';
import { face } from '../../host/browser/face.ts';
import { filesIn } from '../folder.ts';
import { CONFIG, outputs, project, run, told, WITH_CACHE } from './project.ts';

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

  test('serves another copy also where a font of the project was taken', async () => {
    const config: UserConfig = { ...WITH_CACHE, fonts: 'han.ttf' };
    const [one, two] = [await project(), await project()];
    for (const folder of [one, two]) {
      await writeFile(join(folder, 'han.ttf'), await face('水'));
      await appendFile(join(folder, 'source/b.md'), '\nThe sign says 水.\n');
    }
    expect(told(await run(one, config))).toBe('a built, b built');
    await cp(join(one, '.galley'), join(two, '.galley'), { recursive: true });
    await rm(one, { recursive: true });
    expect(told(await run(two, config))).toBe('a cache, b cache');
    await writeFile(join(two, 'han.ttf'), await face('水火'));
    expect(told(await run(two, config))).toContain('b built');
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

  test('stays as it is where nothing is made', async () => {
    const folder = await project();
    await run(folder, WITH_CACHE);
    const before = await entries(folder);
    await rm(join(folder, 'dist'), { recursive: true });
    const small: UserConfig = { ...CONFIG, cache: { maxSize: 0 } };
    expect(told(await run(folder, small))).toBe('a cache, b cache');
    expect(await entries(folder)).toEqual(before);
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
