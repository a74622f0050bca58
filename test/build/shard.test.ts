import { describe, expect, test } from 'vitest';
import { discover } from '../../pipeline/build/discover.ts';
import { documentsOf } from '../../pipeline/build/shard.ts';
import { createDisk } from '../../pipeline/host/index.ts';
import { folderWith } from './folder.ts';

describe('the parts of a build', () => {
  test('have every document once, in order, and about as much to do', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `source/d${i}.md`,
        '# D\n\n'.padEnd(1000 + ((i * 7919) % 90_000), 'text '),
      ]),
    );
    const root = await folderWith(files);
    const disk = createDisk();
    const sources = await discover(disk, { root, cwd: root, source: 'source', paths: [] });
    const parts = await Promise.all([1, 2, 3, 4, 5].map((index) => documentsOf({ index, of: 5 }, sources, disk)));
    expect(
      parts
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(sources.map(({ name }) => name).sort());
    const sizes = parts.map((part) => part.reduce((sum, { path }) => sum + (files[path]?.length ?? 0), 0));
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.1);
    for (const part of parts) expect(part).toEqual(sources.filter((source) => part.includes(source)));
    expect(await documentsOf({ index: 1, of: 1 }, sources, disk)).toEqual(sources);
  });

  test('may be empty', async () => {
    const root = await folderWith({ 'source/a.md': '# A\n' });
    const sources = await discover(createDisk(), { root, cwd: root, source: 'source', paths: [] });
    expect(await documentsOf({ index: 2, of: 3 }, sources, createDisk())).toEqual([]);
  });
});
