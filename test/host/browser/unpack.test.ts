import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../pipeline/host/browser/index.ts';
import { type Bundle, isSound, unpackOnce } from '../../../pipeline/host/browser/unpack.ts';
import { emptyFolder, pageOf, testPrinter, textOfPages } from './support.ts';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
/** Runs a TypeScript file in a process of its own. */
const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib', 'jiti-cli.mjs');

function bundle(): Bundle & { fills: number } {
  return {
    name: 'thing-1',
    fills: 0,
    async fill(folder) {
      this.fills += 1;
      mkdirSync(join(folder, 'lib'));
      writeFileSync(join(folder, 'program'), 'program');
      writeFileSync(join(folder, 'lib', 'library'), 'library');
    },
  };
}

describe('unpacking', () => {
  it('is done once', async () => {
    const path = emptyFolder();
    const thing = bundle();
    const first = await unpackOnce(thing, [{ path, shared: false }]);
    expect(await unpackOnce(thing, [{ path, shared: false }])).toBe(first);
    expect(thing.fills).toBe(1);
    expect(readdirSync(path)).toEqual(['thing-1']);
    expect(readFileSync(join(first, 'lib', 'library'), 'utf8')).toBe('library');
  });

  it('is done again where a file was cut short or is missing its mark', async () => {
    const path = emptyFolder();
    const thing = bundle();
    const folder = await unpackOnce(thing, [{ path, shared: false }]);
    truncateSync(join(folder, 'program'), 3);
    await unpackOnce(thing, [{ path, shared: false }]);
    expect(readFileSync(join(folder, 'program'), 'utf8')).toBe('program');
    truncateSync(join(folder, 'unpacked.json'), 3);
    await unpackOnce(thing, [{ path, shared: false }]);
    expect(thing.fills).toBe(3);
    expect(readdirSync(path)).toEqual(['thing-1']);
  });

  it('tells other content of the same length in a full check', async () => {
    const path = emptyFolder();
    const folder = await unpackOnce(bundle(), [{ path, shared: false }]);
    expect(await isSound(folder)).toBe(true);
    writeFileSync(join(folder, 'program'), 'PROGRAM');
    expect(await isSound(folder)).toBe(false);
  });

  it('leaves nothing behind where it fails', async () => {
    const path = emptyFolder();
    const failing = { name: 'thing-1', fill: () => Promise.reject(new Error('damaged archive')) };
    await expect(unpackOnce(failing, [{ path, shared: false }])).rejects.toThrow('damaged archive');
    expect(readdirSync(path)).toEqual([]);
  });

  it('goes to the next folder where the first cannot be written', async () => {
    const blocked = join(emptyFolder(), 'file');
    writeFileSync(blocked, '');
    const path = emptyFolder();
    const folders = [
      { path: join(blocked, 'cache'), shared: false },
      { path, shared: false },
    ];
    expect(await unpackOnce(bundle(), folders)).toBe(join(path, 'thing-1'));
  });

  it('fails with a remedy where no folder can be written', async () => {
    const blocked = join(emptyFolder(), 'file');
    writeFileSync(blocked, '');
    await expect(unpackOnce(bundle(), [{ path: join(blocked, 'cache'), shared: false }])).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining(`\`${blocked}/cache\``),
      note: 'Set `GALLEY_CACHE` to a folder that can be written and has 250 MB free.',
    });
  });

  it('does not use a shared folder that others can write to', async () => {
    const path = join(emptyFolder(), 'open');
    const thing = bundle();
    await unpackOnce(thing, [{ path, shared: false }]);
    await expect(unpackOnce(thing, [{ path, shared: true }])).rejects.toMatchObject({
      reason: expect.stringContaining('belongs to somebody else'),
    });
  });
});

describe('two processes', () => {
  it('unpack once between them', async () => {
    const folder = emptyFolder();
    const log = join(folder, 'log');
    const both = await Promise.all(
      [1, 2].map(() => run(process.execPath, [jiti, join(here, 'unpacker.ts'), folder, log])),
    );
    expect(both.map(({ stdout }) => stdout)).toEqual([join(folder, 'thing-1'), join(folder, 'thing-1')]);
    expect(readFileSync(log, 'utf8')).toBe('filled\n');
    expect(readdirSync(folder).sort()).toEqual(['log', 'thing-1']);
  });

  it('are not held up by one that died', async () => {
    const path = emptyFolder();
    const { pid } = JSON.parse((await run(process.execPath, ['-p', 'JSON.stringify({ pid: process.pid })'])).stdout);
    writeFileSync(join(path, 'thing-1.lock'), JSON.stringify({ pid, host: hostname() }));
    const thing = bundle();
    await unpackOnce(thing, [{ path, shared: false }]);
    expect(thing.fills).toBe(1);
    expect(readdirSync(path)).toEqual(['thing-1']);
  });
});

describe('the bundled browser', () => {
  it('is unpacked by two printers at once, mended when damaged, and prints', async () => {
    const cache = emptyFolder();
    const env = { ...process.env, GALLEY_CACHE: cache, HOME: cache, GALLEY_BROWSER: undefined };
    const page = await pageOf('<p>文</p>');
    const print = async () => {
      const { printer } = testPrinter({ env });
      const text = await textOfPages(await printer.print({ ...page, deadline: 30_000 }));
      await printer.close();
      return text;
    };
    expect(await Promise.all([print(), print()])).toEqual([['文'], ['文']]);
    const { path } = await (await findBrowser({}, env)).executable();
    // Zeros over the head of the program: of full length, but nothing that can be run.
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(4096), 0, 4096, 0);
    await file.close();
    expect(await print()).toEqual(['文']);
    expect(readdirSync(cache).sort()).toEqual([expect.stringMatching(/^chromium-/), expect.stringMatching(/^fonts-/)]);
  });
});
