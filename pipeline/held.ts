import type { BuildEvent, Listener } from './build/events.ts';
import type { Disk, WritableDisk } from './contract/index.ts';

/** What a build works with of which nothing is seen until it is released. */
export interface Held {
  /** Reads at once, and changes nothing before the release. */
  disk: Disk;
  /** Tells nothing before the release. */
  emit: Listener;
  signal: AbortSignal;
  /** Lets the build write, and tell what has happened so far. */
  release(): void;
  /** Ends the build. */
  abandon(): void;
}

/** Lets a build begin before it is known whether it is wanted. */
export function hold(disk: Disk, emit: Listener, given: AbortSignal): Held {
  const stop = new AbortController();
  const signal = AbortSignal.any([given, stop.signal]);
  const events: BuildEvent[] = [];
  let isReleased = false;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  signal.addEventListener('abort', end, { once: true });

  /** What was released goes on to the end: whoever is stopped later takes away what it has begun to write. */
  const held =
    <Given extends unknown[], Result>(change: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      await ended;
      if (!isReleased) signal.throwIfAborted();
      return change(...given);
    };
  const writes: WritableDisk = {
    makeFolder: held(disk.makeFolder),
    write: held(disk.write),
    rename: held(disk.rename),
    remove: held(disk.remove),
    removeFolder: held(disk.removeFolder),
    link: held(disk.link),
  };
  return {
    disk: { ...disk, ...writes },
    emit: (event) => (isReleased ? emit(event) : void events.push(event)),
    signal,
    release() {
      isReleased = true;
      events.splice(0).forEach(emit);
      end();
      // A listener would keep it for as long as the given signal lives.
      signal.removeEventListener('abort', end);
    },
    abandon: () => stop.abort(new Error('Unexpected change of what is being built')),
  };
}
