import { execFileSync } from 'node:child_process';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../pipeline/host/index.ts';
import { folderWith } from '../build/folder.ts';
import { commit, HAS_GIT } from './repository.ts';

describe.skipIf(!HAS_GIT)('a revision (where there is git)', async () => {
  const disk = createDisk();
  const text = async (folder: string, revision: string, path: string) =>
    Buffer.from((await (await disk.revision(folder, revision))?.read(join(folder, path))) ?? []).toString();

  test('has the files as they were, at their paths of today', async () => {
    const folder = await folderWith({ 'source/报告 1.md': '一', 'source/deep/b.md': 'b', 'c.md': 'c' });
    commit(folder, 'first');
    await writeFile(join(folder, 'source/报告 1.md'), '二');
    await rm(join(folder, 'c.md'));
    commit(folder, 'second');
    execFileSync('git', ['tag', 'v1', 'HEAD~1'], { cwd: folder });
    for (const name of ['HEAD~1', 'v1']) {
      const revision = await disk.revision(folder, name);
      expect(await text(folder, name, 'source/报告 1.md')).toBe('一');
      expect(await revision?.list(folder)).toEqual(['c.md', 'source']);
      expect(await revision?.list(join(folder, 'source'))).toEqual(['deep', '报告 1.md']);
      expect(await revision?.kind(join(folder, 'c.md'))).toBe('file');
      expect(await revision?.kind(join(folder, 'source/deep'))).toBe('folder');
      expect(await revision?.kind(folder)).toBe('folder');
      expect(await revision?.kind(join(folder, 'd.md'))).toBeUndefined();
      await expect(revision?.read(join(folder, 'd.md'))).rejects.toMatchObject({ code: 'ENOENT' });
    }
    expect(await text(folder, 'HEAD', 'source/报告 1.md')).toBe('二');
  });

  test('is read from a folder inside the repository, and holds nothing outside of it', async () => {
    const folder = await folderWith({ 'project/source/a.md': 'a', 'other/b.md': 'b' });
    await symlink('../../other/b.md', join(folder, 'project/source/link.md'));
    commit(folder, 'first');
    const root = join(folder, 'project');
    const revision = await disk.revision(root, 'HEAD');
    expect(await text(root, 'HEAD', 'source/a.md')).toBe('a');
    expect(await revision?.kind(join(folder, 'other/b.md'))).toBe('file');
    expect(await revision?.kind(join(folder, '../elsewhere.md'))).toBeUndefined();
    // Where a link led then is not known now.
    expect(await revision?.kind(join(root, 'source/link.md'))).toBeUndefined();
  });

  test('that there is not, or no repository, is none', async () => {
    const folder = await folderWith({ 'a.md': 'a' });
    expect(await disk.revision(folder, 'HEAD')).toBeUndefined();
    commit(folder, 'first');
    for (const name of ['v9', 'HEAD~7', '', '--all', '-h', 'HEAD:a.md', 'a\nb'])
      expect(await disk.revision(folder, name), name).toBeUndefined();
  });
});
