import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BuildEvent } from '../pipeline/build/events.ts';
import { hold } from '../pipeline/held.ts';
import { createDisk } from '../pipeline/host/index.ts';
import { filesIn, folderWith } from './build/folder.ts';

const START: BuildEvent = { type: 'start', documents: [], output: '/dist', editions: [] };

/** A build that is held: it has read a file, told of it, and begun to write one and to remove one. */
async function building() {
  const folder = await folderWith({ 'a.md': 'text', 'old.html': 'old' });
  const [told, stop]: [BuildEvent[], AbortController] = [[], new AbortController()];
  const { disk, emit, signal, release, abandon } = hold(createDisk(), (event) => void told.push(event), stop.signal);
  expect(Buffer.from(await disk.read(join(folder, 'a.md'))).toString()).toBe('text');
  emit(START);
  const work = Promise.all([
    disk.write(join(folder, 'new.html'), Buffer.from('new')),
    disk.remove(join(folder, 'old.html')),
  ]);
  work.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await filesIn(folder)).toEqual(['a.md', 'old.html']);
  expect(told).toEqual([]);
  return { folder, told, stop, emit, disk, signal, release, abandon, work };
}

test('a build that is held reads, and is seen only when it is released', async () => {
  const { folder, told, emit, stop, disk, release, work } = await building();
  release();
  await work;
  emit(START);
  expect(told).toEqual([START, START]);
  expect(await filesIn(folder)).toEqual(['a.md', 'new.html']);
  // It is then free to take away what it has written.
  stop.abort(new Error('stopped'));
  await disk.remove(join(folder, 'new.html'));
  expect(await filesIn(folder)).toEqual(['a.md']);
});

test('a build that is abandoned, or stopped, has done nothing', async () => {
  for (const how of ['abandoned', 'stopped']) {
    const { folder, told, stop, signal, abandon, work } = await building();
    if (how === 'abandoned') abandon();
    else stop.abort(new Error('stopped'));
    expect(signal.aborted).toBe(true);
    await expect(work).rejects.toBe(signal.reason);
    expect(await filesIn(folder)).toEqual(['a.md', 'old.html']);
    expect(told).toEqual([]);
  }
});
