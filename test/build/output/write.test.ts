import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeOutputs } from '../../../pipeline/build/output/write.ts';
import type { Disk } from '../../../pipeline/contract/index.ts';
import { createDisk } from '../../../pipeline/host/index.ts';
import { failureOf } from '../failures.ts';
import { filesIn, folderWith } from '../folder.ts';

const files = new Map([
  ['a.html', 'new'],
  ['a.pdf', 'new'],
]);

/** The real disk, but for one call that fails as the system would. */
function faulty(method: 'write' | 'rename' | 'makeFolder', code: string, { after = 0, times = Infinity } = {}): Disk {
  const disk = createDisk();
  let calls = 0;
  const call = disk[method] as (...args: unknown[]) => Promise<void>;
  return {
    ...disk,
    [method]: async (...args: unknown[]) => {
      calls += 1;
      if (calls > after && calls <= after + times) throw Object.assign(new Error(`${code}: injected`), { code });
      return call(...args);
    },
  };
}

describe('writeOutputs', () => {
  test('writes all files and leaves nothing beside them', async () => {
    const folder = await folderWith({ 'a.html': 'old' });
    await writeOutputs(createDisk(), folder, files);
    expect(await filesIn(folder)).toEqual(['a.html', 'a.pdf']);
    expect(await readFile(join(folder, 'a.html'), 'utf8')).toBe('new');
  });

  test.each([
    ['write', 'ENOSPC', /disk is full/],
    ['write', 'EACCES', /may not write/],
    ['write', 'EROFS', /read-only/],
    ['write', 'EMFILE', /--jobs/],
    ['write', 'EIO', /Check the disk/],
    ['makeFolder', 'EACCES', /may not write/],
    ['makeFolder', 'ENOTDIR', /is a file/],
    ['rename', 'EIO', /Check the disk/],
  ] as const)('%s fails with %s: the path is named, the old editions stay', async (method, code, remedy) => {
    const folder = await folderWith({ 'a.html': 'old', 'a.pdf': 'old' });
    const after = method === 'write' ? 1 : 0;
    const failure = await failureOf(writeOutputs(faulty(method, code, { after }), folder, files));
    expect(failure.ruleId).toBe('output/write-failed');
    expect(failure.reason).toContain(method === 'write' ? join(folder, 'a.pdf') : folder);
    expect(failure.note).toMatch(remedy);
    expect(await filesIn(folder)).toEqual(['a.html', 'a.pdf']);
    for (const name of files.keys()) expect(await readFile(join(folder, name), 'utf8')).toBe('old');
  });

  test('a rename that is refused for a moment is tried again', async () => {
    for (const code of ['EPERM', 'EBUSY']) {
      const folder = await folderWith({ 'a.html': 'old' });
      await writeOutputs(faulty('rename', code, { times: 3 }), folder, files);
      expect(await readFile(join(folder, 'a.html'), 'utf8')).toBe('new');
    }
  });

  test('a rename of what is not there is not tried again', async () => {
    const folder = await folderWith();
    const failure = await failureOf(writeOutputs(faulty('rename', 'ENOENT', { times: 1 }), folder, files));
    expect(failure.ruleId).toBe('output/write-failed');
    expect(await filesIn(folder)).toEqual([]);
  });

  test('an abort leaves the old editions and no temporary file', async () => {
    const folder = await folderWith({ 'a.html': 'old' });
    const controller = new AbortController();
    const disk = createDisk();
    const aborting: Disk = {
      ...disk,
      write: async (path, bytes) => {
        await disk.write(path, bytes);
        controller.abort(new Error('enough'));
      },
    };
    await expect(writeOutputs(aborting, folder, files, controller.signal)).rejects.toThrow('enough');
    expect(await filesIn(folder)).toEqual(['a.html']);
    expect(await readFile(join(folder, 'a.html'), 'utf8')).toBe('old');
  });

  test('what a killed build has left is removed; what a running one is writing is not', async () => {
    const dead = `.galley-${2 ** 22 + 1}-1.tmp`;
    const alive = `.galley-${process.ppid}-1.tmp`;
    const folder = await folderWith({ [dead]: '', [alive]: '' });
    await writeOutputs(createDisk(), folder, files);
    expect(await filesIn(folder)).toEqual([alive, 'a.html', 'a.pdf']);
  });

  test('what others have put there is not touched', async () => {
    const folder = await folderWith();
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await writeOutputs(createDisk(), folder, files);
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });
});
