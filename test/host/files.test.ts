import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk, createHost } from '../../pipeline/host/index.ts';
import { failureOf } from '../build/failures.ts';
import { filesIn, folderWith } from '../build/folder.ts';

const reader = (...folders: [string, ...string[]]) =>
  createHost({ root: folders[0], folders, browser: {}, sourceDateEpoch: undefined, onWarning: () => expect.fail() })
    .readFile;

describe('readFile', () => {
  test('reads what lies in one of the folders', async () => {
    const one = await folderWith({ 'images/a.svg': 'a' });
    const two = await folderWith({ 'b.svg': 'b' });
    const read = reader(one, two);
    expect(String(await read(join(one, 'images/a.svg')))).toBe('a');
    expect(String(await read(join(two, 'b.svg')))).toBe('b');
    expect(String(await read('images/a.svg'))).toBe('a');
  });

  test('reads nothing else: not by climbing, not by a link, not beside the folder', async () => {
    const root = await folderWith({ 'project/a.svg': '', 'secret.txt': 'secret', 'project-2/b.svg': '' });
    const project = join(root, 'project');
    await symlink(join(root, 'secret.txt'), join(project, 'link.svg'));
    for (const path of ['../secret.txt', 'link.svg', '../project-2/b.svg', '/etc/passwd']) {
      const failure = await failureOf(reader(project)(path.startsWith('/') ? path : `${project}/${path}`));
      expect(failure.ruleId).toBe('file/outside');
    }
  });

  test.each([
    ['gone.svg', 'file/missing'],
    ['a.svg/b.svg', 'file/missing'],
    ['folder', 'file/not-a-file'],
  ])('%s → %s', async (path, rule) => {
    const root = await folderWith({ 'a.svg': '' });
    await mkdir(join(root, 'folder'));
    const failure = await failureOf(reader(root)(join(root, path)));
    expect(failure.ruleId).toBe(rule);
    expect(failure.note).toBeTruthy();
  });
});

describe('createDisk', () => {
  test('says what stands at a path', async () => {
    const root = await folderWith({ 'a.md': '' });
    const disk = createDisk();
    expect(await disk.kind(root)).toBe('folder');
    expect(await disk.kind(join(root, 'a.md'))).toBe('file');
    expect(await disk.kind('/dev/null')).toBe('other');
    expect(await disk.kind(join(root, 'a.md/b'))).toBeUndefined();
  });

  test('writes only new files', async () => {
    const root = await folderWith({ 'a.md': 'old' });
    const disk = createDisk();
    await expect(disk.write(join(root, 'a.md'), Buffer.from('new'))).rejects.toMatchObject({ code: 'EEXIST' });
    await disk.makeFolder(join(root, 'b/c'));
    await disk.write(join(root, 'b/c/d.md'), Buffer.from('new'));
    await disk.remove(join(root, 'gone.md'));
    expect(await filesIn(root)).toEqual(['a.md', 'b/c/d.md']);
  });
});
