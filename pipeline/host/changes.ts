import { EventEmitter, once } from 'node:events';
import { sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A change of a file. */
export interface Change {
  path: string;
  /** Whether it is the only one so far, of a file that was there before, and is. */
  isEdit: boolean;
}

/** Changes of files: hints, which whoever asked has to check. */
export interface Changes {
  /** Watches these files and folders, and no others; they need not be there yet. */
  watch(paths: readonly string[]): void;
  /** Waits until something has changed. Rejects with the reason of the signal. */
  first(signal: AbortSignal): Promise<Change>;
  /** Waits until it has been quiet for a while. Gives all paths that have changed; rejects with the reason of the signal. */
  quiet(signal: AbortSignal): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}

/**
 * Quiet after which changes are told (ms): programs save in several steps. Longer than the 50 ms in which the
 * watcher says nothing of a second change of a file, so that what is read then is the last one.
 */
const QUIET = 60;
/** The same after something was removed: some programs save by removing a file and writing it anew. */
const QUIET_AFTER_REMOVAL = 250;
/** The same after so many changes: a whole tree is being exchanged. */
const QUIET_AFTER_MANY = 300;
const MANY = 20;
/** Changes are told after that time even where there is no quiet (ms). */
const LONGEST = 5000;
/** Where the system does not tell of changes, they are looked for so often (ms). */
const POLLING = 500;

/** What a system that has run out of watchers says. */
const EXHAUSTED = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/**
 * Watches the disk. `ignored` folders are never looked into; `onPolling` is told once where the system
 * cannot tell of changes, so that they are looked for.
 */
export async function watchChanges(ignored: readonly string[], onPolling: (cause: Error) => void): Promise<Changes> {
  const { watch } = await import('chokidar');
  const isIgnored = (path: string) =>
    ignored.some((folder) => path === folder || path.startsWith(folder + sep)) || NEVER.test(path);
  let watched: readonly string[] = [];
  let changed = new Set<string>();
  let began: Change | undefined;
  let last = 0;
  let wait = QUIET;
  const news = new EventEmitter();
  let isPolling = false;

  const note = (event: string, path: string) => {
    if (isIgnored(path)) return;
    changed.add(path);
    last = performance.now();
    began ??= { path, isEdit: event === 'change' };
    if (event.startsWith('unlink')) wait = Math.max(wait, QUIET_AFTER_REMOVAL);
    if (changed.size > MANY) wait = QUIET_AFTER_MANY;
    news.emit('change');
  };
  const open = (usePolling: boolean) => {
    const watcher = watch([], { ignored: isIgnored, ignoreInitial: true, usePolling, interval: POLLING });
    watcher.on('all', note);
    watcher.on('error', (error) => {
      if (isPolling || !EXHAUSTED.has((error as NodeJS.ErrnoException).code ?? '')) return;
      isPolling = true;
      onPolling(error as Error);
      const former = watcher;
      current = open(true);
      current.add([...watched]);
      void former.close();
    });
    return watcher;
  };
  let current = open(false);

  const first = async (signal: AbortSignal): Promise<Change> => {
    signal.throwIfAborted();
    while (!began) await once(news, 'change', { signal }).catch(() => signal.throwIfAborted());
    return { ...began, isEdit: began.isEdit && changed.size === 1 };
  };

  return {
    watch(paths) {
      const added = paths.filter((path) => !watched.includes(path));
      const dropped = watched.filter((path) => !paths.includes(path));
      watched = [...paths];
      if (dropped.length > 0) current.unwatch(dropped);
      if (added.length > 0) current.add(added);
    },
    first,
    async quiet(signal) {
      await first(signal);
      const start = performance.now();
      for (;;) {
        const left = Math.min(last + wait, start + LONGEST) - performance.now();
        if (left <= 0) break;
        await sleep(left, undefined, { signal }).catch(() => signal.throwIfAborted());
      }
      const told = changed;
      changed = new Set();
      began = undefined;
      wait = QUIET;
      return told;
    },
    close: () => current.close(),
  };
}

/** Folders of packages and of version control. */
const NEVER = /[\\/](?:node_modules|\.git|\.hg|\.svn)(?:[\\/]|$)/;
