import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openSubsetter } from '../../pipeline/html/subsetter.ts';
import { NOTO } from './fixture.ts';

const face = await readFile(new URL(import.meta.resolve(NOTO)));

it('cuts several large faces at a time, each in a memory of its own', async () => {
  const faces = await Promise.all(Array.from({ length: 6 }, () => openSubsetter(face)));
  const cut = faces.map((one) => one.subset('第一章水文'));
  expect(face.length).toBeGreaterThan(10_000_000);
  for (const one of cut) expect(Buffer.compare(one, cut[0] as Buffer)).toBe(0);
  expect(cut[0]?.length).toBeGreaterThan(500);
});

it('cuts a face again and again, each time for other characters', async () => {
  const one = await openSubsetter(face);
  const first = one.subset('水');
  for (const characters of ['文', '水文', '章']) one.subset(characters);
  expect(Buffer.compare(one.subset('水'), first)).toBe(0);
});

it('refuses a face that is larger than its memory', async () => {
  const large = Buffer.concat([face, Buffer.alloc(70_000_000)]);
  await expect(openSubsetter(large)).rejects.toThrow(`${large.length} bytes are more than can be cut`);
});
