import { lstat, mkdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from './found.ts';

/** A folder that unpacked things are kept in. */
export interface CacheFolder {
  path: string;
  /** Lies where other users can write: it is only used while it belongs to this user alone. */
  shared: boolean;
}

/**
 * Folders to keep unpacked things in, best first: `GALLEY_CACHE`, the user's cache folder by the
 * habit of the platform, and the temporary folder for a home that cannot be written.
 */
export function cacheFolders(env: Env): CacheFolder[] {
  const own = env.GALLEY_CACHE ? [env.GALLEY_CACHE] : userCache(env);
  const user = process.getuid?.() ?? 'user';
  return [
    ...own.map((path) => ({ path, shared: false })),
    { path: join(env.TMPDIR || tmpdir(), `galley-${user}`), shared: true },
  ];
}

function userCache(env: Env): string[] {
  const home = env.HOME || homedir();
  if (process.platform === 'win32') return env.LOCALAPPDATA ? [join(env.LOCALAPPDATA, 'galley', 'cache')] : [];
  if (process.platform === 'darwin') return [join(home, 'Library', 'Caches', 'galley')];
  return [join(env.XDG_CACHE_HOME || join(home, '.cache'), 'galley')];
}

/**
 * Whether what lies in a folder can be run. In a temporary folder anybody can put a program of their
 * own under our name, so there the folder must belong to this user and be closed to all others.
 */
export async function isTrusted(folder: CacheFolder): Promise<boolean> {
  if (!folder.shared || process.platform === 'win32') return true;
  const stat = await lstat(folder.path).catch(() => undefined);
  return stat?.isDirectory() === true && stat.uid === process.getuid?.() && (stat.mode & 0o077) === 0;
}

/** Makes the folder. Throws the file system's error where that is not possible. */
export async function makeCacheFolder(folder: CacheFolder): Promise<void> {
  await mkdir(folder.path, { recursive: true, mode: folder.shared ? 0o700 : 0o755 });
  if (!(await isTrusted(folder))) {
    throw Object.assign(new Error(`\`${folder.path}\` belongs to somebody else`), { code: 'EACCES' });
  }
}
