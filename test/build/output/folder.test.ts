import { symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputFolder } from '../../../pipeline/build/output/folder.ts';
import { createDisk } from '../../../pipeline/host/index.ts';
import { failureOf } from '../failures.ts';
import { folderWith } from '../folder.ts';

const check = (root: string, output: string) => outputFolder(createDisk(), { output, root, source: 'source' });

describe('outputFolder', () => {
  test('a folder of its own, there or not, inside the project or outside it', async () => {
    const root = await folderWith({ 'source/a.md': '', 'out/other.txt': '' });
    const elsewhere = await folderWith();
    for (const output of [join(root, 'dist'), join(root, 'out'), join(root, 'a/b/c'), join(elsewhere, 'dist')]) {
      expect(await check(root, output)).toBe(output);
    }
  });

  test('refuses folders that hold something else', async () => {
    const root = await folderWith({ 'source/deep/a.md': '' });
    for (const output of ['/', homedir(), root, join(root, '..'), join(root, 'source'), join(root, 'source/deep')]) {
      expect((await failureOf(check(root, output))).ruleId).toBe('output/unsafe-dir');
    }
  });

  test('refuses a link to such a folder', async () => {
    const root = await folderWith({ 'source/a.md': '' });
    await symlink(root, join(root, 'dist'));
    expect((await failureOf(check(root, join(root, 'dist')))).reason).toContain('the project is in it');
  });
});
