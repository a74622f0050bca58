import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFont } from '../../pipeline/host/fonts.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-fonts-'));
  const closed = join(folder, 'node_modules/closed-font');
  await mkdir(join(closed, 'files'), { recursive: true });
  await mkdir(join(folder, 'template/fonts'), { recursive: true });
  await writeFile(join(folder, 'template/fonts/own.ttf'), 'own');
  await writeFile(join(closed, 'package.json'), '{"name":"closed-font","exports":{".":"./index.js"}}');
  await writeFile(join(closed, 'files/a.ttf'), 'closed');
});

afterAll(() => rm(folder, { recursive: true }));

describe('readFont', () => {
  const read = async (file: string) => Buffer.from(await readFont(file, join(folder, 'template'))).toString('latin1');

  it('reads a file of the template', async () => {
    expect(await read('fonts/own.ttf')).toBe('own');
    expect(await read('./fonts/own.ttf')).toBe('own');
  });

  it("reads a file of the template's own packages, also of one that does not export it", async () => {
    expect(await read('closed-font/files/a.ttf')).toBe('closed');
  });

  it("reads a file of Galley's packages where the template has none", async () => {
    const font = await read('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf');
    expect(font.slice(0, 4)).toBe('\0\x01\0\0');
  });

  it.each([
    ['fonts/none.ttf', 'npm install fonts'],
    ['@some/fonts/none.ttf', 'npm install @some/fonts'],
    ['../none.ttf', "the template's folder"],
  ])('says what to do about %s', async (file, remedy) => {
    await expect(read(file)).rejects.toMatchObject({
      ruleId: 'font/not-found',
      message: expect.stringContaining(`\`${file}\``),
      note: expect.stringContaining(remedy),
    });
  });

  it('says what is wrong with a folder', async () => {
    await expect(read('fonts')).rejects.toMatchObject({ ruleId: 'font/unreadable' });
  });
});
