import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../../contract/index.ts';
import { type CacheFolder, isTrusted, makeCacheFolder } from './cache.ts';
import { underLock } from './lock.ts';

/** Something that is unpacked once for a machine and then used from there. */
export interface Bundle {
  /** Name of its folder; a new version has a new name. */
  name: string;
  /** Writes the bundle's files into an empty folder. */
  fill(folder: string): Promise<void>;
}

/** Written last, so that a folder without it is not whole: path, length and SHA-256 of each file. */
const MARK = 'unpacked.json';

interface Entry {
  path: string;
  bytes: number;
  sha256: string;
}

/**
 * The folder of a bundle, unpacked by now at the latest. Parallel calls, also of other processes,
 * unpack once; a folder with a missing or shortened file is unpacked again.
 *
 * Fails with `render/browser-start` where no folder can be written.
 */
export async function unpackOnce(bundle: Bundle, folders: readonly CacheFolder[]): Promise<string> {
  for (const folder of folders) {
    const target = join(folder.path, bundle.name);
    if ((await isTrusted(folder)) && (await isWhole(target))) return target;
  }
  const refusals: string[] = [];
  for (const folder of folders) {
    const target = join(folder.path, bundle.name);
    try {
      await makeCacheFolder(folder);
      const done = async () => ((await isWhole(target)) ? target : undefined);
      return await underLock(`${target}.lock`, done, () => unpack(bundle, folder.path, target));
    } catch (error) {
      if (!UNWRITABLE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      refusals.push(`\`${folder.path}\`: ${(error as Error).message}`);
    }
  }
  throw new Failure('render/browser-start', `Unexpected cache that cannot be written (${refusals.join('; ')})`, {
    note: 'Set `GALLEY_CACHE` to a folder that can be written and has 250 MB free.',
  });
}

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'ENOENT', 'ENAMETOOLONG']);

/** A folder begun this long ago (ms) was left behind by a process that was killed. */
const ABANDONED = 600_000;

async function sweep(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(`${name}.part-`)) continue;
    const begun = await stat(join(parent, entry)).catch(() => undefined);
    if (begun && Date.now() - begun.mtimeMs > ABANDONED)
      await rm(join(parent, entry), { recursive: true, force: true });
  }
}

async function unpack(bundle: Bundle, parent: string, target: string): Promise<string> {
  await sweep(parent, bundle.name);
  const temporary = await mkdtemp(`${target}.part-`);
  try {
    await bundle.fill(temporary);
    const entries: Entry[] = [];
    for (const path of await filesIn(temporary)) entries.push(await seal(temporary, path));
    await writeFile(join(temporary, MARK), JSON.stringify(entries), { flush: true });
    await sync(temporary);
    await replace(temporary, target);
    await sync(parent);
    return target;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Puts a whole folder in the place of a damaged one, if there is one. */
async function replace(temporary: string, target: string): Promise<void> {
  const damaged = `${temporary}.old`;
  await rename(target, damaged).catch(() => {});
  try {
    await rename(temporary, target);
  } catch (error) {
    // Another process was quicker; what it unpacked serves as well.
    if (!(await isWhole(target))) throw error;
  }
  await rm(damaged, { recursive: true, force: true });
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

/** Forces a file to the disk, so that no power cut leaves a whole folder of empty files. */
async function seal(folder: string, path: string): Promise<Entry> {
  await sync(join(folder, path));
  const { size } = await stat(join(folder, path));
  return { path, bytes: size, sha256: await sha256(join(folder, path)) };
}

async function sync(path: string): Promise<void> {
  // Folders cannot be opened on Windows, where the rename is durable without it.
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function entriesOf(folder: string): Promise<Entry[] | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, MARK), 'utf8')) as Entry[];
  } catch {
    return undefined;
  }
}

/** Whether every file is there in its full length. Quick enough for every start. */
export async function isWhole(folder: string): Promise<boolean> {
  const entries = await entriesOf(folder);
  if (!entries) return false;
  const sizes = await Promise.all(entries.map(({ path }) => stat(join(folder, path)).catch(() => undefined)));
  return entries.every((entry, index) => sizes[index]?.size === entry.bytes);
}

/** Whether every file has the content it was unpacked with. Reads all of it: for repairs and `doctor`. */
export async function isSound(folder: string): Promise<boolean> {
  const entries = await entriesOf(folder);
  if (!entries || !(await isWhole(folder))) return false;
  for (const entry of entries) if ((await sha256(join(folder, entry.path))) !== entry.sha256) return false;
  return true;
}
