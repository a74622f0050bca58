import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Digests, sha256 } from '../../../pipeline/build/reuse/digests.ts';
import { createDisk } from '../../../pipeline/host/index.ts';
import { folderWith } from '../folder.ts';

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number): Date => new Date(Date.now() - days * DAY);

/** A disk that counts what is read of it. */
function counted() {
  const disk = createDisk();
  const read: string[] = [];
  const counting = (path: string) => {
    read.push(path);
    return disk.read(path);
  };
  return { read, disk: { ...disk, read: counting } };
}

test('a file that is as it was is not read again, in this build or the next', async () => {
  const folder = await folderWith({ 'font.ttf': 'glyphs' });
  const file = join(folder, 'font.ttf');
  await utimes(file, ago(1), ago(1));
  // What was changed in the last two seconds, in its inode too, may be changed again in the same tick.
  await wait(2100);
  const { disk, read } = counted();
  const memory = join(folder, 'digests');
  const digests = await Digests.open(disk, memory, '/dist');
  expect(await digests.of(file)).toBe(sha256('glyphs'));
  expect(await digests.of(file)).toBe(sha256('glyphs'));
  await digests.save();
  const next = await Digests.open(disk, memory, '/dist');
  expect(await next.of(file)).toBe(sha256('glyphs'));
  expect(read.filter((path) => path === file)).toHaveLength(1);
  await writeFile(file, 'others');
  expect(await next.of(file)).toBe(sha256('others'));
});

test('what is remembered of output folders that nothing is built into is looked for once a day', async () => {
  const folder = await folderWith({ 'a.md': 'text', 'digests/old.json': '{}', 'digests/young.json': '{}' });
  const memory = join(folder, 'digests');
  await utimes(join(memory, 'old.json'), ago(91), ago(91));
  await utimes(join(memory, 'young.json'), ago(89), ago(89));
  await wait(2100);
  const save = async (output: string) => {
    const digests = await Digests.open(createDisk(), memory, output);
    await digests.of(join(folder, 'a.md'));
    await digests.save();
    return (await readdir(memory)).filter((name) => /^[a-z]+\.json$/.test(name)).sort();
  };
  expect(await save('/one')).toEqual(['young.json']);
  // Until tomorrow nobody looks.
  await utimes(join(memory, 'young.json'), ago(91), ago(91));
  expect(await save('/two')).toEqual(['young.json']);
  await utimes(join(memory, 'swept'), ago(2), ago(2));
  expect(await save('/three')).toEqual([]);
});
