import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Disk, Failure } from '../../contract/index.ts';
import { isRunning } from '../running.ts';

/** What a virus scanner or an indexer that holds a file open makes a rename fail with. */
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** Pauses between tries, ms; less than a second in all. */
const PAUSES = [20, 50, 100, 200, 400];

let written = 0;

/**
 * Writes the outputs of one document: all of them beside their places first, then each into its
 * place by renaming. Until every file is safely on the disk none of the old ones is touched.
 *
 * Throws `output/write-failed`, or the reason of `signal`; leaves no temporary file in either case.
 */
export async function writeOutputs(
  disk: Disk,
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
  signal?: AbortSignal,
): Promise<void> {
  const moves = [...files].map(([name, content]) => {
    written += 1;
    const temporary = join(folder, `.galley-${process.pid}-${written}.tmp`);
    return { path: join(folder, name), temporary, content };
  });
  try {
    await naming(folder, async () => {
      await disk.makeFolder(folder);
      await sweep(disk, folder);
    });
    // At the same time: what takes long is to wait for the disk.
    const writes = moves.map(async ({ path, temporary, content }) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      await naming(path, () => disk.write(temporary, bytes));
    });
    await Promise.allSettled(writes);
    await Promise.all(writes);
    signal?.throwIfAborted();
    for (const { path, temporary } of moves) await naming(path, () => rename(disk, temporary, path));
  } catch (error) {
    await Promise.allSettled(moves.map(({ temporary }) => disk.remove(temporary)));
    if (signal?.aborted) throw signal.reason;
    throw error;
  }
}

/** Says which file could not be written. */
async function naming(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw failed(path, error as NodeJS.ErrnoException);
  }
}

/** Removes what a build that was killed has left behind. */
async function sweep(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.list(folder)) {
    const owner = /^\.galley-(\d+)-\d+\.tmp$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await disk.remove(join(folder, name));
  }
}

async function rename(disk: Disk, from: string, to: string): Promise<void> {
  for (const pause of PAUSES) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      if (!BUSY.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await wait(pause);
    }
  }
  return disk.rename(from, to);
}

const REMEDIES: Record<string, string> = {
  ENOSPC: 'The disk is full: make room, or write elsewhere with `--output`.',
  EDQUOT: 'Your share of the disk is used up: make room, or write elsewhere with `--output`.',
  EACCES: 'You may not write there: change the permissions, or write elsewhere with `--output`.',
  EPERM: 'You may not write there, or another program holds the file open: close it, then build again.',
  EBUSY: 'Another program holds the file open: close it, then build again.',
  EROFS: 'The disk is read-only: write elsewhere with `--output`.',
  ENOTDIR: 'A folder on the path is a file: write elsewhere with `--output`.',
  EEXIST: 'A folder on the path is a file: write elsewhere with `--output`.',
  EISDIR: 'A folder stands in the place of the file: move it away.',
  EMFILE: 'Too many files are open: build with a lower `--jobs`.',
};

function failed(path: string, error: NodeJS.ErrnoException): Failure {
  return new Failure('output/write-failed', `Cannot write \`${path}\`: ${error.message}`, {
    file: path,
    note: REMEDIES[error.code ?? ''] ?? 'Check the disk, or write elsewhere with `--output`.',
    cause: error,
  });
}
