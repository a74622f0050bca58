import { link, mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type Disk, Failure } from '../contract/index.ts';

/** The largest file that a document or a template may refer to, bytes. */
const LARGEST = 64 * 1024 * 1024;

/** The machine's own disk. */
export function createDisk(): Disk {
  return {
    read: (path) => readFile(path),
    kind: async (path) => {
      try {
        const found = await stat(path);
        if (found.isFile()) return 'file';
        return found.isDirectory() ? 'folder' : 'other';
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    list: async (folder) => (await readdir(folder)).sort(),
    real: (path) => realpath(path),
    makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
    write: async (path, bytes) => {
      // `wx`: a file of that name that is not ours is an error, and so is a link laid in its place.
      const file = await open(path, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    rename,
    remove: (path) => rm(path, { force: true }),
    removeFolder: async (path) => {
      try {
        await rmdir(path);
      } catch (error) {
        if (!isMissing(error) && !['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? ''))
          throw error;
      }
    },
    stamp: async (path) => {
      try {
        const { size, mtimeMs, ctimeMs, ino } = await stat(path);
        return { size, modified: mtimeMs, changed: ctimeMs, inode: ino };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    link,
    revision: async (folder, name) => (await import('./git.ts')).revisionDisk(folder, name),
  };
}

/**
 * Reads files for documents and templates, which may refer only to what lies in one of the folders
 * after every link is resolved. Relative paths count from `root`, wherever the process was started.
 */
export function createReader(root: string, folders: readonly string[]): (path: string) => Promise<Uint8Array> {
  const roots = Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  return async (path) => {
    try {
      const real = await realpath(resolve(root, path));
      if (!(await roots).some((folder) => isInside(real, folder))) {
        throw new Failure('file/outside', `Unexpected file \`${path}\` outside the project`, {
          note: 'Copy the file into the project and refer to it there.',
        });
      }
      const found = await stat(real);
      if (!found.isFile()) {
        throw new Failure('file/not-a-file', `Unexpected folder or device \`${path}\`, expected a file`, {
          note: 'Refer to a file.',
        });
      }
      if (found.size > LARGEST) {
        throw new Failure(
          'file/too-large',
          `Unexpected ${found.size} bytes in \`${path}\`, expected at most ${LARGEST}`,
          {
            note: 'Scale the image down, or compress it.',
          },
        );
      }
      return await readFile(real);
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw unreadable(path, error);
    }
  };
}

function unreadable(path: string, cause: unknown): Failure {
  if (isMissing(cause)) {
    return new Failure('file/missing', `Unexpected reference to \`${path}\`: there is no such file`, {
      note: 'Check the name and its capital letters, or add the file.',
    });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Failure('file/unreadable', `Cannot read \`${path}\`: ${reason}`, {
    note: 'Check that you may read the file and that no folder on its path is a file.',
  });
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
