import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A holder renews its lock this often, and one not renewed for `STALE` is dead (ms). */
const RENEW = 2_000;
const STALE = 30_000;
const RETRY = 100;

/**
 * Does `work` in one process at a time. A waiter calls `done` between tries and returns its value as
 * soon as there is one. The lock of a process that has died is taken over.
 *
 * The lock saves work, nothing more: two processes that take over one lock at the same moment both do
 * the work, so `work` must be harmless when done twice.
 */
export async function underLock<T>(file: string, done: () => Promise<T | undefined>, work: () => Promise<T>) {
  for (;;) {
    const ready = await done();
    if (ready !== undefined) return ready;
    const release = await acquire(file);
    if (release) {
      try {
        return (await done()) ?? (await work());
      } finally {
        await release();
      }
    }
    if (await isDead(file)) await rm(file, { force: true });
    else await sleep(RETRY);
  }
}

async function acquire(file: string): Promise<(() => Promise<void>) | undefined> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const renew = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), RENEW);
  renew.unref();
  return async () => {
    clearInterval(renew);
    await rm(file, { force: true });
  };
}

async function isDead(file: string): Promise<boolean> {
  const seen = await stat(file).catch(() => undefined);
  if (!seen) return false;
  const age = Date.now() - seen.mtimeMs;
  if (age > STALE) return true;
  try {
    const owner: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isOwner(owner) && owner.host === hostname() && !isRunning(owner.pid);
  } catch {
    // Just being written, or left half-written by a process that died: then its age decides.
    return false;
  }
}

function isOwner(value: unknown): value is { pid: number; host: string } {
  return typeof value === 'object' && value !== null && 'pid' in value && 'host' in value;
}

/** Whether a process of this machine is alive. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
